"""docs/figures.md names every key and every word that a figure may have, with the ranges that are checked."""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from enum import StrEnum
from pathlib import Path

import pytest

from handout.figures import checks
from handout.figures.limits import LIMITS
from handout.model import figure as model

PAGE = (Path(__file__).parents[2] / "docs" / "figures.md").read_text(encoding="utf-8")
TEXT = re.sub(r"^```.*?^```$", "", PAGE, flags=re.MULTILINE | re.DOTALL)
NAMED = {word for code in re.findall(r"`([^`\n]+)`", TEXT) for word in re.findall(r"[a-z][a-z-]*", code)}
WORDS = [kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, StrEnum)]
MINUS = "\N{MINUS SIGN}"
KEYS = (model.Figure, model.Frame, model.Limbs, model.Arrow, model.AngleMark, model.Worked)


def test_words_and_keys_were_found() -> None:
    assert len(NAMED) > 100
    assert sum(len(kind) for kind in WORDS if kind is not StrEnum) > 90
    assert "shoulder-out" in NAMED
    assert "nonsense" not in NAMED


@pytest.mark.parametrize("kind", WORDS, ids=lambda kind: kind.__name__)
def test_every_word_is_named(kind: type[StrEnum]) -> None:
    if kind is not model.Ink:  # a choice of the command, not of the file
        assert {str(word) for word in kind} - NAMED == set()


@pytest.mark.parametrize("kind", KEYS, ids=lambda kind: kind.__name__)
def test_every_key_is_named(kind: type) -> None:
    assert {item.name.replace("_", "-") for item in fields(kind)} - NAMED == set()


def test_ranges_are_those_that_are_checked() -> None:
    rows = dict(re.findall(rf"^\| (`[a-z`, -]+`) \|.*?({MINUS}?\d+ to \d+)", TEXT, re.MULTILINE))
    told = {key: span for keys, span in rows.items() for key in re.findall(r"`([a-z-]+)`", keys)}
    checked = {
        name.replace("_", "-"): f"{limit.low:g} to {limit.high:g}".replace("-", MINUS)
        for name, limit in LIMITS.items()
    }
    assert {name: told.get(name) for name in checked} == checked


def rules() -> set[str]:
    """What a figure can break: the codes of each `Fault`, and those that the modules of checks yield."""
    found = set()
    for path in Path(checks.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Fault":
                found |= codes(node.args)
            elif (
                isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple) and len(node.value.elts) > 2
            ):
                found |= codes(node.value.elts)
    return found


def codes(values: list[ast.expr]) -> set[str]:
    texts = [one.value for one in values[:2] if isinstance(one, ast.Constant)]
    return {text for text in texts if isinstance(text, str) and re.fullmatch(r"[a-z]+(-[a-z]+)+", text)}


def test_every_rule_of_a_figure_is_named() -> None:
    assert {"bad-arrow", "hips-off-seat", "limb-in-wall", "missing-prop"} <= rules()
    assert rules() - NAMED == set()
