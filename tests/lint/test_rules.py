"""Each rule finds its own bad example, and nothing in its good one; no rule is without a check."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from handout.lint.checks import CHECKS
from handout.lint.run import lint
from handout.lint.waivers import NEEDLESS, UNKNOWN, WITHOUT_REASON
from tests.lint.examples import loaded, rulebook

if TYPE_CHECKING:
    from pathlib import Path

    from handout.model.lint import Rule

TODAY = dt.date(2026, 11, 22)
RULES = sorted(rulebook().rules.values(), key=lambda rule: rule.id)


def codes(root: Path, example: object) -> set[str]:
    made = loaded(root, example)  # type: ignore[arg-type]  # the shape is checked by what comes out
    assert made.diagnostics == ()
    return {found.code for found in lint(made.project, rulebook(), TODAY).findings}


def test_there_are_rules() -> None:
    assert len(RULES) >= 40
    assert {rule.id for rule in RULES} == CHECKS.keys() | {NEEDLESS, UNKNOWN, WITHOUT_REASON}


def test_the_sound_project_breaks_no_rule(tmp_path: Path) -> None:
    assert codes(tmp_path, {}) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_its_bad_example_and_no_other_does(rule: Rule, tmp_path: Path) -> None:
    assert codes(tmp_path, rule.bad) == {rule.id}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_rule_finds_anything_in_a_good_example(rule: Rule, tmp_path: Path) -> None:
    assert codes(tmp_path, rule.good) == set()
