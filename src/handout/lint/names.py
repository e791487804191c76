"""Whether a word stands in the name of a disease, an institute or a document: no other can replace it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.lint.prose import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handout.lint.phrases import Hit
    from handout.lint.prose import Block

_TITLES = {Kind.TITLE, Kind.HEADING, Kind.FRAME_TITLE}
_ADJECTIVE = r"\w+(?:al|ar|ary|ed|ic|ing|ive|ory|ous)"
_CAPITAL = re.compile(r"(?:[A-Z][\w-]*(?: of| and)? )$")
_CAPITAL_AFTER = re.compile(r" (?:(?:of|and) )?[A-Z]")
_BEGINS = re.compile(r"(?:^|[.!?:;]\W+)$")


class Names:
    """Names of diseases, by their ends, and proper names, by their capitals.

    Args:
        ends: words that names of diseases end in; those with a hyphen in front are ends of words.
    """

    def __init__(self, ends: Iterable[str]) -> None:
        words = "|".join(rf"\w+{end[1:]}" if end.startswith("-") else end for end in ends)
        self._disease = re.compile(rf"(?: {_ADJECTIVE}){{0,3}} (?:{words})(?:e?s)?\b", re.IGNORECASE)

    def holds(self, block: Block, hit: Hit) -> bool:
        """Whether the words of a hit are part of a name."""
        return self._disease.match(block.after(hit.end)) is not None or _is_proper(block, hit)


def _is_proper(block: Block, hit: Hit) -> bool:
    """Whether it has a capital within a sentence, and stands beside a word that has one too."""
    before = block.before(hit.start)
    if block.kind in _TITLES or not hit.written[0].isupper() or _BEGINS.search(before):
        return False
    return _CAPITAL.search(before) is not None or _CAPITAL_AFTER.match(block.after(hit.end)) is not None
