"""Feet and hands, in cm in their own axes: x along the sole or the palm, from the ankle or the wrist."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from handout.figures import body
from handout.figures.geometry import Axes, Point
from handout.figures.limbs import disc
from handout.figures.scene import Curve
from handout.model.figure import HandContact

if TYPE_CHECKING:
    from handout.figures.skeleton import Arm, Leg

Places = tuple[tuple[float, float], ...]

# A bare foot from its outer side; the toes have their own axes, from the ball.
_HINDFOOT_TOP: Places = ((-2.6, 3.4), (2.6, 3.6), (3.9, 2.2), (6.2, 0.5), (9.4, -1.4), (12.0, -2.7))
_TOES: Places = (
    (1.4, 2.2),
    (3.6, 1.5),
    (5.9, 1.1),
    (7.0, 0.2),
    (6.9, -0.8),
    (5.6, -1.25),
    (3.4, -1.0),
    (1.6, -1.1),
)
_SOLE: Places = (
    (12.6, -6.63),
    (10.4, -6.6),
    (7.4, -6.2),
    (3.6, -6.0),
    (0.2, -6.4),
    (-2.6, -6.63),
    (-4.8, -6.0),
)
_HEEL: Places = ((-5.7, -4.2), (-5.3, -2.0), (-4.0, 0.4))
_TOE_LINES: tuple[Places, ...] = (
    ((2.3, -0.9), (2.9, 0.1)),
    ((3.8, -0.9), (4.4, 0.2)),
    ((5.2, -1.0), (5.8, 0.1)),
)

# A bare foot from below: the big toe's side is up.
_SOLE_VIEW: Places = (
    (-5.6, -0.4), (-4.8, 2.8), (-1.8, 4.1), (2.4, 3.2), (6.0, 2.6), (9.4, 3.8), (12.6, 5.2),
    (14.8, 4.6), (15.6, 1.4),
    (14.9, -2.2), (12.8, -4.6), (9.0, -4.9), (4.0, -4.3), (0.0, -4.2), (-3.6, -3.8),
)  # fmt: skip
_SOLE_TOES = ((17.4, 3.7, 2.4), (17.2, 0.9, 1.6), (16.4, -1.0, 1.5), (15.3, -2.6, 1.4), (13.8, -4.0, 1.3))
_SOLE_LINES: tuple[Places, ...] = (((14.9, 4.2), (14.6, 1.2), (13.6, -2.2), (12.2, -3.6)),)


class Drawn(NamedTuple):
    """A hand or foot: its areas, which share one outline, and the fine lines on them."""

    areas: tuple[Curve, ...]
    lines: tuple[Curve, ...]


def foot(leg: Leg) -> Drawn:
    """A bare foot from its outer side; the toes bend at the ball."""
    axes = Axes(leg.ankle, leg.foot)
    toes = Axes(axes.at(body.BALL_AHEAD, -5.4), leg.toes)
    outline = (*_at(axes, _HINDFOOT_TOP), *_at(toes, _TOES), *_at(axes, (*_SOLE, *_HEEL)))
    return Drawn((Curve(outline),), tuple(_line(toes, ends) for ends in _TOE_LINES))


def sole(leg: Leg) -> Drawn:
    """A bare foot from below, as it lies on the other knee."""
    axes = Axes(leg.ankle, leg.foot)
    toes = tuple(disc(axes.at(x, y), radius) for x, y, radius in _SOLE_TOES)
    return Drawn((_area(axes, _SOLE_VIEW), *toes), tuple(_line(axes, places) for places in _SOLE_LINES))


def _at(axes: Axes, places: Places) -> tuple[Point, ...]:
    return tuple(axes.at(*place) for place in places)


def _line(axes: Axes, places: Places) -> Curve:
    return Curve(_at(axes, places), closed=False)


def _area(axes: Axes, places: Places) -> Curve:
    return Curve(_at(axes, places))


class _Hand(NamedTuple):
    palm: Places
    thumb: Places
    lines: tuple[Places, ...]


_RELAXED = _Hand(
    ((-1.2, 2.2), (2.5, 3.0), (6, 3.5), (9, 3.3), (12.6, 2.5), (15.8, 1.5), (17.0, 0.2), (15.8, -1.2),
     (12, -2.7),
     (8, -3.3), (4, -2.9), (-1.2, -2.2)),
    ((1.4, 1.6), (3.6, 4.0), (6.6, 5.5), (9.4, 5.5), (10.2, 4.3), (8.2, 3.3), (5.0, 1.6)),
    (((10.0, 1.5), (14.8, 0.8)), ((9.8, -0.3), (15.4, -0.3)), ((9.4, -1.9), (13.8, -1.4))),
)  # fmt: skip
_FLAT = _Hand(
    ((-1.4, 2.2), (1.5, 2.5), (4.6, 2.0), (8, 0.9), (12, 0.2), (15.6, -0.5), (17.2, -1.3),
     (16.6, -2.2), (12, -2.3),
     (4, -2.3), (0, -2.3), (-1.5, -2.2)),
    ((1.6, 1.0), (4.2, 3.2), (7.0, 4.2), (9.0, 3.9), (9.4, 2.9), (7.4, 2.2), (5.0, 0.6)),
    (((8.4, -0.8), (14.8, -1.4)),),
)  # fmt: skip
_GRIP = _Hand(
    ((-1.2, 2.3), (2, 3.2), (5.2, 4.0), (8, 4.2), (10.4, 3.1), (11.4, 0.6), (10.8, -2.0), (8.6, -3.6),
     (4.8, -3.3),
     (-1.2, -2.3)),
    ((2.6, -1.0), (4.4, -3.6), (7.0, -4.9), (9.2, -4.4), (9.0, -3.0), (7.0, -2.2), (5.0, -0.6)),
    (((7.0, 2.1), (10.8, 1.9)), ((6.8, 0.4), (11.2, 0.1)), ((6.8, -1.3), (10.8, -1.6))),
)  # fmt: skip
_PRESS = _Hand(
    ((-1.2, 2.3), (2, 3.0), (5.0, 3.2), (7.0, 1.8), (8.4, -0.4), (8.0, -3.4), (6.2, -5.4),
     (3.4, -5.0), (1.0, -3.6),
     (-1.2, -2.3)),
    ((2.8, 2.4), (6.0, 2.9), (9.4, 2.0), (11.6, 0.7), (11.9, -0.6), (10.6, -1.0), (7.6, -0.1), (4.8, 0.2)),
    (((5.0, -2.4), (8.0, -2.0)), ((4.4, -3.8), (7.3, -4.0))),
)  # fmt: skip
_HANDS = {
    HandContact.FREE: _RELAXED,
    HandContact.WALL: _FLAT,
    HandContact.FLOOR: _FLAT,
    HandContact.THIGH: _FLAT,
    HandContact.CHEST: _FLAT,
    HandContact.SOLE: _PRESS,
}


def hand(arm: Arm, contact: HandContact) -> Drawn:
    """A hand: flat where it leans, closed where it holds, thumb out where it presses, else at rest."""
    axes, shape = Axes(arm.wrist, arm.hand), _HANDS.get(contact, _GRIP)
    turned = -1 if contact is HandContact.CHEST else 1
    palm, thumb, *marks = (
        tuple((x, turned * y) for x, y in places) for places in (shape.palm, shape.thumb, *shape.lines)
    )
    return Drawn((_area(axes, palm), _area(axes, thumb)), tuple(_line(axes, places) for places in marks))


def fascia(leg: Leg) -> Curve:
    """The band under the foot as seen from below: narrow at the heel, broad at the ball."""
    places = (
        (-2.6, 0.4),
        (2, 1.2),
        (7, 1.4),
        (12.0, 3.4),
        (13.4, 2.4),
        (13.2, -0.4),
        (11.4, -2.8),
        (6, -1.6),
        (1, -1.2),
    )
    return _area(Axes(leg.ankle, leg.foot), places)
