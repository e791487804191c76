"""Plain words: the long ones, those of the profession, and those that only some know."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from handout.lint.explained import is_called, is_explained
from handout.lint.names import Names
from handout.lint.phrases import Phrases, better
from handout.lint.prose import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.lint.context import Check, Context
    from handout.lint.phrases import Hit
    from handout.lint.prose import Block

_NAMES = {Kind.TITLE, Kind.HEADING}


def listed_words(rule: str, name: str, context: Context) -> Iterator[Diagnostic]:
    """Every listed word, with the better one."""
    words = context.words(name)
    phrases = Phrases(words, context.words("innocent-phrases"))
    for prose in context.prose:
        for block in prose.blocks:
            for hit in phrases.find(block):
                if is_called(block, hit.start) or block.before(hit.start).endswith("("):
                    continue
                message = f"'{hit.written}' has a plainer word"
                yield context.found(rule, message, block.span(hit.start), better(words, hit))


def unexplained_words(rule: str, name: str, message: str, context: Context) -> Iterator[Diagnostic]:
    """As above; but a word is let pass from where its file explains it, and in a heading above that."""
    words = context.words(name)
    phrases = Phrases(words, context.words("innocent-phrases"))
    names = Names(context.words("disease-names"))
    for prose in context.prose:
        found = [(block, hit) for block in prose.blocks for hit in phrases.find(block)]
        hits = [(block, hit) for block, hit in found if not names.holds(block, hit)]
        for block, hit in _unexplained(hits):
            yield context.found(rule, message.format(hit.written), block.span(hit.start), better(words, hit))


def _unexplained(hits: list[tuple[Block, Hit]]) -> Iterator[tuple[Block, Hit]]:
    explaining = [_explains(block, hit) for block, hit in hits]
    somewhere = {hit.listed for (_, hit), explains in zip(hits, explaining, strict=True) if explains}
    here = {(block, hit.listed) for (block, hit), explains in zip(hits, explaining, strict=True) if explains}
    known: set[str] = set()
    for (block, hit), explains in zip(hits, explaining, strict=True):
        if explains:
            known.add(hit.listed)
        is_below = (block, hit.listed) in here or (block.kind in _NAMES and hit.listed in somewhere)
        if hit.listed not in known and not is_below:
            yield block, hit


def _explains(block: Block, hit: Hit) -> bool:
    return block.kind is not Kind.HEADING and is_explained(block, hit.start, hit.end)


CHECKS: Mapping[str, Check] = {
    "WORD-01": partial(listed_words, "WORD-01", "plain-words"),
    "WORD-02": partial(unexplained_words, "WORD-02", "medical-words", "'{}' is a word of the profession"),
    "WORD-03": partial(unexplained_words, "WORD-03", "perhaps-words", "'{}' has a plainer word"),
}
