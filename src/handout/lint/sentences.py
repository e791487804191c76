"""Length: of sentences, paragraphs and lists."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from handout.lint.prose import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.lint.context import Check, Context
    from handout.lint.prose import Block

_LEAD_IN = 3  # words of a heading within the line; shorter words than this many letters say nothing
_CALL = 2  # words of a heading that tells what to do: "Keep moving. …"
_PRONOUNS = {"i", "it", "that", "they", "this", "we", "you"}  # begin a statement: "It hurts."
_NO_SENTENCES = {Kind.TITLE, Kind.HEADING, Kind.FRAME_TITLE, Kind.TARGETS, Kind.SIGN}


def long_sentences(context: Context) -> Iterator[Diagnostic]:
    """SENT-01: sentences with too many words."""
    most = context.threshold("SENT-01")
    for prose in context.prose:
        for sentence in prose.sentences:
            count = len(sentence.words)
            if count > most and sentence.block.kind not in _NO_SENTENCES:
                message = f"this sentence has {count} words; {most:g} are the most"
                yield context.found("SENT-01", message, sentence.span(), "make it two, or a list")


def long_signs(context: Context) -> Iterator[Diagnostic]:
    """SENT-04: warning signs with too many words."""
    most = context.threshold("SENT-04")
    for prose in context.prose:
        for block in prose.of(Kind.SIGN):
            count = sum(len(sentence.words) for sentence in block.sentences)
            if count > most:
                message = f"this sign has {count} words; {most:g} are the most"
                yield context.found(
                    "SENT-04", message, block.span(), "leave out what is not needed to know it"
                )


def long_paragraphs(context: Context) -> Iterator[Diagnostic]:
    """SENT-02: paragraphs with too many sentences."""
    most = context.threshold("SENT-02")
    for prose in context.prose:
        for block in prose.of(Kind.PARAGRAPH):
            count = len(block.sentences) - _begins_with_a_name(block) - block.text.rstrip().endswith(":")
            if count > most:
                message = f"this paragraph has {count} sentences; {most:g} are the most"
                hint = "begin a new paragraph at a new thought, or make it a list"
                yield context.found("SENT-02", message, block.span(), hint)


def _begins_with_a_name(block: Block) -> bool:
    """Whether its first sentence is a heading within the line: "Blood tests. A blood test is …"."""
    if len(block.sentences) <= 1:
        return False
    first, second = block.sentences[:2]
    stems = {word.lower().rstrip("s") for word in first.words if len(word) > _LEAD_IN}
    if first.words and len(first.words) <= _CALL and first.words[0].lower() not in _PRONOUNS:
        return True
    named = any(word.lower().rstrip("s") in stems for word in second.words)
    return named and len(first.words) <= _LEAD_IN < len(second.words)


def long_lists(context: Context) -> Iterator[Diagnostic]:
    """SENT-03: lists with too many items."""
    most = context.threshold("SENT-03")
    for prose in context.prose:
        items = sorted(prose.of(Kind.ITEM), key=lambda block: block.group)
        for _, group in groupby(items, key=lambda block: block.group):
            listed = [*group]
            if len(listed) > most:
                message = f"this list has {len(listed)} items; {most:g} are the most"
                hint = "make two lists, each with a heading"
                yield context.found("SENT-03", message, listed[int(most)].span(), hint)


CHECKS: Mapping[str, Check] = {
    "SENT-01": long_sentences,
    "SENT-02": long_paragraphs,
    "SENT-03": long_lists,
    "SENT-04": long_signs,
}
