"""A renderer in a process of its own, which imports WeasyPrint while this process still reads the project.

On two cores a cold build waits for the longer of the two instead of for both. The process is forked before
this one has imported anything to speak of, so this module's own imports are few.
"""

from __future__ import annotations

import fcntl
import gc
import os
import pickle
import sys
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, BinaryIO, NoReturn, Self

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import BufferedReader
    from pathlib import Path
    from types import TracebackType

    from handout.diagnostics import Diagnostic
    from handout.model.artifact import Painter, PrintJob, Stylesheet
    from handout.render.pdf import PdfRenderer, Rendered

_CORES_WORTH_IT = 2
_PIPE = 1 << 20  # bytes: as much as Linux lets anyone have
_ENDED = "the rendering process was ended from outside: is there too little memory?"


def cores() -> int:
    """How many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform.startswith("linux") else os.cpu_count() or 1


def can_fork() -> bool:
    """Whether a second process helps here: Linux, where forking is safe, and a core to spare."""
    return sys.platform.startswith("linux") and cores() >= _CORES_WORTH_IT


class RenderWorker:
    """A `PdfRenderer` behind two pipes; as a context manager it takes its process down at the end.

    Make it before the process has threads of its own, and before it has grown: it is forked, and keeps all
    that is there. It can render once it has been given a folder.

    Args:
        asleep: it imports WeasyPrint when it is given its folder, not at once.

    Attributes:
        process: its process id.
        meanwhile: called while this process waits for an answer; it must be quick.
    """

    def __init__(self, *, asleep: bool = False) -> None:
        self._broken = ""
        self._job: PrintJob | None = None
        self.meanwhile: Callable[[], None] = lambda: None
        its_input, orders = _pipe()
        answers, its_output = _pipe()
        self.process = os.fork()
        if self.process == 0:
            os.close(orders)
            os.close(answers)
            _serve(os.fdopen(its_input, "rb"), os.fdopen(its_output, "wb"), asleep=asleep)
        os.close(its_input)
        os.close(its_output)
        self._orders, self._answers = os.fdopen(orders, "wb"), os.fdopen(answers, "rb")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def kill(self) -> None:
        """Take the process down, whatever it is at; the system needs some milliseconds, and `end` waits."""
        from signal import SIGKILL  # noqa: PLC0415 - see the module

        os.kill(self.process, SIGKILL)

    def end(self) -> None:
        """Take the process down, and wait until it is gone."""
        self.kill()
        os.waitpid(self.process, 0)
        for pipe in (self._orders, self._answers):
            with suppress(OSError):
                pipe.close()

    def settle(self, scratch: Path, sheets: tuple[Stylesheet, ...] = (), *, soon: bool = False) -> None:
        """Let it get ready before the first job comes.

        Args:
            scratch: an existing folder for font caches, which must outlive it.
            sheets: those that jobs are likely to use.
            soon: the first job will come before a rehearsal is over.
        """
        with suppress(OSError):
            _send(self._orders, (scratch, sheets, soon))

    def fileno(self) -> int:
        """What to wait for: it can be read when the job is done."""
        return self._answers.fileno()

    def begin(self, job: PrintJob, drawings: Painter | None = None) -> None:
        """Start a job. The process must have been given its folder, and the job before must be finished.

        Args:
            job: the pages.
            drawings: makes what the job has none of yet; meanwhile its process begins with the page.
        """
        self._broken, self._job = "", job
        try:
            _send(self._orders, (job, drawings is not None))
            if drawings:
                _send(self._orders, drawings())
        except OSError:
            self._broken = _ENDED
        self.meanwhile()

    def finish(self) -> Rendered | tuple[Diagnostic, ...]:
        """Wait for the job's PDF, or the errors why there is none.

        Raises:
            OSError: a file could not be written or read, such as on a full disk.
            RuntimeError: the process broke down; its traceback is the message.
        """
        answer: Rendered | tuple[Diagnostic, ...] | OSError | str = self._broken
        if not answer:
            try:
                answer = pickle.load(self._answers)  # noqa: S301 - our own process
            except (EOFError, OSError, pickle.UnpicklingError):
                answer = _ENDED
        if isinstance(answer, OSError):
            raise answer
        if isinstance(answer, str):
            raise RuntimeError(answer)  # noqa: TRY004 - the worker's own report, not a wrong type
        return answer if isinstance(answer, tuple) else self._with_sheets(answer)

    def _with_sheets(self, pages: Rendered) -> Rendered:
        from handout.render.pdf import with_sheets  # noqa: PLC0415 - see the module

        assert self._job  # noqa: S101 - there is an answer, so there was a job
        return with_sheets(pages, self._job)

    def render(self, job: PrintJob) -> Rendered:
        """The same as `PdfRenderer.render`.

        Raises:
            RenderError: as there.
            OSError: as for `finish`.
            RuntimeError: the process broke down; its traceback is the message.
        """
        from handout.diagnostics import RenderError  # noqa: PLC0415 - see the module

        self.begin(job)
        answer = self.finish()
        if isinstance(answer, tuple):
            raise RenderError(*answer)
        return answer


def _pipe() -> tuple[int, int]:
    """A pipe that takes a whole page, so that nobody waits for the other to read it."""
    read, write = os.pipe()
    with suppress(OSError, AttributeError):  # the system's own size will do
        fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, _PIPE)
    return read, write


def _send(pipe: BinaryIO, value: object) -> None:
    pickle.dump(value, pipe, protocol=5)
    pipe.flush()


def _serve(orders: BufferedReader, answers: BinaryIO, *, asleep: bool) -> NoReturn:
    # The fork must never go back into its parent's code: to print, to clean up, to end in its name.
    try:
        import signal  # noqa: PLC0415 - see the module

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent answers an interrupt for both
        with suppress(EOFError, BrokenPipeError):
            if not asleep or orders.peek(1):  # it waits here; nothing comes from a parent that has ended
                _work(orders, answers)
    finally:
        os._exit(0)


def _work(orders: BinaryIO, answers: BinaryIO) -> None:
    from handout.render.startup import import_weasyprint  # noqa: PLC0415 - in the worker only

    with suppress(Exception):  # it is told with the first job
        import_weasyprint()
    import tempfile  # noqa: PLC0415 - as above

    scratch, sheets, soon = pickle.load(orders)  # noqa: S301 - from our own parent
    tempfile.tempdir = str(scratch)
    from select import select  # noqa: PLC0415 - as above

    from handout.render.pdf import PdfRenderer  # noqa: PLC0415 - as above

    renderer = PdfRenderer(scratch)
    with suppress(Exception):
        renderer.prepare(sheets, rehearse=not (soon or select([orders], [], [], 0)[0]))
    gc.disable()  # `render` collects what the document before left behind: nothing else makes garbage here
    while True:
        _send(answers, _answer(renderer, orders))


def _answer(renderer: PdfRenderer, orders: BinaryIO) -> Rendered | tuple[Diagnostic, ...] | OSError | str:
    job, drawings_follow = pickle.load(orders)  # noqa: S301 - as above
    drawings = cache(lambda: pickle.load(orders) if drawings_follow else job.drawings)  # noqa: S301 - as above
    try:
        return _pages(renderer, job, drawings)
    finally:
        drawings()  # what comes after them is the next order


def _pages(
    renderer: PdfRenderer, job: PrintJob, drawings: Painter
) -> Rendered | tuple[Diagnostic, ...] | OSError | str:
    from handout.diagnostics import RenderError  # noqa: PLC0415 - as above

    try:
        return renderer.pages(job, drawings)
    except RenderError as refusal:
        return refusal.diagnostics
    except OSError as fault:  # a full disk is no bug: the parent's boundary knows which is which
        fault.add_note(_traceback())
        return fault
    except Exception:  # noqa: BLE001 - reported whole by the parent, as a bug
        return _traceback()


def _traceback() -> str:
    import traceback  # noqa: PLC0415 - seldom needed

    return traceback.format_exc()
