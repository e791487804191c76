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
from handout.render.html import print_job
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


@pytest.mark.parametrize("makes_page", [True, False])
def test_a_handouts_page_is_the_one_that_is_made_of_its_job_and_others_follow(
    tmp_path: Path, handout: Handout, *, makes_page: bool
) -> None:
    alone = PdfRenderer(folder(tmp_path, "alone"))
    with RenderWorker() as worker:
        worker.settle(folder(tmp_path, "worker"), makes_page=makes_page)
        for _ in range(2):
            made = worker.begin_page(handout)
            assert made == print_job(handout)
            assert worker.finish() == alone.render(made)
        assert worker.render(job()).pages == 1


def test_a_template_that_does_not_work_is_told_and_the_worker_goes_on(
    tmp_path: Path, handout: Handout
) -> None:
    broken = replace(handout, look=replace(handout.look, templates={"print.html": "{{ nothing.there }}"}))
    with RenderWorker() as worker:
        worker.settle(tmp_path)
        with pytest.raises(RenderError) as refusal:
            worker.begin_page(broken)
        assert worker.finish() == refusal.value.diagnostics
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
