"""What is left of faces and their maps in a PDF: all that draws and all that says what the words are."""

from __future__ import annotations

import io
import re

import pikepdf
import pydyf
import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import SFNTReader, SFNTWriter

from handout.render.faces import prune_faces
from handout.render.fonts import installed_families
from handout.render.unicode_maps import shorten_maps
from tests.inspect.pdf_sample import sample_pdf


def mapped(*pairs: tuple[int, str]) -> bytes:
    rows = "\n".join(f"<{code:04x}> <{words.encode('utf-16-be').hex()}>" for code, words in pairs)
    pdf = pydyf.PDF()
    stream = pydyf.Stream([b"begincmap", f"{len(pairs)} beginbfchar", rows, "endbfchar"])
    pdf.add_object(stream)
    shorten_maps(pdf)
    return b"\n".join(stream.stream)


def test_neighbours_are_a_range() -> None:
    text = mapped((0x29, "a"), (0x2B, "c"), (0x2A, "b"), (0x40, "z"))
    assert text.endswith(
        b"1 beginbfchar\n<0040> <007a>\nendbfchar\n1 beginbfrange\n<0029> <002b> <0061>\nendbfrange"
    )


@pytest.mark.parametrize(
    "pairs",
    [
        ((0xFF, "a"), (0x100, "b")),  # the code's first byte changes
        ((0x10, "\u00ff"), (0x11, "\u0100")),  # the character's first byte changes
        ((0x10, "ff"), (0x11, "fg")),  # two characters
        ((0x10, "a"), (0x12, "c")),
        ((0x10, "a"), (0x11, "c")),
        ((0x10, "\U0001f600"), (0x11, "\U0001f601")),
    ],
)
def test_what_may_not_be_a_range_is_none(pairs: tuple[tuple[int, str], ...]) -> None:
    text = mapped(*pairs)
    assert len(re.findall(rb"^<\w+> <\w+>$", text, re.MULTILINE)) == 2
    assert b"bfrange" not in text


def test_a_block_has_a_hundred_entries_at_most() -> None:
    text = mapped(*((2 * number, chr(65 + number)) for number in range(150)))
    assert re.findall(rb"(\d+) beginbfchar", text) == [b"100", b"50"]


def test_faces_keep_what_draws_and_lose_the_rest() -> None:
    with pikepdf.open(io.BytesIO(sample_pdf())) as pdf:
        streams = [entry for entry in pdf.objects if isinstance(entry, pikepdf.Stream)]
        faces = [stream.read_bytes() for stream in streams if "/Length1" in stream]
    assert faces
    for face in faces:
        font = TTFont(io.BytesIO(face), checkChecksums=2)
        tables = set(font.reader.keys())
        assert {"glyf", "head", "hhea", "hmtx", "loca", "maxp"} <= tables
        assert not tables & {"name", "cmap", "post", "OS/2", "GSUB", "GPOS"}


@pytest.mark.parametrize("tables", [("glyf", "head", "loca"), ("cvt ", "glyf", "head", "maxp", "prep")])
def test_a_face_is_written_as_fonttools_writes_it(tables: tuple[str, ...]) -> None:
    (family,) = installed_families(["Lato"])
    source, whole, kept = SFNTReader(io.BytesIO(family.faces[0].read_bytes())), io.BytesIO(), io.BytesIO()
    for out, tags in ((whole, sorted({*tables, "name", "post"})), (kept, tables)):
        writer = SFNTWriter(out, len(tags))
        for tag in tags:
            writer[tag] = source[tag]
        writer.close()
    pdf = pydyf.PDF()
    face = pydyf.Stream([whole.getvalue()], {"Length1": len(whole.getvalue())})
    pdf.add_object(face)
    prune_faces(pdf)
    assert face.stream == [kept.getvalue()]
    assert face.extra["Length1"] == len(kept.getvalue())
