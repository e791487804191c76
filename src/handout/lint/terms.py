"""Words that stay because patients will hear them again: explained where they are first read."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from handout.lint.explained import is_explained, readings
from handout.lint.patterns import any_of
from handout.lint.phrases import Phrases
from handout.lint.prose import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.lint.context import Check, Context
    from handout.lint.phrases import Hit
    from handout.lint.prose import Block, Prose

_NAMES = {Kind.TITLE, Kind.HEADING, Kind.FRAME_TITLE}
_ACRONYM = re.compile(r"(?<![\w&.-])[A-Z](?:[A-Z0-9&]{0,4}[A-Z])(?=s?(?![\w&-]|['\u2019]T|\.[A-Za-z]))")
_QUOTES = "\"\u201c\u201d\u2018\u2019'"
_GOES_ON = re.compile(r"\. (?:It|This|These|They|The|In this)\b")
_FEW = 5  # words of an item that only names something
_NEAR = 80  # letters before an abbreviation in which its words may stand
_SPELT = 3  # letters: two that stand below each other may do so by chance
_SHOUTED = 2  # so many words in capitals, side by side, are no abbreviations


def terms(context: Context) -> Iterator[Diagnostic]:
    """TERM-01: medical terms that a handout does not explain in the file where it first uses them."""
    listed = context.words("terms")
    innocent = (one for one in context.words("innocent-phrases") if one not in listed)
    phrases = Phrases(listed, innocent)
    examples = re.compile(rf"\b{any_of(context.words('examples'))}(?:(?<=\.)|\b)[^.;:]*$", re.IGNORECASE)
    for reading in readings(context):
        met: set[str] = set()
        for prose in reading:
            hits = [(block, hit) for block in prose.blocks for hit in phrases.find(block)]
            for block, hit in _unexplained(hits, met, examples):
                message = f"'{hit.written}' is not explained where a patient first reads it"
                hint = f"say what it is: {listed[hit.listed]}"
                yield context.found("TERM-01", message, block.span(hit.start), hint)


def _unexplained(
    hits: list[tuple[Block, Hit]], met: set[str], examples: re.Pattern[str]
) -> Iterator[tuple[Block, Hit]]:
    """The first use in running words of each term that is new in a file and explained nowhere in it."""
    explained = {hit.listed for block, hit in hits if _says_what_it_is(block, hit)}
    for block, hit in hits:
        if hit.listed in met or block.kind in _NAMES:
            continue
        met.add(hit.listed)
        if hit.listed not in explained and not _is_one_of_many(block, hit, examples):
            yield block, hit


def _says_what_it_is(block: Block, hit: Hit) -> bool:
    """Whether its sentence or the next one does: "You may have gout. It makes a joint hot."."""
    return is_explained(block, hit.start, hit.end) or _GOES_ON.match(block.text, hit.end) is not None


def _is_one_of_many(block: Block, hit: Hit, examples: re.Pattern[str]) -> bool:
    """Whether it is only named beside others: "cancer, gout, high cholesterol", "such as gout", an item."""
    before, after = block.before(hit.start), block.after(hit.end)
    in_row = before.endswith((", ", ", and ", ", or ")) and after.startswith((",", " and ", " or "))
    is_item = block.kind is Kind.ITEM and len(block.tokens) <= _FEW
    return in_row or is_item or examples.search(before) is not None


def abbreviations(context: Context) -> Iterator[Diagnostic]:
    """ABBR-01: abbreviations in capitals that a handout does not explain at their first use."""
    met = {**context.words("known-abbreviations"), **context.words("shouted")}
    spelling = _Spelling(context)
    for reading in readings(context):
        known = set(met)
        for prose in reading:
            for block, start, word in _unexplained_acronyms(prose, known, spelling):
                message = f"'{word}' is not explained where a patient first reads it"
                hint = "write the words, then the abbreviation in brackets"
                yield context.found("ABBR-01", message, block.span(start), hint)


def _unexplained_acronyms(
    prose: Prose, known: set[str], spelling: _Spelling
) -> Iterator[tuple[Block, int, str]]:
    """The first use of each that is new; in a heading, only if the words below do not explain it."""
    found = [*_acronyms(prose)]
    spelt = {word for block, start, word in found if spelling.is_out(block, start, word)}
    for block, start, word in found:
        if (
            word in known
            or word.removesuffix("S") in spelt - {word}
            or (block.kind in _NAMES and word in spelt)
        ):
            known.update({word} if spelling.is_out(block, start, word) else ())
            continue
        known.add(word)
        explained = spelling.is_out(block, start, word) or _is_spelt_below(prose, block, word)
        if not explained and not spelling.is_of_an_organisation(block, start + len(word)):
            yield block, start, word


def _acronyms(prose: Prose) -> Iterator[tuple[Block, int, str]]:
    for block in prose.blocks:
        found = [*_ACRONYM.finditer(block.text)]
        shouted = {
            hit.start()
            for one, two in pairwise(found)
            for hit in (one, two)
            if two.start() - one.end() < _SHOUTED
        }
        yield from ((block, hit.start(), hit.group()) for hit in found if hit.start() not in shouted)


def _is_spelt_below(prose: Prose, block: Block, word: str) -> bool:
    """Whether the next items or paragraphs begin with its letters: RICE with Rest, Ice and so on."""
    at = prose.blocks.index(block) + 1
    below = prose.blocks[at : at + len(word) + 1]
    return len(word) >= _SPELT and word in "".join(one.text[:1].upper() for one in below)


class _Spelling:
    """How a text says what an abbreviation is short for."""

    def __init__(self, context: Context) -> None:
        explaining, naming, organisations = (
            any_of(context.words(name)) for name in ("explaining", "naming", "organisations")
        )
        self._means = re.compile(rf"(?: \w+)?,? {explaining}\b| (?:is|are) (?:an?|the)\b")
        self._is_called = re.compile(rf"(?:, or|\b{naming}) $")
        self._names = re.compile(rf"s?(?:['\u2019]s)? (?:[A-Z][\w-]* )*{organisations}\b", re.IGNORECASE)

    def is_out(self, block: Block, start: int, word: str) -> bool:
        """Whether the words it stands for are beside it."""
        end = start + len(word)
        before, after = block.before(start).rstrip(_QUOTES), block.after(end).lstrip(_QUOTES + "s")
        return (
            (before.endswith("(") and after.startswith(")"))
            or after.startswith((" (", "("))
            or self._means.match(after) is not None
            or self._is_called.search(before[-_NEAR:]) is not None
            or _initials(before).endswith(word.removesuffix("S"))
        )

    def is_of_an_organisation(self, block: Block, end: int) -> bool:
        """Whether the letters are the name under which to look for something: "the MASIC charity"."""
        return self._names.match(block.after(end)) is not None


def _initials(words: str) -> str:
    """The first letters of words: those of "non-steroidal anti-inflammatory drugs" are NSAID."""
    return "".join(word[0].upper() for word in re.findall(r"\w+", words[-_NEAR:]))


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
