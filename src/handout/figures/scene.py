"""A picture as values: filled and stroked shapes and numerals, in cm, y up; to be moved, scaled, mirrored."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from handout.figures.geometry import Place, Point

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Bounds = tuple[float, float, float, float]  # left, bottom, right, top


_DIGIT, _DEGREE = 0.7, 0.5  # of a text's size: the widest bold ones of the usual faces
_HALVINGS = 7  # of a way of 10 cm: to the millimetre


class Curve(NamedTuple):
    """A line through points: smooth (uniform Catmull-Rom spline) or straight from point to point."""

    points: tuple[Place, ...]
    closed: bool = True
    smooth: bool = True

    def mapped(self, change: Callable[[Place], Place]) -> Curve:
        """The same line with every point changed."""
        return Curve(tuple(map(change, self.points)), self.closed, self.smooth)

    def moved(self, dx: float, dy: float) -> Curve:
        """The same line elsewhere."""
        return Curve(tuple([(x + dx, y + dy) for x, y in self.points]), self.closed, self.smooth)

    def mirrored(self) -> Curve:
        """The same line with left and right exchanged."""
        return Curve(tuple([(-x, y) for x, y in self.points]), self.closed, self.smooth)

    def enlarged(self, x: float, y: float, scale: float) -> Curve:
        """The same line, larger, seen from a new origin."""
        places = [((across - x) * scale, (up - y) * scale) for across, up in self.points]
        return Curve(tuple(places), self.closed, self.smooth)

    def holds(self, place: Place) -> bool:
        """Whether a place lies inside the closed line, taken as straight from point to point."""
        inside, (x, y), (from_x, from_y) = False, place, self.points[-1]
        was_over = from_y > y
        for to_x, to_y in self.points:
            is_over = to_y > y
            if is_over is not was_over:
                inside ^= x < from_x + (y - from_y) / (to_y - from_y) * (to_x - from_x)
            from_x, from_y, was_over = to_x, to_y, is_over
        return inside

    def inside(self, place: Place, middle: Place) -> Place:
        """The place itself if it lies inside; else the last place inside on its way from the middle."""
        if self.holds(place):
            return place
        (x, y), (to_x, to_y) = middle, place
        low, high = 0.0, 1.0
        for _ in range(_HALVINGS):
            share = (low + high) / 2
            within = self.holds((x + share * (to_x - x), y + share * (to_y - y)))
            low, high = (share, high) if within else (low, share)
        return x + low * (to_x - x), y + low * (to_y - y)

    def runs(self) -> Iterator[tuple[Place, Place, Place, Place]]:
        """Each piece's start and end between their neighbours."""
        return runs(self.points, closed=self.closed)

    def extent(self) -> Bounds:
        """A box that the whole line lies in: its knots and, where it is smooth, its control points."""
        (left, right), (bottom, top) = self.reach(0), self.reach(1)
        return left, bottom, right, top

    def reach(self, axis: int) -> tuple[float, float]:
        """From where to where `extent` goes: left and right (axis 0) or bottom and top (1)."""
        values = [place[axis] for place in self.points]
        if not self.smooth:
            return min(values), max(values)
        low = high = values[0]
        before, here = values[-1] if self.closed else values[0], values[0]
        for after in (*values[1:], values[0] if self.closed else values[-1]):
            span = abs(after - before) / 6
            if here - span < low:  # noqa: PLR1730 - a call to min takes longer than all else here
                low = here - span
            if here + span > high:  # noqa: PLR1730 - likewise
                high = here + span
            before, here = here, after
        return low, high

    def loose(self) -> Bounds:
        """A box round `extent`, found faster: control points lie up to a sixth of the line's size out."""
        left, bottom, right, top = _knots(self.points, 0)
        wide, high = (right - left) / 6, (top - bottom) / 6
        return left - wide, bottom - high, right + wide, top + high


def runs(knots: Sequence[Place], *, closed: bool) -> Iterator[tuple[Place, Place, Place, Place]]:
    """Each piece's start and end between their neighbours; a point given twice is a corner.

    The piece is a cubic whose control points lie a sixth of the way between the neighbours of its ends
    from them: Catmull E, Rom R. A class of local interpolating splines. Computer Aided Geometric Design
    1974.
    """
    run = (knots[-1], *knots, *knots[:2]) if closed else (knots[0], *knots, knots[-1])
    return zip(run, run[1:], run[2:], run[3:], strict=False)


def grown(curve: Curve, by: float) -> Curve:
    """The anticlockwise line with each of its points moved outward, cm."""
    knots, places = curve.points, []
    ends = (knots[-2:], knots[:2]) if curve.closed else (knots[:1] * 2, knots[-1:] * 2)
    around = (*ends[0], *knots, *ends[1])
    twice = around[1] == around[2]
    neighbours = zip(around, around[1:], knots, around[3:], around[4:], strict=False)
    for further, before, here, after, beyond in neighbours:
        # Beside a point that is given twice, the edge goes on to the one after it.
        (x, y), (left, low) = here, further if twice else before
        twice = here == after
        right, high = beyond if twice else after
        dx, dy = right - left, high - low
        outward = by / (math.hypot(dx, dy) or 1.0)
        places.append((x + outward * dy, y - outward * dx))
    return Curve(tuple(places), curve.closed, curve.smooth)


