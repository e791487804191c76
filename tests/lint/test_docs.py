"""docs/rules.md says what the rules are."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from tests.lint.examples import rulebook

SCRIPT = Path(__file__).parents[2] / "docs" / "rules.py"


def test_the_page_of_rules_is_made_from_the_rules() -> None:
    spec = importlib.util.spec_from_file_location("docs_rules", SCRIPT)
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    made = script.page(rulebook().rules.values())
    assert made.count("\n## ") == len(rulebook().rules) >= 40
    assert script.PAGE.read_text(encoding="utf-8") == made, "run docs/rules.py"
