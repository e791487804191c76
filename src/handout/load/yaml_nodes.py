"""YAML as plain values with the place of every key and value.

Scalars are read by the core schema of YAML 1.2.2, section 10.3.2, because the YAML 1.1 rules turn `NO` into
false and `12:30` into 750. Anchors, aliases and tags are refused: no authored format needs them, and they
allow values that contain themselves or grow without bounds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import yaml
from msgspec import Struct

from handout.diagnostics import Diagnostic, Span, error
from handout.load.files import unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]
Steps = tuple[str | int, ...]

DEEPEST = 20  # levels of nesting; the formats need 8

_NULL = re.compile(r"(?:|~|null|Null|NULL)")
_BOOL = re.compile(r"(?:true|True|TRUE|false|False|FALSE)")
_INT = re.compile(r"[-+]?[0-9]{1,300}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]{1,15}|[0-9]{1,15}(?:\.[0-9]{0,15})?)(?:[eE][-+]?[0-9]{1,2})?")

_SIGN = "indent with spaces; put text that begins with a sign in quotes"
_HINTS = {
    "mapping values are not allowed in this context": 'put text that has a colon in quotes: "…"',
    "found character that cannot start any token": _SIGN,
    "found unexpected end of stream": "a quote or bracket is not closed",
    "did not find expected ',' or ']'": "a [ is not closed",
    "did not find expected ',' or '}'": "a { is not closed",
    "did not find expected node content": "a [ or { is not closed, or a comma stands alone",
    "did not find expected key": "check the indentation and the quotes",
    "could not find expected ':'": "a key ends in a colon and a space",
    "did not find expected alphabetic or numeric character": "put text that begins with * or & in quotes",
}
# These are found later than they were made; the author wants to see where the bracket or quote was opened.
_UNCLOSED = {
    "did not find expected alphabetic or numeric character",
    "found unexpected end of stream",
    "did not find expected node content",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
}


class Place(Struct, frozen=True):
    """Where a value stands, where its key stands, and the value's text as written (for scalars)."""

    value: Span
    key: Span
    written: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """A YAML document: its value, and the place of everything in it by path (`("stop-if", 0)`)."""

    value: Value
    places: dict[Steps, Place] = field(repr=False)

    def place(self, path: Steps) -> Place:
        """The place of a value; steps that lead nowhere (union branches, missing keys) are left out."""
        known: Steps = ()
        for step in path:
            if (*known, step) in self.places:
                known = (*known, step)
        return self.places[known]

    def span(self, path: Steps) -> Span:
        """Where a value's first character stands."""
        return self.place(path).value

    def key(self, path: Steps) -> Span:
        """Where a value's key stands; for items of a list, where the item stands."""
        return self.place(path).key


