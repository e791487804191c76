"""The faces inside a PDF that is about to be written, without the tables that no reader of a PDF looks at.

A PDF says itself which character a glyph stands for, how wide it is and what the face is called; the face's
own tables for that are 1.2 kB of two faces. pydyf is published without types: its objects are Any.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pydyf

# Those of a TrueType face in a PDF: ISO 32000-1, 9.9 and table 126, where glyphs are chosen by their number.
_NEEDED = frozenset(("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"))
_TRUETYPE = b"\0\1\0\0"


def prune_faces(pdf: Any) -> None:  # noqa: ANN401 - see the module
    """Leave every embedded TrueType face the tables that draw it."""
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Stream) and "Length1" in entry.extra:
            (face,) = entry.stream
            if face.startswith(_TRUETYPE):
                entry.stream = [_pruned(face)]
                entry.extra["Length1"] = len(entry.stream[0])


def _pruned(face: bytes) -> bytes:
    from fontTools.ttLib.sfnt import SFNTReader, SFNTWriter  # noqa: PLC0415 - WeasyPrint has imported it

    reader, out = SFNTReader(BytesIO(face)), BytesIO()
    kept = sorted(_NEEDED & {*reader.keys()})
    writer = SFNTWriter(out, len(kept), reader.sfntVersion)
    for tag in kept:
        writer[tag] = reader[tag]
    writer.close()
    return out.getvalue()
