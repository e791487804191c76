"""From the project to finished files: one variant after another, several of them being rendered at a time."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from handout.diagnostics import ProjectError, PublishError, RenderError, stops
from handout.model.artifact import PRINTED, Artifact, Format
from handout.model.style import Imposition
from handout.pipeline import record
from handout.pipeline.early import assembled
from handout.pipeline.placing import placed
from handout.pipeline.request import Output, Report, State
from handout.pipeline.variants import stem
from handout.publish.manifest import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import PurePosixPath

    from handout.diagnostics import Diagnostic
    from handout.load import Loaded
    from handout.model.artifact import PrintJob
    from handout.model.document import Handout
    from handout.model.lint import Rulebook
    from handout.pipeline.early import Early
    from handout.pipeline.request import Request, World
    from handout.pipeline.shelf import Shelf
    from handout.pipeline.variants import Variant
    from handout.render.pdf import Rendered
    from handout.render.pool import Answer

# Twice the 72 points of an inch: text is sharp on today's screens, and a page stays well under a megabyte.
PNG_DPI = 144
READING = "reading"  # the role of a booklet's pages, one by one and tagged


class _Task(Struct):
    """A variant on its way.

    Attributes:
        index: its place in the report.
        made_from: a hash of all that decides the bytes of its pages; "" where none are asked for.
        findings: so far.
    """

    index: int
    variant: Variant
    stem: PurePosixPath
    made_from: str = ""
    findings: list[Diagnostic] = field(default_factory=list)


class Line:
    """Takes variants through assembling, rendering, checking and publishing.

    Attributes:
        made: what the output folder's manifest is to say about the files that were written.
    """

    def __init__(self, loaded: Loaded, request: Request, world: World, shelf: Shelf, early: Early) -> None:
        self._loaded, self._request, self._world, self._early = loaded, request, world, early
        self._shelf, self._known = shelf, early.known
        self._reports: dict[int, Report] = {}
        self._rendering: dict[int, _Task] = {}
        self._broken: dict[str, tuple[Diagnostic, ...]] = {}
        self._refusals: dict[str, tuple[Diagnostic, ...]] = {}
        self.made: dict[str, Entry] = {}

    def run(self, variants: tuple[Variant, ...]) -> tuple[Report, ...]:
        """A report of each variant, in order; one that fails leaves its last good files alone."""
        for index, variant in enumerate(variants):
            place = stem(self._loaded.project, variant)
            self._world.progress(index, len(variants), str(place))
            self._start(_Task(index, variant, place))
        while self._rendering:
            done = self._world.renderers.finish()
            self._world.renderers.dismiss()
            self._collect(*done)
        self._world.progress(len(variants), len(variants), "")
        return tuple(self._reports[index] for index in range(len(variants)))

    def _start(self, task: _Task) -> None:
        late = stops(self._overdue(task.variant), self._request.fail_on)
        if late or task.variant.handout in self._loaded.failed:
            self._reports[task.index] = self._failed(task)
            return
        if refused := self._refused(task.variant.handout):
            self._reports[task.index] = self._failed(task, refused)
            return
        try:
            if not PRINTED & {*self._request.formats}:
                self._publish(task, None)
                return
            job, found = self._shelf.page(
                f"{task.variant} {self._world.today}", lambda: self._page(task.variant)
            )
            task.findings += found
            task.made_from = _hash(job, self._shelf.engine)
            if not self._request.force and self._leave(task):
                return
        except (ProjectError, RenderError) as fault:
            self._reports[task.index] = self._failed(task, fault.diagnostics)
            return
        done = self._begin(task, job)
        self._broken_rules(task.variant.handout)  # while others render it
        if done:
            self._collect(*done)

    def _begin(self, task: _Task, job: PrintJob) -> tuple[int, Answer] | None:
        """Have the job rendered; what was finished to make room for it can wait, unlike a renderer."""
        ticket = self._early.take(job)
        renderers, done = self._world.renderers, None
        if ticket is None:
            done = None if renderers.room else renderers.finish()
            if done and not renderers.apart:  # there is nobody to keep waiting
                self._collect(*done)
                done = None
            ticket = renderers.begin(job)
        self._rendering[ticket] = task
        return done

    def _refused(self, handout: str) -> tuple[Diagnostic, ...]:
        """Why the handout must not be built, whether or not its files stand already."""
        if handout not in self._refusals:
            from handout.lint.stops import refusals

            self._refusals[handout] = refusals(self._loaded.project, handout)
        return self._refusals[handout]

    def _broken_rules(self, handout: str) -> tuple[Diagnostic, ...]:
        """The rules of `handout lint` that stop a build, as the handout and what it shows break them."""
        if handout not in self._broken:
            name = f"lint {handout} {self._world.today}"
            self._broken[handout] = self._shelf.findings(name, lambda: self._linted(handout))
        return self._broken[handout]

    def _linted(self, handout: str) -> tuple[Diagnostic, ...]:
        from handout.pipeline.rules import broken_rules

        return broken_rules(self._loaded.project, self._rulebook, handout, self._world.today)

    @cached_property
    def _rulebook(self) -> Rulebook:
        from handout.load.rulebook import load_rulebook

        return load_rulebook(self._shelf.library, self._shelf.own)

    def _overdue(self, variant: Variant) -> tuple[Diagnostic, ...]:
        """Reviews that are overdue today: never remembered with the pages, for tomorrow is another day."""
        from handout.audit.reviews import overdue

        project = self._loaded.project
        known = variant.handout in project.handouts
        return overdue(project, variant.handout, self._world.today) if known else ()

    def _collect(self, ticket: int, answer: Answer) -> None:
        task = self._rendering.pop(ticket, None)
        if task is None:  # begun early, and not what the whole project makes
            return
        if isinstance(answer, tuple):
            self._reports[task.index] = self._failed(task, answer)
            return
        task.findings += (
            *answer.diagnostics,
            *answer.layout,
            *_inaccessible(self._place(task, ".pdf", self._roles(task)[-1]), answer.content),
        )
        try:
            self._publish(task, answer)
        except (ProjectError, RenderError) as fault:
            self._reports[task.index] = self._failed(task, fault.diagnostics)

    def _leave(self, task: _Task) -> bool:
        """Whether the pages stand in the folder as they would be made now; if so, nothing more is done."""
        outputs, findings = [], list(task.findings)
        for form in PRINTED & {*self._request.formats}:
            entries = self._entries(task, form)
            outputs += [record.standing(self._world.out, place, entry) for place, entry in entries.items()]
            findings += [found for entry in entries.values() for found in record.restored(entry.findings)]
            if not entries:
                return False
        if not all(outputs) or stops(findings, self._request.fail_on):
            return False
        task.findings = list(dict.fromkeys(findings))
        self._publish(task, None, tuple(filter(None, outputs)))
        return True

    def _entries(self, task: _Task, form: Format) -> dict[str, Entry]:
        """What the manifest knows of this variant's files in one of the printed formats, in page order."""
        if form is Format.PDF:
            expected = [str(self._place(task, ".pdf", role)) for role in self._roles(task)]
            entries = self._known.entries
            known = {place: entries[place] for place in expected if place in entries}
            same = all(entry.made_from == task.made_from for entry in known.values())
            return known if same and len(known) == len(expected) else {}
        found = {
            place: entry
            for place, entry in self._known.entries.items()
            if place.startswith(f"{task.stem}-")
            and place.endswith(f".{form}")
            and entry.made_from == task.made_from
        }
        return dict(sorted(found.items(), key=lambda item: (len(item[0]), item[0])))

    def _roles(self, task: _Task) -> tuple[str, ...]:
        """What PDFs the edition makes: a booklet's sheets, and its pages to read."""
        edition = self._loaded.project.editions[task.variant.options.edition]
        return ("", READING) if edition.imposition is Imposition.BOOKLET else ("",)

    def _place(self, task: _Task, suffix: str, role: str = "") -> PurePosixPath:
        name = stem(self._loaded.project, task.variant, role) if role else task.stem
        return name.with_name(name.name + suffix)

    def _publish(self, task: _Task, pdf: Rendered | None, left: tuple[Output, ...] = ()) -> None:
        """Write the formats asked for, and report them in that order; `left` are those that stand already."""
        artifacts = [artifact for form in self._request.formats for artifact in self._made(task, form, pdf)]
        task.findings += self._broken_rules(task.variant.handout)
        placed = self._placed(task)
        if stops(placed, self._request.fail_on):
            self._reports[task.index] = self._failed(task)
            return
        written = [self._put(task, artifact) for artifact in artifacts]
        outputs = sorted(
            (*left, *(output for report in written for output in report.outputs)), key=self._order
        )
        refusals = tuple(found for report in written for found in report.refusals)
        self._reports[task.index] = Report(tuple(outputs), placed, refusals)

    def _order(self, output: Output) -> tuple[int, int, str]:
        place = next(
            number for number, form in enumerate(self._request.formats) if output.path.suffix == f".{form}"
        )
        return place, len(output.path.name), output.path.name

    def _made(self, task: _Task, form: Format, pdf: Rendered | None) -> Iterator[Artifact]:
        if form in PRINTED:
            if pdf:
                yield from _printed(form, pdf)
            return
        handout, found = self._assembled(task.variant)
        task.findings += found
        yield _written(form, handout)

    def _assembled(self, variant: Variant) -> tuple[Handout, tuple[Diagnostic, ...]]:
        made, found = assembled(self._loaded.project, variant, self._world.today, self._shelf.digests)
        return made, (*found, *self._of_brand(variant))

    def _of_brand(self, variant: Variant) -> tuple[Diagnostic, ...]:
        """What the load found about the brand: `--fail-on` is about the handouts that show it."""
        file = self._loaded.project.brands[variant.options.brand].span.file
        return tuple(found for found in self._loaded.diagnostics if found.span and found.span.file == file)

    def _page(self, variant: Variant) -> tuple[PrintJob, tuple[Diagnostic, ...]]:
        from handout.render.html import print_job

        handout, findings = self._assembled(variant)
        return self._early.job(handout) or print_job(handout), findings

    def _put(self, task: _Task, artifact: Artifact) -> Report:
        place = self._place(task, artifact.suffix, artifact.role)
        sha256 = hashlib.sha256(artifact.content).hexdigest()
        printed = not artifact.suffix.endswith((".html", ".txt"))
        entry = Entry(
            sha256,
            len(artifact.content),
            artifact.pages,
            task.made_from if printed else sha256,
            task.variant.handout,
            self._shelf.project_folder,
            record.plain(task.findings),
        )
        if not printed and not self._request.force and (standing := self._standing(str(place), entry)):
            return Report((standing,), ())
        try:
            published = self._world.out.put(place, artifact.content)
        except PublishError as fault:
            return Report((Output(self._world.out.path(place), State.FAILED),), (), fault.diagnostics)
        self.made[str(place)] = entry
        return Report((Output(published.path, State.BUILT, sha256, entry.size, artifact.pages),), ())

    def _standing(self, place: str, entry: Entry) -> Output | None:
        known = self._known.entries.get(place)
        return record.standing(self._world.out, place, entry) if known == entry else None

    def _placed(self, task: _Task, more: tuple[Diagnostic, ...] = ()) -> tuple[Diagnostic, ...]:
        return placed(
            self._loaded.project, task.variant, (*self._overdue(task.variant), *task.findings, *more)
        )

    def _failed(self, task: _Task, why: tuple[Diagnostic, ...] = ()) -> Report:
        places = [
            self._place(task, "-1.png" if form is Format.PNG else f".{form}", role)
            for form in self._request.formats
            for role in (self._roles(task) if form is Format.PDF else ("",))
        ]
        outputs = tuple(Output(self._world.out.path(place), State.FAILED) for place in places)
        return Report(outputs, self._placed(task, why))


