"""Words that stay because patients will hear them again: explained where they are first read."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from handout.lint.explained import is_explained, readings
from handout.lint.phrases import Phrases
from handout.lint.prose import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.lint.context import Check, Context
    from handout.lint.phrases import Hit
    from handout.lint.prose import Block, Prose

_NAMES = {Kind.TITLE, Kind.HEADING, Kind.FRAME_TITLE}
_ACRONYM = re.compile(r"(?<![\w&.-])[A-Z](?:[A-Z0-9&]{0,4}[A-Z])(?=s?\b)(?![\w&-]|\.[A-Za-z])")
_QUOTES = "\"\u201c\u201d\u2018\u2019'"
_SHOUTED = 2  # so many words in capitals, side by side, are no abbreviations


def terms(context: Context) -> Iterator[Diagnostic]:
    """TERM-01: medical terms that a handout does not explain in the file where it first uses them."""
    listed = context.words("terms")
    phrases = Phrases(listed)
    for reading in readings(context):
        met: set[str] = set()
        for prose in reading:
            hits = [(block, hit) for block in prose.blocks for hit in phrases.find(block)]
            for block, hit in _unexplained(hits, met):
                message = f"'{hit.written}' is not explained where a patient first reads it"
                hint = f"say what it is: {listed[hit.listed]}"
                yield context.found("TERM-01", message, block.span(hit.start), hint)


def _unexplained(hits: list[tuple[Block, Hit]], met: set[str]) -> Iterator[tuple[Block, Hit]]:
    """The first use in running words of each term that is new in a file and explained nowhere in it."""
    explained = {hit.listed for block, hit in hits if is_explained(block, hit.start, hit.end)}
    for block, hit in hits:
        if hit.listed in met or block.kind in _NAMES:
            continue
        met.add(hit.listed)
        if hit.listed not in explained:
            yield block, hit


def abbreviations(context: Context) -> Iterator[Diagnostic]:
    """ABBR-01: abbreviations in capitals that a handout does not explain at their first use."""
    known = {**context.words("known-abbreviations"), **context.words("shouted")}
    for reading in readings(context):
        met: set[str] = set()
        for block, start, word in _acronyms(reading):
            if word in met or word in known:
                continue
            met.add(word)
            if not _is_spelt_out(block, start, word):
                message = f"'{word}' is not explained where a patient first reads it"
                hint = "write the words, then the abbreviation in brackets"
                yield context.found("ABBR-01", message, block.span(start), hint)


def _acronyms(reading: Iterable[Prose]) -> Iterator[tuple[Block, int, str]]:
    for prose in reading:
        for block in prose.blocks:
            found = [*_ACRONYM.finditer(block.text)]
            shouted = {
                hit.start()
                for one, two in pairwise(found)
                for hit in (one, two)
                if two.start() - one.end() < _SHOUTED
            }
            yield from ((block, hit.start(), hit.group()) for hit in found if hit.start() not in shouted)


def _is_spelt_out(block: Block, start: int, word: str) -> bool:
    end = start + len(word)
    before, after = block.before(start).rstrip(_QUOTES), block.after(end).lstrip(_QUOTES + "s")
    return (before.endswith("(") and after.startswith(")")) or after.startswith(" (")


def latin(context: Context) -> Iterator[Diagnostic]:
    """ABBR-02: e.g., i.e., etc. and the like."""
    words = context.words("latin")
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
    for prose in context.prose:
        for block in prose.blocks:
            for found in pattern.finditer(block.text):
                message = f"'{found.group()}' is Latin to many"
                hint = f"write '{words[found.group().lower()]}'"
                yield context.found("ABBR-02", message, block.span(found.start()), hint)


CHECKS: Mapping[str, Check] = {"ABBR-01": abbreviations, "ABBR-02": latin, "TERM-01": terms}
