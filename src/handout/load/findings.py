"""The findings of one load, in the order in which they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.diagnostics import Diagnostic, Severity, Span, error, warning

if TYPE_CHECKING:
    from collections.abc import Iterable


class Findings:
    """Collects diagnostics while files are read, so that an author sees all mistakes at once."""

    def __init__(self) -> None:
        self._all: list[Diagnostic] = []
        self.errors = 0

    def error(self, code: str, message: str, span: Span, hint: str = "") -> None:
        """Add an error."""
        self.add(error(code, message, span, hint))

    def warning(self, code: str, message: str, span: Span, hint: str = "") -> None:
        """Add a warning."""
        self.add(warning(code, message, span, hint))

    def add(self, *found: Diagnostic) -> None:
        """Add finished diagnostics."""
        self._all.extend(found)
        self.errors += sum(item.severity is Severity.ERROR for item in found)

    def extend(self, found: Iterable[Diagnostic]) -> None:
        """Add any number of finished diagnostics."""
        self.add(*found)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """All of them by file, line and column, each once."""
        return tuple(sorted(dict.fromkeys(self._all), key=_place))


def _place(found: Diagnostic) -> tuple[Span, str, str]:
    return found.span or Span(""), found.code, found.message
