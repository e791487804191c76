"""Headings that tell what stands under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.lint.prose import WORD, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.lint.context import Check, Context
    from handout.lint.prose import Block

_SHORT = 3  # letters: shorter words are lower case in titles of any style
_CAPITALS = 2  # words with a capital after the first one that make a title look like one of a book


def empty_words(context: Context) -> Iterator[Diagnostic]:
    """HEAD-01: headings that would fit any text."""
    known = context.words("empty-headings")
    for block in _headings(context):
        if (words := block.text.strip(" :.").lower()) in known:
            message = f"the heading '{block.text}' does not say what stands under it"
            hint = known[words] or "say what a reader learns there"
            yield context.found("HEAD-01", message, block.span(), hint)


def long_headings(context: Context) -> Iterator[Diagnostic]:
    """HEAD-02: headings with too many characters."""
    most = int(context.threshold("HEAD-02"))
    for block in _headings(context):
        if len(block.text) > most:
            message = f"this heading has {len(block.text)} characters; {most} are the most"
            yield context.found("HEAD-02", message, block.span(), "keep the words that people look for")


def stops(context: Context) -> Iterator[Diagnostic]:
    """HEAD-03: headings that end in a full stop or a colon."""
    for block in _headings(context):
        if block.text.endswith((".", ":")) and not block.text.endswith("..."):
            message = f"a heading has no '{block.text[-1]}' at its end"
            yield context.found("HEAD-03", message, block.span(len(block.text) - 1), "leave it out")


def capitals(context: Context) -> Iterator[Diagnostic]:
    """HEAD-04: headings in title case."""
    for block in _headings(context):
        after = [word for word in WORD.findall(block.text)[1:] if len(word) > _SHORT]
        if len(after) >= _CAPITALS and all(word[0].isupper() and not word.isupper() for word in after):
            lower = block.text[:1] + block.text[1:].lower()
            message = "each word of this heading begins with a capital letter"
            yield context.found("HEAD-04", message, block.span(), f"write '{lower}', names aside")


def _headings(context: Context) -> Iterator[Block]:
    for prose in context.prose:
        yield from prose.of(Kind.TITLE, Kind.HEADING)


CHECKS: Mapping[str, Check] = {
    "HEAD-01": empty_words,
    "HEAD-02": long_headings,
    "HEAD-03": stops,
    "HEAD-04": capitals,
}
