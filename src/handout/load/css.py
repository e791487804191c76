"""Checks a stylesheet: it may address named assets only, so that it can fetch nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tinycss2  # type: ignore[import-untyped]  # published without types

from handout.diagnostics import Diagnostic, Span, error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HINT = "a stylesheet may name assets only: url(asset:logo)"
_DEEPEST = 50
_FETCHING = (
    "url",
    "src",
    "image",
    "image-set",
    "cross-fade",
)  # CSS Images 4, CSS Values 4: functions that take addresses


def css_faults(name: str, text: str) -> Iterator[Diagnostic]:
    """Every `@import` and every address that is no asset, with its place."""
    if _nesting(text) > _DEEPEST:
        yield error("too-deep", f"brackets are nested more than {_DEEPEST} levels deep", Span(name))
        return
    yield from _faults(name, tinycss2.parse_component_value_list(text))


def _faults(name: str, nodes: Iterable[Any]) -> Iterator[Diagnostic]:
    for node in nodes:
        span = Span(name, node.source_line, node.source_column)
        if node.type == "at-keyword" and node.lower_value == "import":
            yield error("path-escape", "@import fetches another file", span, "copy its rules into this file")
        elif node.type == "url":
            yield from _address(node.value, span)
        elif node.type == "function" and node.lower_name in _FETCHING:
            for inner in node.arguments:
                if inner.type == "string":
                    yield from _address(inner.value, span)
            yield from _faults(name, node.arguments)
        elif node.type == "function":
            yield from _faults(name, node.arguments)
        elif node.type in {"{} block", "[] block", "() block"}:
            yield from _faults(name, node.content)
        elif node.type == "error":
            yield error("broken-css", f"this is not CSS: {node.message.lower()}", span)


def _address(address: str, span: Span) -> Iterator[Diagnostic]:
    if not address.startswith("asset:"):
        yield error("path-escape", f"'{address[:60]}' leads out of the project", span, _HINT)


def _nesting(text: str) -> int:
    depth = deepest = 0
    for character in text:
        if character in "([{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in ")]}":
            depth = max(0, depth - 1)
    return deepest
