"""A renderer that starts before the command line is read: a build waits for nothing longer than for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.render.worker import RenderWorker, can_fork

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHOWS_HELP = {"-h", "--help"}
_waiting: list[RenderWorker] = []


def begin(words: Sequence[str]) -> None:
    """Start a renderer if the words look like a build. A wrong guess costs a process that is then ended."""
    if "build" in words and not _SHOWS_HELP & {*words} and can_fork():
        _waiting.append(RenderWorker())


def taken() -> RenderWorker | None:
    """The renderer that was started, or a new one; None where a second process does not help."""
    if _waiting:
        return _waiting.pop()
    return RenderWorker() if can_fork() else None


def end() -> None:
    """Take down what nobody took."""
    while _waiting:
        _waiting.pop().end()
