"""The picture of a handout's first page that an e-mail shows."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH = 300  # CSS pixels: beside nothing else, on the narrowest phones too
_COLORS = 64  # text and flat drawings need no more, and the file stays under 100 kB


def previews(pdf: bytes) -> tuple[bytes, bytes]:
    """The first page as palette PNGs, 300 pixels wide and twice that for sharp screens.

    The same bytes come from the same PDF and the same versions of PDFium and Pillow.

    Raises:
        pypdfium2.PdfiumError: the bytes are no PDF with a page.
    """
    from PIL.Image import Resampling  # noqa: PLC0415 - only pictures have to pay for it

    page = first_page(pdf, 2 * WIDTH)
    half = page.resize((WIDTH, round(page.height / 2)), Resampling.LANCZOS)
    return _png(half), _png(page)


def first_page(pdf: bytes, width: int) -> Image:
    """The first page in RGB on white, `width` pixels wide."""
    import pypdfium2  # noqa: PLC0415 - as above

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        image: Image = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
    return image


def _png(image: Image) -> bytes:
    from PIL.Image import Dither  # noqa: PLC0415 - as above

    file = io.BytesIO()
    image.quantize(_COLORS, dither=Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()
