"""The pages of a PDF on sheets that are printed on both sides, folded once and stitched in the fold.

A sheet holds four pages. Looking at its outside, the page that is read later stands on the left; on its
inside, the page that is read sooner. So for 8 pages: 8 and 1, 2 and 7; 6 and 3, 4 and 5.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from handout.render.xmp import NAMESPACE

if TYPE_CHECKING:
    import pikepdf

    from handout.model.artifact import Booklet

MM = 72 / 25.4  # points
_PAGES_ON_A_SHEET = 4
_FOR_READING = ("/StructTreeRoot", "/MarkInfo", "/Outlines", "/PageMode", "/Names", "/Dests", "/OpenAction")


class SheetSide(Struct, frozen=True):
    """One side of a sheet.

    Attributes:
        left: the page left of the fold, counted from 0; None is blank.
        right: the page right of it.
        depth: how many sheets are around this one; 0 for the cover.
    """

    left: int | None
    right: int | None
    depth: int


def padded(pages: int) -> tuple[int | None, ...]:
    """The pages in the order of reading, with blank ones (None) up to a multiple of four.

    The blank pages stand before the last page. Behind it, they would be the outside of the back cover: what
    lies on a table looks empty, and the page with the sources and the code to scan would be hidden inside.
    Earlier, they would tear the text apart. Where they are, they are inside the back cover: room for notes.
    """
    missing = -pages % _PAGES_ON_A_SHEET
    order: list[int | None] = list(range(pages))
    order[pages - 1 : pages - 1] = [None] * missing
    return tuple(order)


def sheet_sides(pages: int) -> tuple[SheetSide, ...]:
    """Front and back of each sheet, from the cover inwards."""
    order = padded(pages)
    last = len(order) - 1
    return tuple(
        side
        for depth, first in enumerate(range(0, len(order) // 2, 2))
        for side in (
            SheetSide(order[last - first], order[first], depth),
            SheetSide(order[first + 1], order[last - first - 1], depth),
        )
    )


def impose(pdf: bytes, booklet: Booklet) -> bytes:
    """The pages two by two, for a printer that turns the paper on its short edge.

    Fonts and pictures are those of the pages, each kept once. Tags, bookmarks and links are not: the file is
    for paper alone, says so in its title, and no longer claims PDF/UA.

    The same pages give the same bytes.
    """
    import pikepdf  # noqa: PLC0415 - 60 ms that only booklets have to pay

    with pikepdf.open(io.BytesIO(pdf)) as document:
        _say_what_it_is(document, booklet)
        count = len(document.pages)
        forms = [document.make_indirect(page.as_form_xobject()) for page in document.pages]
        for side in sheet_sides(count):
            document.pages.append(_side(document, forms, side, booklet))
        del document.pages[:count]
        out = io.BytesIO()
        document.save(
            out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=False
        )
    return out.getvalue()


def _side(document: pikepdf.Pdf, forms: list[Any], side: SheetSide, booklet: Booklet) -> pikepdf.Page:
    """One side of a sheet: each half is a page of its own, cut off at the fold."""
    import pikepdf  # noqa: PLC0415 - see impose

    fold = booklet.width / 2
    creep = side.depth * booklet.paper_thickness * MM
    names, content = {}, []
    for name, number, start in (("/Left", side.left, 0.0), ("/Right", side.right, fold)):
        if number is None:
            continue
        names[name] = forms[number]
        left, _, right, _ = (float(edge) for edge in forms[number].BBox)
        across = fold - (right - left) + creep if name == "/Left" else fold - creep
        content.append(
            f"q {start:.3f} 0 {fold:.3f} {booklet.height:.3f} re W n 1 0 0 1 {across:.3f} 0 cm {name} Do Q"
        )
    return pikepdf.Page(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, round(booklet.width, 3), round(booklet.height, 3)],
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(names)),
            Contents=document.make_stream("\n".join(content).encode()),
        )
    )


def _say_what_it_is(document: pikepdf.Pdf, booklet: Booklet) -> None:
    """Take away all that only a tagged file may claim; tell the reader and the printer how to use the rest.

    Viewer preferences as in ISO 32000-1, table 150.
    """
    import pikepdf  # noqa: PLC0415 - see impose

    for key in _FOR_READING:
        if key in document.Root:
            del document.Root[key]
    document.Root.ViewerPreferences = pikepdf.Dictionary(
        DisplayDocTitle=True, Duplex=pikepdf.Name.DuplexFlipShortEdge, PrintScaling=pikepdf.Name("/None")
    )
    with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata.pop("pdfuaid:part", None)
        metadata.pop(f"{{{NAMESPACE}}}seal", None)  # it is over the pages one by one
        metadata["dc:title"] = booklet.title
        metadata["dc:description"] = booklet.description
