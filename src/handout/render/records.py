"""What WeasyPrint only mumbles into its log, as diagnostics: it never fails by itself."""

from __future__ import annotations

import html
import logging
import re
import unicodedata
from typing import TYPE_CHECKING, Self

from handout.diagnostics import Diagnostic, Severity, Span, error, warning
from handout.render.fetch import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import TracebackType

    from handout.model.artifact import PrintJob, Stylesheet

_LOGGER = "weasyprint"
_NOT_IMPORTED = "Failed to load stylesheet"
_PLACE = re.compile(r" at (\d+):(\d+)")


class Listener(logging.Handler):
    """Collects what WeasyPrint logs at warning level and above inside a `with` block."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record."""
        self.records.append(record)

    def __enter__(self) -> Self:
        logging.getLogger(_LOGGER).addHandler(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        logging.getLogger(_LOGGER).removeHandler(self)


def about_stylesheet(records: Iterable[logging.LogRecord], sheet: Stylesheet) -> tuple[Diagnostic, ...]:
    """What was logged while `sheet` was parsed: warnings `css-ignored` with its name, line and column.

    A sheet that could not be imported is left out: the caller knows it better.
    """
    own = (record for record in records if not str(record.msg).startswith(_NOT_IMPORTED))
    return tuple(_css_ignored(record, sheet.name) for record in own)


def about_page(records: Iterable[logging.LogRecord], job: PrintJob) -> tuple[Diagnostic, ...]:
    """What was logged while the page was laid out and written, each thing once.

    Pictures and sheets that could not be fetched, and pictures without words, are left out: the caller knows
    them better.
    """
    found = (_diagnostic(record, job) for record in records)
    return tuple(dict.fromkeys(finding for finding in found if finding))


def _diagnostic(record: logging.LogRecord, job: PrintJob) -> Diagnostic | None:
    """The first rule whose beginning the record's message has; else its own words."""
    for beginning, rule in _RULES.items():
        if str(record.msg).startswith(beginning):
            return rule(record, job)
    severity = Severity.ERROR if record.levelno >= logging.ERROR else Severity.WARNING
    return Diagnostic("layout", severity, record.getMessage().rstrip("."))


def _unreported(record: logging.LogRecord, job: PrintJob) -> None:
    """Found by other means: see `about_page`."""


def _unreadable_picture(record: logging.LogRecord, job: PrintJob) -> Diagnostic | None:
    """A picture that was there but is broken; one that was not there is on the shelf's own record."""
    address, reason = _arguments(record)[:2]
    name = address.removeprefix("asset:")
    return (
        error("broken-image", f"the picture '{name}' cannot be read: {reason}")
        if name in job.assets
        else None
    )


def _relative_address(record: logging.LogRecord, job: PrintJob) -> Diagnostic:  # noqa: ARG001 - the shape of a rule
    (address,) = _arguments(record)
    return refusal(address)


def _dead_link(record: logging.LogRecord, job: PrintJob) -> Diagnostic:  # noqa: ARG001 - the shape of a rule
    (anchor,) = _arguments(record)
    return error("dead-link", f"a link leads to '#{anchor}', which the page does not have")


def _missing_glyph(record: logging.LogRecord, job: PrintJob) -> Diagnostic:
    character = _arguments(record)[0]
    name = f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed')}"
    words = _words_around(character, job.html)
    where = f" in '{words}'" if words else " of a list marker or of a style sheet's 'content'"
    message = f"no font has the character '{character}' ({name}){where}"
    return error("missing-glyph", message, hint=f"use words instead; the fonts are {', '.join(job.families)}")


def _words_around(character: str, page: str) -> str:
    body = re.sub(r"(?s)<(style|script|title)\b.*?</\1>|<[^>]*>", " ", page)
    near = re.search(rf".{{0,24}}{re.escape(character)}.{{0,24}}", " ".join(html.unescape(body).split()))
    return near[0].strip() if near else ""


def _css_in_use(record: logging.LogRecord, job: PrintJob) -> Diagnostic:
    """A declaration with `var()` is judged where it is used; its sheet is the one with it in that line."""
    name, _, line, *_ = _arguments(record)
    sheet = next((sheet for sheet in job.stylesheets if _declares(sheet, name, int(line))), None)
    return _css_ignored(record, sheet.name if sheet else "the page's own style")


def _declares(sheet: Stylesheet, name: str, line: int) -> bool:
    lines = sheet.text.splitlines()
    return line <= len(lines) and name in lines[line - 1]


def _css_ignored(record: logging.LogRecord, sheet: str) -> Diagnostic:
    text = record.getMessage()
    place = _PLACE.search(text)
    message = (text[: place.start()] + text[place.end() :] if place else text).strip(" .")
    span = Span(sheet, int(place[1]), int(place[2])) if place else Span(sheet)
    return warning("css-ignored", message, span)


def _arguments(record: logging.LogRecord) -> tuple[str, ...]:
    return tuple(str(item) for item in record.args) if isinstance(record.args, tuple) else ()


_RULES: dict[str, Callable[[logging.LogRecord, PrintJob], Diagnostic | None]] = {
    ".notdef glyph": _missing_glyph,
    "Failed to load image": _unreadable_picture,
    "No anchor": _dead_link,
    "Relative URI reference": _relative_address,
    "Image ": _unreported,
    _NOT_IMPORTED: _unreported,
    "Ignored `": _css_in_use,
}
