"""Feet from any side, and hands from the front, in cm in their own axes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from handout.figures import body, extremities
from handout.figures.extremities import Drawn
from handout.figures.geometry import Axes, Point, distance
from handout.figures.scene import Curve
from handout.model.figure import HandContact

if TYPE_CHECKING:
    from handout.figures.front_place import Solid
    from handout.figures.front_skeleton import Part
    from handout.figures.geometry import Place
    from handout.figures.skeleton import Arm

# A right foot in space: x along the sole from the ankle, y up, z to the outer side.
_FOOT = (
    (-5.6, -3.6, 1.6), (-5.6, -3.6, -1.6), (-4.6, -6.6, 2.8), (-4.6, -6.6, -2.8), (-1.0, 1.0, 3.4),
    (-1.0, 1.6, -3.5), (3.6, 2.2, 2.4), (3.8, 2.6, -2.6), (9.0, -1.6, -3.0), (9.0, -2.6, 2.8),
    (12.6, -6.6, 4.9), (13.4, -6.4, -4.9), (12.0, -4.4, 5.0), (13.0, -3.6, -4.7), (5.0, -6.6, 4.0),
)  # fmt: skip
_TOES = ((19.6, -5.4, -3.5), (19.3, -5.5, -1.0), (18.4, -5.6, 1.0), (17.2, -5.7, 2.8), (15.6, -5.8, 4.4))
_TOE_RADII = (1.5, 1.1, 1.05, 1.0, 0.95)
_CLOSE = 2.4  # cm: knots nearer than this to the last are left out
_LIKE = {HandContact.COUNTER: HandContact.FREE}  # fingers on a worktop hang as at rest
_SHORTEST = 0.55  # of a hand's length: nearer to its end it is drawn no shorter


def foot(solid: Solid, leg: Part, sign: int) -> Drawn:
    """A bare foot, its outline round all that is seen of it, and the lines between its toes."""
    view = solid.camera.page

    def own(place: tuple[float, float, float]) -> Point:
        return view(leg.own(place[0], place[1], sign * place[2]))

    ends = [own(toe) for toe in _TOES]
    round_ends = [
        end.polar(angle, radius)
        for end, radius in zip(ends, _TOE_RADII, strict=True)
        for angle in range(0, 360, 60)
    ]
    outline = Curve(_spaced(_hull([*(own(place) for place in _FOOT), *round_ends])))
    above = solid.camera.depth(leg.own(16, 0, 0)) > solid.camera.depth(leg.own(16, -6, 0))
    height = -3.6 if above else -6.4
    between = pairwise(_TOES)
    marks = tuple(
        Curve(
            (own(((a[0] + b[0]) / 2 - 0.2, height - 0.9, (a[2] + b[2]) / 2)),
             own(((a[0] + b[0]) / 2 - 3.2, height, (a[2] + b[2]) / 2))),
            closed=False, smooth=False,
        )
        for a, b in between
    )  # fmt: skip
    shown = distance(ends[0], ends[-1]) > 4.5  # noqa: PLR2004  cm: else the toes hide each other
    return Drawn((outline,), marks if shown else ())


def _hull(points: list[Point]) -> list[Point]:
    """The convex hull, anticlockwise (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    halves = []
    for run in (ordered, ordered[::-1]):
        half: list[Point] = []
        for point in run:
            while len(half) > 1 and _left(half[-2], half[-1], point) <= 0:
                half.pop()
            half.append(point)
        halves.append(half[:-1])
    return halves[0] + halves[1]


def _left(a: Point, b: Point, c: Point) -> float:
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)


def _spaced(points: list[Point]) -> tuple[Point, ...]:
    kept = [points[0]]
    for point in points[1:]:
        if distance(kept[-1], point) > _CLOSE:
            kept.append(point)
    return tuple(kept)


def hand(arm: Arm, contact: HandContact, shown: float) -> Drawn:
    """A right hand; `shown` is the share of its length that is seen. Thumb to the left of the way."""
    drawn = extremities.hand(arm, _LIKE.get(contact, contact))
    own, share = Axes(arm.wrist, arm.hand), max(shown, _SHORTEST)

    def shortened(place: Place) -> Point:
        x, y = own.local(place)
        return own.at(x * share, y)

    areas, marks = ([curve.mapped(shortened) for curve in curves] for curves in drawn)
    return Drawn(tuple(areas), tuple(marks))


LONGEST = body.FOOT
