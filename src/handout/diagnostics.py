"""Mistakes as values: what is wrong, where it stands, and what would be right."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How bad a finding is. Errors stop the output; warnings and notes do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Span(Struct, frozen=True, order=True):
    """A place in an authored file.

    Attributes:
        file: path as the author knows it, with forward slashes: `content/care/heel-pain.md`.
        line: counted from 1; 0 where the finding is about the whole file.
        column: counted from 1, in characters; 0 where the line is 0.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Diagnostic(Struct, frozen=True):
    """One finding about a project, a page or this machine.

    Attributes:
        code: short, stable, kebab-case name of the rule: `unknown-key`.
        severity: error, warning or note.
        message: what is wrong, one sentence without a full stop.
        span: where it stands; None where no authored file is to blame.
        hint: what to do about it; may be empty.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.span}: " if self.span else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.severity}: {self.message}{hint} [{self.code}]"


def error(code: str, message: str, span: Span | None = None, hint: str = "") -> Diagnostic:
    """A finding that stops the output."""
    return Diagnostic(code, Severity.ERROR, message, span, hint)


def warning(code: str, message: str, span: Span | None = None, hint: str = "") -> Diagnostic:
    """A finding that the author ought to see, and that stops nothing."""
    return Diagnostic(code, Severity.WARNING, message, span, hint)


def stops(findings: Iterable[Diagnostic], fail_on: Severity) -> bool:
    """Whether any of the findings is as bad as `fail_on`, or worse."""
    order = tuple(Severity)
    return any(order.index(finding.severity) <= order.index(fail_on) for finding in findings)


def has_errors(findings: Iterable[Diagnostic]) -> bool:
    """Whether any of the findings stops the output."""
    return stops(findings, Severity.ERROR)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The hint that names the nearest right word, or an empty string when none is near."""
    import difflib  # noqa: PLC0415 - for mistakes alone

    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The hint that names the nearest right word, or all of them when none is near."""
    return did_you_mean(word, known) or f"known: {', '.join(sorted(known))}"


class HandoutError(Exception):
    """A stage could not do its work; `diagnostics` says why, all reasons at once."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(str(item) for item in diagnostics))
        self.diagnostics = diagnostics


class RequestError(HandoutError):
    """The request names what the project does not have, and the project is sound: exit code 2."""


class ProjectError(HandoutError):
    """The project's files are at fault: exit code 3."""


class RenderError(HandoutError):
    """A document could not be laid out as its author meant it: exit code 3."""


class PublishError(HandoutError):
    """Output could not be written or delivered: exit code 5."""
