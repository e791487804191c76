"""The order of the stages: load, assemble, render, check, publish."""

from __future__ import annotations

import gc
import hashlib
import itertools
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from handout.assemble import Options, assemble
from handout.diagnostics import (
    Diagnostic,
    ProjectError,
    PublishError,
    RenderError,
    RequestError,
    Severity,
    Span,
    error,
    has_errors,
    nearest,
)
from handout.model.artifact import Artifact, Format

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from handout.load import Loaded
    from handout.model.artifact import PrintJob
    from handout.model.document import Handout
    from handout.model.project import Project
    from handout.model.style import Paper, Side
    from handout.publish.cache import Cache
    from handout.publish.folder import Folder
    from handout.render.pdf import Rendered

# Twice the 72 points of an inch: text is sharp on today's screens, and a page stays well under a megabyte.
PNG_DPI = 144


_Value = TypeVar("_Value")
_Page: TypeAlias = "tuple[PrintJob, tuple[Diagnostic, ...]]"  # a page to print, and what was found in it
_BRAND_FAULTS = {"font-not-installed"}


class State(StrEnum):
    """What became of an output."""

    BUILT = "built"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Request:
    """What to build: every combination of what it lists.

    Attributes:
        handouts: ids; empty means all of the project's own.
        brands: ids; empty means the project's default. So for editions and languages.
        paper: None takes the clinic's sheet, else its region's.
        side: None says "your sore foot".
        formats: what to make of each.
        fail_on: findings as bad as this stop the output.
    """

    handouts: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    paper: Paper | None = None
    side: Side | None = None
    formats: tuple[Format, ...] = (Format.PDF,)
    fail_on: Severity = Severity.ERROR


class Renderer(Protocol):
    """What turns a page into a PDF: a `PdfRenderer`, or a `RenderWorker` in front of one."""

    def render(self, job: PrintJob) -> Rendered:
        """The PDF of the job; a RenderError when it cannot be as its author meant it."""
        ...


@dataclass(frozen=True, slots=True)
class World:
    """What a build needs from outside.

    Attributes:
        today: the only date that is not authored.
        out: where finished files go.
        renderer: turns pages into PDFs.
        cache: keeps the project as it was read; None reads it anew.
        progress: is told how many handouts are done, of how many, and the next one's name ("" at the end).
    """

    today: dt.date
    out: Folder
    renderer: Renderer
    progress: Callable[[int, int, str], None]
    cache: Cache | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """One file that was asked for.

    Attributes:
        path: where it is; where it would be if it failed (the last good one may still stand there).
        sha256: of its bytes, in hexadecimal; "" if it failed.
        size: in bytes; 0 if it failed.
        pages: 0 where the format has none.
    """

    path: Path
    state: State
    sha256: str = ""
    size: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did.

    Attributes:
        outputs: every file that was asked for, in order.
        diagnostics: every finding about the project and its pages, each once.
        refusals: why files could not be written; empty when all of them were.
    """

    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]
    refusals: tuple[Diagnostic, ...] = ()


def build(library: Path, own: Path | None, request: Request, world: World) -> Report:
    """Make all that is asked for. A handout that fails leaves its last good files alone; the others are made.

    Args:
        library: the folder of the bundled library.
        own: the clinic's project folder, laid over it by id; None builds the library itself.
        request: what to build.
        world: the date, the folders and the listener.

    Raises:
        RequestError: unknown ids in the request; all of them at once.
        ProjectError: the same where files have errors too, for these may be why an id is unknown.
        PublishError: the output folder cannot be written at all.
    """
    shelf = _Shelf(library, own, world.cache)
    loaded = shelf.project()
    gc.freeze()  # the project lives as long as the build: no collection need look at it again
    gc.enable()
    variants = _variants(loaded, request)
    world.out.require_writable()
    line = _Line(loaded, request, world, shelf)
    made = []
    for done, variant in enumerate(variants):
        world.progress(done, len(variants), str(_stem(loaded.project, variant)))
        made.append(line.make(variant))
    world.progress(len(variants), len(variants), "")
    return _merged(Report((), loaded.diagnostics), *made)


class _Shelf:
    """What the last build left in the cache, which counts while every byte that it was made from is the same.

    Without a cache, or where a file cannot be read, all is made anew.
    """

    def __init__(self, library: Path, own: Path | None, cache: Cache | None) -> None:
        from handout.load import kept

        self._kept = kept
        self._folders = library, own
        self._key = kept.fingerprint(library, own) if cache else None
        self._cache = cache

    def project(self) -> Loaded:
        """The project as it was read."""
        from handout.load import Loaded, load_project

        return self._found("", Loaded, lambda: load_project(*self._folders))

    def page(self, variant: _Variant, today: dt.date, make: Callable[[], _Page]) -> _Page:
        """A variant's page as it was made on a day; `make` makes it where it is not kept."""
        job, findings = self._found(f"{variant} {today}", tuple, make)
        return job, findings

    def _found(self, name: str, kind: type[_Value], make: Callable[[], _Value]) -> _Value:
        if self._cache is None or self._key is None:
            return make()
        key = hashlib.blake2b(f"{self._key} {name}".encode(), digest_size=20).hexdigest()
        content = self._cache.get(key)
        value = self._kept.restored(content, kind) if content else None
        if value is None:
            value = make()
            self._cache.put(key, self._kept.dumped(value))
        return value


