"""While one page is checked and written, the next is being rendered already."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from handout.pipeline import Request, World, build
from handout.publish.folder import Folder
from handout.render.pdf import PdfRenderer
from handout.render.pool import OneByOne, RenderPool
from handout.render.worker import RenderWorker
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from handout.pipeline import Renderers

REQUEST = Request(("water-exercise",), ("northgate", "riverside", "stonebridge"))


@contextmanager
def one_apart(scratch: Path) -> Iterator[RenderPool]:
    def worker() -> RenderWorker:
        made = RenderWorker()
        made.settle(scratch)
        return made

    with RenderPool(worker, 1) as pool:
        yield pool


def steps(renderers: Renderers, out: Path) -> list[str]:
    """What is done, in order: a page begun, a file written, idle renderers dismissed."""
    done: list[str] = []
    world = World(dt.date(2026, 11, 22), Folder(out), renderers, lambda *_: None)
    with pytest.MonkeyPatch.context() as patch:
        places = (
            (type(renderers), "begin"),
            (Folder, "put"),
            (type(renderers), "dismiss"),
        )
        for kind, name in places:
            patch.setattr(kind, name, _noted(getattr(kind, name), done))
        report = build(bundled(), None, REQUEST, world)
    assert [output.pages > 0 for output in report.outputs] == [True] * 3
    return done


def _noted(method: Callable[..., object], done: list[str]) -> Callable[..., object]:
    def noted(*given: object) -> object:
        done.append(method.__name__)
        return method(*given)

    return noted


def test_a_renderer_never_waits_for_a_file_to_be_checked_and_written(tmp_path: Path) -> None:
    with one_apart(tmp_path) as pool:
        done = ["begin", "begin", "put", "begin", "put", "dismiss", "put"]
        assert steps(pool, tmp_path / "out") == done


def test_a_file_does_not_wait_where_there_is_one_process(tmp_path: Path) -> None:
    done = ["begin", "put", "begin", "put", "begin", "dismiss", "put"]
    assert steps(OneByOne(PdfRenderer(tmp_path)), tmp_path / "out") == done
