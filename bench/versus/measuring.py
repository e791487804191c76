"""Whole processes, measured: time, memory and what they wrote."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Run:
    """One process from its start to its end, its children included.

    Attributes:
        wall: seconds by the clock on the wall.
        cpu: seconds of processor time.
        peak: bytes of memory that the largest of the processes held at a time.
        size: bytes of the PDFs in its output folder.
    """

    wall: float
    cpu: float
    peak: int
    size: int = 0


class FailedError(Exception):
    """A program that is measured ended with an error."""

    def __init__(self, command: Sequence[str], said: str) -> None:
        super().__init__(f"{' '.join(command)}\n{said}")


@dataclass(frozen=True, slots=True)
class Call:
    """A command with its environment; `{out}` stands for the folder of its output.

    Linux counts the memory of the process that starts another one as that one's too, until it has become
    another program: whoever runs a call must be smaller than what it measures.
    """

    command: Sequence[str]
    environment: Mapping[str, str]

    def afresh(self) -> Run:
        """Run it with an empty output folder, and nothing that an earlier run has left there.

        Raises:
            FailedError: the command failed.
        """
        with tempfile.TemporaryDirectory() as out:
            return self.into(Path(out))

    def into(self, out: Path) -> Run:
        """Run it to its end.

        Raises:
            FailedError: the command failed.
        """
        words = [word.replace("{out}", str(out)) for word in self.command]
        with tempfile.TemporaryFile() as said:
            start = time.perf_counter()
            process = subprocess.Popen(words, env=self.environment, stdout=said, stderr=said)  # noqa: S603 - our own
            _, status, used = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                said.seek(0)
                raise FailedError(words, said.read().decode(errors="replace")[-2000:])
        size = sum(path.stat().st_size for path in out.rglob("*.pdf"))
        return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, size)


def together(runs: Iterable[Run]) -> Run:
    """Processes one after another as if they were one."""
    every = list(runs)
    return Run(
        sum(run.wall for run in every),
        sum(run.cpu for run in every),
        max(run.peak for run in every),
        sum(run.size for run in every),
    )


@dataclass(frozen=True, slots=True)
class Spread:
    """Numbers that were measured again and again."""

    middle: float
    low: float
    high: float
    count: int

    @classmethod
    def of(cls, numbers: Iterable[float]) -> Spread:
        """The median, the smallest, the largest and how many there are."""
        every = sorted(numbers)
        return cls(statistics.median(every), every[0], every[-1], len(every))


def ratios(ours: Sequence[Run], theirs: Sequence[Run], what: Callable[[Run], float]) -> Spread:
    """Ours ÷ theirs, pair by pair: a machine drifts more between minutes than within a pair."""
    return Spread.of(what(own) / what(other) for own, other in zip(ours, theirs, strict=True))


def wall(run: Run) -> float:
    """Its seconds by the clock on the wall."""
    return run.wall


def cpu(run: Run) -> float:
    """Its seconds of processor time."""
    return run.cpu
