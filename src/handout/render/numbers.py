"""Numbers and words in a page's content, as exact as paper can show and no longer.

pydyf is published without types: its objects are Any.
"""

from __future__ import annotations

import re
from typing import Any

import pydyf

# A thousandth of a CSS pixel is a quarter of a micrometre; a hundredth is enough from ten units on. A matrix
# scales what follows: a thousandth there moves the far end of a drawing by a pixel. Words have no point yet.
# Each pattern begins with a plain character: others take five times as long.
_TOO_EXACT = re.compile(rb"(\.(?:(?<=\d\d\.)\d\d|\d{3}))\d++(?![^\n]* cm(?:\n|\Z))")
_PLACES = {"Rect", "Dest"}  # of annotations and bookmarks
_DECIMALS = 1
# Upright type of ten units and more: a tenth of its unit is under a hundredth of its size.
_TEXT_MATRIX = re.compile(rb"(\n1 0 0 -1 -?\d+\.\d)\d*( -?\d+\.\d)\d*(?= Tm\n/\w+ \d\d)")
_ZEROS = re.compile(rb"\.\d*0(?=\s)(?! gs)")  # names of graphics states look like numbers: /A1.0
_GLYPHS = re.compile(rb"<((?:[0-9a-f]{4})+)>")


def shorten_numbers(pdf: Any) -> None:  # noqa: ANN401 - see the module
    """Cut the numbers of all pages and forms; call it when all else is written."""
    pages = {pdf.objects[int(reference.split()[0])]["Contents"] for reference in pdf.page_references}
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Stream) and (
            entry.reference in pages or entry.extra.get("Subtype") == "/Form"
        ):
            entry.stream = [_shorter(b"\n".join(map(_bytes, entry.stream)))]


def _shorter(content: bytes) -> bytes:
    content = _groups_alone(_TEXT_MATRIX, _groups_alone(_TOO_EXACT, content))
    content = _ZEROS.sub(_stripped, content)
    # No room between two glyphs: they are one string.
    return _GLYPHS.sub(_string, content.replace(b">0<", b"").replace(b">0]", b">]"))


def _groups_alone(pattern: re.Pattern[bytes], content: bytes) -> bytes:
    """The content, and of what the pattern finds in it only the groups; a third of the time of `sub`."""
    return b"".join(pattern.split(content))


def _stripped(fraction: re.Match[bytes]) -> bytes:
    return fraction[0].rstrip(b"0").rstrip(b".")


def _string(match: re.Match[bytes]) -> bytes:
    """Two bytes a glyph instead of four hexadecimal digits: ISO 32000-1, 7.3.4.2."""
    glyphs = bytes.fromhex(match[1].decode())
    for byte in (b"\\", b"(", b")"):
        glyphs = glyphs.replace(byte, b"\\" + byte)
    return b"(" + glyphs.replace(b"\r", b"\\r") + b")"


def shorten_places(pdf: Any) -> None:  # noqa: ANN401 - see the module
    """Round where links stand and lead to: a tenth of a point is less than a printer's dot."""
    for entry in pdf.objects:
        if isinstance(entry, dict):
            for key in _PLACES & entry.keys():
                entry[key] = rounded(entry[key])
    destinations = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", [])
    destinations[:] = [rounded(item) for item in destinations]


def rounded(item: Any) -> Any:  # noqa: ANN401 - see the module
    """An array with its fractions cut to one decimal; anything else as it is."""
    if not isinstance(item, list):
        return item
    return pydyf.Array([round(part, _DECIMALS) if isinstance(part, float) else part for part in item])


def _bytes(item: Any) -> bytes:  # noqa: ANN401 - see the module
    if isinstance(item, bytes):
        return item
    written: bytes = pydyf._to_bytes(item)  # noqa: SLF001 - pydyf's way to write an item
    return written
