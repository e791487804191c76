"""Greeking: bars in the place of lines of text, as in a printer's layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import ImageDraw

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL.Image import Image

    Box = tuple[int, int, int, int]
    Rgb = tuple[int, int, int]

_MARGIN = 2  # pixels around a line's box, into which letters reach
_INSET = 0.2  # of the line's height, above and below the bar
_INK = 0.4  # of the text's colour in the bar's; the rest is the ground's


def cover(image: Image, boxes: Iterable[Box]) -> None:
    """Paint a rounded bar over each box, in a paler shade of what is written there; nothing stays legible.

    Args:
        image: RGB; it is changed.
        boxes: left, top, right and bottom in pixels.
    """
    pen = ImageDraw.Draw(image)
    for left, top, right, bottom in boxes:
        around = (left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN)
        ground, ink = _colors(image.crop(around))
        inset = (bottom - top) * _INSET
        pen.rectangle(around, fill=ground)
        bar = (left, top + inset, right, bottom - inset)
        pen.rounded_rectangle(bar, inset, fill=_mixed(ground, ink))


def _colors(image: Image) -> tuple[Rgb, Rgb]:
    """The most frequent colour, and the one that is farthest from it."""
    counted = sorted(image.getcolors(image.width * image.height) or (), reverse=True)
    colors: list[Rgb] = [color for _, color in counted]  # type: ignore[misc]  # an RGB image has such colours
    ground = colors[0]
    return ground, max(colors, key=lambda color: sum(abs(a - b) for a, b in zip(color, ground, strict=True)))


def _mixed(ground: Rgb, ink: Rgb) -> Rgb:
    red, green, blue = (round(_INK * b + (1 - _INK) * a) for a, b in zip(ground, ink, strict=True))
    return red, green, blue
