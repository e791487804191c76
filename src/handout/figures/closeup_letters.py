"""The first letters of the alphabet as dashed paths, in the air before the big toe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures.geometry import Point
from handout.figures.scene import Curve, Scene, Shape

if TYPE_CHECKING:
    from handout.figures.paint import Palette

_SIZE = 9.5  # cm high
_STEP = 8.2  # cm from letter to letter
_BROAD = 6.2
_DASH = 0.45  # short enough that each stroke has three
_A = (
    ((0.0, 0.0), (0.1, 0.2), (0.2, 0.4), (0.3, 0.6), (0.4, 0.8), (0.5, 1.0)),
    ((0.5, 1.0), (0.6, 0.8), (0.7, 0.6), (0.8, 0.4), (0.9, 0.2), (1.0, 0.0)),
    ((0.2, 0.38), (0.8, 0.38)),
)
_B = (
    ((0.0, 0.0), (0.0, 0.33), (0.0, 0.67), (0.0, 1.0)),
    ((0.0, 1.0), (0.5, 1.0), (0.86, 0.76), (0.5, 0.53), (0.0, 0.53)),
    ((0.0, 0.53), (0.55, 0.53), (1.0, 0.26), (0.55, 0.0), (0.0, 0.0)),
)
_C = (  # it leaves the box as slowly as A enters it, so that the box is the same either way round
    (
        (1.0, 0.82),
        (0.9, 0.93),
        (0.55, 1.0),
        (0.1, 0.75),
        (0.0, 0.48),
        (0.1, 0.22),
        (0.55, 0.0),
        (0.9, 0.07),
        (1.0, 0.18),
    ),
)


def letters(start: Point, colors: Palette, *, mirrored: bool) -> Scene:
    """A, B and C ahead of `start`, to be read from left to right also when the picture is mirrored."""
    strokes = [
        Curve(tuple(start.moved(index * _STEP + _BROAD * x, _SIZE * y) for x, y in stroke), closed=False)
        for index, glyph in enumerate((_A, _B, _C))
        for stroke in glyph
    ]
    if mirrored:
        ends = 2 * start.x + 2 * _STEP + _BROAD
        strokes = [stroke.mapped(lambda place: Point(ends - place[0], place[1])) for stroke in strokes]
    return Scene((Shape(tuple(strokes), stroke=colors.accent, width=2.2 * colors.pen, dashed=_DASH),))
