"""Plane geometry in cm and degrees: x to screen right, y up, angles anticlockwise from x."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Place = tuple[float, float]  # x and y, cm: what lines run through; a `Point` is one, and takes longer to make
_ROUNDING = 1e-6  # cm
_new = tuple.__new__  # a named tuple's own constructor is written in Python, and takes twice as long


class Point(NamedTuple):
    """A place or a displacement, in cm."""

    x: float
    y: float

    def moved(self, dx: float, dy: float) -> Point:
        """The point shifted by dx and dy."""
        return _new(Point, (self[0] + dx, self[1] + dy))

    def polar(self, angle: float, length: float) -> Point:
        """The point `length` away in the direction `angle`."""
        radians = math.radians(angle)
        return _new(Point, (self[0] + length * math.cos(radians), self[1] + length * math.sin(radians)))

    def toward(self, other: Point, share: float) -> Point:
        """The point that lies `share` of the way to the other."""
        (x, y), (to_x, to_y) = self, other
        return _new(Point, (x + share * (to_x - x), y + share * (to_y - y)))


def direction(start: Place, end: Place) -> float:
    """The angle of the way from start to end."""
    (x, y), (to_x, to_y) = start, end
    return math.degrees(math.atan2(to_y - y, to_x - x))


def distance(start: Place, end: Place) -> float:
    """The length of the way from start to end, in cm."""
    return math.dist(start, end)


def turn(angle: float) -> float:
    """The same angle, between -180 and 180."""
    return (angle + 180) % 360 - 180


class Axes(NamedTuple):
    """A part's own axes on the page: `along` is the angle of its x axis, y lies 90 degrees to its left."""

    origin: Point
    along: float

    def at(self, x: float, y: float) -> Point:
        """The page position of a point given in the part's own axes."""
        radians = math.radians(self.along)
        c, s = math.cos(radians), math.sin(radians)
        left, low = self.origin
        return _new(Point, (left + x * c - y * s, low + x * s + y * c))

    def places(self, own: Iterable[Place]) -> tuple[Place, ...]:
        """The page positions of many places given in the part's own axes."""
        radians = math.radians(self.along)
        c, s, (left, low) = math.cos(radians), math.sin(radians), self.origin
        return tuple([(left + x * c - y * s, low + x * s + y * c) for x, y in own])

    def local(self, point: Place) -> Point:
        """The part's own coordinates of a page position."""
        apart, angle = distance(self.origin, point), direction(self.origin, point) - self.along
        return Point(0, 0).polar(angle, apart)


class Reach(NamedTuple):
    """A solved two-bone chain: the middle joint, the end, and whether the target was in reach."""

    middle: Point
    end: Point
    reached: bool


def two_bones(root: Point, target: Point, upper: float, lower: float, bend: int) -> Reach:
    """Two-bone inverse kinematics by the law of cosines.

    Args:
        root: the fixed joint.
        target: where the end should be.
        upper: length of the first bone, cm.
        lower: length of the second bone, cm.
        bend: +1 turns the second bone anticlockwise against the first (elbow), -1 clockwise (knee).

    Returns:
        The chain; when the target is out of reach it ends as near to it as the bones allow.
    """
    wanted = distance(root, target)
    span = min(max(wanted, abs(upper - lower)), upper + lower)
    way = direction(root, target)
    if span == 0:
        return Reach(root.polar(way, upper), root, reached=True)
    cosine = (upper**2 + span**2 - lower**2) / (2 * upper * span)
    lead = math.degrees(math.acos(max(-1.0, min(1.0, cosine))))
    middle = root.polar(way - bend * lead, upper)
    return Reach(middle, root.polar(way, span), reached=abs(span - wanted) < _ROUNDING)


class Matrix(NamedTuple):
    """A rotation in space; columns are the turned x (forward), y (up) and z (the body's right) axes."""

    x: tuple[float, float, float]
    y: tuple[float, float, float]
    z: tuple[float, float, float]

    def apply(self, vector: tuple[float, float, float]) -> tuple[float, float, float]:
        """The turned vector."""
        (a, b, c), ((d, e, f), (g, h, i), (j, k, m)) = vector, self
        return a * d + b * g + c * j, a * e + b * h + c * k, a * f + b * i + c * m

    def then(self, inner: Matrix) -> Matrix:
        """This rotation after `inner`, which is given in this one's own axes."""
        return Matrix(self.apply(inner.x), self.apply(inner.y), self.apply(inner.z))


def about_z(angle: float) -> Matrix:
    """Rotation in the side view: flexion and extension."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return Matrix((c, s, 0), (-s, c, 0), (0, 0, 1))


def about_x(angle: float) -> Matrix:
    """Rotation in the front view: abduction and adduction."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return Matrix((1, 0, 0), (0, c, s), (0, -s, c))


def about_y(angle: float) -> Matrix:
    """Rotation seen from above: turning a limb in and out."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return Matrix((c, 0, -s), (0, 1, 0), (s, 0, c))
