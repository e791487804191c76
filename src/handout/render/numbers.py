"""Numbers in a page's content, as exact as paper can show and no longer.

pydyf is published without types: its objects are Any.
"""

from __future__ import annotations

import re
from typing import Any

import pydyf

# A thousandth of a CSS pixel is a quarter of a micrometre. Words are written in hexadecimal, without a point.
# A matrix scales what follows: a thousandth there moves the far end of a drawing by a pixel.
_TOO_EXACT = re.compile(rb"(\.\d{3})\d++(?![^\n]* cm(?:\n|\Z))")
_PLACES = {"Rect", "Dest"}  # of annotations and bookmarks
_DECIMALS = 2


def shorten_numbers(pdf: Any) -> None:  # noqa: ANN401 - see the module
    """Cut the numbers of all pages and forms after three decimals; call it when all else is written."""
    pages = {pdf.objects[int(reference.split()[0])]["Contents"] for reference in pdf.page_references}
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Stream) and (
            entry.reference in pages or entry.extra.get("Subtype") == "/Form"
        ):
            content = b"\n".join([part if isinstance(part, bytes) else _bytes(part) for part in entry.stream])
            entry.stream = [_TOO_EXACT.sub(rb"\1", content)]


def shorten_places(pdf: Any) -> None:  # noqa: ANN401 - see the module
    """Round where links stand and lead to: a hundredth of a point is less than a printer's dot."""
    for entry in pdf.objects:
        if isinstance(entry, dict):
            for key in _PLACES & entry.keys():
                entry[key] = rounded(entry[key])
    destinations = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", [])
    destinations[:] = [rounded(item) for item in destinations]


def rounded(item: Any) -> Any:  # noqa: ANN401 - see the module
    """An array with its fractions cut to two decimals; anything else as it is."""
    if not isinstance(item, list):
        return item
    return pydyf.Array([round(part, _DECIMALS) if isinstance(part, float) else part for part in item])


def _bytes(item: Any) -> bytes:  # noqa: ANN401 - see the module
    written: bytes = pydyf._to_bytes(item)  # noqa: SLF001 - pydyf's way to write an item
    return written
