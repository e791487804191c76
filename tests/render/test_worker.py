import datetime as dt
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from handout.assemble import assemble
from handout.diagnostics import RenderError
from handout.load import load_project
from handout.model.artifact import PrintJob, Stylesheet
from handout.model.document import Handout
from handout.model.options import Options, Side
from handout.render.html import drawings, print_job, unpainted
from handout.render.pdf import PdfRenderer
from handout.render.worker import RenderWorker
from handout.resources import bundled


@pytest.fixture(scope="module")
def handout() -> Handout:
    project = load_project(bundled(), None).project
    options = Options("riverside", "standard", "en", None, Side.LEFT)
    return assemble(project, "water-exercise", options, dt.date(2026, 11, 22)).handout


SHEET = Stylesheet("print.css", 'body { font: 12pt "Atkinson Hyperlegible" }')


def job(words: str = "Sit tall.") -> PrintJob:
    html = f'<html lang="en"><head><title>A page</title></head><body><h1>{words}</h1></body></html>'
    return PrintJob(html, (SHEET,), {}, ("Atkinson Hyperlegible",))


def folder(parent: Path, name: str) -> Path:
    made = parent / name
    made.mkdir()
    return made


def test_a_worker_gives_the_bytes_that_the_renderer_gives(tmp_path: Path) -> None:
    alone = PdfRenderer(folder(tmp_path, "alone"))
    with RenderWorker() as worker:
        worker.settle(folder(tmp_path, "worker"))
        for words in ("Sit tall.", "Breathe."):
            assert worker.render(job(words)) == alone.render(job(words))


@pytest.mark.parametrize("soon", [True, False])
def test_drawings_may_follow_the_page_and_other_jobs_them(
    tmp_path: Path, handout: Handout, *, soon: bool
) -> None:
    whole = PdfRenderer(folder(tmp_path, "alone")).render(print_job(handout))
    with RenderWorker() as worker:
        worker.settle(folder(tmp_path, "worker"), soon=soon)
        for _ in range(2):
            worker.begin(unpainted(handout), lambda: drawings(handout))
            assert worker.finish() == whole
        assert worker.render(job()).pages == 1


def test_drawings_that_nobody_needed_are_no_job(tmp_path: Path, handout: Handout) -> None:
    homeless = replace(unpainted(handout), families=("No Such Face",))
    with RenderWorker() as worker:
        worker.settle(tmp_path)
        worker.begin(homeless, lambda: drawings(handout))
        (refusal,) = worker.finish()  # type: ignore[misc]  # no PDF
        assert refusal.code == "font-not-installed"
        assert worker.render(job()).pages == 1


def test_a_refusal_comes_through_whole_and_the_worker_goes_on(tmp_path: Path) -> None:
    with RenderWorker() as worker:
        worker.settle(tmp_path)
        with pytest.raises(RenderError) as refusal:
            worker.render(job("\N{GRINNING FACE}"))
        assert [finding.code for finding in refusal.value.diagnostics] == ["missing-glyph"]
        assert worker.render(job()).pages == 1


def test_a_worker_that_is_killed_is_a_plain_error(tmp_path: Path) -> None:
    with RenderWorker() as worker:
        worker.settle(tmp_path)
        worker.render(job())
        os.kill(worker.process, signal.SIGKILL)
        with pytest.raises(RuntimeError, match="ended from outside"):
            worker.render(job())


PARENT = """
import os, sys, time
from pathlib import Path
from handout.render.worker import RenderWorker
worker = RenderWorker(asleep=len(sys.argv) == 1)
if len(sys.argv) > 1:
    worker.settle(Path(sys.argv[1]))
print(worker.process, flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("asleep", [True, False])
def test_a_worker_does_not_outlive_its_parent(tmp_path: Path, *, asleep: bool) -> None:
    command = [sys.executable, "-c", PARENT, *([] if asleep else [str(tmp_path)])]
    parent = subprocess.Popen(command, stdout=subprocess.PIPE)  # noqa: S603 - our own program
    assert parent.stdout
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.communicate()
    for _ in range(200):
        if not alive(worker):
            return
        time.sleep(0.05)
    pytest.fail("the worker is still there")


def alive(process: int) -> bool:
    """Whether the process runs; one that waits to be reaped does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(") ")[2]
    except FileNotFoundError:
        return False
    return not state.startswith("Z")