def stops(findings: Iterable[Diagnostic], fail_on: Severity) -> bool:
    """Whether any of the findings is as bad as `fail_on`, or worse."""
    order = tuple(Severity)
    return any(order.index(finding.severity) <= order.index(fail_on) for finding in findings)


@dataclass(frozen=True, slots=True)
class _Variant:
    """One handout for one brand, edition, language, paper and side."""

    handout: str
    options: Options


def _variants(loaded: Loaded, request: Request) -> tuple[_Variant, ...]:
    project, settings = loaded.project, loaded.project.settings
    handouts = request.handouts or (*project.own, *sorted(loaded.failed))
    brands = request.brands or (settings.brand,)
    editions = request.editions or (settings.edition,)
    languages = request.languages or (settings.language,)
    _require_known(
        loaded,
        ("handout", handouts, {*project.handouts, *loaded.failed}),
        ("brand", brands, project.brands),
        ("edition", editions, project.editions),
        ("language", languages, project.labels),
    )
    variants = (
        _Variant(handout, Options(brand, edition, language, request.paper, request.side))
        for brand, language, handout, edition in itertools.product(brands, languages, handouts, editions)
    )
    return tuple(dict.fromkeys(variants))


def _require_known(loaded: Loaded, *wanted: tuple[str, Iterable[str], Iterable[str]]) -> None:
    unknown = [
        error(f"unknown-{kind}", f"there is no {kind} '{name}'", hint=nearest(name, known))
        for kind, names, known in wanted
        for name in names
        if name not in known
    ]
    if unknown and has_errors(loaded.diagnostics):
        raise ProjectError(*loaded.diagnostics, *unknown)
    if unknown:
        raise RequestError(*unknown)


def _stem(project: Project, variant: _Variant) -> PurePosixPath:
    """Place and name of an output without its ending; the name leaves out what is the project's default."""
    options = variant.options
    clinic = project.brands[options.brand].clinic
    usual = clinic.paper or project.regions[clinic.region].paper
    parts = (
        variant.handout,
        "" if options.edition == project.settings.edition else options.edition,
        "" if options.paper in (None, usual) else options.paper,
        options.side or "",
    )
    return PurePosixPath(options.brand, options.language, ".".join(filter(None, parts)))


def _merged(*reports: Report) -> Report:
    return Report(
        outputs=tuple(output for report in reports for output in report.outputs),
        diagnostics=tuple(dict.fromkeys(found for report in reports for found in report.diagnostics)),
        refusals=tuple(found for report in reports for found in report.refusals),
    )


