"""The rules that stop a build at once are errors, and nobody sets them aside."""

from handout.diagnostics import Severity
from handout.lint.stops import RULES
from tests.lint.examples import rulebook


def test_rules_that_stop_a_build_at_once_are_errors_that_always_hold() -> None:
    rules = rulebook().rules
    assert RULES
    assert all(rules[rule].level is Severity.ERROR and not rules[rule].waivable for rule in RULES)
