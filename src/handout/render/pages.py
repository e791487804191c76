"""A finished PDF into pictures of its pages."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_POINTS_PER_INCH = 72


def page_images(pdf: bytes, dpi: int = 110) -> tuple[bytes, ...]:
    """Each page as a PNG on white, `dpi` pixels for each inch of paper.

    The same bytes come from the same PDF and the same version of PDFium, which draws them.

    Raises:
        pypdfium2.PdfiumError: the bytes are no PDF that PDFium can read.
    """
    return tuple(_images(pdf, dpi / _POINTS_PER_INCH))


def _images(pdf: bytes, scale: float) -> Iterator[bytes]:
    import pypdfium2  # noqa: PLC0415 - 60 ms that only pictures have to pay

    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            png = io.BytesIO()
            page.render(scale=scale).to_pil().save(png, "PNG")
            yield png.getvalue()
