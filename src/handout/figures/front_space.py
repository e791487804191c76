"""Places in space, in cm: x toward the viewer, y up, z to the figure's right; and where they are seen."""

from __future__ import annotations

import functools
import math
from typing import NamedTuple

from msgspec import Struct

from handout.figures.geometry import Matrix, Point


class Spot(NamedTuple):
    """A place or a way in space, in cm."""

    x: float
    y: float
    z: float

    def plus(self, way: Spot, share: float = 1) -> Spot:
        """The place moved by `share` of a way."""
        return Spot(self.x + share * way.x, self.y + share * way.y, self.z + share * way.z)

    def minus(self, other: Spot) -> Spot:
        """The way from the other place to this one."""
        return Spot(self.x - other.x, self.y - other.y, self.z - other.z)

    def times(self, factor: float) -> Spot:
        """The way made longer or shorter."""
        return Spot(factor * self.x, factor * self.y, factor * self.z)

    def toward(self, other: Spot, share: float) -> Spot:
        """The place that lies `share` of the way to the other."""
        return self.plus(other.minus(self), share)

    def dot(self, other: Spot) -> float:
        """The scalar product."""
        return self.x * other.x + self.y * other.y + self.z * other.z

    @property
    def length(self) -> float:
        """How long the way is, cm."""
        return math.sqrt(self.dot(self))

    @property
    def unit(self) -> Spot:
        """The same way, 1 cm long; straight down when it has no length."""
        return self.times(1 / self.length) if self.length > 0 else Spot(0, -1, 0)


def turned(frame: Matrix, x: float, y: float, z: float) -> Spot:
    """A way given in a part's own axes, in space."""
    return Spot(*frame.apply((x, y, z)))


def cross(one: Spot, other: Spot) -> Spot:
    """The vector product."""
    return Spot(
        one.y * other.z - one.z * other.y,
        one.z * other.x - one.x * other.z,
        one.x * other.y - one.y * other.x,
    )


def axes(front: Spot, up: Spot) -> Matrix:
    """Axes from two ways of length 1 at a right angle."""
    (a, b, c), (d, e, f), (g, h, i) = front, up, cross(front, up)
    return Matrix((a, b, c), (d, e, f), (g, h, i))


def angle_between(one: Spot, other: Spot) -> float:
    """Degrees between two ways."""
    cosine = one.unit.dot(other.unit)
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))


class Camera(Struct, frozen=True):
    """A viewer far away, before the figure.

    Attributes:
        pitch: degrees above the level: 90 looks straight down.
        yaw: degrees round to the figure's right side: 90 looks at that side.
    """

    pitch: float
    yaw: float = 0.0

    def page(self, spot: Spot) -> Point:
        """Where the place is drawn."""
        (c, s), (x, y, z) = _turn(self.pitch), self._faced(spot)
        return Point(-z, y * c - x * s)

    def _faced(self, spot: Spot) -> Spot:
        if not self.yaw:
            return spot
        (c, s), (x, y, z) = _turn(self.yaw), spot
        return Spot(x * c + z * s, y, z * c - x * s)

    def depth(self, spot: Spot) -> float:
        """How near the place is to the viewer, cm: the larger, the nearer."""
        (c, s), (x, y, _) = _turn(self.pitch), self._faced(spot)
        return x * c + y * s


@functools.lru_cache(maxsize=8)
def _turn(pitch: float) -> tuple[float, float]:
    return math.cos(math.radians(pitch)), math.sin(math.radians(pitch))


class Reach(NamedTuple):
    """A solved limb in space: its middle joint, its end, and how far that is from where it should be, cm."""

    middle: Spot
    end: Spot
    gap: float


def reach(root: Spot, target: Spot, lengths: tuple[float, float], pole: Spot) -> Reach:
    """Two-bone inverse kinematics in space: the middle joint lies on the side of `pole`."""
    upper, lower = lengths
    way = target.minus(root)
    along = way.unit
    span = max(min(way.length, upper + lower), abs(upper - lower))
    ahead = (upper**2 + span**2 - lower**2) / (2 * span) if span else upper
    off = math.sqrt(max(0.0, upper**2 - ahead**2))
    side = pole.minus(root)
    side = side.plus(along, -side.dot(along))
    if side.length < 1e-6:  # noqa: PLR2004  cm: the pole lies on the line, any side will do
        side = Spot(along.y, -along.x, 0) if abs(along.z) < 0.9 else Spot(1, 0, 0)  # noqa: PLR2004  not along it
        side = side.plus(along, -side.dot(along))
    end = root.plus(along, span)
    return Reach(root.plus(along, ahead).plus(side.unit, off), end, end.minus(target).length)
