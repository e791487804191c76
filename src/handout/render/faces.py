"""The faces inside a PDF that is about to be written, without the tables that no reader of a PDF looks at.

A PDF says itself which character a glyph stands for, how wide it is and what the face is called; the face's
own tables for that are 1.2 kB of two faces. pydyf is published without types: its objects are Any.
"""

from __future__ import annotations

from struct import iter_unpack, pack, unpack, unpack_from
from typing import TYPE_CHECKING, Any

import pydyf

if TYPE_CHECKING:
    from collections.abc import Mapping

# Those of a TrueType face in a PDF: ISO 32000-1, 9.9 and table 126, where glyphs are chosen by their number.
_NEEDED = frozenset((b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep"))
_TRUETYPE = b"\0\1\0\0"
_HEADER, _ENTRY = 12, 16  # bytes of a face's directory, and of each table in it
_ADJUSTMENT = 8  # where in the table "head" the sum of the whole face is made up to `_WHOLE`
_WHOLE, _WORD = 0xB1B0AFBA, 0xFFFFFFFF


def prune_faces(pdf: Any) -> None:  # noqa: ANN401 - see the module
    """Leave every embedded TrueType face the tables that draw it."""
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Stream) and "Length1" in entry.extra:
            (face,) = entry.stream
            if face.startswith(_TRUETYPE):
                entry.stream = [_pruned(face)]
                entry.extra["Length1"] = len(entry.stream[0])


def _pruned(face: bytes) -> bytes:
    return _face({tag: table for tag, table in _tables(face).items() if tag in _NEEDED})


def _tables(face: bytes) -> dict[bytes, bytes]:
    """The tables by their tags: OpenType, "Organization of an OpenType font"."""
    (count,) = unpack_from(">H", face, 4)
    entries = iter_unpack(">4s4xLL", face[_HEADER : _HEADER + _ENTRY * count])
    return {tag: face[start : start + length] for tag, start, length in entries}


def _face(tables: Mapping[bytes, bytes]) -> bytes:
    """A face of these tables, as fontTools writes it: that takes a tenth of a renderer's start to import."""
    highest = len(tables).bit_length() - 1
    first = _ENTRY << highest
    directory = [pack(">4s4H", _TRUETYPE, len(tables), first, highest, _ENTRY * len(tables) - first)]
    place, body, head = _HEADER + _ENTRY * len(tables), b"", 0
    for tag, table in sorted(tables.items()):
        content = table
        if tag == b"head":
            head = place + len(body) + _ADJUSTMENT
            content = table[:_ADJUSTMENT] + bytes(4) + table[_ADJUSTMENT + 4 :]
        directory.append(pack(">4s3L", tag, _sum(content), place + len(body), len(content)))
        body += content + bytes(-len(content) % 4)
    face = b"".join(directory) + body
    return face[:head] + pack(">L", (_WHOLE - _sum(face)) & _WORD) + face[head + 4 :]


def _sum(table: bytes) -> int:
    padded = table + bytes(-len(table) % 4)
    words: tuple[int, ...] = unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & _WORD
