"""Lists and tables: items of one kind, do and don't kept apart, tables that are small and led into."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from handout.lint.lines import straight
from handout.lint.prose import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.lint.context import Check, Context
    from handout.lint.prose import Block, Prose

_DO = re.compile(r"(?:the )?do(?:'?s)?|what to do", re.IGNORECASE)
_DONT = re.compile(r"(?:the )?(?:don'?ts?(?:'s)?|do not|what not to do)", re.IGNORECASE)
_NOT = re.compile(r"(?:do not|don't|never|avoid)\b", re.IGNORECASE)
_JOINED = re.compile(r"(?:[;,]|,?\s(?:and|or|and/or))$", re.IGNORECASE)


class _List(NamedTuple):
    """The items of one list, and the block that stands before them."""

    before: Block | None
    items: tuple[Block, ...]


def mixed_lists(context: Context) -> Iterator[Diagnostic]:
    """LIST-01: do and don't lists whose items do not say which they are."""
    for listed in _lists(context):
        heading = straight(listed.before.text).strip(" :.!") if listed.before else ""
        for item in listed.items:
            if _DONT.fullmatch(heading) and not _NOT.match(straight(item.text)):
                message = "people who hear this list take it for advice: the item does not say 'do not'"
                yield context.found("LIST-01", message, item.span(), "begin it with 'do not'")
            elif _DO.fullmatch(heading) and _NOT.match(straight(item.text)):
                message = "this item says what not to do, under a heading that says do"
                yield context.found("LIST-01", message, item.span(), "put it in a list of its own")


def loose_ends(context: Context) -> Iterator[Diagnostic]:
    """LIST-02: items that end in "and", "or", a comma or a semicolon."""
    for listed in _lists(context):
        for item in listed.items:
            if found := _JOINED.search(item.text):
                message = f"this item ends in '{found.group().strip()}'"
                hint = "leave it out; say 'any of these' or 'all of these' before the list"
                yield context.found("LIST-02", message, item.span(found.start()), hint)


def single_items(context: Context) -> Iterator[Diagnostic]:
    """LIST-03: lists of one item."""
    for listed in _lists(context):
        if len(listed.items) == 1:
            message = "this list has one item"
            yield context.found("LIST-03", message, listed.items[0].span(), "write it as a sentence")


def intros(context: Context) -> Iterator[Diagnostic]:
    """LIST-04: checklists whose introduction is no sentence."""
    for prose in context.prose:
        for block in prose.of(Kind.INTRO) if prose.kind == "checklist" else ():
            if not block.text.endswith((".", "?", "!")):
                message = "the words before this checklist are not a whole sentence"
                hint = "say when to use the list and what to do with it: 'Tick each box that is true.'"
                yield context.found("LIST-04", message, block.span(), hint)


def large_tables(context: Context) -> Iterator[Diagnostic]:
    """TAB-01: tables with many columns or long column heads."""
    columns = int(context.threshold("TAB-01"))
    for table in _tables(context):
        head = [*_first_row(table)]
        if len(head) > columns:
            message = f"this table has {len(head)} columns; {columns} are the most"
            yield context.found("TAB-01", message, head[columns].span(), "make it two tables, or a list")
        for cell in head:
            if len(cell.text.split()) > _HEAD_WORDS:
                message = f"a column head has {_HEAD_WORDS} words at most"
                yield context.found("TAB-01", message, cell.span(), "keep the word that people look for")


_HEAD_WORDS = 4  # PEMAT-P, item 19: short and clear headings


def bare_tables(context: Context) -> Iterator[Diagnostic]:
    """TAB-02: tables without a sentence before them."""
    for table in _tables(context):
        before = table.before
        if before is None or before.kind is not Kind.PARAGRAPH:
            message = "no sentence before this table says what it shows"
            yield context.found("TAB-02", message, table.items[0].span(), "write one: how to read the table")


def _first_row(table: _List) -> Iterator[Block]:
    line = table.items[0].span().line
    return (cell for cell in table.items if cell.span().line == line)


def _lists(context: Context) -> Iterator[_List]:
    for prose in _sections(context):
        yield from _runs(prose, Kind.ITEM)


def _tables(context: Context) -> Iterator[_List]:
    for prose in _sections(context):
        yield from _runs(prose, Kind.CELL)


def _runs(prose: Prose, kind: Kind) -> Iterator[_List]:
    """The items that belong together, in the order of the first ones."""
    before: Block | None = None
    for (is_kind, _), run in groupby(
        prose.blocks, key=lambda block: (block.kind is kind, _list_of(block, kind))
    ):
        items = tuple(run)
        if is_kind:
            yield _List(before, items)
        before = items[-1]


def _list_of(block: Block, kind: Kind) -> int:
    return block.group if block.kind is kind else 0


def _sections(context: Context) -> Iterator[Prose]:
    return (prose for prose in context.prose if prose.kind == "section")


CHECKS: Mapping[str, Check] = {
    "LIST-01": mixed_lists,
    "LIST-02": loose_ends,
    "LIST-03": single_items,
    "LIST-04": intros,
    "TAB-01": large_tables,
    "TAB-02": bare_tables,
}
