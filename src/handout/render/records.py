"""What WeasyPrint only mumbles into its log, as diagnostics: it never fails by itself."""

from __future__ import annotations

import html
import logging
import re
import unicodedata
from typing import TYPE_CHECKING, Self

from handout.diagnostics import Diagnostic, Severity, Span, error, warning

if TYPE_CHECKING:
    from types import TracebackType

    from handout.model.artifact import PrintJob, Stylesheet
    from handout.render.fetch import AssetShelf

_LOGGER = "weasyprint"
_PLACE = re.compile(r" at (\d+):(\d+)")


class Listener(logging.Handler):
    """Collects what WeasyPrint logs at warning level and above inside a `with` block."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record."""
        self._records.append(record)

    def __enter__(self) -> Self:
        logging.getLogger(_LOGGER).addHandler(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        logging.getLogger(_LOGGER).removeHandler(self)

    def about(self, sheet: Stylesheet) -> tuple[Diagnostic, ...]:
        """The records as warnings about `sheet`, with line and column where the record has them."""
        return tuple(_about(record, sheet) for record in self._records)

    def diagnostics(self, job: PrintJob, shelf: AssetShelf) -> tuple[Diagnostic, ...]:
        """The records as findings about the laid-out page, each once."""
        refused = [error("url-refused", f"the page may not load '{url}'") for url in shelf.refused]
        missing = [error("missing-image", f"there is no picture '{name}'") for name in shelf.missing]
        heard = [_diagnostic(record, job) for record in self._records if not _fetched(record)]
        return tuple(dict.fromkeys([*refused, *missing, *heard]))


def _about(record: logging.LogRecord, sheet: Stylesheet) -> Diagnostic:
    text = record.getMessage()
    place = _PLACE.search(text)
    span = Span(sheet.name, int(place[1]), int(place[2])) if place else Span(sheet.name)
    return warning("css-ignored", text.rstrip("."), span)


def _fetched(record: logging.LogRecord) -> bool:
    """Whether the shelf has recorded the same thing."""
    return "asset" in record.getMessage() and str(record.msg).startswith("Failed to load image")


def _diagnostic(record: logging.LogRecord, job: PrintJob) -> Diagnostic:
    if str(record.msg).startswith(".notdef"):
        return _missing_glyph(record, job)
    severity = Severity.ERROR if record.levelno >= logging.ERROR else Severity.WARNING
    return Diagnostic("layout", severity, record.getMessage().rstrip("."))


def _missing_glyph(record: logging.LogRecord, job: PrintJob) -> Diagnostic:
    character = str(record.args[0]) if isinstance(record.args, tuple) else ""
    words = html.unescape(re.sub(r"<[^>]*>", " ", job.html))
    near = re.search(rf".{{0,24}}{re.escape(character)}.{{0,24}}", words)
    where = f" in '{' '.join(near[0].split())}'" if near else ""
    name = f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed')}"
    message = f"no font has the character '{character}' ({name}){where}"
    return error("missing-glyph", message, hint=f"the fonts are {', '.join(job.families)}")