class Shape(NamedTuple):
    """One path of the picture.

    Attributes:
        curves: its lines; those that overlap make one area.
        fill: `#rrggbb`, or "" for none.
        stroke: `#rrggbb`, or "" for none.
        width: of the stroke, cm.
        opacity: of fill and stroke, 0 to 1.
        dashed: 0 for a whole stroke; else how long its dashes are, in three widths.
    """

    curves: tuple[Curve, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 0
    opacity: float = 1
    dashed: float = 0

    def redrawn(self, curves: Iterable[Curve], scale: float = 1) -> Shape:
        """The same paint on other lines; `scale` is applied to the stroke's width."""
        _, fill, stroke, width, opacity, dashed = self
        return Shape(tuple(curves), fill, stroke, width * scale, opacity, dashed)


class Numeral(NamedTuple):
    """A short text, centred on a point; it is never mirrored."""

    text: str
    at: Point
    size: float
    fill: str

    def extent(self) -> Bounds:
        """A box that the text lies in, whichever sans-serif face draws it."""
        across = sum(_DEGREE if letter == "°" else _DIGIT for letter in self.text)
        half, wide = self.size / 2, self.size * max(1.0, across) / 2
        return self.at.x - wide, self.at.y - half, self.at.x + wide, self.at.y + half


class Scene(NamedTuple):
    """Shapes and numerals, from back to front."""

    shapes: tuple[Shape, ...] = ()
    numerals: tuple[Numeral, ...] = ()

    def plus(self, *others: Scene) -> Scene:
        """This scene with the others in front of it."""
        shapes, numerals = [*self.shapes], [*self.numerals]
        for scene in others:
            shapes += scene.shapes
            numerals += scene.numerals
        return Scene(tuple(shapes), tuple(numerals))

    def mapped(self, change: Callable[[Place], Point], scale: float = 1) -> Scene:
        """The scene with every place changed; `scale` is applied to widths and sizes."""
        shapes = (
            shape._replace(
                curves=tuple(curve.mapped(change) for curve in shape.curves), width=shape.width * scale
            )
            for shape in self.shapes
        )
        numerals = (text._replace(at=change(text.at), size=text.size * scale) for text in self.numerals)
        return Scene(tuple(shapes), tuple(numerals))

    def moved(self, dx: float, dy: float) -> Scene:
        """The scene shifted."""
        shapes = [shape.redrawn([curve.moved(dx, dy) for curve in shape.curves]) for shape in self.shapes]
        numerals = [text._replace(at=text.at.moved(dx, dy)) for text in self.numerals]
        return Scene(tuple(shapes), tuple(numerals))

    def enlarged(self, x: float, y: float, scale: float) -> Scene:
        """The scene seen from a new origin and enlarged about it, widths and sizes too."""
        shapes = [
            shape.redrawn([curve.enlarged(x, y, scale) for curve in shape.curves], scale)
            for shape in self.shapes
        ]
        numerals = [
            text._replace(at=Point((text.at.x - x) * scale, (text.at.y - y) * scale), size=text.size * scale)
            for text in self.numerals
        ]
        return Scene(tuple(shapes), tuple(numerals))

    def lettered(self, size: float) -> Scene:
        """The scene with its texts in another size."""
        return self._replace(numerals=tuple(text._replace(size=size) for text in self.numerals))

    def mirrored(self) -> Scene:
        """The scene with left and right exchanged about x = 0; numerals stay readable."""
        shapes = [shape.redrawn([curve.mirrored() for curve in shape.curves]) for shape in self.shapes]
        numerals = [text._replace(at=Point(-text.at.x, text.at.y)) for text in self.numerals]
        return Scene(tuple(shapes), tuple(numerals))

    def bounds(self) -> Bounds:
        """Left, bottom, right and top of all that is drawn, strokes included."""
        # Areas without a line of their own lie inside an outline that was drawn before.
        outlined = self.shapes if len(self.shapes) == 1 else [shape for shape in self.shapes if shape.stroke]
        return union((*_reaches(outlined), *[numeral.extent() for numeral in self.numerals]))


def union(boxes: Iterable[Bounds]) -> Bounds:
    """The smallest box round all boxes; a point at the origin when there is none."""
    found = tuple(boxes) or ((0.0, 0.0, 0.0, 0.0),)
    left, bottom, right, top = zip(*found, strict=True)
    return min(left), min(bottom), max(right), max(top)


def overlap(one: Bounds, other: Bounds) -> bool:
    """Whether two boxes share a place inside."""
    left, bottom, right, top = other
    return one[0] < right and left < one[2] and one[1] < top and bottom < one[3]


def _reaches(shapes: Iterable[Shape]) -> Iterator[Bounds]:
    """Boxes that reach as far as all lines and half their strokes; most lines lie inside of the others."""
    lines = [(curve, shape.width / 2 if shape.stroke else 0) for shape in shapes for curve in shape.curves]
    if not lines:
        return
    rough = [_knots(curve.points, half) for curve, half in lines]
    left, bottom, right, top = inner = union(rough)
    yield inner
    for (curve, half), (x, y, to_x, to_y) in zip(lines, rough, strict=True):
        # Control points lie up to a sixth of the line's width and height beyond its knots.
        wide, high = (to_x - x) / 6, (to_y - y) / 6
        if x - wide < left or to_x + wide > right:
            low, up = curve.reach(0)
            yield low - half, y, up + half, to_y
        if y - high < bottom or to_y + high > top:
            low, up = curve.reach(1)
            yield x, low - half, to_x, up + half


def _knots(knots: tuple[Place, ...], half: float) -> Bounds:
    left, bottom = right, top = knots[0]
    for x, y in knots:
        if x < left:
            left = x
        elif x > right:
            right = x
        if y < bottom:
            bottom = y
        elif y > top:
            top = y
    return left - half, bottom - half, right + half, top + half


def ccw(curve: Curve) -> Curve:
    """The closed line run anticlockwise, so that overlapping areas add up under the nonzero rule."""
    points = curve.points
    area, (from_x, from_y) = 0.0, points[-1]
    for x, y in points:
        area += from_x * y - x * from_y
        from_x, from_y = x, y
    return curve if area >= 0 else curve._replace(points=points[::-1])
