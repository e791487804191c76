"""Feet and hands, in cm in their own axes: x along the sole or the palm, from the ankle or the wrist."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from handout.figures import body
from handout.figures.geometry import Axes, Point, direction, turn
from handout.figures.limbs import disc
from handout.figures.scene import Curve
from handout.model.figure import HandContact

if TYPE_CHECKING:
    from handout.figures.skeleton import Arm, Leg

Places = tuple[tuple[float, float], ...]

# A bare foot from its outer side; the toes have their own axes, from the ball.
_INSTEP: Places = ((4.8, 1.0), (10.0, -1.7))
_TOES: Places = ((1.0, 2.2), (5.6, 1.4), (7.2, -0.2), (5.4, -1.25))
_SOLE: Places = ((12.4, -6.6), (5.5, -6.1), (-1.8, -6.6))
_HEEL: Places = ((-5.3, -5.5), (-4.9, -0.4))
_POINTED = -45.0  # degrees
_TOE_LINES: tuple[Places, ...] = (
    ((2.3, -0.9), (2.9, 0.1)),
    ((3.8, -0.9), (4.4, 0.2)),
    ((5.2, -1.0), (5.8, 0.1)),
)

# A bare foot from below: the big toe's side is up.
_SOLE_VIEW: Places = (
    (-5.6, -0.3), (-4.8, 2.8), (-1.5, 4.1), (5.9, 2.6), (12.5, 5.2), (14.8, 4.5), (15.6, 1.6), (14.9, -2.2),
    (11.9, -4.9), (3.5, -4.3), (-3.4, -3.9),
)  # fmt: skip
_SOLE_TOES = ((17.4, 3.7, 2.4), (17.2, 0.9, 1.6), (16.4, -1.0, 1.5), (15.3, -2.6, 1.4), (13.8, -4.0, 1.3))
_SOLE_LINES: tuple[Places, ...] = (((14.9, 4.2), (14.6, 1.2), (13.6, -2.2), (12.2, -3.6)),)


class Drawn(NamedTuple):
    """A hand or foot: its areas, which share one outline, and the fine lines on them."""

    areas: tuple[Curve, ...]
    lines: tuple[Curve, ...]


def foot(leg: Leg) -> Drawn:
    """A bare foot from its outer side, from the instep round to the back of the heel; its toes bend."""
    axes = Axes(leg.ankle, leg.foot)
    toes = Axes(axes.at(body.BALL_AHEAD, -5.4), leg.toes)
    heel = _HEEL[:-1] if is_pointed(leg) else _HEEL
    outline = (*_at(axes, _INSTEP), *_at(toes, _TOES), *_at(axes, (*_SOLE, *heel)))
    return Drawn((Curve(outline),), tuple(_line(toes, ends) for ends in _TOE_LINES))


def is_pointed(leg: Leg) -> bool:
    """Whether the foot is pointed so far that the heel meets the calf in a fold."""
    return turn(leg.foot - direction(leg.knee, leg.ankle) - 90) < _POINTED


def heel_height(foot: float) -> float:
    """How high the ankle is over the floor when only the heel rests on it, at an angle of the sole."""
    heel = Axes(Point(0, 0), foot).places((_SOLE[-1], *_HEEL))
    return -min(y for _, y in heel)


def sole(leg: Leg) -> Drawn:
    """A bare foot from below, as it lies on the other knee."""
    axes = Axes(leg.ankle, leg.foot)
    toes = tuple(disc(axes.at(x, y), radius, 5) for x, y, radius in _SOLE_TOES)
    return Drawn((*toes, _area(axes, _SOLE_VIEW)), tuple(_line(axes, places) for places in _SOLE_LINES))


def _at(axes: Axes, places: Places) -> Places:
    return axes.places(places)


def _line(axes: Axes, places: Places) -> Curve:
    return Curve(_at(axes, places), closed=False, smooth=len(places) > 2)  # noqa: PLR2004  two points are a straight line


def _area(axes: Axes, places: Places) -> Curve:
    return Curve(_at(axes, places))


class _Hand(NamedTuple):
    palm: Places
    thumb: Places
    lines: tuple[Places, ...]


_RELAXED = _Hand(
    ((-1.1, 2.2), (4.8, 3.3), (8.8, 3.3), (15.4, 1.7), (17.0, 0.2), (15.9, -1.1), (11.4, -3.0), (6.8, -3.1),
     (-1.0, -2.2)),
    ((1.5, 1.4), (2.8, 3.4), (6.1, 5.3), (8.6, 5.6), (10.2, 4.4), (5.0, 1.7)),
    (((10.0, 1.5), (14.8, 0.8)), ((9.8, -0.3), (15.4, -0.3)), ((9.4, -1.9), (13.8, -1.4))),
)  # fmt: skip
_FLAT = _Hand(
    ((-1.2, 2.2), (4.0, 2.5), (9.4, 1.0), (16.6, -0.4), (17.8, -1.5), (16.4, -2.3), (7.0, -2.3),
     (-0.6, -2.3)),
    ((2.4, 1.7), (5.6, 3.5), (9.6, 3.2), (11.2, 2.0), (9.4, 1.3), (6.0, 0.7)),
    (((9.6, -0.7), (15.6, -1.2)),),
)  # fmt: skip
_GRIP = _Hand(
    ((-1.3, 2.2), (2.0, 3.2), (7.5, 4.3), (10.7, 2.7), (11.4, -0.5), (10.6, -2.2), (8.6, -3.5), (-0.9, -2.4)),
    ((3.2, -0.4), (3.2, -2.5), (7.1, -5.0), (9.6, -4.0), (9.1, -3.4), (5.7, -1.2)),
    (((7.0, 2.1), (10.8, 1.9)), ((6.8, 0.4), (11.2, 0.1)), ((6.8, -1.3), (10.8, -1.6))),
)  # fmt: skip
_PRESS = _Hand(
    ((-1.1, 2.3), (5.2, 3.0), (8.3, -0.1), (8.0, -3.3), (6.2, -5.4), (3.4, -5.0), (0.7, -3.5), (-1.0, -2.4)),
    ((2.7, 2.1), (6.3, 2.9), (10.0, 1.8), (12.0, 0.0), (10.4, -1.0), (5.3, 0.2)),
    (((5.0, -2.4), (8.0, -2.0)), ((4.4, -3.8), (7.3, -4.0))),
)  # fmt: skip
_LACED: Places = (
    (12.8, 3.4), (10.4, 4.1), (8.4, 3.4), (8.9, 2.0), (7.7, 0.7), (8.7, -0.7), (8.2, -2.4), (10.2, -3.4),
    (12.6, -2.8),
)  # fmt: skip
_LACED_LINES: tuple[Places, ...] = (((9.6, 1.8), (12.2, 1.6)), ((9.4, -0.7), (12.2, -0.7)))
_HANDS = {
    HandContact.FREE: _RELAXED,
    HandContact.WALL: _FLAT,
    HandContact.FLOOR: _FLAT,
    HandContact.THIGH: _FLAT,
    HandContact.CHEST: _FLAT,
    HandContact.SOLE: _PRESS,
    HandContact.PALM: _FLAT,
    HandContact.FOREARM: _FLAT,
}


def hand(arm: Arm, contact: HandContact) -> Drawn:
    """A hand: flat where it leans, closed where it holds, thumb out where it presses, else at rest.

    Its areas are the palm with the fingers, from front to back, and the thumb, open where it joins them.
    """
    axes, shape = Axes(arm.wrist, arm.hand), _HANDS.get(contact, _GRIP)
    palm, thumb, *marks = (shape.palm, shape.thumb, *shape.lines)
    if contact is HandContact.CHEST:
        palm, thumb, *marks = (tuple((x, -y) for x, y in places[::-1]) for places in (palm, thumb, *marks))
    areas = _area(axes, palm), Curve(_at(axes, thumb), closed=False)
    return Drawn(areas, tuple(_line(axes, places) for places in marks))


def clasped(arm: Arm) -> Drawn:
    """The other hand's fingers where they lace over the back of a hand that clasps the shin."""
    axes = Axes(arm.wrist, arm.hand)
    return Drawn((_area(axes, _LACED),), tuple(_line(axes, places) for places in _LACED_LINES))


def is_closed(contact: HandContact) -> bool:
    """Whether the hand is a fist round something: its thumb then lies behind it."""
    return contact not in _HANDS


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
