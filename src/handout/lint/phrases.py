"""Finds listed words and phrases, with their endings, in one pass over a text's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handout.lint.prose import Block

Token = tuple[int, int, str]  # start, end, word in lower case


class Hit(Struct, frozen=True):
    """A listed phrase in a block: where it stands, as it is written there, and as it is listed."""

    start: int
    end: int
    written: str
    listed: str


class Phrases:
    """A list of words and phrases to look for.

    Args:
        listed: the phrases, in lower or upper case.
        innocent: phrases within which nothing is found.
        endings: whether `-s`, `-ed`, `-ing` at the last word are the same word.
    """

    def __init__(self, listed: Iterable[str], innocent: Iterable[str] = (), *, endings: bool = True) -> None:
        self._known: dict[tuple[str, ...], str] = {}
        self._begins: dict[str, int] = {}  # a first word to the number of words in the longest phrase
        for phrase in innocent:
            self._add(phrase, "", endings=True)
        for phrase in listed:
            self._add(phrase, phrase, endings=endings)

    def _add(self, phrase: str, listed: str, *, endings: bool) -> None:
        words = tuple(phrase.lower().replace("\u2019", "'").split())
        for last in forms(words[-1]) if endings else (words[-1],):
            known = (*words[:-1], last)
            self._known.setdefault(known, listed)
            self._begins[known[0]] = max(len(known), self._begins.get(known[0], 0))

    def find(self, block: Block) -> Iterator[Hit]:
        """Each hit, from left to right; the longest phrase at a place is the one that counts."""
        tokens, at = block.tokens, 0
        while at < len(tokens):
            if tokens[at][2] not in self._begins:
                at += 1
                continue
            length, listed = self._longest(block.text, tokens, at)
            if listed:
                start, end = tokens[at][0], tokens[at + length - 1][1]
                yield Hit(start, end, block.text[start:end], listed)
            at += max(length, 1)

    def _longest(self, text: str, tokens: tuple[Token, ...], at: int) -> tuple[int, str]:
        most = min(self._begins[tokens[at][2]], len(tokens) - at)
        for length in range(_joined(text, tokens, at, most), 0, -1):
            words = tuple(word for _, _, word in tokens[at : at + length])
            if words in self._known:
                return length, self._known[words]
        return 0, ""


def _joined(text: str, tokens: tuple[Token, ...], at: int, most: int) -> int:
    """How many words from here on, `most` at most, stand together with only a space between them."""
    for number in range(1, most):
        if text[tokens[at + number - 1][1] : tokens[at + number][0]] != " ":
            return number
    return most


def forms(word: str) -> tuple[str, ...]:
    """A word with the endings of English; it makes some that nobody writes, which do no harm."""
    if word.endswith("e"):
        return (word, word + "s", word + "d", word[:-1] + "ing")
    if word.endswith("y"):
        return (word, word[:-1] + "ies", word[:-1] + "ied", word + "ing")
    if word.endswith(("s", "x", "ch", "sh")):
        return (word, word + "es", word + "ed", word + "ing")
    return (word, word + "s", word + "ed", word + "ing")


def better(words: Mapping[str, str], hit: Hit) -> str:
    """The hint that offers what is said of the listed phrase."""
    said = words[hit.listed]
    return said if said.startswith("(") else f"write '{said}'" if said else ""
