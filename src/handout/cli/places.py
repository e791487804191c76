"""Where a command works: the library, the project over it, and a folder to throw away."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from handout.diagnostics import PublishError, error
from handout.publish.cache import Cache
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


def cache() -> Cache | None:
    """Where builds keep what the next one can use: HANDOUT_CACHE, else the user's cache folder.

    None when HANDOUT_CACHE is set to nothing, or there is no home. See the XDG base directory specification.
    """
    named = os.environ.get("HANDOUT_CACHE")
    if named is not None:
        return Cache(Path(named)) if named else None
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return Cache((Path(base) if base else Path.home() / ".cache") / "handout")
    except RuntimeError:
        return None


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
