"""Plain words: the long ones, those of the profession, and those that only some know."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from handout.lint.explained import is_explained
from handout.lint.phrases import Phrases, better
from handout.lint.prose import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.lint.context import Check, Context
    from handout.lint.phrases import Hit
    from handout.lint.prose import Block


def listed_words(rule: str, name: str, context: Context) -> Iterator[Diagnostic]:
    """Every listed word, with the better one."""
    words = context.words(name)
    phrases = Phrases(words, context.words("innocent-phrases"))
    for prose in context.prose:
        for block in prose.blocks:
            for hit in phrases.find(block):
                message = f"'{hit.written}' has a plainer word"
                yield context.found(rule, message, block.span(hit.start), better(words, hit))


def words_of_the_profession(context: Context) -> Iterator[Diagnostic]:
    """WORD-02: as above; but a word that its file explains where it first stands is let pass."""
    words = context.words("medical-words")
    phrases = Phrases(words, context.words("innocent-phrases"))
    for prose in context.prose:
        known: set[str] = set()
        for block in prose.blocks:
            for hit in phrases.find(block):
                if hit.listed in known or _explains(block, hit):
                    known.add(hit.listed)
                    continue
                message = f"'{hit.written}' is a word of the profession"
                yield context.found("WORD-02", message, block.span(hit.start), better(words, hit))


def _explains(block: Block, hit: Hit) -> bool:
    return block.kind is not Kind.HEADING and is_explained(block, hit.start, hit.end)


CHECKS: Mapping[str, Check] = {
    "WORD-01": partial(listed_words, "WORD-01", "plain-words"),
    "WORD-02": words_of_the_profession,
    "WORD-03": partial(listed_words, "WORD-03", "perhaps-words"),
}
