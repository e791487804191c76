"""A foot drawn again, larger, in a ring beside the body: for a movement too small for a whole figure."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from handout.figures import arrows, marks
from handout.figures.geometry import Point, direction, distance
from handout.figures.limbs import disc
from handout.figures.paint import FINE, WHITE, Palette, lines
from handout.figures.scene import Bounds, Curve, Numeral, Scene, Shape, overlap
from handout.model.figure import FootContact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handout.figures.cell import Cell
    from handout.figures.contacts import Placed
    from handout.figures.geometry import Place
    from handout.model.figure import Arrow, BodySide, Frame

ZOOM = 2.2
SEEN = 18.6  # cm round the middle of the foot
RADIUS = ZOOM * SEEN
_APART = 5.0  # cm between the ring and what is beside it
_ABOVE_FLOOR = 3.0
_STRIDE = 4.0  # cm between places on a line that is cut by the ring
_ARC = 16.0  # degrees between places on the ring
_CUBIC = [((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in (0.25, 0.5, 0.75, 1.0)]
_ON_TOES = (FootContact.STEP_EDGE, FootContact.BALL, FootContact.FLAT)


def over(drawn: Cell, placed: Placed, frame: Frame, colors: Palette, *, sketched: bool = False) -> Cell:
    """The drawn frame with its marks, and with a foot in a ring beside it if the frame asks for one.

    A sketch leaves the ring empty.
    """
    if frame.magnify_foot is None or placed.solid:
        return marks.over(drawn, placed, frame, colors)
    view = lens(placed, frame.magnify_foot, drawn.lines)
    inside = Scene() if sketched else magnified(view, drawn.scene)
    drawn = drawn.over(leader(view, colors)).under(inside, rings(view, colors))
    seen = tuple(arrow for arrow in frame.arrows if view.sees(arrows.way(placed, arrow).at(0)))
    rest = tuple(arrow for arrow in frame.arrows if arrow not in seen)
    drawn = marks.over(drawn, placed, replace(frame, arrows=rest), colors)
    fine = structs.replace(colors, pen=colors.pen / ZOOM)
    moves = Scene().plus(*(arrows.arrow(placed, arrow, fine) for arrow in seen))
    return drawn.under(moves.mapped(view.larger, ZOOM), _labels(view, seen, colors))


def _labels(view: Lens, seen: tuple[Arrow, ...], colors: Palette) -> Scene:
    """The arrows' texts over the ring, one above the other: inside it they would cover the foot."""
    size, top = colors.letters, view.place.moved(0, RADIUS + 2 * colors.pen)
    texts = [arrow.label for arrow in seen if arrow.label]
    return Scene(
        (),
        tuple(
            Numeral(text, top.moved(0, (0.6 + 1.2 * line) * size), size, colors.line)
            for line, text in enumerate(texts)
        ),
    )


class Lens(NamedTuple):
    """What is seen and where it is drawn again."""

    middle: Point
    place: Point

    def larger(self, place: Place) -> Point:
        """Where a place on the body lies in the ring."""
        (left, low), (x, y), (across, up) = self.place, self.middle, place
        return Point(left + ZOOM * (across - x), low + ZOOM * (up - y))

    def enlarged(self, curve: Curve) -> Curve:
        """The line as it lies in the ring."""
        (left, low), (x, y) = self.place, self.middle
        places = [(left + ZOOM * (a - x), low + ZOOM * (b - y)) for a, b in curve.points]
        return Curve(tuple(places), curve.closed, curve.smooth)

    def sees(self, point: Point) -> bool:
        """Whether a place lies in what is seen, or just beside it."""
        return distance(self.middle, point) < 1.4 * SEEN


def lens(placed: Placed, side: BodySide, drawn: Bounds) -> Lens:
    """The ring behind the body, level with the foot; it keeps to the ball, so that the heel's way shows."""
    slot = placed.pose.slot(side)
    leg = placed.leg(slot)
    on_toes = placed.pose.side(slot).foot in _ON_TOES
    middle = leg.ball.moved(-6.6, 4) if on_toes else leg.ankle.moved(3, 5)
    left, *_ = drawn
    height = max(middle.y, RADIUS + _ABOVE_FLOOR)
    return Lens(middle, Point(left - _APART - RADIUS, height))


def leader(view: Lens, colors: Palette) -> Scene:
    """The way from what is seen to the ring, to be drawn behind the body."""
    way = direction(view.place, view.middle)
    ends = view.place.polar(way, RADIUS), view.middle.polar(way, -SEEN)
    return lines(colors.ground, colors.pen * FINE, Curve(ends, closed=False, smooth=False))


