"""The two streams: people read stderr, programs read stdout. A reader that goes away stops neither."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


def say(line: str) -> None:
    """A line for people."""
    _write(sys.stderr, line)


def tell(line: str) -> None:
    """A line for programs."""
    _write(sys.stdout, line)


def make_robust() -> None:
    """Let a terminal that cannot show a letter show its escape instead of raising `UnicodeEncodeError`."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def silence(stream: TextIO) -> None:
    """Send what is still to come nowhere: its reader has gone."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


def _write(stream: TextIO | None, line: str) -> None:
    if stream is None:  # closed by the shell: `>&-`
        return
    try:
        stream.write(line + "\n")
        stream.flush()
    except BrokenPipeError:
        silence(stream)
