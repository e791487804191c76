"""The blocks of a Markdown body: paragraphs, headings, items, cells, frames; line by line, in one pass."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator


class Kind(StrEnum):
    """What part words play in a file."""

    TITLE = "title"
    PURPOSE = "purpose"
    MAIN_POINT = "main point"
    INTRO = "introduction"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    FRAME_TITLE = "title of a frame"
    CELL = "table cell"
    STEP = "step"
    STOP_IF = "stop-if line"
    NOTE = "note"
    TARGETS = "targets"
    CHECK = "checklist item"
    REASON = "reason"
    SIGN = "warning sign"


class Stretch(Struct, frozen=True):
    """A stretch of a body that is one block.

    Attributes:
        start: offset of its first character; `end`: of the first one after it.
        group: the number of the list that an item belongs to, counted from 1 in each body; 0 for others.
        framed: whether it stands in a `!!!` frame.
    """

    kind: Kind
    start: int
    end: int
    group: int = 0
    framed: bool = False


_LINE = re.compile(r"[^\n]*\n?")
_MARKER = re.compile(r"(?:[-*+]|[0-9]{1,9}[.)])[ \t]+(?=\S)")
_FRAME = re.compile(r'!!![ \t]*\S*[ \t]*(?:"([^"\n]*)")?')
_DELIMITER = re.compile(r"[|:\- \t]*-[|:\- \t]*")
_DEFINITION = re.compile(r"\[[^\[\]\n]+\]:\s")
_FRAME_INDENT = 4


class _Reading(Struct):
    """What has been read so far: the open block, and the lists around it."""

    done: list[Stretch] = field(default_factory=list)
    kind: Kind | None = None
    start: int = 0
    end: int = 0
    group: int = 0
    framed: bool = False
    groups: int = 0
    lists: list[tuple[int, int]] = field(default_factory=list)  # indent and number of each open list

    def close(self) -> None:
        if self.kind is not None:
            self.done.append(Stretch(self.kind, self.start, self.end, self.group, self.framed))
        self.kind = None

    def one(self, kind: Kind, start: int, end: int) -> None:
        self.close()
        if start < end:
            self.done.append(Stretch(kind, start, end, 0, self.framed))

    def open(self, kind: Kind, start: int, end: int, group: int = 0) -> None:
        self.close()
        self.kind, self.start, self.end, self.group = kind, start, end, group

    def list_at(self, indent: int) -> int:
        """The number of the list of an item that stands at this indent."""
        while self.lists and self.lists[-1][0] > indent:
            self.lists.pop()
        if not self.lists or self.lists[-1][0] < indent:
            self.groups += 1
            self.lists.append((indent, self.groups))
        return self.lists[-1][1]


def stretches(body: str) -> tuple[Stretch, ...]:
    """The blocks of a body in order; link definitions and rules between table rows are left out."""
    reading = _Reading()
    for found in _LINE.finditer(body):
        _line(reading, body, found.start(), found.start() + len(found.group().rstrip()))
    reading.close()
    return tuple(reading.done)


def _line(reading: _Reading, body: str, start: int, end: int) -> None:
    words = _first_word(body, start, end)
    if words == end:
        reading.close()
        return
    indent = words - start
    if reading.framed and not indent:
        reading.close()
        reading.framed = False
        reading.lists.clear()
    if frame := _FRAME.match(body, words, end):
        _frame(reading, frame)
    elif body[words] == "#":
        _heading(reading, body, words, end)
    elif item := _MARKER.match(body, words, end):
        number = reading.list_at(indent)
        reading.open(Kind.ITEM, item.end(), end, number)
    elif not _odd_line(reading, body, words, end):
        _prose(reading, words, end, indent)


def _frame(reading: _Reading, found: re.Match[str]) -> None:
    reading.close()
    reading.lists.clear()
    reading.framed = True
    if found[1]:
        reading.one(Kind.FRAME_TITLE, found.start(1), found.end(1))


def _heading(reading: _Reading, body: str, start: int, end: int) -> None:
    reading.lists.clear()
    while start < end and body[start] in "# \t":
        start += 1
    reading.one(Kind.HEADING, start, end)


def _odd_line(reading: _Reading, body: str, start: int, end: int) -> bool:
    """Whether the line is a table's, or defines a link."""
    if _DEFINITION.match(body, start, end):
        reading.close()
        return True
    if body.find("|", start, end) < 0:
        return False
    if not _DELIMITER.fullmatch(body, start, end):
        for first, last in _cells(body, start, end):
            reading.one(Kind.CELL, first, last)
    reading.close()
    return True


def _prose(reading: _Reading, start: int, end: int, indent: int) -> None:
    """A line of words: it goes on with the open block, or begins a paragraph."""
    if reading.kind in (Kind.PARAGRAPH, Kind.ITEM):
        reading.end = end
        return
    if indent < (_FRAME_INDENT if reading.framed else 1):
        reading.lists.clear()
    reading.open(Kind.PARAGRAPH, start, end)


def _cells(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    while at < end:
        bar = body.find("|", at, end)
        stop = end if bar < 0 else bar
        first, last = _first_word(body, at, stop), stop
        while last > first and body[last - 1] in " \t":
            last -= 1
        if first < last:
            yield first, last
        at = stop + 1


def _first_word(body: str, start: int, end: int) -> int:
    """The offset of the first letter of a line; the signs of quotations are passed over."""
    while start < end and body[start] in " \t>":
        start += 1
    return start
