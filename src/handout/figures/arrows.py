"""Movement arrows: straight, curved, round, with one head or two, whole or broken."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from handout.figures.geometry import Axes, Point, direction
from handout.figures.landmarks import landmark
from handout.figures.paint import WHITE, Palette
from handout.figures.scene import Curve, Scene, Shape
from handout.model.figure import Arrow, Toward

if TYPE_CHECKING:
    from handout.figures.contacts import Placed

_WAYS = {Toward.FORWARD: 0.0, Toward.UP: 90.0, Toward.BACK: 180.0, Toward.DOWN: 270.0}
_WIDTH = 2.6  # of the shaft, in pens
_EDGE = 1.6  # of the white edge that keeps an arrow apart from what it crosses, in pens
_HEAD = 3.4  # length of a head, in widths of the shaft
_PAIR = 0.45  # of an arrow's length: the most that each of two heads takes
_STEP = 20.0  # degrees of a turn that one curve draws
_ROUND = 180.0  # degrees: an arrow that turns further must not run into its own tail
_ROUND_HEAD = 1.2  # the most that a head takes of a round arrow's radius
_STRAIGHT = 0.5  # degrees: an arrow that turns less is straight
_DASH = 0.6  # of a shaft: dashes short enough that a short arrow has two
_CORNERS = ((0.0, 0.0), (-1.0, 0.52), (-1.0, -0.52))  # of a head, in lengths of it, from its tip


class Way(NamedTuple):
    """A line that sets off at an angle and turns evenly: cm and degrees."""

    start: Point
    angle: float
    length: float
    turn: float

    def at(self, cm: float) -> Point:
        """The place that lies `cm` along it; before its start and past its end it goes on alike."""
        if not self.is_bent:
            return self.start.polar(self.angle, cm)
        radius = self.length / math.radians(self.turn)
        middle = self.start.polar(self.angle + 90, radius)
        return middle.polar(self.angle - 90 + self.turn * cm / self.length, radius)

    @property
    def is_bent(self) -> bool:
        """Whether it turns so much that it has a radius to reckon with."""
        return abs(self.turn) > _STRAIGHT

    @property
    def is_round(self) -> bool:
        """Whether it comes back towards its own start."""
        return abs(self.turn) > _ROUND

    def between(self, start: float, end: float) -> Curve:
        """A part of it, from cm to cm."""
        steps = 1 + int(abs(self.turn * (end - start) / self.length) // _STEP)
        places = (self.at(start + (end - start) * step / steps) for step in range(steps + 1))
        return Curve(tuple(places), closed=False, smooth=self.is_bent)


def way(placed: Placed, mark: Arrow) -> Way:
    """The line of an arrow in a finished pose."""
    start = landmark(placed, mark.at).moved(*mark.shift)
    return Way(start, _WAYS[mark.toward], mark.length, mark.turn)


def arrow(placed: Placed, mark: Arrow, colors: Palette) -> Scene:
    """A movement arrow with a white edge that keeps it apart from what it crosses."""
    return drawn(way(placed, mark), mark, colors)


def drawn(line: Way, mark: Arrow, colors: Palette) -> Scene:
    """The arrow along a line; its heads lie half beyond the ends, unless it would meet its own tail."""
    width, edge = _WIDTH * colors.pen, _EDGE * colors.pen
    size = _head_size(line, width, pair=mark.both_ways)
    beyond = 0.0 if line.is_round else size * 0.55
    tip, back = line.length + beyond, -beyond
    heads, start = [_head(line, tip, tip - size)], 0.0
    if mark.both_ways:
        heads, start = [*heads, _head(line, back, back + size)], back + size
    shaft = (line.between(start, max(start, tip - size * 0.9)),)
    return Scene(
        (
            Shape(shaft, stroke=WHITE, width=width + edge),
            *(Shape((head,), fill=WHITE, stroke=WHITE, width=edge) for head in heads),
            Shape(shaft, stroke=colors.accent, width=width, dashed=_DASH if mark.dashed else 0),
            *(Shape((head,), fill=colors.accent, stroke=colors.accent, width=width * 0.3) for head in heads),
        )
    )


def _head_size(line: Way, width: float, *, pair: bool) -> float:
    size = min(_HEAD * width, _PAIR * line.length) if pair else _HEAD * width
    return min(size, _ROUND_HEAD * line.length / math.radians(abs(line.turn))) if line.is_round else size


def _head(line: Way, tip: float, base: float) -> Curve:
    """A head whose middle line is a chord of the way, so that it sits straight on a round arrow too."""
    point, foot = line.at(tip), line.at(base)
    size = abs(tip - base)
    axes = Axes(point, direction(foot, point))
    return Curve(axes.places((size * x, size * y) for x, y in _CORNERS), smooth=False)
