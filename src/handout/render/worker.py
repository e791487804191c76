"""A renderer in a process of its own, which imports WeasyPrint while this process still reads the project.

On two cores a cold build waits for the longer of the two instead of for both.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from handout.diagnostics import RenderError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path
    from types import TracebackType

    from handout.diagnostics import Diagnostic
    from handout.model.artifact import PrintJob
    from handout.render.pdf import PdfRenderer, Rendered

_CORES_WORTH_IT = 2


def can_fork() -> bool:
    """Whether a second process helps here: Linux, where forking is safe, and a core to spare."""
    return sys.platform.startswith("linux") and len(os.sched_getaffinity(0)) >= _CORES_WORTH_IT


class RenderWorker:
    """A `PdfRenderer` behind a pipe; as a context manager it takes its process down at the end.

    Make it before the process has threads of its own: it is forked.

    Args:
        scratch: an existing folder for font caches; it must outlive the worker.
    """

    def __init__(self, scratch: Path) -> None:
        import multiprocessing  # noqa: PLC0415 - 15 ms that other commands do not pay

        context = multiprocessing.get_context("fork")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._pipe, scratch), daemon=True)
        self._process.start()
        theirs.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pipe.close()
        self._process.kill()
        self._process.join()

    def render(self, job: PrintJob) -> Rendered:
        """The same as `PdfRenderer.render`.

        Raises:
            RenderError: as there.
            RuntimeError: the process broke down; its traceback is the message.
        """
        try:
            self._pipe.send(job)
            answer: Rendered | tuple[Diagnostic, ...] | str = self._pipe.recv()
        except (EOFError, OSError):
            answer = "the rendering process was ended from outside: is there too little memory?"
        if isinstance(answer, tuple):
            raise RenderError(*answer)
        if isinstance(answer, str):
            raise RuntimeError(answer)  # noqa: TRY004 - the worker's own report, not a wrong type
        return answer


def _serve(pipe: Connection, parents_end: Connection, scratch: Path) -> None:
    # The parent answers an interrupt for both; and its end must be its own, or its death would go unseen.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parents_end.close()
    from handout.render.pdf import PdfRenderer  # noqa: PLC0415 - in the worker only

    renderer = PdfRenderer(scratch)
    with suppress(EOFError, BrokenPipeError):
        renderer.prepare()
        while True:
            pipe.send(_answer(renderer, pipe.recv()))


def _answer(renderer: PdfRenderer, job: PrintJob) -> Rendered | tuple[Diagnostic, ...] | str:
    try:
        return renderer.render(job)
    except RenderError as refusal:
        return refusal.diagnostics
    except Exception:  # noqa: BLE001 - reported whole by the parent, as a bug
        return traceback.format_exc()
