"""Hatching in place of tint: parallel lines, evenly apart, that end on an area's edge."""

from __future__ import annotations

import math
from itertools import pairwise
from operator import mul
from typing import TYPE_CHECKING

from handout.figures.geometry import Axes, Point
from handout.figures.paint import FINE, WHITE, Palette, lines
from handout.figures.scene import Curve, Scene, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.figures.geometry import Place

_ACROSS = 55.0  # degrees between the area's long way and the lines
_APART = 2.7  # pens from line to line: as much white as black, and a little for toner that spreads
_SHORT = 1.2  # pens: shorter lines would be dots
_HALVES = (0.0, 0.5)  # where a smooth piece is taken as straight


def hatched(area: Curve, along: float, colors: Palette) -> Scene:
    """A closed area in white with its edge and lines slanted to its long way, `along` degrees."""
    strokes = tuple(_strokes(tuple(_edge(area)), along + _ACROSS, colors.pen))
    edged = Shape((area,), fill=WHITE, stroke=colors.glow, width=colors.pen * FINE)
    return Scene((edged,)).plus(lines(colors.glow, colors.pen * FINE, *strokes))


def _strokes(edge: tuple[Place, ...], slant: float, pen: float) -> Iterator[Curve]:
    """The lines inside: where a line crosses the edge it goes in or out (even-odd rule)."""
    axes = Axes(Point(0, 0), slant)
    own = [axes.local(place) for place in edge]
    gap, low, high = _APART * pen, min(p.y for p in own), max(p.y for p in own)
    count = max(1, int((high - low) / gap))
    start = (low + high - (count - 1) * gap) / 2
    for number in range(count):
        y = start + number * gap
        ends = sorted(_crossings(own, y))
        for enter, leave in zip(ends[::2], ends[1::2], strict=False):
            if leave - enter > _SHORT * pen:
                yield Curve((axes.at(enter, y), axes.at(leave, y)), closed=False, smooth=False)


def _crossings(own: list[Point], y: float) -> Iterator[float]:
    for a, b in pairwise((*own, own[0])):
        if (a.y > y) != (b.y > y):
            yield a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x)


def _edge(area: Curve) -> Iterator[Place]:
    """Places along the edge, two to a smooth piece."""
    if not area.smooth:
        yield from area.points
        return
    for before, start, end, after in area.runs():
        for t in _HALVES:
            yield _on(before, start, end, after, t)


def _on(before: Place, start: Place, end: Place, after: Place, t: float) -> Place:
    """A place on a Catmull-Rom piece, as `Curve.runs` gives it."""
    weights = (
        (-t + 2 * t**2 - t**3) / 2,
        (2 - 5 * t**2 + 3 * t**3) / 2,
        (t + 4 * t**2 - 3 * t**3) / 2,
        (t**3 - t**2) / 2,
    )
    xs, ys = zip(before, start, end, after, strict=True)
    return math.fsum(map(mul, weights, xs)), math.fsum(map(mul, weights, ys))
