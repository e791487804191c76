"""A page that is begun before the project has been read: it is the right one, or it is not used."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING

import pytest

from handout.load import begin_loading, load_project
from handout.load.reading import Loading
from handout.model.artifact import Format
from handout.model.options import Options
from handout.pipeline import Report, Request, World, build
from handout.pipeline.early import Early, assembled
from handout.pipeline.variants import Variant
from handout.publish.folder import Folder
from handout.publish.manifest import Entry, Manifest
from handout.render.pdf import PdfRenderer
from handout.render.pool import OneByOne, RenderPool
from handout.render.worker import RenderWorker
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handout.model.artifact import Painter, PrintJob
    from handout.model.project import Project
    from handout.pipeline import Renderers
    from handout.render.pool import Answer

TODAY = dt.date(2026, 11, 22)
MAIN = "water-exercise"
REQUEST = Request((MAIN,))
EXERCISE = "content/exercises/towel-stretch.md"  # not shown by the handout


class Counted:
    """Another's renderers, and the jobs that they were given."""

    def __init__(self, inner: Renderers) -> None:
        self._inner = inner
        self.apart = inner.apart
        self.jobs: list[PrintJob] = []

    @property
    def room(self) -> bool:
        return self._inner.room

    def begin(self, job: PrintJob, drawings: Painter | None = None) -> int:
        self.jobs.append(job)
        return self._inner.begin(job, drawings)

    def finish(self) -> tuple[int, Answer]:
        return self._inner.finish()

    def dismiss(self) -> None:
        self._inner.dismiss()


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RenderPool]:
    def worker() -> RenderWorker:
        made = RenderWorker()
        made.settle(tmp_path_factory.mktemp("fonts"))
        return made

    with RenderPool(worker, 1) as pool:
        yield pool


@pytest.fixture
def altered(tmp_path: Path) -> Path:
    """A folder over the library in which the handout is called something else."""
    own = tmp_path / "altered"
    for place in ("handout.toml", f"content/handouts/{MAIN}.yaml", EXERCISE):
        (own / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(bundled() / place, own / place)
    outline = own / "content/handouts" / f"{MAIN}.yaml"
    text = outline.read_text(encoding="utf-8")
    changed = text.replace("title: Water exercise", "title: Wet exercise", 1)
    assert changed != text
    outline.write_text(changed, encoding="utf-8")
    return own


def made(own: Path | None, renderers: Renderers, out: Path) -> tuple[Report, bytes]:
    report = build(bundled(), own, REQUEST, World(TODAY, Folder(out), renderers, lambda *_: None))
    (output,) = report.outputs
    return report, output.path.read_bytes() if output.size else b""


def told(report: Report) -> object:
    return report.diagnostics, [(output.state, output.sha256, output.pages) for output in report.outputs]


@pytest.fixture(scope="module")
def whole() -> Project:
    return load_project(bundled(), None).project


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, bytes]:
    """What a build makes that begins nothing early."""
    scratch = tmp_path_factory.mktemp("plain")
    return made(None, OneByOne(PdfRenderer(scratch)), scratch / "out")


def test_what_is_read_first_makes_every_handout_of_the_library_as_the_whole_does(whole: Project) -> None:
    assert len(whole.handouts) > 5
    loading = begin_loading(bundled(), None)
    for handout in whole.handouts:
        for brand in whole.brands:
            first = loading.preview(handout, brand)
            assert first is not None
            assert list(first.handouts) == [handout]
            variant = Variant(handout, Options(brand, whole.settings.edition, whole.settings.language))
            assert assembled(first, variant, TODAY, {}) == assembled(whole, variant, TODAY, {})
    assert loading.finish().project == whole


def test_a_preview_leaves_the_order_of_things_as_it_is(whole: Project) -> None:
    loading = begin_loading(bundled(), None)
    assert loading.preview(MAIN)
    project = loading.finish().project
    assert list(project.exercises) == list(whole.exercises) == sorted(whole.exercises)
    assert list(project.handouts) == list(whole.handouts)


def test_the_page_is_begun_once_and_is_the_one_that_a_build_without_it_makes(
    pool: RenderPool, plain: tuple[Report, bytes], tmp_path: Path
) -> None:
    counted = Counted(pool)
    early = made(None, counted, tmp_path / "early")
    assert len(counted.jobs) == 1
    assert early[1] == plain[1] != b""
    assert told(early[0]) == told(plain[0])


def test_a_page_that_the_whole_project_does_not_make_is_not_used(
    pool: RenderPool,
    plain: tuple[Report, bytes],
    altered: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = begin_loading(bundled(), altered).preview(MAIN)
    assert other is not None
    monkeypatch.setattr(Loading, "preview", lambda *_: other)
    counted = Counted(pool)
    found = made(None, counted, tmp_path / "early")
    assert ["Wet exercise" in job.html for job in counted.jobs] == [True, False]
    assert found[1] == plain[1]
    assert told(found[0]) == told(plain[0])


def test_a_mistake_that_is_found_late_is_told_and_counts(
    pool: RenderPool, altered: Path, tmp_path: Path
) -> None:
    figure = altered / EXERCISE
    text = figure.read_text(encoding="utf-8")
    figure.write_text(text.replace("title:", "titel:", 1), encoding="utf-8")
    counted = Counted(pool)
    report, content = made(altered, counted, tmp_path / "early")
    assert {finding.code for finding in report.diagnostics} >= {"unknown-key"}
    assert told(report) == told(made(altered, OneByOne(PdfRenderer(tmp_path)), tmp_path / "plain")[0])
    assert content
    assert ["Wet exercise" in job.html for job in counted.jobs] == [True]


@pytest.mark.parametrize(
    ("request_", "known"),
    [
        (Request(), Manifest()),
        (Request((MAIN,), formats=(Format.TXT,)), Manifest()),
        (Request(("no-such-handout",)), Manifest()),
        (REQUEST, Manifest({"place": Entry("", 0, 0, "", MAIN, "", ())})),
    ],
    ids=["all", "no pages", "unknown", "there already"],
)
def test_nothing_is_begun_where_it_may_not_be_needed(
    pool: RenderPool, request_: Request, known: Manifest, tmp_path: Path
) -> None:
    counted = Counted(pool)
    world = World(TODAY, Folder(tmp_path), counted, lambda *_: None)
    Early(request_, world, {}, known).begin(begin_loading(bundled(), None))
    assert not counted.jobs
