"""A picture as values: filled and stroked shapes and numerals, in cm, y up; to be moved, scaled, mirrored."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from handout.figures.geometry import Point

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Bounds = tuple[float, float, float, float]  # left, bottom, right, top


class Curve(NamedTuple):
    """A line through points: smooth (uniform Catmull-Rom spline) or straight from point to point."""

    points: tuple[Point, ...]
    closed: bool = True
    smooth: bool = True

    def mapped(self, change: Callable[[Point], Point]) -> Curve:
        """The same line with every point changed."""
        return self._replace(points=tuple(change(point) for point in self.points))

    def holds(self, place: Point) -> bool:
        """Whether a place lies inside the closed line, taken as straight from point to point."""
        inside = False
        for a, b in zip(self.points, (*self.points[1:], self.points[0]), strict=True):
            if (a.y > place.y) != (b.y > place.y):
                inside ^= place.x < a.x + (place.y - a.y) / (b.y - a.y) * (b.x - a.x)
        return inside

    def inside(self, place: Point, middle: Point) -> Point:
        """The place itself if it lies inside; else the last place inside on its way from the middle."""
        shares = (1 - step / 60 for step in range(60))
        tried = (middle.toward(place, share) for share in shares)
        return next((point for point in tried if self.holds(point)), middle)

    def hull(self) -> tuple[Point, ...]:
        """Points that the whole line lies between: its knots and, where it is smooth, its control points."""
        if not self.smooth:
            return self.points
        return (self.points[0], *(point for piece in self.beziers() for point in piece))

    def beziers(self) -> tuple[tuple[Point, Point, Point], ...]:
        """The cubic pieces (two controls and the end) after the first point; a point given twice is a corner.

        Catmull E, Rom R. A class of local interpolating splines. Computer Aided Geometric Design 1974.
        """
        points = self.points
        round_about = (points[-1], *points, *points[:2]) if self.closed else (points[0], *points, points[-1])
        runs = zip(round_about, round_about[1:], round_about[2:], round_about[3:], strict=False)
        return tuple(_piece(*run) for run in runs if run[1] != run[2])


def _piece(before: Point, start: Point, end: Point, after: Point) -> tuple[Point, Point, Point]:
    first = Point(start.x + (end.x - before.x) / 6, start.y + (end.y - before.y) / 6)
    second = Point(end.x + (start.x - after.x) / 6, end.y + (start.y - after.y) / 6)
    return first, second, end


def grown(curve: Curve, by: float) -> Curve:
    """The anticlockwise line with each of its points moved outward, cm."""
    points = curve.points
    places = []
    for index, point in enumerate(points):
        before, after = _neighbour(curve, index, -1), _neighbour(curve, index, 1)
        dx, dy = after.x - before.x, after.y - before.y
        length = math.hypot(dx, dy) or 1.0
        places.append(Point(point.x + by * dy / length, point.y - by * dx / length))
    return curve._replace(points=tuple(places))


def _neighbour(curve: Curve, index: int, step: int) -> Point:
    """The next other point that way; an open line's end is its own neighbour."""
    points, count = curve.points, len(curve.points)
    at = index + step
    while 0 <= at < count or curve.closed:
        if points[at % count] != points[index] or at % count == index:
            return points[at % count]
        at += step
    return points[index]


@dataclass(frozen=True, slots=True)
class Shape:
    """One path of the picture.

    Attributes:
        curves: its lines; those that overlap make one area.
        fill: `#rrggbb`, or "" for none.
        stroke: `#rrggbb`, or "" for none.
        width: of the stroke, cm.
        opacity: of fill and stroke, 0 to 1.
        dashed: whether the stroke is broken into dashes.
    """

    curves: tuple[Curve, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 0
    opacity: float = 1
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Numeral:
    """A short text, centred on a point; it is never mirrored."""

    text: str
    at: Point
    size: float
    fill: str


@dataclass(frozen=True, slots=True)
class Scene:
    """Shapes and numerals, from back to front."""

    shapes: tuple[Shape, ...] = ()
    numerals: tuple[Numeral, ...] = ()

    def plus(self, *others: Scene) -> Scene:
        """This scene with the others in front of it."""
        scenes = (self, *others)
        return Scene(
            tuple(shape for scene in scenes for shape in scene.shapes),
            tuple(numeral for scene in scenes for numeral in scene.numerals),
        )

    def mapped(self, change: Callable[[Point], Point], scale: float = 1) -> Scene:
        """The scene with every place changed; `scale` is applied to widths and sizes."""
        shapes = (
            replace(
                shape, curves=tuple(curve.mapped(change) for curve in shape.curves), width=shape.width * scale
            )
            for shape in self.shapes
        )
        numerals = (replace(text, at=change(text.at), size=text.size * scale) for text in self.numerals)
        return Scene(tuple(shapes), tuple(numerals))

    def moved(self, dx: float, dy: float) -> Scene:
        """The scene shifted."""
        return self.mapped(lambda point: point.moved(dx, dy))

    def mirrored(self) -> Scene:
        """The scene with left and right exchanged about x = 0; numerals stay readable."""
        return self.mapped(lambda point: Point(-point.x, point.y))

    def bounds(self) -> Bounds:
        """Left, bottom, right and top of all that is drawn, strokes included."""
        return union((*map(_shape_bounds, self.shapes), *map(_numeral_bounds, self.numerals)))


def union(boxes: Iterable[Bounds]) -> Bounds:
    """The smallest box round all boxes; a point at the origin when there is none."""
    found = tuple(boxes) or ((0.0, 0.0, 0.0, 0.0),)
    left, bottom, right, top = zip(*found, strict=True)
    return min(left), min(bottom), max(right), max(top)


def _shape_bounds(shape: Shape) -> Bounds:
    # Areas without a line of their own lie inside an outline that was drawn before: their knots are enough.
    points = [point for curve in shape.curves for point in (curve.hull() if shape.stroke else curve.points)]
    half = shape.width / 2 if shape.stroke else 0
    xs, ys = [point.x for point in points], [point.y for point in points]
    return min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half


def _numeral_bounds(text: Numeral) -> Bounds:
    half = text.size / 2
    return text.at.x - half, text.at.y - half, text.at.x + half, text.at.y + half


def ccw(curve: Curve) -> Curve:
    """The closed line run anticlockwise, so that overlapping areas add up under the nonzero rule."""
    points = curve.points
    area = sum(a.x * b.y - b.x * a.y for a, b in zip(points, (*points[1:], points[0]), strict=True))
    return curve if area >= 0 else curve._replace(points=points[::-1])