class _Mark(Protocol):
    """libyaml's mark: line and column count from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class _FaultError(Exception):
    def __init__(self, found: Diagnostic) -> None:
        super().__init__(str(found))
        self.found = found


def parse_yaml(name: str, text: str, first_line: int = 1) -> tuple[Tree | None, list[Diagnostic]]:
    """Parse one YAML document.

    Args:
        name: the file's name for findings.
        text: the document.
        first_line: the line of the file on which `text` begins.

    Returns:
        The tree, or None when the text is no usable YAML; and what is wrong with it. A key that stands twice
        in a mapping is an error that still gives a tree.
    """
    builder = _Builder(name, text, first_line)
    try:
        tree = builder.build()
    except _FaultError as fault:
        return None, [*builder.found, fault.found]
    except yaml.MarkedYAMLError as fault:
        return None, [*builder.found, builder.broken(fault)]
    except yaml.YAMLError as fault:
        return None, [
            *builder.found,
            error("broken-yaml", f"this is not YAML: {fault}", Span(name, first_line, 1)),
        ]
    return tree, builder.found


class _Builder:
    """Builds the tree from the parser's events; its depth is bounded, so recursion is safe."""

    def __init__(self, name: str, text: str, first_line: int) -> None:
        self.name = name
        self.lines = text.split("\n")
        self.first_line = first_line
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self.places: dict[Steps, Place] = {}
        self.found: list[Diagnostic] = []

    def build(self) -> Tree:
        next(self.events)  # the start of the stream
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            raise _FaultError(error("empty-file", "the file holds nothing but comments", Span(self.name)))
        value = self._node(next(self.events), (), None)
        next(self.events)  # the end of the document
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            message = "a second document begins here"
            raise _FaultError(
                error("second-document", message, self._span(after.start_mark), "keep one a file")
            )
        return Tree(value, self.places)

    def _node(self, event: yaml.Event, path: Steps, key: Span | None) -> Value:
        here = self._span(event.start_mark)
        self._refuse(event, path, here)
        if isinstance(event, yaml.ScalarEvent):
            here = self._text_start(event)
            self.places[path] = Place(here, key or here, event.value)
            self._check_escapes(event, here)
            return _scalar(event)
        self.places[path] = Place(here, key or here)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        return self._sequence(path)

    def _mapping(self, path: Steps) -> dict[str, Value]:
        mapping: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._span(event.start_mark)
            self._refuse(event, path, key)
            if not isinstance(event, yaml.ScalarEvent):
                raise _FaultError(error("broken-yaml", "a key must be a word", key, "put the key in quotes"))
            self._check_escapes(event, key)
            if event.value in mapping:
                self._duplicate(event.value, (*path, event.value), key)
                self._node(next(self.events), ("", *path, event.value), key)
                continue
            mapping[event.value] = None
            mapping[event.value] = self._node(next(self.events), (*path, event.value), key)
        return mapping

    def _sequence(self, path: Steps) -> list[Value]:
        sequence: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            sequence.append(self._node(event, (*path, len(sequence)), None))
        return sequence

    def _duplicate(self, key: str, path: Steps, span: Span) -> None:
        first = self.places[path].key
        hint = f"it stands on line {first.line} already"
        self.found.append(error("duplicate-key", f"the key '{key}' stands twice", span, hint))

    def _check_escapes(self, event: yaml.ScalarEvent, span: Span) -> None:
        if event.style == '"' and (found := next(unseen(event.value), None)):
            message = f"an unseen character, {found[1]}, stands in this text"
            raise _FaultError(error("unseen-character", message, span, "delete it"))

    def _refuse(self, event: yaml.Event, path: Steps, span: Span) -> None:
        if anchor := getattr(event, "anchor", None):
            sign, kind = ("*", "an alias") if isinstance(event, yaml.AliasEvent) else ("&", "an anchor")
            hint = f'write the value out, or put the text in quotes: "{sign}{anchor}"'
            raise _FaultError(error("yaml-alias", f"'{sign}{anchor}' is {kind}", span, hint))
        if tag := getattr(event, "tag", None):
            written = tag.replace("tag:yaml.org,2002:", "!!")
            hint = "leave it out, or put the text in quotes"
            raise _FaultError(error("yaml-tag", f"'{written}' is a tag", span, hint))
        if len(path) > DEEPEST:
            raise _FaultError(error("too-deep", f"values are nested more than {DEEPEST} levels deep", span))

    def _span(self, mark: _Mark | None) -> Span:
        if mark is None:
            return Span(self.name, self.first_line, 1)
        return Span(self.name, mark.line + self.first_line, mark.column + 1)

    def _text_start(self, event: yaml.ScalarEvent) -> Span:
        """Where the words begin: after the quote, or in the first written line of a block."""
        start = self._span(event.start_mark)
        if event.style in ("'", '"'):
            return Span(self.name, start.line, start.column + 1)
        if event.style not in ("|", ">"):
            return start
        below = enumerate(self.lines[start.line - self.first_line + 1 :], start=start.line + 1)
        number, line = next(((number, line) for number, line in below if line.strip()), (start.line, ""))
        return Span(self.name, number, len(line) - len(line.lstrip()) + 1)

    def broken(self, fault: yaml.MarkedYAMLError) -> Diagnostic:
        """The diagnostic for a text that the parser does not take."""
        problem = fault.problem or "it cannot be read"
        mark = fault.context_mark if problem in _UNCLOSED else fault.problem_mark
        return error("broken-yaml", f"this is not YAML: {problem}", self._span(mark), _HINTS.get(problem, ""))


def _scalar(event: yaml.ScalarEvent) -> Value:
    text: str = event.value
    if not event.implicit[0]:
        return text
    if _NULL.fullmatch(text):
        return None
    if _BOOL.fullmatch(text):
        return text.lower() == "true"
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
