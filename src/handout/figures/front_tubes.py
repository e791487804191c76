"""Round flesh on a bone in space, as the viewer sees it: broad from the side, short and round from its end.

Girths as in `limbs`, where their source stands; the shapes seen from the front are drawn by eye.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from handout.figures.geometry import Point
from handout.figures.scene import Curve

if TYPE_CHECKING:
    from handout.figures.front_space import Camera, Spot

Rows = tuple[tuple[float, float, float], ...]  # share of the bone, cm on the outer side, cm on the inner side


class Tube(NamedTuple):
    """A bone with flesh on the page.

    Attributes:
        start: its upper joint on the page.
        end: its lower joint on the page.
        rows: how far the flesh stands out on both sides.
        tilt: sine of the angle between the bone and the page: + when its lower end is nearer.
        side: +1 when the outer side is on the left of the way from start to end.
    """

    start: Point
    end: Point
    rows: Rows
    tilt: float
    side: int

    @classmethod
    def of(cls, camera: Camera, bone: tuple[Spot, Spot], rows: Rows, side: int) -> Tube:
        """The tube round a bone in space."""
        start, end = bone
        length = end.minus(start).length or 1.0
        tilt = (camera.depth(end) - camera.depth(start)) / length
        return cls(camera.page(start), camera.page(end), rows, tilt, side)

    @property
    def _way(self) -> tuple[float, float]:
        dx, dy = self.end.x - self.start.x, self.end.y - self.start.y
        length = math.hypot(dx, dy)
        return (dx / length, dy / length) if length > 1e-6 else (0.0, -1.0)  # noqa: PLR2004  cm: seen from its end

    def at(self, share: float, across: float) -> Point:
        """A place on it: across from -1, the inner edge, to 1, the outer edge."""
        outer, inner = self.widths(share)
        return self.beside(share, across * (outer if across > 0 else inner))

    def beside(self, share: float, cm: float) -> Point:
        """The place `cm` outward of the bone at a share of its length."""
        x, y = self._way
        cm *= self.side
        base = self.start.toward(self.end, share)
        return Point(base.x - cm * y, base.y + cm * x)

    def along(self, share: float, across: float, cm: float) -> Point:
        """A place on it, moved by cm along the way."""
        x, y = self._way
        return self.at(share, across).moved(cm * x, cm * y)

    def widths(self, share: float) -> tuple[float, float]:
        """Cm on the outer and the inner side at a share of the length."""
        rows = self.rows
        for (a, outer, inner), (b, next_outer, next_inner) in pairwise(rows):
            if share <= b and b > a:
                t = max(0.0, (share - a) / (b - a))
                return outer + t * (next_outer - outer), inner + t * (next_inner - inner)
        return rows[-1][1], rows[-1][2]

    def edge(self, across: int) -> tuple[Point, ...]:
        """The outer (1) or the inner (-1) edge, downward."""
        column = 1 if across > 0 else 2
        return tuple(self.beside(row[0], across * row[column]) for row in self.rows)

    def outline(self, top: float | None = None, bottom: float | None = None) -> Curve:
        """The flesh as one line.

        Args:
            top: how far its upper end bulges, cm; None leaves the line open there.
            bottom: likewise at its lower end; None cuts it straight.
        """
        low = () if bottom is None else self._cap(self.rows[-1][0], bottom)
        high = () if top is None else self._cap(self.rows[0][0], -top)[::-1]
        return Curve((*self.edge(1), *low, *reversed(self.edge(-1)), *high), closed=top is not None)

    def _cap(self, share: float, cm: float) -> tuple[Point, ...]:
        return (self.along(share, 0.62, 0.8 * cm), self.along(share, -0.62, 0.8 * cm))

    def rim(self, share: float) -> float:
        """How far the round edge of a tube cut at this share bulges on the page, cm."""
        return sum(self.widths(share)) / 2 * abs(self.tilt)

    def strip(self, start: float, end: float, outer: float, inner: float) -> Curve:
        """A part of the flesh between two shares of the length and two places across."""
        between = [row[0] for row in self.rows if start < row[0] < end]
        rim = [self.at(share, outer) for share in (start, *between, end)]
        core = [self.at(end + (start - end) * share, inner) for share in (0.3, 0.7)]
        return Curve((rim[0], *rim, rim[-1], *core))


THIGH: Rows = ((0.0, 8.6, 8.0), (0.3, 8.6, 8.2), (0.62, 7.2, 7.0), (0.86, 5.8, 5.9), (1.0, 5.4, 5.5))
SHANK: Rows = (
    (0.0, 5.4, 5.5), (0.12, 5.2, 5.4), (0.32, 5.8, 6.0), (0.58, 4.5, 4.6), (0.86, 3.1, 3.2), (1.0, 3.4, 3.6),
)  # fmt: skip
UPPER_ARM: Rows = ((0.0, 4.9, 4.9), (0.42, 4.6, 4.6), (0.8, 3.9, 3.9), (1.0, 3.7, 3.7))
FOREARM: Rows = ((0.0, 3.7, 3.7), (0.25, 4.3, 4.1), (0.75, 2.9, 2.8), (1.0, 2.6, 2.6))
SLEEVE: Rows = ((0.06, 5.6, 5.6), (0.27, 5.8, 5.8), (0.52, 6.1, 6.0))
SHORTS: Rows = ((0.02, 7.6, 8.2), (0.3, 8.2, 8.8), (0.66, 8.5, 8.4))
