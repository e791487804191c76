"""Several renderers at work at the same time, or one that does the jobs by turns."""

from __future__ import annotations

import itertools
import select
from collections import deque
from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from handout.diagnostics import RenderError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from handout.diagnostics import Diagnostic
    from handout.model.artifact import Painter, PrintJob
    from handout.render.pdf import PdfRenderer, Rendered
    from handout.render.worker import RenderWorker

    Answer = Rendered | tuple[Diagnostic, ...]


class RenderPool:
    """Render workers that take jobs as they come free; as a context manager it takes them down at the end.

    Args:
        make: makes a worker; called when a job finds all others busy.
        size: the most workers at a time.
        started: workers that are there already.
    """

    def __init__(
        self, make: Callable[[], RenderWorker], size: int, started: tuple[RenderWorker, ...] = ()
    ) -> None:
        self._idle = list(started)
        self._busy: dict[int, tuple[int, RenderWorker]] = {}
        self._dismissed: list[RenderWorker] = []
        self._make, self._size = make, size
        self._tickets = itertools.count()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._idle += (worker for _, worker in self._busy.values())
        self.dismiss()
        for worker in self._dismissed:
            worker.end()

    @property
    def apart(self) -> bool:
        """Whether they work while this process goes on: so they do."""
        return True

    @property
    def room(self) -> bool:
        """Whether another job can be begun now."""
        return bool(self._idle) or len(self._busy) < self._size

    def begin(self, job: PrintJob, drawings: Painter | None = None) -> int:
        """Start a job; the number is its ticket. Only where there is room.

        Args:
            job: the pages.
            drawings: makes what the job has none of yet, once it has begun.
        """
        worker = self._idle.pop() if self._idle else self._make()
        ticket = next(self._tickets)
        self._busy[worker.fileno()] = ticket, worker
        worker.begin(job, drawings)
        return ticket

    def finish(self) -> tuple[int, Answer]:
        """Wait for any job: its ticket, and its PDF or the errors why there is none.

        Raises:
            RuntimeError: a worker broke down.
        """
        ready, _, _ = select.select(list(self._busy), [], [])
        ticket, worker = self._busy.pop(min(ready, key=lambda number: self._busy[number][0]))
        self._idle.append(worker)
        return ticket, worker.finish()

    def dismiss(self) -> None:
        """Take down who has nothing to do, for there is nothing more to begin; the end waits for them."""
        for worker in self._idle:
            worker.kill()
        self._dismissed += self._idle
        self._idle.clear()


class OneByOne:
    """A renderer of this very process in a pool's place."""

    def __init__(self, renderer: PdfRenderer) -> None:
        self._renderer = renderer
        self._done: deque[tuple[int, Answer]] = deque()
        self._tickets = itertools.count()

    @property
    def apart(self) -> bool:
        """Whether it works while this process goes on: it does not."""
        return False

    @property
    def room(self) -> bool:
        """Whether another job can be begun now."""
        return not self._done

    def begin(self, job: PrintJob, drawings: Painter | None = None) -> int:
        """Do a job; arguments and answer as a pool's."""
        ticket = next(self._tickets)
        whole = replace(job, drawings=drawings()) if drawings else job
        try:
            self._done.append((ticket, self._renderer.render(whole)))
        except RenderError as refusal:
            self._done.append((ticket, refusal.diagnostics))
        return ticket

    def finish(self) -> tuple[int, Answer]:
        """The oldest job's ticket, and its PDF or the errors why there is none."""
        return self._done.popleft()

    def dismiss(self) -> None:
        """Nobody to take down."""
