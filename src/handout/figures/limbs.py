"""The shapes of arms and legs, in cm beside the bone: widths near the mean girths of adults, drawn by eye.

Girths: Gordon CC et al. 2012 Anthropometric Survey of U.S. Army Personnel (ANSUR II), 2014: thigh 60 cm, calf
39 cm, ankle 23 cm, upper arm 33 cm, forearm 29 cm, wrist 17 cm. A limb is about girth / pi deep.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from handout.figures.geometry import Axes, Point, direction, distance
from handout.figures.scene import Curve

Rows = tuple[tuple[float, float, float], ...]


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
        return self._axes().at(
            share * distance(self.start, self.end), across * (front if across > 0 else back)
        )

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
        length, axes = distance(self.start, self.end), self._axes()
        front = [axes.at(share * length, cm) for share, cm, _ in self.rows]
        back = [axes.at(share * length, -cm) for share, _, cm in self.rows]
        return Curve((*front, *reversed(back)))

    def strip(self, start: float, end: float, outer: float, inner: float) -> Curve:
        """A part of the flesh, between two shares of the length and two places across (-1 back, 1 front)."""
        shares = [start + (end - start) * step / 6 for step in range(7)]
        rim = [self.at(share, outer) for share in shares]
        core = [self.at(share, inner) for share in reversed(shares[1:-1])]
        return Curve((*rim, *core))

    def _axes(self) -> Axes:
        return Axes(self.start, direction(self.start, self.end))


def widened(rows: Rows, build: float) -> Rows:
    """The rows for a broader or slimmer person."""
    return tuple((share, front * build, back * build) for share, front, back in rows)


def disc(center: Point, radius: float) -> Curve:
    """A round area."""
    return Curve(tuple(center.polar(angle, radius) for angle in range(0, 360, 45)))


THIGH: Rows = (
    (-0.05, 6.6, 6.8),
    (0.06, 8.3, 8.8),
    (0.2, 8.7, 8.9),
    (0.42, 8.0, 7.6),
    (0.68, 6.5, 6.0),
    (0.88, 5.6, 5.1),
    (1.0, 5.2, 4.9),
    (1.05, 4.2, 4.0),
)
SHANK: Rows = (
    (-0.06, 4.0, 3.9),
    (0.0, 4.9, 4.9),
    (0.08, 5.0, 5.2),
    (0.2, 4.5, 6.3),
    (0.32, 4.3, 6.8),
    (0.46, 4.0, 6.0),
    (0.64, 3.5, 4.3),
    (0.82, 3.1, 3.4),
    (0.95, 3.2, 3.6),
    (1.05, 3.0, 3.4),
)
UPPER_ARM: Rows = (
    (-0.1, 3.6, 3.8),
    (0.0, 4.8, 4.8),
    (0.15, 5.0, 5.0),
    (0.42, 4.6, 4.6),
    (0.75, 3.8, 3.9),
    (1.0, 3.5, 3.6),
    (1.06, 2.6, 2.8),
)
FOREARM: Rows = (
    (-0.08, 2.6, 2.8),
    (0.0, 3.4, 3.6),
    (0.2, 4.2, 3.9),
    (0.45, 3.7, 3.4),
    (0.78, 2.6, 2.5),
    (1.0, 2.3, 2.3),
    (1.06, 2.2, 2.2),
)
SLEEVE: Rows = (
    (-0.13, 3.4, 3.8),
    (-0.02, 5.4, 5.6),
    (0.14, 5.8, 6.0),
    (0.34, 5.8, 5.9),
    (0.51, 5.9, 5.9),
    (0.51, 5.9, 5.9),
)
SHOULDER_CAP: Rows = (
    (-0.25, 2.0, 2.0),
    (-0.22, 6.0, 6.0),
    (-0.12, 7.6, 7.6),
    (0.0, 7.0, 7.0),
    (0.09, 4.0, 4.0),
    (0.12, 1.0, 1.0),
)
SHORTS_LEG: Rows = (
    (-0.05, 7.2, 7.6),
    (0.06, 8.9, 9.5),
    (0.2, 9.4, 9.7),
    (0.42, 9.0, 8.7),
    (0.62, 8.5, 8.1),
    (0.735, 8.2, 7.8),
    (0.735, 8.2, 7.8),
)
