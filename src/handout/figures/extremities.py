"""Feet and hands, in cm in their own axes: x along the sole or the palm, from the ankle or the wrist."""

from __future__ import annotations

from typing import NamedTuple, TYPE_CHECKING

from handout.figures import body
from handout.figures.geometry import Axes, Point
from handout.figures.scene import Curve
from handout.model.figure import HandContact

if TYPE_CHECKING:
    from handout.figures.skeleton import Arm, Leg

_HINDFOOT_TOP = ((-3.9, 2.2), (-4.1, 3.4), (3.4, 3.8), (4.2, 2.4), (6.2, 0.6), (9.4, -1.4), (12.0, -2.7))
_TOES = ((1.4, 2.2), (3.6, 1.5), (5.9, 1.1), (7.0, 0.2), (6.9, -0.8), (5.6, -1.25), (3.4, -1.0), (1.6, -1.1))
_SOLE = ((12.6, -6.63), (10.4, -6.6), (7.4, -6.2), (3.6, -6.0), (0.2, -6.4), (-2.6, -6.63), (-4.8, -6.0))
_HEEL = ((-5.7, -4.2), (-5.3, -2.0), (-4.4, 0.2))
_TOE_LINES = (((2.3, -0.9), (2.9, 0.1)), ((3.8, -0.9), (4.4, 0.2)), ((5.2, -1.0), (5.8, 0.1)))


class Drawn(NamedTuple):
    """A hand or foot: its areas, which share one outline, and the fine lines on them."""

    areas: tuple[Curve, ...]
    lines: tuple[Curve, ...]


def foot(leg: Leg) -> Drawn:
    """A bare foot from its outer side; the toes bend at the ball."""
    axes = Axes(leg.ankle, leg.foot)
    toes = Axes(axes.at(body.BALL_AHEAD, -5.4), leg.toes)
    outline = (
        *(axes.at(*place) for place in _HINDFOOT_TOP),
        *(toes.at(*place) for place in _TOES),
        *(axes.at(*place) for place in (*_SOLE, *_HEEL)),
    )
    marks = tuple(_line(toes, *ends) for ends in _TOE_LINES)
    return Drawn((Curve(outline),), marks)


def _line(axes: Axes, *places: tuple[float, float]) -> Curve:
    return Curve(tuple(axes.at(*place) for place in places), closed=False)


def _area(axes: Axes, places: tuple[tuple[float, float], ...]) -> Curve:
    return Curve(tuple(axes.at(*place) for place in places))


_RELAXED = ((-1.2, 2.2), (2.5, 3.0), (6, 3.5), (9, 3.3), (12.6, 2.5), (15.8, 1.5), (17.0, 0.2), (15.8, -1.2),
            (12, -2.7), (8, -3.3), (4, -2.9), (-1.2, -2.2))  # fmt: skip
_RELAXED_THUMB = ((1.4, 1.6), (3.6, 4.0), (6.6, 5.5), (9.4, 5.5), (10.2, 4.3), (8.2, 3.3), (5.0, 1.6))
_RELAXED_LINES = (((10.0, 1.5), (14.8, 0.8)), ((9.8, -0.3), (15.4, -0.3)), ((9.4, -1.9), (13.8, -1.4)))

_FLAT = ((-1.4, 2.2), (1.5, 2.5), (4.6, 2.0), (8, 0.9), (12, 0.2), (15.6, -0.5), (17.2, -1.3), (16.6, -2.2),
         (12, -2.3), (4, -2.3), (0, -2.3), (-1.5, -2.2))  # fmt: skip
_FLAT_THUMB = ((1.6, 1.0), (4.2, 3.2), (7.0, 4.2), (9.0, 3.9), (9.4, 2.9), (7.4, 2.2), (5.0, 0.6))
_FLAT_LINES = (((8.4, -0.8), (14.8, -1.4)),)

_GRIP = ((-1.2, 2.3), (2, 3.2), (5.2, 4.0), (8, 4.2), (10.4, 3.1), (11.4, 0.6), (10.8, -2.0), (8.6, -3.6),
         (4.8, -3.3), (-1.2, -2.3))  # fmt: skip
_GRIP_THUMB = ((2.6, -1.0), (4.4, -3.6), (7.0, -4.9), (9.2, -4.4), (9.0, -3.0), (7.0, -2.2), (5.0, -0.6))
_GRIP_LINES = (((7.0, 2.1), (10.8, 1.9)), ((6.8, 0.4), (11.2, 0.1)), ((6.8, -1.3), (10.8, -1.6)))

_FLAT_HOLDS = (HandContact.WALL, HandContact.FLOOR, HandContact.THIGH)


def hand(arm: Arm, contact: HandContact) -> Drawn:
    """A hand: flat where it leans, closed where it holds, else at rest."""
    axes = Axes(arm.wrist, arm.hand)
    if contact in _FLAT_HOLDS:
        shapes, marks = (_FLAT, _FLAT_THUMB), _FLAT_LINES
    elif contact is HandContact.FREE:
        shapes, marks = (_RELAXED, _RELAXED_THUMB), _RELAXED_LINES
    else:
        shapes, marks = (_GRIP, _GRIP_THUMB), _GRIP_LINES
    return Drawn(tuple(_area(axes, shape) for shape in shapes), tuple(_line(axes, *ends) for ends in marks))


def sole_line(leg: Leg) -> tuple[Point, ...]:
    """Places along the sole from heel to ball, a little inside the skin."""
    axes = Axes(leg.ankle, leg.foot)
    return tuple(axes.at(x, y + 1.1) for x, y in reversed(_SOLE))
