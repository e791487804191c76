"""A page of HTML into a tagged PDF (PDF/UA-1). The only module that knows WeasyPrint."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handout.diagnostics import RenderError, has_errors
from handout.render.fetch import AssetShelf
from handout.render.fonts import fontconfig_file, installed_families
from handout.render.records import Listener
from handout.render.startup import import_weasyprint

if TYPE_CHECKING:
    from pathlib import Path

    from handout.diagnostics import Diagnostic
    from handout.model.artifact import PrintJob, Stylesheet


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished PDF, its number of pages, and what its author ought to see (no errors among them)."""

    content: bytes
    pages: int
    diagnostics: tuple[Diagnostic, ...]


class PdfRenderer:
    """Turns jobs into PDFs; keeps the fonts and the parsed stylesheets for every document of the process.

    WeasyPrint is imported by the first `render`.

    Args:
        scratch: an existing folder for font caches; the caller removes it.
    """

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._fonts: dict[tuple[str, ...], Any] = {}
        self._sheets: dict[Stylesheet, tuple[Any, tuple[Diagnostic, ...]]] = {}

    def render(self, job: PrintJob) -> Rendered:
        """Lay the job out.

        The same job gives the same bytes. Nothing but the job's assets is loaded.

        Raises:
            RenderError: a family is not installed, a picture is missing or refused, a character has no glyph,
                a link leads nowhere; all that was found, warnings included.
        """
        fonts = self._font_configuration(job.families)
        weasyprint = import_weasyprint()
        shelf = AssetShelf(job.assets)
        fetcher = _fetcher(shelf)
        sheets = [self._parsed(sheet, fetcher) for sheet in job.stylesheets]
        with Listener() as heard:
            document = weasyprint.HTML(string=job.html, url_fetcher=fetcher).render(
                stylesheets=[css for css, _ in sheets],
                font_config=fonts,
                pdf_variant="pdf/ua-1",
            )
            content = document.write_pdf(pdf_variant="pdf/ua-1")
        findings = tuple(finding for _, found in sheets for finding in found) + heard.diagnostics(job, shelf)
        if has_errors(findings):
            raise RenderError(*findings)
        return Rendered(content, len(document.pages), findings)

    def _font_configuration(self, names: tuple[str, ...]) -> Any:  # noqa: ANN401 - WeasyPrint has no types
        """One for each set of families: every new one costs 230 KB that are never given back."""
        families = tuple(sorted(set(names)))
        if families not in self._fonts:
            path = fontconfig_file(installed_families(families), self._scratch)
            # Read by fontconfig when WeasyPrint is imported and again for each configuration.
            os.environ["FONTCONFIG_FILE"] = str(path)
            import_weasyprint()
            from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - see import_weasyprint

            self._fonts[families] = FontConfiguration()
        return self._fonts[families]

    def _parsed(self, sheet: Stylesheet, fetcher: object) -> tuple[Any, tuple[Diagnostic, ...]]:
        """The parsed sheet and what is wrong with it, each under the sheet's own name."""
        if sheet not in self._sheets:
            with Listener() as heard:
                css = import_weasyprint().CSS(string=sheet.text, url_fetcher=fetcher)
            self._sheets[sheet] = css, heard.about(sheet)
        return self._sheets[sheet]


def _fetcher(shelf: AssetShelf) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 - see import_weasyprint

    class ShelfFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 - the base's shape
            content, media_type = shelf.open(url)
            return URLFetcherResponse(url, content, {"Content-Type": media_type})

    return ShelfFetcher()
