"""What a build is asked for, what it needs from outside, and what it says it did."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from handout.diagnostics import Diagnostic, Severity
from handout.model.artifact import Format

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from handout.model.artifact import Painter, PrintJob
    from handout.model.options import Paper, Side
    from handout.publish.cache import Cache
    from handout.publish.folder import Folder
    from handout.render.pdf import Rendered


class State(StrEnum):
    """What became of an output."""

    BUILT = "built"
    UP_TO_DATE = "up-to-date"
    FAILED = "failed"


class Request(Struct, frozen=True):
    """What to build: every combination of what it lists.

    Attributes:
        handouts: ids; empty means all of the project's own.
        brands: ids; empty means the project's default. So for editions and languages.
        paper: None takes the clinic's sheet, else its region's.
        side: None says "your sore foot".
        formats: what to make of each.
        fail_on: findings as bad as this stop the output.
        force: make also what has not changed.
        bleed: for a print shop: colour runs over the edge, with crop marks.
    """

    handouts: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    paper: Paper | None = None
    side: Side | None = None
    formats: tuple[Format, ...] = (Format.PDF,)
    fail_on: Severity = Severity.ERROR
    force: bool = False
    bleed: bool = False


class Renderers(Protocol):
    """What turns pages into PDFs, several at a time: a `RenderPool`, or a renderer in `OneByOne`."""

    @property
    def room(self) -> bool:
        """Whether another job can be begun now."""
        ...

    @property
    def apart(self) -> bool:
        """Whether they work while this process goes on."""
        ...

    def begin(self, job: PrintJob, drawings: Painter | None = None) -> int:
        """Start a job; the number is its ticket. Only where there is room.

        `drawings` makes what the job has none of yet, while it is being laid out.
        """
        ...

    def finish(self) -> tuple[int, Rendered | tuple[Diagnostic, ...]]:
        """Wait for any job: its ticket, and its PDF or the errors why there is none."""
        ...

    def dismiss(self) -> None:
        """Take down who has nothing to do, for there is nothing more to begin."""
        ...


class World(Struct, frozen=True):
    """What a build needs from outside.

    Attributes:
        today: the only date that is not authored.
        out: where finished files go.
        renderers: turn pages into PDFs.
        progress: is told how many handouts are done, of how many, and the next one's name ("" at the end).
        cache: keeps the project and its pages as they were read; None reads them anew.
    """

    today: dt.date
    out: Folder
    renderers: Renderers
    progress: Callable[[int, int, str], None]
    cache: Cache | None = None


class Output(Struct, frozen=True):
    """One file that was asked for.

    Attributes:
        path: where it is; where it would be if it failed (the last good one may still stand there).
        sha256: of its bytes, in hexadecimal; "" if it failed.
        size: in bytes; 0 if it failed.
        pages: 0 where the format has none.
    """

    path: Path
    state: State
    sha256: str = ""
    size: int = 0
    pages: int = 0


class Report(Struct, frozen=True):
    """What a build did.

    Attributes:
        outputs: every file that was asked for, in order.
        diagnostics: every finding about the project and its pages, each once.
        refusals: why files could not be written; empty when all of them were.
        removed: files of handouts that are no more.
    """

    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]
    refusals: tuple[Diagnostic, ...] = ()
    removed: tuple[Path, ...] = ()


def merged(*reports: Report) -> Report:
    """One report of all that these say."""
    return Report(
        outputs=tuple(output for report in reports for output in report.outputs),
        diagnostics=tuple(dict.fromkeys(found for report in reports for found in report.diagnostics)),
        refusals=tuple(found for report in reports for found in report.refusals),
        removed=tuple(path for report in reports for path in report.removed),
    )
