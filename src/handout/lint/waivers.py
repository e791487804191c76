"""`lint:` in a file: which findings an author has set aside, and whether each reason is still needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.diagnostics import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.lint.context import Context
    from handout.model.lint import Rulebook, Waiver

# Findings about the waivers themselves.
WITHOUT_REASON = "LINT-01"
NEEDLESS = "LINT-02"
UNKNOWN = "LINT-03"


def covering(
    finding: Diagnostic, waivers: Mapping[str, tuple[Waiver, ...]], rulebook: Rulebook
) -> Waiver | None:
    """The waiver that sets a finding aside, or None; one without a reason sets nothing aside."""
    rule = rulebook.rules.get(finding.code)
    if rule is None or not rule.waivable or finding.span is None:
        return None
    candidates = waivers.get(finding.span.file, ())
    return next((waiver for waiver in candidates if waiver.reason and _means(waiver, finding)), None)


def _means(waiver: Waiver, finding: Diagnostic) -> bool:
    named = not waiver.words or f"'{waiver.words.lower()}'" in finding.message.lower()
    return waiver.rule == finding.code and named


def faults(context: Context, waivers: Iterable[Waiver], used: set[Waiver]) -> Iterator[Diagnostic]:
    """What is wrong with the waivers."""
    rules = context.rulebook.rules
    for waiver in waivers:
        if waiver.rule not in rules:
            hint = did_you_mean(waiver.rule, rules) or "handout lint --rules lists them"
            yield context.found(UNKNOWN, f"there is no rule '{waiver.rule}'", waiver.span, hint)
        elif not rules[waiver.rule].waivable:
            hint = "put the text right"
            yield context.found(UNKNOWN, f"{waiver.rule} cannot be set aside", waiver.span, hint)
        elif not waiver.reason:
            message = f"{waiver.rule} is set aside without a reason"
            yield context.found(WITHOUT_REASON, message, waiver.span, "say why the rule does not hold here")
        elif waiver not in used:
            message = f"nothing in this file breaks {waiver.rule}, so there is nothing to set aside"
            yield context.found(NEEDLESS, message, waiver.span, "delete this line")