class _Line:
    """Takes one variant after another from the project to its files."""

    def __init__(self, loaded: Loaded, request: Request, world: World, shelf: _Shelf) -> None:
        self._loaded = loaded
        self._request = request
        self._world = world
        self._shelf = shelf

    def make(self, variant: _Variant) -> Report:
        """Assemble, render, check and publish one variant."""
        stem = _stem(self._loaded.project, variant)
        if variant.handout in self._loaded.failed:
            return self._failed(stem, ())
        project = self._loaded.project
        own_file = Span(project.handouts[variant.handout].span.file)
        brand_file = Span(project.brands[variant.options.brand].span.file)
        findings: list[Diagnostic] = []
        try:
            artifacts = tuple(self._artifacts(stem, variant, findings))
        except (ProjectError, RenderError) as fault:
            return self._failed(stem, _placed((*findings, *fault.diagnostics), own_file, brand_file))
        placed = _placed(findings, own_file, brand_file)
        if stops(placed, self._request.fail_on):
            return self._failed(stem, placed)
        return _merged(Report((), placed), *(self._publish(stem, artifact) for artifact in artifacts))

    def _artifacts(
        self, stem: PurePosixPath, variant: _Variant, findings: list[Diagnostic]
    ) -> Iterator[Artifact]:
        """The formats asked for; what is found on the way is added to `findings`."""
        formats, pdf = self._request.formats, None
        if Format.PDF in formats or Format.PNG in formats:
            job, found = self._shelf.page(variant, self._world.today, lambda: self._page(variant))
            findings += found
            pdf = self._world.renderer.render(job)
            findings += (*pdf.diagnostics, *_inaccessible(stem, pdf.content))
        for form in formats:
            if form in (Format.HTML, Format.TXT):
                handout, found = self._assembled(variant)
                findings += found
                yield _written(form, handout)
            elif pdf:
                yield from _printed(form, pdf)

    def _assembled(self, variant: _Variant) -> tuple[Handout, tuple[Diagnostic, ...]]:
        from handout.render.css import corrections

        assembled = assemble(self._loaded.project, variant.handout, variant.options, self._world.today)
        return assembled.handout, (*assembled.diagnostics, *corrections(assembled.handout.brand))

    def _page(self, variant: _Variant) -> _Page:
        from handout.render.html import print_job

        handout, findings = self._assembled(variant)
        return print_job(handout), findings

    def _publish(self, stem: PurePosixPath, artifact: Artifact) -> Report:
        place = stem.with_name(stem.name + artifact.suffix)
        try:
            published = self._world.out.put(place, artifact.content)
        except PublishError as fault:
            return Report((Output(self._world.out.path(place), State.FAILED),), (), fault.diagnostics)
        output = Output(published.path, State.BUILT, published.sha256, published.size, artifact.pages)
        return Report((output,), ())

    def _failed(self, stem: PurePosixPath, findings: Iterable[Diagnostic]) -> Report:
        suffixes = ("-1.png" if form is Format.PNG else f".{form}" for form in self._request.formats)
        paths = (self._world.out.path(stem.with_name(stem.name + suffix)) for suffix in suffixes)
        return Report(tuple(Output(path, State.FAILED) for path in paths), tuple(findings))


def _placed(findings: Iterable[Diagnostic], own: Span, brand: Span) -> tuple[Diagnostic, ...]:
    """The findings; one without a place is put down to the handout, or to the brand that names a font."""
    return tuple(
        finding if finding.span else replace(finding, span=brand if finding.code in _BRAND_FAULTS else own)
        for finding in findings
    )


def _written(form: Format, handout: Handout) -> Artifact:
    """A handout as a web page or as plain text."""
    if form is Format.HTML:
        from handout.render.html import web_page

        return Artifact(".html", web_page(handout).encode())
    from handout.render.text import plain_text

    return Artifact(".txt", plain_text(handout).encode())


def _printed(form: Format, pdf: Rendered) -> Iterator[Artifact]:
    """A PDF, or a picture of each of its pages."""
    if form is Format.PDF:
        yield Artifact(".pdf", pdf.content, pdf.pages)
        return
    from handout.render.pages import page_images

    for number, image in enumerate(page_images(pdf.content, PNG_DPI), 1):
        yield Artifact(f"-{number}.png", image, 1)


def _inaccessible(place: PurePosixPath, pdf: bytes) -> Iterator[Diagnostic]:
    """One error for each machine-checkable rule of PDF/UA-1 that the file breaks."""
    from handout.inspect.verdict import verdict

    for finding in verdict(pdf).findings:
        yield replace(finding, message=f"{place}.pdf: {finding.message}")
