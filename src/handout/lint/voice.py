"""Who does what: the share of sentences in the passive voice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.lint.prose import Kind

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.lint.context import Check, Context
    from handout.lint.prose import Prose, Sentence

_TO_BE = {"is", "are", "was", "were", "be", "been", "being", "am", "isn't", "aren't", "wasn't", "weren't"}
_BETWEEN = {
    "not",
    "also",
    "often",
    "never",
    "always",
    "then",
    "still",
    "first",
    "sometimes",
    "already",
    "only",
}
_NO_SENTENCES = {Kind.TITLE, Kind.HEADING, Kind.FRAME_TITLE, Kind.TARGETS, Kind.CELL}
_SHORTEST = 4  # letters of a participle in -ed: "used"
_FEW = 10  # sentences: a share of fewer says nothing
_ENOUGH = 30  # sentences: a share of fewer is a rough one


def passive_share(context: Context) -> Iterator[Diagnostic]:
    """SENT-05: handouts with too large a share of passive sentences."""
    most = context.threshold("SENT-05")
    for outline in context.handouts:
        total, passive = _counted(context, context.library.shown(outline))
        # Of few sentences, one more or less in the passive voice must not decide.
        counted = len(passive) - (total < _ENOUGH)
        if total >= _FEW and counted > total * most:
            message = (
                f"{len(passive)} of {total} sentences are in the passive voice; "
                f"{most:.0%} is the most".replace("%", " in 100")
            )
            hint = f"say who does it, beginning with the one at {passive[0].span()}"
            yield context.found("SENT-05", message, outline.title.span, hint)


def _counted(context: Context, shown: Iterator[Prose]) -> tuple[int, list[Sentence]]:
    participles, states = context.words("passive-participles"), context.words("states")
    sentences = [
        sentence
        for prose in shown
        for block in prose.blocks
        if block.kind not in _NO_SENTENCES
        for sentence in block.sentences
    ]
    return len(sentences), [one for one in sentences if is_passive(one, participles, states)]


def is_passive(sentence: Sentence, participles: Container[str], states: Container[str]) -> bool:
    """Whether a form of "to be" is followed by a participle that is no mere state."""
    words = [word.lower() for word in sentence.words]
    for at, word in enumerate(words):
        if word in _TO_BE and is_participle(_next(words, at + 1), participles, states):
            return True
    return False


def _next(words: list[str], at: int) -> str:
    """The first word from here on that is no adverb; "used to" is one word."""
    while at < len(words) and (words[at] in _BETWEEN or re.fullmatch(r"\w+ly", words[at])):
        at += 1
    if words[at : at + 2] == ["used", "to"]:
        return "used to"
    return words[at] if at < len(words) else ""


def is_participle(word: str, participles: Container[str], states: Container[str]) -> bool:
    """Whether a word in lower case is the participle of what is done to somebody, and no mere state."""
    regular = word.endswith("ed") and len(word) >= _SHORTEST and "-" not in word  # "disc-shaped"
    return word not in states and (regular or word in participles)


CHECKS: Mapping[str, Check] = {"SENT-05": passive_share}
