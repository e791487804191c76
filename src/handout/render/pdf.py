"""A page of HTML into a tagged PDF (PDF/UA-1). The only module that imports WeasyPrint.

WeasyPrint and pydyf are published without types: their objects are Any.
"""

from __future__ import annotations

import functools
import gc
import os
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from handout import resources
from handout.diagnostics import Diagnostic, RenderError, Span, error, has_errors
from handout.render.copyfit import best_fit
from handout.render.drawings import picture_cache
from handout.render.fetch import AssetShelf
from handout.render.fonts import fontconfig_file, installed_families
from handout.render.footnotes import spare_footnotes
from handout.render.layout import lay_out
from handout.render.records import Listener, about_page, about_stylesheet
from handout.render.rehearsal import rehearsal
from handout.render.sheets import fill
from handout.render.startup import collector_paused, import_weasyprint, undated_fonts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from handout.model.artifact import Painter, PrintJob, Stylesheet
    from handout.render.layout import Layout
    from handout.render.origins import Origins

_VARIANT = "pdf/ua-1"
_HOUSE_FACE = "Atkinson Hyperlegible"  # installed with this package


class Rendered(Struct, frozen=True):
    """A finished PDF.

    Attributes:
        diagnostics: what its author ought to see; no errors among them.
        layout: warnings about the pages as a typesetter sees them; a place is a `part_span`.
        imposed: the same pages on a booklet's sheets, for paper alone; empty where no booklet is asked for.
        sides: of those sheets.
    """

    content: bytes
    pages: int
    diagnostics: tuple[Diagnostic, ...]
    layout: tuple[Diagnostic, ...] = ()
    imposed: bytes = b""
    sides: int = 0


class _Sheet(Struct, frozen=True):
    css: Any
    counters: Any
    diagnostics: tuple[Diagnostic, ...]


class PdfRenderer:
    """Turns jobs into PDFs; keeps the fonts and the parsed stylesheets for every document of the process.

    WeasyPrint is imported by the first `render`. One renderer serves one thread.

    Args:
        scratch: an existing folder for font caches; the caller removes it when the process is done.
    """

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._fonts: dict[frozenset[str], Any] = {}
        self._sheets: dict[Stylesheet, _Sheet] = {}
        self._last: Layout | None = None

    def prepare(self, sheets: tuple[Stylesheet, ...], *, rehearse: bool = True) -> None:
        """Import WeasyPrint, and get ready for these sheets and the face that most handouts are set in.

        Args:
            sheets: those that the first page is likely to use.
            rehearse: make a page and throw it away, for the first one of a process loads fonts, modules and
                tables. It costs more than it saves where a job is waiting already.
        """
        self._font_configuration((_HOUSE_FACE,))
        _import_the_rest()
        if rehearse:
            self.render(rehearsal(sheets, (_HOUSE_FACE,)))
        else:
            for sheet in sheets:
                self._parsed(sheet)
        self._release_last()  # or the page would be frozen with what stays
        gc.collect()
        gc.freeze()  # what it leaves behind stays: no collection need look at it again

    def render(self, job: PrintJob) -> Rendered:
        """Lay the job out, and a booklet's pages on sheets.

        The same job gives the same bytes. Nothing but the job's assets is loaded.

        Raises:
            RenderError: as for `pages`.
        """
        return with_sheets(self.pages(job), job)

    def pages(self, job: PrintJob, drawings: Painter | None = None) -> Rendered:
        """Lay the job out: its pages only, one by one.

        Args:
            job: the pages.
            drawings: gives what the job's own would be, once they are needed.

        Raises:
            RenderError: with all that was found, warnings included, when a family is not installed
                (`font-not-installed`) or the styles ask for another (`font-replaced`); a character has no
                glyph (`missing-glyph`); a picture is not there, broken or without words (`missing-image`,
                `broken-image`, `image-without-words`); a link leads nowhere (`dead-link`); the page reaches
                for anything else (`url-refused`).
        """
        self._release_last()
        with collector_paused():
            fonts = self._font_configuration(job.families)
            shelf = AssetShelf(job.assets)
            fetcher = _fetcher(shelf)
            sheets = [self._parsed(sheet) for sheet in job.stylesheets]
            with Listener() as heard:
                made = drawings or (lambda: job.drawings)
                pictures = functools.cache(lambda: picture_cache(made(), fonts))
                fitted = best_fit(
                    job,
                    lambda: _parsed_page(job, fetcher),
                    lambda page: _laid_out(page, fonts, sheets, pictures()),
                )
                content, faults = _written(fitted.layout, job)
                self._last = fitted.layout
        findings = (
            *(finding for sheet in sheets for finding in sheet.diagnostics),
            *shelf.diagnostics(),
            *faults,
            *about_page(heard.records, job),
        )
        if has_errors(findings):
            raise RenderError(*findings)
        return Rendered(content, len(fitted.layout.document.pages), findings, fitted.faults)

    def _release_last(self) -> None:
        """Give back the last document's pages: only now, so that the last one of a process pays nothing."""
        if self._last:
            self._last.release()
            self._last = None

    def _font_configuration(self, names: Iterable[str]) -> Any:  # noqa: ANN401 - see the module
        """One for each set of families: every new one costs 230 KB that are never given back."""
        key = frozenset(names)
        if key not in self._fonts:
            path = fontconfig_file(installed_families(sorted(key)), self._scratch)
            # fontconfig reads it when WeasyPrint is imported, and again for every configuration.
            os.environ["FONTCONFIG_FILE"] = str(path)
            import_weasyprint()
            from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - see import_weasyprint

            self._fonts[key] = FontConfiguration()
        return self._fonts[key]

    def _parsed(self, sheet: Stylesheet) -> _Sheet:
        """The parsed sheet and what is wrong with it."""
        if sheet not in self._sheets:
            from weasyprint.css.counters import CounterStyle  # noqa: PLC0415 - see import_weasyprint

            fetcher, counters = _fetcher(AssetShelf({})), CounterStyle()
            css = import_weasyprint().CSS(string="", url_fetcher=fetcher)
            kept = fill(css, counters, sheet.text, resources.compiled())
            self._sheets[sheet] = _Sheet(css, counters, ()) if kept else _read(sheet)
        return self._sheets[sheet]


