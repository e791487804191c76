"""Findings as lines for people, as JSON, and as annotations on GitHub."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from handout.cli.streams import tell
from handout.diagnostics import Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handout.diagnostics import Diagnostic, RequestError

# GitHub, "Workflow commands for GitHub Actions": error, warning, notice.
_GITHUB_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_GITHUB_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_GITHUB_PROPERTY_ESCAPES = _GITHUB_ESCAPES | str.maketrans({":": "%3A", ",": "%2C"})


def as_json(finding: Diagnostic) -> dict[str, str | int]:
    """The finding as an object: file, line, column, severity, code, message, hint."""
    span = finding.span or Span("")
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "severity": str(finding.severity),
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
    }


def as_annotation(finding: Diagnostic) -> str:
    """The finding as a workflow command, which GitHub shows beside the line that it is about."""
    span = finding.span or Span("")
    place = {"file": span.file, "line": span.line, "col": span.column, "title": finding.code}
    properties = ",".join(
        f"{key}={str(value).translate(_GITHUB_PROPERTY_ESCAPES)}" for key, value in place.items() if value
    )
    hint = f" ({finding.hint})" if finding.hint else ""
    text = f"{finding.message}{hint}".translate(_GITHUB_ESCAPES)
    return f"::{_GITHUB_LEVEL[finding.severity]} {properties}::{text}"


def as_line(finding: Diagnostic) -> str:
    """The finding on one line; line breaks and terminal codes from authored text are shown, not obeyed."""
    return shown(str(finding))


def tell_findings(findings: Iterable[Diagnostic], shape: str) -> None:
    """Print the findings for a program: as an array of objects for `json`, else a line for each."""
    if shape == "json":
        tell(json.dumps([as_json(found) for found in findings], indent=2))
        return
    for found in findings:
        tell(as_annotation(found) if shape == "github" else as_line(found))


def shown(text: str) -> str:
    """Words from a file on one line, for a terminal."""
    return "".join(letter if letter.isprintable() else _escaped(letter) for letter in text)


def usage_error(fault: RequestError) -> click.UsageError:
    """What Click says of words that name nothing: all of them, and the nearest right ones."""
    return click.UsageError("\n".join(f"{found.message} ({found.hint})" for found in fault.diagnostics))


def _escaped(letter: str) -> str:
    return " " if letter.isspace() else letter.encode("unicode_escape").decode()
