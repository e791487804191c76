"""Checks a YAML tree against a model of schema.py; each mistake gets the place of its key or value."""

from __future__ import annotations

import difflib
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from handout.diagnostics import Diagnostic, did_you_mean, error
from handout.load.readers import core, reader
from handout.load.schema import KEYED_PARTS, PLAIN_PARTS, TAG_END

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from handout.load.yaml_nodes import Steps, Tree, Value

Model = TypeVar("Model")

_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "keys and values",
    "model_type": "keys and values",
    "dataclass_type": "keys and values",
    "finite_number": "a number",
}
_EMPTY = {"frames": "a frame in which nothing changes is {}"}
_UNKNOWN = {"extra_forbidden", "unexpected_keyword_argument"}
_BOUNDS = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}


def validate(model: type[Model], tree: Tree, at: Steps = ()) -> tuple[Model | None, list[Diagnostic]]:
    """The value at a path of the tree as `model`, or None with everything that is wrong with it."""
    try:
        return reader(model).validate_json(json.dumps(value_at(tree, at))), []
    except core().ValidationError as fault:
        details = fault.errors(include_url=False)
    mistakes = [_Mistake(model, tree, at, detail) for detail in details]
    meant = {mistake.meant for mistake in mistakes}
    return None, [mistake.explain() for mistake in mistakes if not mistake.follows(meant)]


def value_at(tree: Tree, path: Steps) -> Value:
    """The plain value at a path that exists."""
    value: Any = tree.value
    for step in path:
        value = value[step]
    return value  # type: ignore[no-any-return]  # a part of a Value is a Value


class _Mistake:
    """Says one of pydantic's findings in an author's words."""

    def __init__(self, model: type, tree: Tree, at: Steps, detail: ErrorDetails) -> None:
        self.model, self.tree, self.detail = model, tree, detail
        self.loc = detail["loc"]
        self.path: Steps = (*at, *self.loc)
        self.context = detail.get("ctx", {})

    @property
    def meant(self) -> Steps:
        """The path of the key that an unknown one stands for; () for other mistakes."""
        if self.detail["type"] not in _UNKNOWN:
            return ()
        known = sorted(_properties(self.model, self.loc[:-1]))
        near = difflib.get_close_matches(str(self.loc[-1]), known, n=1)
        return (*self.loc[:-1], *near)

    def follows(self, meant: set[Steps]) -> bool:
        """Whether it only follows from others: a misspelt key is missing, a list of bad items is empty."""
        kind = self.detail["type"]
        return (kind == "missing" and self.loc in meant) or (
            kind == "too_short" and bool(self.detail["input"])
        )

    def explain(self) -> Diagnostic:
        kind = self.detail["type"]
        if kind == "missing":
            return self._missing()
        if kind in _UNKNOWN:
            return self._unknown_key()
        if self.detail["input"] in (None, "", [], {}) or kind == "string_too_short":
            return self._empty()
        return self._value_fault(kind)

    def _value_fault(self, kind: str) -> Diagnostic:
        if kind in _EXPECTED:
            return self._wrong_type(_EXPECTED[kind])
        if kind in {"enum", "literal_error"}:
            return self._choice(re.findall(r"'([^']*)'", self.context["expected"]))
        if kind in {"union_tag_invalid", "union_tag_not_found"}:
            return self._unknown_part()
        if kind in _BOUNDS:
            key, words = _BOUNDS[kind]
            return self._value("out-of-range", f"{self._named()} must be {words} {self.context[key]:g}")
        return self._value(*self._said(kind))

    def _said(self, kind: str) -> tuple[str, str, str]:
        """Code, message and hint of our own checks, and of those of pydantic's that need no words of ours."""
        if kind == "string_pattern_mismatch":
            return "bad-form", f"'{self.detail['input']}' has not the form of a code", ""
        return (kind if "-" in kind else "bad-value"), self.detail["msg"], self.context.get("hint", "")

    def _name(self) -> str:
        return next((str(step) for step in reversed(self.loc) if isinstance(step, str)), "")

    def _named(self) -> str:
        if not self.loc:
            return "this file"
        name = f"'{self._name()}'"
        return f"an item of {name}" if isinstance(self.loc[-1], int) else name

    def _value(self, code: str, message: str, hint: str = "") -> Diagnostic:
        return error(code, message, self.tree.span(self.path), hint)

    def _missing(self) -> Diagnostic:
        if isinstance(self.loc[-1], int):
            return self._too_few()
        described = _properties(self.model, self.loc[:-1]).get(str(self.loc[-1]), {})
        hint = described.get("description", "")
        return error(
            "missing-key", f"the key '{self.loc[-1]}' is missing", self.tree.span(self.path[:-1]), hint
        )

    def _too_few(self) -> Diagnostic:
        """A pair that lacks its second value."""
        path, name = self.path[:-1], self.loc[-2]
        return error("wrong-type", f"'{name}' must be two values", self.tree.span(path), f"{name}: [0, 0]")

    def _unknown_key(self) -> Diagnostic:
        known = _properties(self.model, self.loc[:-1])
        word = str(self.loc[-1])
        hint = did_you_mean(word, known) or f"known here: {', '.join(sorted(known))}"
        return error("unknown-key", f"the key '{word}' is not known here", self.tree.key(self.path), hint)

    def _empty(self) -> Diagnostic:
        message = f"{self._named()} is empty"
        hint = self._description() or _EMPTY.get(self._name(), "")
        return error("empty-value", message, self.tree.key(self.path), hint)

    def _description(self) -> str:
        described = _properties(self.model, self.loc[:-1]).get(self._name(), {}) if self.loc else {}
        return str(described.get("description", ""))

    def _wrong_type(self, expected: str) -> Diagnostic:
        written = self.tree.place(self.path).written
        found = _named(self.detail["input"], written)
        hint = f'put it in quotes: "{written}"' if expected == "text" and written else ""
        if expected == "a list" and written:
            hint = f"put it in brackets: [{written}]"
        if expected != "text" and isinstance(self.detail["input"], str) and _is_number(written):
            hint = "leave the quotes out"
        return self._value("wrong-type", f"{self._named()} must be {expected}, not {found}", hint)

    def _choice(self, known: list[str]) -> Diagnostic:
        word = str(self.detail["input"])
        message = f"'{word}' is not one of {', '.join(known)}"
        return self._value("choice", message, did_you_mean(word, known))

    def _unknown_part(self) -> Diagnostic:
        value = self.detail["input"]
        known = (*KEYED_PARTS, *PLAIN_PARTS)
        word = next(iter(value), "") if isinstance(value, dict) else str(value)
        hint = did_you_mean(word, known)
        if word in PLAIN_PARTS:
            hint = f"write '- {word}' without a colon"
        if word in KEYED_PARTS:
            hint = f"write '- {word}: …' with what it shows"
        return self._value("choice", f"'{word}' is not one of {', '.join(known)}", hint)


