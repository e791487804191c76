"""What a command renders with: processes of their own where that helps, else this one."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from handout.cli import head_start
from handout.model.artifact import Stylesheet
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handout.pipeline import Renderers
    from handout.render.worker import RenderWorker

PRINT = "styles/print.css"  # of the library: most pages begin with it


@contextmanager
def renderers(
    jobs: int | None, scratch: Path, *, named: bool = False, printed: bool = True
) -> Iterator[Renderers]:
    """At most `jobs` renderers at a time, one for each processor core where that is None.

    Args:
        jobs: how many.
        scratch: an existing folder for font caches, which must outlive them.
        named: the first page that was asked for may be begun before the whole project is read.
        printed: there may be something to render.

    Raises (with the first job where renderers work apart):
        PublishError: a library without which there is no PDF is missing.
    """
    from handout.render.pool import OneByOne, RenderPool
    from handout.render.worker import cores

    if head_start.can_fork():
        started = tuple(_settled(worker, scratch, soon=named) for worker in head_start.taken())
        with RenderPool(lambda: _settled(head_start.another(), scratch), jobs or cores(), started) as pool:
            yield pool
    else:
        from handout.cli import native
        from handout.render.pdf import PdfRenderer

        if printed:
            native.require()
        yield OneByOne(PdfRenderer(scratch))


def _settled(worker: RenderWorker, scratch: Path, *, soon: bool = False) -> RenderWorker:
    sheet = Stylesheet(PRINT, (bundled() / PRINT).read_text(encoding="utf-8"))
    worker.settle(scratch, (sheet,), soon=soon)
    worker.meanwhile = _prepare_checks
    return worker


def _prepare_checks() -> None:
    """What takes 10 ms and more, and has time until a renderer answers."""
    from handout.cli import native

    native.require()
    import handout.render.pdf  # noqa: F401 - what a worker answers is one of its types
    from handout.inspect.verdict import prepare

    prepare()
