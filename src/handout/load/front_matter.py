"""Splits a Markdown file into its front matter and its body, and keeps the line numbers."""

from __future__ import annotations

from msgspec import Struct

from handout.diagnostics import Diagnostic, Span, error

_FENCE = "---"


class Body(Struct, frozen=True):
    """The lines under the front matter.

    Attributes:
        file: the file's name for findings.
        first_line: the line of the file on which `lines[0]` stands.
    """

    file: str
    first_line: int
    lines: tuple[str, ...]

    def span(self, index: int, column: int = 1) -> Span:
        """The place of a character of `lines[index]`; the column counts from 1."""
        return Span(self.file, self.first_line + index, column)


def split_front_matter(name: str, text: str) -> tuple[str, Body] | Diagnostic:
    """The YAML between the two `---` lines, which begins on line 2, and the body under them.

    Returns:
        Both parts; or what is wrong, when one of the two lines is missing.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        hint = "begin the file with a line ---, the keys, and another line ---"
        return error("front-matter", "the file does not begin with front matter", Span(name, 1, 1), hint)
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return "\n".join(lines[1:number]), Body(name, number + 2, tuple(lines[number + 1 :]))
    hint = "end it with a line ---"
    return error("front-matter", "the front matter is not closed", Span(name, 1, 1), hint)
