"""The shapes of arms and legs, in cm beside the bone: widths near the mean girths of adults, drawn by eye.

Girths: Gordon CC et al. 2012 Anthropometric Survey of U.S. Army Personnel (ANSUR II), 2014: thigh 60 cm, calf
39 cm, ankle 23 cm, upper arm 33 cm, forearm 29 cm, wrist 17 cm. A limb is about girth / pi deep.
"""

from __future__ import annotations

import functools
import math
from itertools import pairwise
from typing import NamedTuple

from handout.figures.geometry import Place, Point, direction, distance, turn
from handout.figures.scene import Curve

Rows = tuple[tuple[float, float, float], ...]

_BENT = (
    40.0  # degrees: from here on the inside of a joint is a fold, and its outside needs more than one knot
)
_FOLDED = 150.0  # degrees: no joint is drawn as bent more than this


class Bone(NamedTuple):
    """A bone on the page and how far the flesh stands out on it.

    Attributes:
        start: upper joint.
        end: lower joint.
        rows: (share of the way, cm in front, cm behind); in front is to the left of the way.
    """

    start: Point
    end: Point
    rows: Rows

    def at(self, share: float, across: float) -> Point:
        """A place on it: `across` runs from -1, the back, to 1, the front."""
        front, back = self.widths(share)
        return self.beside(share, across * (front if across > 0 else back))

    def beside(self, share: float, cm: float) -> Point:
        """The place `cm` in front of the bone at a share of its length."""
        (x, y), (dx, dy) = self.start, self.way
        length = math.hypot(dx, dy) or 1.0
        return Point(x + share * dx - cm * dy / length, y + share * dy + cm * dx / length)

    @property
    def way(self) -> Place:
        """The way from start to end, in cm."""
        (x, y), (to_x, to_y) = self.start, self.end
        return to_x - x, to_y - y

    def widths(self, share: float) -> tuple[float, float]:
        """Cm in front of and behind the bone at a share of its length."""
        rows = self.rows
        for (a, front, back), (b, next_front, next_back) in pairwise(rows):
            if share <= b and b > a:
                t = max(0.0, (share - a) / (b - a))
                return front + t * (next_front - front), back + t * (next_back - back)
        return rows[-1][1], rows[-1][2]

    def outline(self) -> Curve:
        """The flesh as a closed line."""
        return Curve((*self.edge(1), *reversed(self.edge(-1))))

    def edge(self, side: int) -> tuple[Place, ...]:
        """Its front (1) or back (-1) edge, downward."""
        (x, y), (dx, dy) = self.start, self.way
        column, per_cm = 1 if side > 0 else 2, side / (math.hypot(dx, dy) or 1.0)
        places = [(row[0], per_cm * row[column]) for row in self.rows]
        return tuple([(x + share * dx - out * dy, y + share * dy + out * dx) for share, out in places])

    def strip(self, start: float, end: float, outer: float, inner: float) -> Curve:
        """A part of the flesh, between two shares of the length and two places across (-1 back, 1 front)."""
        between = [row[0] for row in self.rows if start < row[0] < end]
        rim = [self.at(share, outer) for share in (start, *between, end)]
        return Curve((rim[0], *rim, rim[-1], self.at((start + end) / 2, inner)))


