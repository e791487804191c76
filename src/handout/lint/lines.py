"""Offsets in a passage as places in its file."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from handout.diagnostics import Span

if TYPE_CHECKING:
    from handout.model.content import Passage


def straight(text: str) -> str:
    """The text with straight apostrophes, of the same length."""
    return text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


class Lines:
    """Turns offsets in a passage into places in its file."""

    def __init__(self, passage: Passage) -> None:
        self.text = passage.text
        first = passage.span
        if passage.lines or "\n" not in passage.text:
            begun = [(0, first), *passage.lines]
        else:
            ends = (found.end() for found in re.finditer("\n", passage.text))
            below = ((at, Span(first.file, first.line + n, 1)) for n, at in enumerate(ends, start=1))
            begun = [(0, first), *below]
        self._starts = [start for start, _ in begun]
        self._spans = [span for _, span in begun]

    def span(self, offset: int) -> Span:
        """The place of the character at this offset."""
        index = bisect_right(self._starts, offset) - 1
        line = self._spans[index]
        return Span(line.file, line.line, line.column + offset - self._starts[index])
