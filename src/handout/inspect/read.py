"""A finished PDF as plain values: its text runs, fonts, page sizes, bookmarks, metadata and tags.

Lengths are points (1/72 inch) from the lower left corner of the page; pages count from 1.
"""

from __future__ import annotations

import ctypes
import io
import math
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from msgspec import Struct

from handout.diagnostics import HandoutError, error
from handout.model.tags import TextRun

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pikepdf

_SUBSET = re.compile(r"^[A-Z]{6}\+")  # ISO 32000-1, 9.6.4: the tag before the name of a subset


class Bookmark(Struct, frozen=True):
    """An entry of the outline; the outermost level is 1."""

    level: int
    title: str


def text_runs(pdf: bytes) -> tuple[TextRun, ...]:
    """All text in the order in which it is drawn, page by page.

    Raises:
        HandoutError: `pdf-unreadable`.
    """
    import pypdfium2  # noqa: PLC0415 - 60 ms that only a reader of PDFs has to pay

    try:
        with pypdfium2.PdfDocument(pdf) as document:
            return tuple(run for number, page in enumerate(document, 1) for run in _page_runs(number, page))
    except pypdfium2.PdfiumError as fault:
        raise HandoutError(error("pdf-unreadable", str(fault))) from fault


def _page_runs(number: int, page: Any) -> Iterator[TextRun]:  # noqa: ANN401 - PDFium has no types
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - as above

    words = page.get_textpage()
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=15):
        mark = pdfium.FPDFPageObj_GetMarkedContentID(drawn.raw)
        text = _string(pdfium.FPDFTextObj_GetText, drawn.raw, words.raw)
        font = pdfium.FPDFTextObj_GetFont(drawn.raw)
        yield TextRun(number, mark, text, _font_name(font), _font_size(drawn), *drawn.get_bounds())


def _string(getter: Any, *subject: Any) -> str:  # noqa: ANN401 - PDFium has no types
    """PDFium tells a string's length in bytes first, then fills a buffer with UTF-16."""
    length = getter(*subject, None, 0)
    buffer = ctypes.create_string_buffer(length)
    getter(*subject, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _font_size(drawn: Any) -> float:  # noqa: ANN401 - PDFium has no types
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - see text_runs

    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(drawn.raw, size)
    _, _, across, up, _, _ = drawn.get_matrix().get()
    return float(size.value * math.hypot(across, up))


def _font_name(font: Any) -> str:  # noqa: ANN401 - PDFium has no types
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - see text_runs

    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    return _SUBSET.sub("", buffer.value.decode("utf-8", "replace"))


@contextmanager
def opened(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    """The PDF as pikepdf sees it.

    Raises:
        HandoutError: `pdf-unreadable`: damaged, locked, or no PDF.
    """
    import pikepdf  # noqa: PLC0415 - 60 ms that only a reader of PDFs has to pay

    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            yield document
    except pikepdf.PasswordError as fault:
        raise HandoutError(error("pdf-unreadable", "it is locked with a password")) from fault
    except (pikepdf.PdfError, pikepdf.OutlineStructureError, ET.ParseError, RecursionError) as fault:
        raise HandoutError(error("pdf-unreadable", str(fault))) from fault


def embedded_fonts(pdf: bytes) -> tuple[str, ...]:
    """PostScript names of the fonts that are embedded, without the subset's tag; sorted, each once.

    Raises:
        HandoutError: `pdf-unreadable`.
    """
    with opened(pdf) as document:
        descriptors = [item for item in document.objects if _is_descriptor(item)]
        files = ("/FontFile", "/FontFile2", "/FontFile3")
        embedded = [item for item in descriptors if any(file in item for file in files)]
        return tuple(sorted({_SUBSET.sub("", str(item.get("/FontName", ""))[1:]) for item in embedded}))


def _is_descriptor(item: Any) -> bool:  # noqa: ANN401 - any PDF object
    import pikepdf  # noqa: PLC0415 - see opened

    return isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page's media box in points.

    Raises:
        HandoutError: `pdf-unreadable`.
    """
    with opened(pdf) as document:
        boxes = ([float(edge) for edge in page.mediabox.as_list()] for page in document.pages)
        return tuple((right - left, top - bottom) for left, bottom, right, top in boxes)


def bookmarks(pdf: bytes) -> tuple[Bookmark, ...]:
    """The outline from top to bottom.

    Raises:
        HandoutError: `pdf-unreadable`.
    """
    with opened(pdf) as document, document.open_outline() as outline:
        return tuple(_bookmarks(outline.root, 1))


def _bookmarks(items: Any, level: int) -> Iterator[Bookmark]:  # noqa: ANN401 - pikepdf's outline items
    for item in items:
        yield Bookmark(level, str(item.title))
        yield from _bookmarks(item.children, level + 1)


def xmp_properties(pdf: bytes, namespace: str) -> Mapping[str, str]:
    """The simple XMP properties of one namespace: name to text; empty without metadata.

    Raises:
        HandoutError: `pdf-unreadable`.
    """
    with opened(pdf) as document:
        return own_properties(document, namespace)


def own_properties(document: pikepdf.Pdf, namespace: str) -> dict[str, str]:
    """The same of a document that is open."""
    import pikepdf  # noqa: PLC0415 - see opened

    metadata = document.Root.get("/Metadata")
    if not isinstance(metadata, pikepdf.Stream):
        return {}
    root = ET.fromstring(metadata.read_bytes())  # noqa: S314 - expat limits entities
    start = f"{{{namespace}}}"
    return {
        item.tag.removeprefix(start): item.text or "" for item in root.iter() if item.tag.startswith(start)
    }
