"""Renderers that start before the command line is read: a build waits for nothing longer than for the first.

The others sleep until there is work for them. They are forked now, for a process keeps all that its parent
had when it was forked: with the project and the checks inside it, a renderer was 15 MB larger.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from handout.render.worker import RenderWorker, can_fork, cores

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["another", "begin", "can_fork", "end", "taken"]

_RENDER = {"build", "email"}
_SHOWS_HELP = {"-h", "--help"}
_MOST = 4  # each costs every build a millisecond
_waiting: list[RenderWorker] = []
_asleep: list[RenderWorker] = []


def begin(words: Sequence[str]) -> None:
    """Start renderers if the words look like a build or a kit that has something to render.

    A wrong guess costs processes that are then ended, or an import that is waited for later.
    """
    if _RENDER & {*words} and not _SHOWS_HELP & {*words} and can_fork() and not _all_there(words):
        _waiting.append(RenderWorker())
        if "build" in words:  # a kit needs no more than one
            _asleep.extend(RenderWorker(asleep=True) for _ in range(1, min(cores(), _MOST)))


def _all_there(words: Sequence[str]) -> bool:
    """Whether an earlier build's files still lie in the output folder: most likely nothing has changed."""
    out = words[words.index("--out") + 1] if "--out" in words[:-1] else "out"
    manifest = os.path.join(out, ".handout.json")  # noqa: PTH118 - pathlib is not imported yet
    if not os.path.exists(manifest):  # noqa: PTH110 - as above
        return False
    import json

    try:
        with open(manifest, "rb") as file:  # noqa: PTH123 - as above
            places = list(json.load(file)["entries"])
        return all(os.path.exists(os.path.join(out, place)) for place in places)  # noqa: PTH110, PTH118 - as above
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return False


def taken() -> tuple[RenderWorker, ...]:
    """The renderer that was started, if there is one and nobody has taken it yet."""
    workers = tuple(_waiting)
    _waiting.clear()
    return workers


def another() -> RenderWorker:
    """One that slept till now, or a new one where there is none."""
    return _asleep.pop() if _asleep else RenderWorker()


def end() -> None:
    """Take down what nobody took."""
    for workers in (_waiting, _asleep):
        while workers:
            workers.pop().end()
