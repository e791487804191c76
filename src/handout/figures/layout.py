"""Frames set together in one picture: numbered, in reading order, as large as the card's place allows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from handout.figures import marks
from handout.figures.geometry import Point
from handout.figures.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handout.figures.paint import Palette

PRINT_WIDTH, PRINT_HEIGHT = 82.0, 46.0  # mm: the place for a drawing on an exercise card
_BESIDE, _BELOW = 7.0, 5.0  # cm between frames
_NUMBER = 6.2  # radius of a frame number's ring, in widths of the pen


def print_scale(scene: Scene) -> float:
    """Mm on paper for a cm of the body, when the scene fills the card's place."""
    left, bottom, right, top = scene.bounds()
    return min(PRINT_WIDTH / (right - left), PRINT_HEIGHT / (top - bottom))


def arrange(cells: Sequence[Scene], colors: Palette) -> Scene:
    """The frames side by side on one ground line, or one below the other when that lets them be larger."""
    numbered = [_numbered(cell, str(index), colors) for index, cell in enumerate(cells, 1)]
    return max((_beside(numbered), _below(numbered)), key=print_scale)


def _beside(cells: Sequence[Scene]) -> Scene:
    out, x = Scene(), 0.0
    for cell in cells:
        left, _, right, _ = cell.bounds()
        out, x = out.plus(cell.moved(x - left, 0)), x + right - left + _BESIDE
    return out


def _below(cells: Sequence[Scene]) -> Scene:
    out, y = Scene(), 0.0
    for cell in cells:
        _, bottom, _, top = cell.bounds()
        out, y = out.plus(cell.moved(0, y - top)), y - (top - bottom) - _BELOW
    return out


def _numbered(cell: Scene, text: str, colors: Palette) -> Scene:
    """The frame with its number at the upper left, moved out until it covers nothing."""
    left, _, _, top = cell.bounds()
    radius = _NUMBER * colors.pen
    at = Point(left + radius, top - radius)
    while _covers(cell, at, radius * 1.45):
        at = at.moved(-colors.pen, 0)
    return cell.plus(marks.number(text, at, radius, colors))


def _covers(cell: Scene, at: Point, radius: float) -> bool:
    points = (point for shape in cell.shapes for curve in shape.curves for point in curve.points)
    return any(math.dist(at, point) < radius for point in points)