def _named(value: object, written: str) -> str:
    if isinstance(value, bool):
        return f"the yes-or-no value {written}"
    if isinstance(value, (int, float)):
        return f"the number {written or value}"
    if isinstance(value, str):
        return f"the text '{value}'"
    return "a list" if isinstance(value, list) else "keys and values"


def _is_number(written: str) -> bool:
    return re.fullmatch(r"[-+]?[0-9]+(?:\.[0-9]+)?", written) is not None


def _properties(model: type, loc: tuple[int | str, ...]) -> dict[str, Any]:
    """The keys that a model knows at a place, by name, as in its JSON Schema."""
    schema = _schema(model)
    nodes = _variants(schema, schema)
    for step in loc:
        nodes = [inner for node in nodes for inner in _inside(node, step, schema)] or nodes
    return {key: value for node in nodes for key, value in node.get("properties", {}).items()}


@cache
def _schema(model: type) -> dict[str, Any]:
    from pydantic import TypeAdapter  # noqa: PLC0415 - see handout.load.readers

    return TypeAdapter(model).json_schema()


def _inside(node: dict[str, Any], step: int | str, schema: dict[str, Any]) -> list[dict[str, Any]]:
    if isinstance(step, int):
        inner = node.get("items")
    elif step.endswith(TAG_END):
        return [node] if step.removesuffix(TAG_END) in node.get("properties", {}) else []
    else:
        inner = node.get("properties", {}).get(step, node.get("additionalProperties"))
    return _variants(inner, schema) if isinstance(inner, dict) else []


def _variants(node: dict[str, Any], schema: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in node:
        return _variants(schema["$defs"][node["$ref"].rsplit("/", 1)[1]], schema)
    unions = [*node.get("anyOf", ()), *node.get("oneOf", ()), *node.get("allOf", ())]
    return [variant for union in unions for variant in _variants(union, schema)] if unions else [node]