def rings(view: Lens, colors: Palette) -> Scene:
    """The rings round what is seen and round what is drawn larger."""
    seen = lines(colors.ground, colors.pen * FINE, disc(view.middle, SEEN, 6))
    return seen.plus(lines(colors.ground, colors.pen * 2.4, disc(view.place, RADIUS, 8)))


def magnified(view: Lens, scene: Scene) -> Scene:
    """The part of the scene that is seen, enlarged, with lines as thick as before."""
    paper = Shape((disc(view.place, RADIUS, 12)._replace(smooth=False),), fill=WHITE)
    return Scene((paper, *(part for shape in scene.shapes for part in _cut(view, shape) if part.curves)))


def _cut(view: Lens, shape: Shape) -> tuple[Shape, ...]:
    """What is seen of a shape; an open line that is cut keeps its paint and its stroke apart."""
    curves = [view.enlarged(curve) for curve in shape.curves if _is_near(view, curve)]
    if not shape.fill or all(curve.closed for curve in curves):
        return (shape._replace(curves=_seen(curves, view.place)),)
    shut = [curve._replace(closed=True) for curve in curves]
    paint = shape._replace(curves=_seen(shut, view.place), stroke="")
    return paint, shape._replace(curves=_seen(curves, view.place), fill="")


def _is_near(view: Lens, curve: Curve) -> bool:
    x, y = view.middle
    seen = x - SEEN, y - SEEN, x + SEEN, y + SEEN
    return overlap(curve.loose(), seen) and overlap(curve.extent(), seen)


def _seen(curves: list[Curve], middle: Point) -> tuple[Curve, ...]:
    return tuple(part for curve in curves for part in _inside(curve, middle, RADIUS))


def _inside(curve: Curve, middle: Point, radius: float) -> tuple[Curve, ...]:
    if max(_away(curve.points, middle)) < radius:
        return (curve,)
    places = _dense(curve)
    if curve.closed:
        return (Curve(_pressed(places, middle, radius), smooth=False),)
    return _runs(places, middle, radius)


def _away(places: Iterable[Place], middle: Point) -> list[float]:
    x, y = middle
    return [math.hypot(a - x, b - y) for a, b in places]


def _dense(curve: Curve) -> list[Place]:
    """Places on the line, none far from the next."""
    corners = [*curve.points, *curve.points[:1]] if curve.closed else list(curve.points)
    if curve.smooth:
        corners = [corners[0], *(place for run in curve.runs() for place in _piece(*run))]
    out = [corners[0]]
    for (x, y), end in pairwise(corners):
        dx, dy = end[0] - x, end[1] - y
        steps = math.ceil(math.hypot(dx, dy) / _STRIDE)
        if steps > 1:
            out += [(x + step / steps * dx, y + step / steps * dy) for step in range(1, steps)]
        out.append(end)
    return out


def _piece(before: Place, start: Place, end: Place, after: Place) -> list[Place]:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = before, start, end, after
    first_x, first_y = bx + (cx - ax) / 6, by + (cy - ay) / 6
    second_x, second_y = cx + (bx - dx) / 6, cy + (by - dy) / 6
    return [
        (w * bx + x * first_x + y * second_x + z * cx, w * by + x * first_y + y * second_y + z * cy)
        for w, x, y, z in _CUBIC
    ]


def _pressed(places: list[Place], middle: Point, radius: float) -> tuple[Place, ...]:
    """A closed line with what lies outside the circle pressed onto it: the area inside stays as it was."""
    out: list[Place] = []
    pressed: float | None = None  # the angle of the last place on the circle
    away = _away(places, middle)
    for place, here, after in zip(places, away, (*away[1:], 0.0), strict=True):
        if here <= radius:
            out.append(place)
            pressed = None
            continue
        angle = direction(middle, place)
        if pressed is None or after <= radius or abs((angle - pressed + 180) % 360 - 180) > _ARC:
            out.append(middle.polar(angle, radius))
            pressed = angle
    return tuple(out)


def _runs(places: list[Place], middle: Point, radius: float) -> tuple[Curve, ...]:
    """The pieces of an open line that lie inside the circle."""
    runs: list[list[Place]] = [[]]
    for place, cm in zip(places, _away(places, middle), strict=True):
        if cm <= radius:
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    return tuple(Curve(tuple(run), closed=False, smooth=False) for run in runs if len(run) > 1)
