"""Where a command works: the library, the project over it, and a folder to throw away."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from handout.diagnostics import PublishError, error
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Iterator


def project_folders(named: Path | None) -> tuple[Path, Path | None]:
    """The library, and the project to lay over it; None where there is none.

    Args:
        named: the project that --project names; None looks for one in the working folder and above it.
    """
    from handout.load import find_project

    return bundled(), named or find_project(Path.cwd())


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder for the fonts of a build, gone afterwards.

    In the meantime it stands in for the machine's own temporary folder, for WeasyPrint leaves font folders
    there when a process ends at once.

    Raises:
        PublishError: there is no temporary folder that can be written.
    """
    usual = tempfile.tempdir
    try:
        folder = tempfile.TemporaryDirectory(prefix="handout-", ignore_cleanup_errors=True)
    except OSError as fault:
        raise PublishError(error("cannot-write", f"no temporary folder can be written: {fault}")) from fault
    with folder as name:
        tempfile.tempdir = name
        try:
            yield Path(name)
        finally:
            tempfile.tempdir = usual
