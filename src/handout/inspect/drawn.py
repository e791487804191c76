"""Pictures and QR codes on the pages of a PDF, as they are drawn."""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from handout.diagnostics import HandoutError, error

if TYPE_CHECKING:
    from collections.abc import Iterator

_MM = 25.4 / 72  # a point
_FEWEST = 200  # corners of a drawn QR code; no other shape of a handout has as many and no slanting edge
_ROUNDING = 0.02  # points


def image_resolutions(pdf: bytes) -> tuple[tuple[int, float], ...]:
    """Page and pixels to the inch of each raster image.

    Raises:
        HandoutError: `pdf-unreadable`.
    """
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - only a reader of PDFs has to pay

    found = []
    for page, drawn in _objects(pdf, pdfium.FPDF_PAGEOBJ_IMAGE):
        left, bottom, right, top = drawn.get_bounds()
        width, height = drawn.get_px_size()
        dpi = min(width / max(right - left, 0.01), height / max(top - bottom, 0.01)) * 72
        found.append((page, dpi))
    return tuple(found)


def qr_modules(pdf: bytes) -> tuple[tuple[int, float], ...]:
    """Page and side in mm of a square of each QR code that is drawn as a path.

    Raises:
        HandoutError: `pdf-unreadable`.
    """
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - as above

    found = []
    for page, drawn in _objects(pdf, pdfium.FPDF_PAGEOBJ_PATH):
        step = _step(drawn)
        if step:
            found.append((page, step * _MM))
    return tuple(found)


def _objects(pdf: bytes, kind: int) -> Iterator[tuple[int, Any]]:
    import pypdfium2  # noqa: PLC0415 - as above

    try:
        with pypdfium2.PdfDocument(pdf) as document:
            for number, page in enumerate(document, 1):
                for drawn in page.get_objects(filter=[kind], max_depth=15):
                    yield number, drawn
    except pypdfium2.PdfiumError as fault:
        raise HandoutError(error("pdf-unreadable", str(fault))) from fault


def _step(path: Any) -> float:  # noqa: ANN401 - PDFium has no types
    """The shortest edge in points of a path of very many upright edges; 0 for any other path."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - as above

    count = pdfium.FPDFPath_CountSegments(path.raw)
    if count < _FEWEST:
        return 0.0
    places, x, y = [], ctypes.c_float(), ctypes.c_float()
    for number in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path.raw, number)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_BEZIERTO:
            return 0.0
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        places.append((x.value, y.value))
    edges = {
        round(abs(a - c) + abs(b - d), 3)
        for (a, b), (c, d) in pairwise(places)
        if min(abs(a - c), abs(b - d)) < _ROUNDING
    }
    scale = abs(float(path.get_matrix().get()[0]))
    return min((edge for edge in edges if edge > _ROUNDING), default=0.0) * scale
