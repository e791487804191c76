"""Findings as SARIF 2.1.0, the exchange format of static analysis (OASIS Standard, 27 March 2020)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handout import __version__
from handout.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handout.diagnostics import Diagnostic, Span
    from handout.model.lint import Rule, Rulebook

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def as_sarif(findings: Iterable[Diagnostic], rulebook: Rulebook) -> dict[str, Any]:
    """A log with one run; columns are counted in characters (Unicode code points), from 1."""
    rules = sorted(rulebook.rules.values(), key=lambda rule: rule.id)
    places = {rule.id: number for number, rule in enumerate(rules)}
    driver = {
        "name": "handout",
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(found, places) for found in findings],
            }
        ],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.reason},
        "help": {"text": f"Source: {rule.source}"},
        "defaultConfiguration": {"level": _LEVEL[rule.level]},
    }


def _result(found: Diagnostic, places: dict[str, int]) -> dict[str, Any]:
    hint = f" ({found.hint})" if found.hint else ""
    made: dict[str, Any] = {
        "ruleId": found.code,
        "level": _LEVEL[found.severity],
        "message": {"text": f"{found.message}{hint}"},
    }
    if found.code in places:
        made["ruleIndex"] = places[found.code]
    if found.span:
        made["locations"] = [{"physicalLocation": _location(found.span)}]
    return made


def _location(span: Span) -> dict[str, Any]:
    from urllib.parse import quote

    location: dict[str, Any] = {"artifactLocation": {"uri": quote(span.file.removeprefix("library:"))}}
    if span.line:
        location["region"] = {"startLine": span.line, "startColumn": max(span.column, 1)}
    return location
