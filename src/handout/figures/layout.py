"""Frames set together in one picture: numbered, in reading order, as large as the card's place allows."""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from handout.figures import marks
from handout.figures.geometry import Point
from handout.figures.scene import Bounds, Scene, union

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handout.figures.paint import Palette

PRINT_WIDTH, PRINT_HEIGHT = 82.0, 46.0  # mm: the place for a drawing on an exercise card
_BESIDE, _BELOW = 7.0, 5.0  # cm between frames
_NUMBER = 5.6  # radius of a frame number's ring, in widths of the pen


class Cell(NamedTuple):
    """A scene and the box round it."""

    scene: Scene
    box: Bounds

    @classmethod
    def of(cls, scene: Scene) -> Cell:
        """The scene with its own box."""
        return cls(scene, scene.bounds())

    def moved(self, dx: float, dy: float) -> Cell:
        """The same elsewhere."""
        left, bottom, right, top = self.box
        return Cell(self.scene.moved(dx, dy), (left + dx, bottom + dy, right + dx, top + dy))

    def print_scale(self) -> float:
        """Mm on paper for a cm of the body, when the scene fills the card's place."""
        left, bottom, right, top = self.box
        return min(PRINT_WIDTH / (right - left), PRINT_HEIGHT / (top - bottom))


def arrange(cells: Sequence[Cell], colors: Palette) -> Cell:
    """The frames side by side on one ground line, or one below the other when that lets them be larger."""
    numbered = [_numbered(cell, str(index), colors) for index, cell in enumerate(cells, 1)]
    beside, below = _beside([cell.box for cell in numbered]), _below([cell.box for cell in numbered])
    return max((_moved(numbered, beside), _moved(numbered, below)), key=Cell.print_scale)


def _moved(cells: Sequence[Cell], shifts: Sequence[tuple[float, float]]) -> Cell:
    moved = [cell.moved(*shift) for cell, shift in zip(cells, shifts, strict=True)]
    return Cell(Scene().plus(*(cell.scene for cell in moved)), union(cell.box for cell in moved))


def _beside(boxes: Sequence[Bounds]) -> list[tuple[float, float]]:
    widths = accumulate((right - left + _BESIDE for left, _, right, _ in boxes), initial=0.0)
    return [(x - left, 0.0) for x, (left, _, _, _) in zip(widths, boxes, strict=False)]


def _below(boxes: Sequence[Bounds]) -> list[tuple[float, float]]:
    heights = accumulate((top - bottom + _BELOW for _, bottom, _, top in boxes), initial=0.0)
    return [(0.0, -y - top) for y, (_, _, _, top) in zip(heights, boxes, strict=False)]


def _numbered(cell: Cell, text: str, colors: Palette) -> Cell:
    """The frame with its number at the upper left, moved out until it covers nothing."""
    left, _, _, top = cell.box
    radius = _NUMBER * colors.pen
    at = Point(left + radius, top - radius)
    while _covers(cell.scene, at, radius * 1.45):
        at = at.moved(-colors.pen, 0)
    number = Cell.of(marks.number(text, at, radius, colors))
    return Cell(cell.scene.plus(number.scene), union((cell.box, number.box)))


def _covers(scene: Scene, at: Point, radius: float) -> bool:
    points = (point for shape in scene.shapes for curve in shape.curves for point in curve.points)
    return any(abs(point.x - at.x) < radius and math.dist(at, point) < radius for point in points)