def _hash(job: PrintJob, engine: str) -> str:
    """A hash of all that decides a page's bytes: what it is made from, and the programs that make it."""
    digest = hashlib.blake2b(engine.encode(), digest_size=20)
    sheets = [word for sheet in job.stylesheets for word in (sheet.name, sheet.text)]
    words = (
        repr((job.booklet, job.bleed, job.copyfit)),
        job.html,
        *sheets,
        *job.families,
        *(word for pair in sorted(job.xmp.items()) for word in pair),
    )
    parts = [word.encode() for word in words]
    parts += [part for name, content in sorted(job.assets.items()) for part in (name.encode(), content)]
    parts += [repr(drawn).encode() for drawn in sorted(job.drawings.items())]
    for part in parts:
        digest.update(b"%d\0" % len(part) + part)
    return digest.hexdigest()


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
        if pdf.imposed:
            yield Artifact(".pdf", pdf.imposed, pdf.sides)
        yield Artifact(".pdf", pdf.content, pdf.pages, READING if pdf.imposed else "")
        return
    from handout.render.pages import page_images

    for number, image in enumerate(page_images(pdf.content, PNG_DPI), 1):
        yield Artifact(f"-{number}.png", image, 1)


def _inaccessible(place: PurePosixPath, pdf: bytes) -> Iterator[Diagnostic]:
    """One error for each machine-checkable rule of PDF/UA-1 that the file breaks."""
    from handout.inspect.verdict import verdict

    for finding in verdict(pdf).findings:
        yield replace(finding, message=f"{place}: {finding.message}")