def _import_the_rest() -> None:
    """Import what the first page would else import while it is waited for."""
    import email.policy  # noqa: F401, PLC0415 - WeasyPrint's answer to the first picture does

    import handout.render.finishing  # noqa: PLC0415 - as in `_written`
    import handout.render.origins  # noqa: F401, PLC0415 - as in `_written`


def _read(sheet: Stylesheet) -> _Sheet:
    """The sheet, parsed by itself, for WeasyPrint names no file.

    It belongs to no job, and so it can import nothing.
    """
    from weasyprint.css.counters import CounterStyle  # noqa: PLC0415 - see import_weasyprint

    counters, shelf = CounterStyle(), AssetShelf({})
    with Listener() as heard:
        css = import_weasyprint().CSS(string=sheet.text, url_fetcher=_fetcher(shelf), counter_style=counters)
    imports = (replace(finding, span=Span(sheet.name)) for finding in shelf.diagnostics())
    return _Sheet(css, counters, (*imports, *about_stylesheet(heard.records, sheet)))


def with_sheets(pages: Rendered, job: PrintJob) -> Rendered:
    """The same, with its pages on sheets if it is a booklet.

    A renderer's process never does that: pikepdf would take ten megabytes in each of them.
    """
    if not job.booklet:
        return pages
    from handout.render.imposition import impose, sheet_sides  # noqa: PLC0415 - for booklets alone

    imposed = impose(pages.content, job.booklet)
    return replace(pages, imposed=imposed, sides=len(sheet_sides(pages.pages)))


def _fetcher(shelf: AssetShelf) -> Any:  # noqa: ANN401 - see the module
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 - see import_weasyprint

    class ShelfFetcher(URLFetcher):  # type: ignore[misc]  # see the module
        _fail_on_errors = False

        def __init__(self) -> None:
            """Without the base's own ways to fetch: from Python 3.12 on, each of them reads certificates."""

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 - the base's shape
            content, media_type = shelf.open(url)
            return URLFetcherResponse(url, content, {"Content-Type": media_type})

    return ShelfFetcher()


def _parsed_page(job: PrintJob, fetcher: object) -> Any:  # noqa: ANN401 - see the module
    page = import_weasyprint().HTML(string=job.html, url_fetcher=fetcher)
    spare_footnotes(page, (job.html, *(sheet.text for sheet in job.stylesheets)))
    return page


def _laid_out(
    page: Any,  # noqa: ANN401 - see the module
    fonts: object,
    sheets: Iterable[_Sheet],
    pictures: object,
) -> Layout:
    from weasyprint.css.counters import CounterStyle  # noqa: PLC0415 - see import_weasyprint

    counters = CounterStyle()
    for sheet in sheets:
        counters.update(sheet.counters)
    styles = [sheet.css for sheet in sheets]
    return lay_out(page, fonts, counters, stylesheets=styles, cache=pictures, pdf_variant=_VARIANT)


def _written(layout: Layout, job: PrintJob) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The finished bytes, and what in them a screen reader cannot say or no font of the job can show."""
    from handout.render.finishing import finish  # noqa: PLC0415 - knows pydyf, which comes with WeasyPrint
    from handout.render.origins import Origins  # noqa: PLC0415 - as above

    document = layout.document
    origins = Origins(document, layout.root)
    found: list[Diagnostic] = []

    def finisher(_document: object, pdf: Any) -> None:  # noqa: ANN401 - see the module
        found.extend(finish(pdf, origins, document.metadata.lang or "", job))

    with undated_fonts():
        content = document.write_pdf(finisher=finisher, pdf_variant=_VARIANT)
    return content, (*found, *_replaced_fonts(origins, job.families))


def _replaced_fonts(origins: Origins, families: tuple[str, ...]) -> Iterable[Diagnostic]:
    """Fontconfig sets unknown families in whatever there is, and says nothing."""
    allowed = {family.casefold() for family in families}
    for family, words in origins.families().items():
        if family.casefold() not in allowed:
            message = (
                f"the style sheets set '{words}' in the font '{family}', which is not one of the document's"
            )
            yield error("font-replaced", message, hint=f"the fonts are {', '.join(families)}")
