"""The line grammar of Markdown bodies: steps, checklists, care advice, sections; lines keep their place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from handout.diagnostics import Span, did_you_mean, error
from handout.model.content import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.diagnostics import Diagnostic
    from handout.load.front_matter import Body

CALLOUTS = ("tip", "important")
DEEPEST_HEADING = 3  # `##` and `###` in a body are levels 3 and 4 on the page

_HEADING = re.compile(r"(#+)(\s*)(.*?)\s*#*\s*$")
_STEP = re.compile(r"([0-9]+[.)])(\s+)(.*)$")
_BULLET = re.compile(r"([-*+])(\s+)(.*)$")
_BOX = re.compile(r"\[([ xX]?)\](\s+|$)")
_REASON = re.compile(r"(?<![*\\])\*(?![\s*])([^*]*[^*\s])\*(?!\*)$")
_UNDERLINE = re.compile(r"(=+|-+)\s*$")
_CALLOUT = re.compile(r'!!!\s*(\S*)\s*("[^"]*")?\s*$')


class Heading(Struct, frozen=True):
    """A heading and its level: 2 for `##`."""

    level: int
    words: Passage


class Item(Struct, frozen=True):
    """A list item; `marker` is what stands before its words: `-`, `1.`."""

    marker: str
    words: Passage


class Stray(Struct, frozen=True):
    """A line that is neither."""

    words: Passage


Line = Heading | Item | Stray


def read_lines(body: Body) -> list[Line]:
    """Headings and list items of a body; an indented line goes on with the item above it."""
    found: list[Line] = []
    for index, line in enumerate(body.lines):
        stripped = line.strip()
        if not stripped:
            continue
        above = found[-1] if found else None
        if line[0] in " \t" and isinstance(above, Item) and not _BULLET.match(stripped):
            found[-1] = Item(above.marker, _joined(above.words, stripped, _place(body, index, line)))
        else:
            found.append(_line(body, index, line))
    return found


def _joined(words: Passage, more: str, at: Span) -> Passage:
    if not words.text:
        return Passage(more, at)
    return Passage(f"{words.text} {more}", words.span, (*words.lines, (len(words.text) + 1, at)))


def _place(body: Body, index: int, line: str) -> Span:
    return body.span(index, len(line) - len(line.lstrip()) + 1)


def _line(body: Body, index: int, line: str) -> Line:
    stripped = line.strip()
    indent = len(line) - len(line.lstrip())
    if heading := _HEADING.match(stripped):
        span = body.span(index, indent + heading.start(3) + 1)
        return Heading(len(heading.group(1)), Passage(heading.group(3), span))
    if item := (_STEP.match(stripped) or _BULLET.match(stripped)):
        span = body.span(index, indent + item.start(3) + 1)
        return Item(item.group(1), Passage(item.group(3), span))
    return Stray(Passage(stripped, body.span(index, indent + 1)))


def whole(body: Body) -> Passage | None:
    """The body without blank lines around it, from column 1 of its first line; None when there is no text."""
    written = [index for index, line in enumerate(body.lines) if line.strip()]
    if not written:
        return None
    first, last = written[0], written[-1]
    return Passage("\n".join(body.lines[first : last + 1]).rstrip(), body.span(first))


def empty_body(body: Body, expected: str) -> Diagnostic:
    """The finding for a body without text."""
    return error(
        "empty-body", "nothing stands under the front matter", body.span(0), f"write {expected} there"
    )


def reason_of(words: Passage) -> tuple[str, str, int]:
    """The words without their emphasised end, that end without its asterisks, and its offset in the words."""
    found = _REASON.search(words.text)
    if not found:
        return words.text, "", 0
    return words.text[: found.start()].rstrip(), found.group(1), found.start(1)


def box_of(words: Passage) -> tuple[str, int] | None:
    """What stands in an item's box (`" "`, `"x"`), and where its words begin; None without a box."""
    found = _BOX.match(words.text)
    return (found.group(1), found.end()) if found else None


def section_faults(body: Body) -> Iterator[Diagnostic]:
    """What is wrong with the structure of a section's body: headings and callouts."""
    level = 1
    for index, line in enumerate(body.lines):
        if line.startswith("#"):
            yield from _heading_faults(body.span(index), line, level)
            level = min(len(line) - len(line.lstrip("#")), DEEPEST_HEADING)
        elif line.startswith("!!!"):
            yield from _callout_faults(body, index)
        elif _UNDERLINE.match(line) and index and body.lines[index - 1].strip():
            yield error(
                "heading-level",
                "underlined headings are not used",
                body.span(index),
                "write ## before the words",
            )


def _heading_faults(span: Span, line: str, above: int) -> Iterator[Diagnostic]:
    level = len(line) - len(line.lstrip("#"))
    if level == 1:
        yield error("heading-level", "'#' is the title's level", span, "write ## here")
    elif level > DEEPEST_HEADING:
        yield error("heading-level", f"'{'#' * level}' is too deep", span, "use ## and ###")
    elif level > above + 1:
        yield error(
            "heading-level", f"'{'#' * level}' skips a level", span, f"write {'#' * (above + 1)} here"
        )
    if not line.strip("# \t"):
        yield error("empty-value", "this heading has no words", span)


def _callout_faults(body: Body, index: int) -> Iterator[Diagnostic]:
    found = _CALLOUT.match(body.lines[index])
    if not found:
        yield error("callout", "this is no callout", body.span(index), 'write !!! tip "Title"')
        return
    kind = found.group(1)
    if kind not in CALLOUTS:
        span = body.span(index, found.start(1) + 1)
        message = f"'{kind}' is not one of {', '.join(CALLOUTS)}"
        yield error("choice", message, span, did_you_mean(kind, CALLOUTS))
    below = body.lines[index + 1] if index + 1 < len(body.lines) else ""
    if not (below.startswith("    ") and below.strip()):
        hint = "write its words on the next line, four spaces in"
        yield error("callout", "this callout is empty", body.span(index), hint)
