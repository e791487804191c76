"""Rules that are a pattern of letters: where it stands, and what is said of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.lint.phrases import Phrases, better

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from handout.diagnostics import Diagnostic
    from handout.lint.context import Check, Context
    from handout.lint.prose import Block, Kind


# What stands after a share that is none of people: "5% daily value", "1% cream".
NO_SHARE = (
    r"(?!(?: or (?:less|more))?(?: of)?(?: the| your)?(?: recommended)? daily\b"
    r"| (?:solution|strength|cream|gel|lotion|ointment|alcohol|saline|bleach|fat|hydrocortisone)\b)"
)


def any_of(words: Iterable[str]) -> str:
    """The pattern of any one of the words and phrases of a list; of an empty list it is found nowhere.

    A `*` stands for letters: for one or more, but at the end of a word also for none.
    """
    return f"(?:{'|'.join(_open(word) for word in words if word) or '(?!)'})"


def _open(word: str) -> str:
    before, *after = (re.escape(piece) for piece in word.split("*"))
    return before + "".join((r"\w*" if before[-1:].isalpha() else r"\w+") + piece for piece in after)


def occurrences(
    context: Context, pattern: re.Pattern[str], kinds: Collection[Kind] | None = None
) -> Iterator[tuple[Block, re.Match[str]]]:
    """Every match in the prose, in the blocks of some kinds or in all."""
    for prose in context.prose:
        for block in prose.blocks:
            if kinds is None or block.kind in kinds:
                yield from ((block, found) for found in pattern.finditer(block.text))


def each(rule: str, pattern: re.Pattern[str], message: str, hint: str) -> Check:
    """The check that finds each match; `{}` in the message is what is written."""

    def check(context: Context) -> Iterator[Diagnostic]:
        for block, found in occurrences(context, pattern):
            words = found.group().strip()
            yield context.found(rule, message.format(words), block.span(found.start()), hint)

    return check


def listed(rule: str, name: str, message: str) -> Check:
    """The check that finds each phrase of a list."""

    def check(context: Context) -> Iterator[Diagnostic]:
        words = context.words(name)
        phrases = Phrases(words, (one for one in context.words("innocent-phrases") if one not in words))
        for prose in context.prose:
            for block in prose.blocks:
                for hit in phrases.find(block):
                    said = message.format(hit.written)
                    yield context.found(rule, said, block.span(hit.start), better(words, hit))

    return check
