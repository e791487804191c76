"""Short texts in a picture - degrees and seconds - beside what they tell of and clear of everything drawn."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from handout.figures.scene import Bounds, Numeral, Scene, overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handout.figures.geometry import Place, Point
    from handout.figures.paint import Palette

_ROOM = 1.6  # pens between a text and any line
_RINGS, _WAYS = 16, 16  # trials outward and round
_STRIDE = 0.3  # of the type's size between two rings


class Piece(NamedTuple):
    """A straight piece of a line, half its stroke's width, and the box round both."""

    start: Place
    end: Place
    half: float
    box: Bounds


def beside(drawn: Scene, text: str, wanted: Point, colors: Palette) -> Numeral:
    """The text at the place nearest to the wanted one where it covers nothing.

    Where a fill is everywhere, as in water, it may lie on the fill, but still on no line.
    """
    numeral = Numeral(text, wanted, colors.letters, colors.line)
    reach = _RINGS * _STRIDE * numeral.size + 2 * numeral.size
    lines = tuple(_near(drawn, wanted, reach))
    others = tuple(other.extent() for other in drawn.numerals)
    fallback = numeral
    for place in _trials(wanted, numeral.size):
        trial = numeral._replace(at=place)
        if _is_free(_roomy(trial, colors.pen * _ROOM), lines, others):
            if not _is_filled(drawn, trial):
                return trial
            fallback = trial if fallback is numeral else fallback
    return fallback


def _trials(wanted: Point, size: float) -> Iterator[Point]:
    yield wanted
    for ring in range(1, _RINGS + 1):
        for step in range(_WAYS):
            yield wanted.polar(360 * step / _WAYS, ring * _STRIDE * size)


def _near(drawn: Scene, wanted: Point, reach: float) -> Iterator[Piece]:
    """Pieces of lines near a place, taken as straight."""
    for shape in drawn.shapes:
        half = shape.width / 2 if shape.stroke else 0.0
        for curve in shape.curves:
            ends = curve.points[1:] + curve.points[:1] * curve.closed
            for start, end in zip(curve.points, ends, strict=False):
                (from_x, from_y), (to_x, to_y) = start, end
                middle_x, middle_y = (from_x + to_x) / 2 - wanted.x, (from_y + to_y) / 2 - wanted.y
                long = math.hypot(to_x - from_x, to_y - from_y) / 2
                if math.hypot(middle_x, middle_y) < reach + long:
                    yield Piece(start, end, half, _around(start, end, half))


def _roomy(numeral: Numeral, room: float) -> Bounds:
    left, bottom, right, top = numeral.extent()
    return left - room, bottom - room, right + room, top + room


def _around(start: Place, end: Place, half: float) -> Bounds:
    (from_x, from_y), (to_x, to_y) = start, end
    left, right = (from_x, to_x) if from_x < to_x else (to_x, from_x)
    bottom, top = (from_y, to_y) if from_y < to_y else (to_y, from_y)
    return left - half, bottom - half, right + half, top + half


def _is_free(box: Bounds, lines: Iterable[Piece], others: Iterable[Bounds]) -> bool:
    return not any(overlap(box, other) for other in others) and not any(
        overlap(box, piece.box) and _meets(piece, box) for piece in lines
    )


def _meets(piece: Piece, box: Bounds) -> bool:
    """Whether a straight piece runs through a box (Liang-Barsky clipping)."""
    (ax, ay), (bx, by), half, _ = piece
    left, bottom, right, top = box[0] - half, box[1] - half, box[2] + half, box[3] + half
    enter, leave = 0.0, 1.0
    for start, way, low, high in ((ax, bx - ax, left, right), (ay, by - ay, bottom, top)):
        if not way:
            if not low <= start <= high:
                return False
            continue
        near, far = sorted(((low - start) / way, (high - start) / way))
        enter, leave = max(enter, near), min(leave, far)
    return enter <= leave


def _is_filled(drawn: Scene, numeral: Numeral) -> bool:
    return any(
        curve.holds(numeral.at)
        for shape in drawn.shapes
        if shape.fill
        for curve in shape.curves
        if curve.closed
    )
