"""The rules that stop a build are those that are errors, and nobody sets them aside."""

from handout.diagnostics import Severity
from handout.lint.stops import RULES
from tests.lint.examples import rulebook


def test_errors_are_the_rules_that_stop_a_build() -> None:
    rules = rulebook().rules
    assert {rule.id for rule in rules.values() if rule.level is Severity.ERROR} == {*RULES}
    assert not any(rules[rule].waivable for rule in RULES)
