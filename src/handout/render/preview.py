"""The picture of a handout's first page that an e-mail shows."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PIL.Image import Image
    from pypdfium2 import PdfPage

WIDTH = 300  # CSS pixels: it fits the narrowest phones
_COLORS = 64  # text and flat drawings need no more, and the file stays under 100 kB


class _Line(NamedTuple):
    """A line of text on the page, or a piece of one: its words, and its box in pixels."""

    words: str
    box: tuple[int, int, int, int]


def previews(pdf: bytes, hides: Callable[[str], bool]) -> tuple[bytes, bytes]:
    """The first page as palette PNGs, 300 pixels wide and twice that for sharp screens.

    The same bytes come from the same PDF and the same versions of PDFium and Pillow.

    Args:
        pdf: a finished handout.
        hides: whether a bar is to stand in the place of a line of these words.

    Raises:
        pypdfium2.PdfiumError: the bytes are no PDF with a page.
    """
    from PIL.Image import Resampling  # noqa: PLC0415 - only pictures have to pay for it

    page = _first_page(pdf, 2 * WIDTH, hides)
    page = page.crop((0, 0, page.width, page.height // 2 * 2))  # an odd row more would not halve
    half = page.resize((WIDTH, page.height // 2), Resampling.LANCZOS)
    return palette_png(half), palette_png(page)


def _first_page(pdf: bytes, width: int, hides: Callable[[str], bool]) -> Image:
    import pypdfium2  # noqa: PLC0415 - as above

    from handout.render.greeking import cover  # noqa: PLC0415 - as above

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        scale = width / page.get_width()
        image: Image = page.render(scale=scale).to_pil().convert("RGB")
        hidden = [line.box for line in _lines(page, scale) if hides(line.words)]
    cover(image, hidden)
    return image


def _lines(page: PdfPage, scale: float) -> Iterator[_Line]:
    """Pieces of lines, each set in one style; PDF counts points from the bottom."""
    text, height = page.get_textpage(), page.get_height()
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        box = (
            math.floor(left * scale),
            math.floor((height - top) * scale),
            math.ceil(right * scale),
            math.ceil((height - bottom) * scale),
        )
        yield _Line(text.get_text_bounded(left, bottom, right, top), box)


def palette_png(image: Image) -> bytes:
    """The picture as a PNG of few colours, the same bytes for the same picture."""
    from PIL.Image import Dither  # noqa: PLC0415 - as above

    file = io.BytesIO()
    image.quantize(_COLORS, dither=Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()
