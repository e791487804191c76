"""Frames set together in one picture: numbered, in reading order, as large as the card's place allows."""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from handout.figures import marks
from handout.figures.cell import Cell
from handout.figures.geometry import Point
from handout.figures.scene import Bounds, Scene, union

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handout.figures.geometry import Place
    from handout.figures.paint import Palette
    from handout.figures.scene import Curve
    from handout.model.picture import PictureSpace

MARGIN = 1.5  # cm round the picture
_POINT = 0.362  # mm: a little more than a point, for rounding
_RING = 0.62  # radius of a frame number's ring, in sizes of its type
_CLEAR = 4.5  # cm between the ring and the body
_BESIDE, _BELOW = 7.0, 5.0  # cm between frames
_TRIALS = 6  # numbers take room, which makes the frames smaller, and so the numbers larger
_ROUNDING = 1e-6  # cm

Shifts = list[tuple[float, float]]


def print_scale(box: Bounds, space: PictureSpace) -> float:
    """Mm on paper for a cm of the body, when what the box holds fills its place."""
    left, bottom, right, top = box
    return min(space.width / (right - left + 2 * MARGIN), space.height / (top - bottom + 2 * MARGIN))


class _Sheet(NamedTuple):
    """Where everything goes: numbers in their frames, frames on the card, and the box round it all."""

    cells: Sequence[Cell]
    spots: Sequence[Point]
    size: float
    shifts: Shifts
    whole: Bounds


def arrange(cells: Sequence[Cell], colors: Palette, space: PictureSpace) -> Cell:
    """The frames side by side on one ground line, or one below the other when that lets them be larger."""
    sheet = _sheet(cells, colors.pen, space)
    parts = zip(sheet.cells, sheet.spots, sheet.shifts, strict=True)
    numbered = [
        cell.scene.plus(marks.number(str(index), spot, sheet.size, _RING * sheet.size, colors)).moved(*shift)
        for index, (cell, spot, shift) in enumerate(parts, 1)
    ]
    return Cell(Scene().plus(*numbered), sheet.whole)


def alone(cell: Cell, space: PictureSpace) -> Cell:
    """One frame that fills the place, its texts in the type that is asked for."""
    for _ in range(_TRIALS if cell.scene.numerals else 0):
        cell = cell.lettered(space.type * _POINT / print_scale(cell.box, space))
    return cell


def scale_arranged(cells: Sequence[Cell], colors: Palette, space: PictureSpace) -> float:
    """Mm on paper for a cm of the body, once the frames are arranged."""
    return print_scale(_sheet(cells, colors.pen, space).whole, space)


def _sheet(cells: Sequence[Cell], pen: float, space: PictureSpace) -> _Sheet:
    _, whole = _best([cell.box for cell in cells], space)
    numeral = space.type * _POINT
    for _ in range(_TRIALS):
        size = numeral / print_scale(whole, space)
        cells = [cell.lettered(size) for cell in cells]
        spots = [_spot(cell, _RING * size) for cell in cells]
        rings = [_around(spot, _RING * size + pen / 2) for spot in spots]
        boxes = [union((cell.box, ring)) for cell, ring in zip(cells, rings, strict=True)]
        shifts, whole = _best(boxes, space)
        if size * print_scale(whole, space) > 0.99 * numeral:
            break
    return _Sheet(cells, spots, size, shifts, whole)


def _best(boxes: Sequence[Bounds], space: PictureSpace) -> tuple[Shifts, Bounds]:
    """How far each frame is moved, and the box round them all."""
    ways = [(shifts, union(map(_moved, boxes, shifts))) for shifts in (_beside(boxes), _below(boxes))]
    return max(ways, key=lambda way: print_scale(way[1], space))


def _moved(box: Bounds, shift: tuple[float, float]) -> Bounds:
    left, bottom, right, top = box
    dx, dy = shift
    return left + dx, bottom + dy, right + dx, top + dy


def _beside(boxes: Sequence[Bounds]) -> Shifts:
    widths = accumulate((right - left + _BESIDE for left, _, right, _ in boxes), initial=0.0)
    return [(x - left, 0.0) for x, (left, _, _, _) in zip(widths, boxes, strict=False)]


def _below(boxes: Sequence[Bounds]) -> Shifts:
    heights = accumulate((top - bottom + _BELOW for _, bottom, _, top in boxes), initial=0.0)
    return [(0.0, -y - top) for y, (_, _, _, top) in zip(heights, boxes, strict=False)]


def _spot(cell: Cell, radius: float) -> Point:
    """The middle of a frame's number: at the upper left, moved out until it covers nothing."""
    left, _, _, top = cell.box
    x, y, room = left + radius, top - radius, radius + _CLEAR
    near = [
        (across, math.sqrt(room**2 - (up - y) ** 2))
        for across, up in _drawn(cell.scene)
        if abs(up - y) < room
    ]
    while covered := [place - half for place, half in near if abs(place - x) < half - _ROUNDING]:
        x = min(covered)
    return Point(x, y)


def _drawn(scene: Scene) -> Iterator[Place]:
    """Places that a number must not cover."""
    for shape in scene.shapes:
        for curve in shape.curves:
            yield from curve.points
            if not curve.smooth:
                yield from _along(curve)
    for numeral in scene.numerals:
        left, bottom, right, top = numeral.extent()
        yield from ((x, y) for x in (left, numeral.at.x, right) for y in (bottom, numeral.at.y, top))


def _along(curve: Curve) -> Iterator[Place]:
    """Places on straight pieces so long that a number would fit between their ends."""
    for _, (x, y), (to_x, to_y), _ in curve.runs():
        parts = int(math.hypot(to_x - x, to_y - y) // _CLEAR)
        for part in range(1, parts):
            yield x + (to_x - x) * part / parts, y + (to_y - y) * part / parts


def _around(place: Point, radius: float) -> Bounds:
    return place.x - radius, place.y - radius, place.x + radius, place.y + radius
