"""A pool's workers: whoever has nothing to do goes while others work, and nobody stays behind."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from handout.model.artifact import PrintJob, Stylesheet
from handout.render.pdf import Rendered
from handout.render.pool import RenderPool
from handout.render.worker import RenderWorker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SHEET = Stylesheet("print.css", 'body { font: 12pt "Atkinson Hyperlegible" }')
PAGE = '<html lang="en"><head><title>A page</title></head><body><h1>Sit tall.</h1></body></html>'
JOB = PrintJob(PAGE, (SHEET,), {}, ("Atkinson Hyperlegible",))


def maker(scratch: Path, made: list[RenderWorker]) -> Callable[[], RenderWorker]:
    def make() -> RenderWorker:
        made.append(RenderWorker())
        made[-1].settle(scratch)
        return made[-1]

    return make


def pages(pool: RenderPool) -> int:
    _, answer = pool.finish()
    assert isinstance(answer, Rendered)
    return answer.pages


def has_ended(worker: RenderWorker) -> bool:
    """Waits until it has, without taking its place in the system's list away."""
    return bool(os.waitid(os.P_PID, worker.process, os.WEXITED | os.WNOWAIT))


def test_who_is_dismissed_goes_at_once_and_the_busy_stay(tmp_path: Path) -> None:
    made: list[RenderWorker] = []
    with RenderPool(maker(tmp_path, made), 2) as pool:
        pool.begin(JOB)
        pool.begin(JOB)
        assert pages(pool) == 1
        pool.dismiss()
        assert pages(pool) == 1
        pool.dismiss()
        assert all(map(has_ended, made))
    assert len(made) == 2


def test_nobody_stays_behind_and_a_pool_without_workers_makes_another(tmp_path: Path) -> None:
    made: list[RenderWorker] = []
    with RenderPool(maker(tmp_path, made), 1) as pool:
        for _ in range(2):
            pool.begin(JOB)
            assert pages(pool) == 1
            pool.dismiss()
        pool.begin(JOB)  # and is taken down in the middle of it
    assert len(made) == 3
    for worker in made:
        with pytest.raises(ChildProcessError):
            os.waitpid(worker.process, 0)


def test_a_worker_that_broke_down_is_cleared_away(tmp_path: Path) -> None:
    made: list[RenderWorker] = []
    with RenderPool(maker(tmp_path, made), 1) as pool:
        pool.begin(JOB)
        made[0].kill()
        with pytest.raises(RuntimeError, match="ended from outside"):
            pool.finish()
    with pytest.raises(ChildProcessError):
        os.waitpid(made[0].process, 0)
