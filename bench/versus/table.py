"""The rows of the comparison, and `RESULTS.md`."""

from __future__ import annotations

import datetime as dt
import os
import platform
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.versus.measuring import Spread
    from bench.versus.programs import Program

RESULTS = Path(__file__).parent.parent / "RESULTS.md"
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the results: medians with their units, and how they compare.

    Attributes:
        ours: what `handout` took.
        theirs: what the other one took; "" where nothing is compared.
        ratio: as measured, with its range and the number of pairs.
        goal: "" where there is none.
        met: None where there is no goal.
    """

    what: str
    against: str
    ours: str
    theirs: str
    ratio: str
    goal: str = ""
    met: bool | None = None


def spread(numbers: Spread) -> str:
    """A ratio with its range and the number of pairs."""
    return f"{numbers.middle:.2f} [{numbers.low:.2f} to {numbers.high:.2f}], n = {numbers.count}"


def seconds(number: float) -> str:
    """Milliseconds below ten seconds."""
    return f"{number * 1000:,.0f} ms" if number < 10 else f"{number:.1f} s"  # noqa: PLR2004 - see above


def megabytes(number: float) -> str:
    """Millions of bytes."""
    return f"{number / MEGABYTE:.0f} MB"


def at_most(numbers: Spread, goal: float) -> tuple[str, bool]:
    """The goal in words, and whether the median meets it."""
    return f"≤ {goal:.2f}", numbers.middle <= goal


def write(parts: Sequence[tuple[str, Sequence[Row]]], programs: Iterable[Program], load: float) -> None:
    """Write `RESULTS.md`; `load` is what else the machine had to do when it began."""
    lines = [_HEAD, *_machine(load), "", *_versions(programs)]
    for title, rows in parts:
        lines += ["", f"## {title}", "", *_table(rows)]
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


_HEAD = """\
# Results of `make bench`

Medians of whole processes, run in turns; each ratio is taken within its pair, and stands with its range and
the number of pairs. A goal is judged by the clock on the wall unless the row says otherwise. Written by
`python -m bench.versus`; [versus/README.md](versus/README.md) says what is compared and how.
"""


_NOT_QUIET = " (not quiet: distrust the times)"


def _machine(load: float) -> list[str]:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return [
        f"- {dt.datetime.now(dt.UTC).date()}, {cores} cores, {_processor()}, {platform.system()}",
        f"- load of the machine when it began: {load:.1f}{_NOT_QUIET if load > 1 else ''}",
    ]


def _processor() -> str:
    """The processor's name, where the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _versions(programs: Iterable[Program]) -> list[str]:
    from importlib.metadata import version  # noqa: PLC0415 - seldom needed

    ours = f"- Python {platform.python_version()}, handout {version('clinic-handout')}"
    others = [
        f"- {one.name} left out: {one.missing}" if one.missing else f"- {one.name} {one.version}"
        for one in programs
    ]
    return [ours, *others]


def _table(rows: Iterable[Row]) -> list[str]:
    head = "| | against | handout | the other | ratio | goal | met |\n|---|---|---|---|---|---|---|"
    words = {True: "yes", False: "**no**", None: ""}
    cells = [
        (row.what, row.against, row.ours, row.theirs, row.ratio, row.goal, words[row.met]) for row in rows
    ]
    return [head, *(f"| {' | '.join(row)} |" for row in cells)]
