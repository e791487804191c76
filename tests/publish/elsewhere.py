"""Work in another process, with limits of its own, as another user, in a folder that is open to both."""

from __future__ import annotations

import os
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOBODY = 65534


def in_child(work: Callable[[], None]) -> int:
    """Run in a process of its own, with limits and a user of its own; the exit code, 99 for a surprise."""
    with warnings.catch_warnings():  # Python 3.12 warns of threads, which pytest-xdist has; none holds a lock
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        code = 99
        try:
            work()
            code = 0
        except AssertionError:
            code = 1
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def as_nobody(work: Callable[[], None]) -> int:
    """Root may write everywhere, so what it may not is found out as somebody else."""

    def dropped() -> None:
        if os.geteuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        work()

    return in_child(dropped)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter; pytest's own are closed to other users."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)