class Joint(NamedTuple):
    """Where two parts of a limb meet, and how broad the flesh is there (radius, cm)."""

    at: Point
    before: float
    after: float
    radius: float

    @property
    def bend(self) -> float:
        """Degrees that the limb turns here; + is to the left of the way."""
        return max(-_FOLDED, min(_FOLDED, turn(self.after - self.before)))

    def room(self, side: int) -> float:
        """How far from the joint a bend to this side (1 front, -1 back) folds the flesh, cm."""
        inner = side * self.bend
        return self.radius * math.tan(math.radians(inner / 2)) if inner > 0 else 0.0

    def knots(self, side: int) -> tuple[Point, ...]:
        """The edge's way round the joint: an arc outside a bend, a fold inside it."""
        bend = self.bend
        middle = self.before + bend / 2 + side * 90
        if side * bend <= _BENT:
            steps = 1 + int(abs(bend) // _BENT) if side * bend < 0 else 1
            turns = [(step + 0.5) / steps - 0.5 for step in range(steps)]
            return tuple([self.at.polar(middle + bend * share, self.radius) for share in turns])
        fold = self.at.polar(middle, self.radius / math.cos(math.radians(bend / 2)))
        return fold, fold


def limb(
    upper: Bone, lower: Bone, radius: float, tip: tuple[Place, ...], wrist: Joint | None = None
) -> Curve:
    """A whole arm or leg in one line, open at its root, which lies under the clothes.

    Args:
        upper: the upper bone, from where its flesh is seen.
        lower: the lower bone.
        radius: of the joint between them, cm.
        tip: the outline of the hand or foot, from its front to its back.
        wrist: the joint before the tip where that bends much.
    """
    middle = Joint(upper.end, direction(*upper[:2]), direction(*lower[:2]), radius)
    front, back = (_edge(upper, lower, middle, wrist, side) for side in (1, -1))
    if wrist:
        tip = _clear(tip, wrist)
    return Curve((*front, *tip, *reversed(back)), closed=False)


def _edge(upper: Bone, lower: Bone, middle: Joint, end: Joint | None, side: int) -> tuple[Place, ...]:
    room = middle.room(side) + 1.0
    above, below = distance(*upper[:2]), distance(*lower[:2])
    end_room = end.room(side) + 1.0 if end else 0.0
    high = [p for p, row in zip(upper.edge(side), upper.rows, strict=True) if (1 - row[0]) * above > room]
    low = [
        p
        for p, row in zip(lower.edge(side), lower.rows, strict=True)
        if row[0] * below > room and (1 - row[0]) * below > end_room
    ]
    return (*high, *middle.knots(side), *low, *(end.knots(side) if end else ()))


def _clear(tip: tuple[Place, ...], wrist: Joint) -> tuple[Place, ...]:
    """The hand's outline without what lies in a fold of the wrist."""
    x, y = math.cos(math.radians(wrist.after)), math.sin(math.radians(wrist.after))
    left, low = wrist.at
    along = [(across - left) * x + (up - low) * y for across, up in tip]
    first = next((i for i, cm in enumerate(along) if cm > wrist.room(1) + 1), 0)
    last = next((i for i, cm in enumerate(reversed(along)) if cm > wrist.room(-1) + 1), 0)
    return tip[first : len(tip) - last]


@functools.lru_cache(maxsize=64)
def widened(rows: Rows, build: float) -> Rows:
    """The rows for a broader or slimmer person."""
    return tuple((share, front * build, back * build) for share, front, back in rows)


def disc(center: Point, radius: float, knots: int = 6) -> Curve:
    """A round area."""
    x, y = center
    return Curve(tuple([(x + radius * across, y + radius * up) for across, up in _round(knots)]))


@functools.lru_cache(maxsize=8)
def _round(knots: int) -> tuple[Point, ...]:
    return tuple(Point(0, 0).polar(angle, 1) for angle in range(0, 360, 360 // knots))


THIGH: Rows = (
    (0.06, 8.3, 8.8),
    (0.2, 8.7, 8.9),
    (0.42, 8.0, 7.6),
    (0.68, 6.5, 6.0),
    (1.0, 5.2, 4.9),
)
THIGH_BARE = THIGH[3:]  # below the shorts' hem and a little under it
SHANK: Rows = (
    (0.0, 4.9, 4.9),
    (0.3, 4.4, 6.8),
    (0.6, 3.7, 4.9),
    (0.93, 3.1, 3.4),
)
SHANK_ABOVE_HEEL = SHANK[:3]  # of a pointed foot
UPPER_ARM: Rows = (
    (0.0, 4.8, 4.8),
    (0.42, 4.6, 4.6),
    (1.0, 3.5, 3.6),
)
UPPER_ARM_BARE = UPPER_ARM[1:]
FOREARM: Rows = (
    (0.0, 3.4, 3.6),
    (0.28, 4.2, 3.9),
    (0.78, 2.6, 2.5),
    (1.0, 2.3, 2.3),
)
SLEEVE: Rows = (
    (-0.13, 3.4, 3.8),
    (0.04, 5.8, 6.0),
    (0.51, 5.9, 5.9),
    (0.51, 5.9, 5.9),
)
SHOULDER_CAP: Rows = (
    (-0.23, 5.4, 5.4),
    (-0.1, 7.4, 7.4),
    (0.12, 2.0, 2.0),
)
SHORTS_LEG: Rows = (
    (-0.08, 7.9, 8.3),
    (0.14, 9.2, 9.6),
    (0.735, 8.2, 7.8),
    (0.735, 8.2, 7.8),
)
