"""How far a long piece of work has come: a bar on a terminal, lines in a pipe."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from handout.cli.streams import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Listener = Callable[[int, int, str], None]


@contextmanager
def progress(*, shown: bool) -> Iterator[Listener]:
    """A listener to be told how many are done, of how many, and the next one's name ("" at the end)."""
    if not shown:
        yield _nothing
    elif sys.stderr and sys.stderr.isatty():
        with _bar() as listener:
            yield listener
    else:
        yield _line


def _nothing(done: int, total: int, name: str) -> None:
    pass


def _line(done: int, total: int, name: str) -> None:
    if name:
        say(f"[{done + 1}/{total}] {name}")


@contextmanager
def _bar() -> Iterator[Listener]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("loading", total=None)

        def listener(done: int, total: int, name: str) -> None:
            # At once: a short build would be over before the next refresh.
            bar.update(task, completed=done, total=total, description=name, refresh=True)

        yield listener
