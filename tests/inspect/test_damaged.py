"""Files of others may hold anything: reading them gives an answer or a refusal, never a crash."""

from __future__ import annotations

import contextlib
import functools
import io

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from handout.diagnostics import HandoutError
from handout.inspect.read import bookmarks, embedded_fonts, page_sizes, text_runs, xmp_properties
from handout.inspect.transcript import transcript
from handout.inspect.verdict import verdict
from handout.render.xmp import NAMESPACE
from tests.inspect.pdf_sample import sample_pdf

WORDS = (
    b"/S",
    b"/K",
    b"/Pg",
    b"/P",
    b"/A",
    b"/Alt",
    b"/MCID",
    b"/Type",
    b" 0 R",
    b"[",
    b"<<",
    b">>",
    b"/Title",
    b"<rdf",
)


@functools.cache
def plain() -> bytes:
    """The sample without compression, so that a changed byte changes one thing."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sample_pdf())) as pdf:
        pdf.save(
            out,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
        )
    return out.getvalue()


def places(word: bytes) -> list[int]:
    found, at = [], plain().find(word)
    while at >= 0:
        found.append(at)
        at = plain().find(word, at + 1)
    assert found, word
    return found


def damage(word: bytes) -> st.SearchStrategy[tuple[int, bytes]]:
    """A place where the word stands, and what stands there instead."""
    return st.tuples(st.sampled_from(places(word)), st.binary(min_size=len(word), max_size=len(word)))


@given(st.lists(st.sampled_from(WORDS).flatmap(damage), min_size=1, max_size=4))
@settings(max_examples=30, deadline=None)
def test_damaged_file_is_read_or_refused(damages: list[tuple[int, bytes]]) -> None:
    damaged = bytearray(plain())
    for at, instead in damages:
        damaged[at : at + len(instead)] = instead
    content = bytes(damaged)
    assert isinstance(verdict(content).compliant, bool)
    for read in (transcript, text_runs, embedded_fonts, page_sizes, bookmarks):
        with contextlib.suppress(HandoutError):
            read(content)
    with contextlib.suppress(HandoutError):
        xmp_properties(content, NAMESPACE)


def test_tree_that_bites_its_tail_is_read_once() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sample_pdf())) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        document.K.append(document)
        pdf.save(out)

    assert transcript(out.getvalue()) == transcript(sample_pdf())
