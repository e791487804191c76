"""Checks a stylesheet: it may address named assets only, so that it can fetch nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import tinycss2

from handout.diagnostics import Diagnostic, Span, error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HINT = "a stylesheet may name assets only: url(asset:logo)"
DEEPEST = 50  # levels of brackets: what reads styles calls itself for each
# Functions that take addresses: CSS Values 4 (url, src), CSS Images 4 (the others).
_FETCHING = ("url", "src", "image", "image-set", "cross-fade")

_STRING = r"""(?:"{0}[^"\\\n]*"|'{0}[^'\\\n]*')"""
_ASSET = rf"url\((?:asset:[\w./-]+|{_STRING.format('asset:')})\)"
_PLAIN = re.compile(rf"/\*.*?\*/|{_ASSET}|{_STRING.format('')}", re.DOTALL)
_DOUBTFUL = re.compile(rf"""["'\\]|/\*|@import|\b(?:{"|".join(_FETCHING)})\(""", re.IGNORECASE)
_CLOSING = {"(": ")", "[": "]", "{": "}"}


def css_faults(name: str, text: str) -> Iterator[Diagnostic]:
    """Every `@import` and every address that is no asset, with its place."""
    if is_plain(text):
        return
    if deepest(text) > DEEPEST:
        yield error("too-deep", f"brackets are nested more than {DEEPEST} levels deep", Span(name))
    else:
        yield from token_faults(name, text)


def is_plain(text: str) -> bool:
    """Whether a stylesheet is so simple that it can have no faults; tokens take 10 times as long to tell."""
    rest = _PLAIN.sub(" ", text)
    return not _DOUBTFUL.search(rest) and _balanced(rest)


def token_faults(name: str, text: str) -> Iterator[Diagnostic]:
    """The faults that the stylesheet's tokens show."""
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


def _balanced(text: str) -> bool:
    open_brackets: list[str] = []
    for bracket in re.findall(r"[(){}\[\]]", text):
        if bracket in _CLOSING:
            open_brackets.append(_CLOSING[bracket])
        elif not open_brackets or open_brackets.pop() != bracket:
            return False
    return not open_brackets


def deepest(text: str) -> int:
    """The most brackets that can be open at once, those in comments and strings included."""
    depth = most = 0
    for bracket in re.findall(r"[(){}\[\]]", text):
        depth = depth + 1 if bracket in _CLOSING else max(0, depth - 1)
        most = max(most, depth)
    return most
