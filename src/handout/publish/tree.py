"""Put new files into a folder, all of them or none."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from handout.publish.files import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def put_tree(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, made if need be; nothing is left of them when one cannot be written.

    Args:
        folder: where they go.
        files: path in the folder, with forward slashes, to content. The one that says that the rest is there
            stands last: it is moved into its place last.

    Raises:
        PublishError: no permission, a full disk, something of that name there already, …
    """
    try:
        with _made(folder):
            stage = Path(tempfile.mkdtemp(prefix=".handout-", dir=folder))
            try:
                for name, content in files.items():
                    (stage / name).parent.mkdir(parents=True, exist_ok=True)
                    (stage / name).write_bytes(content)
                _move(stage, folder, _tops(files))
            finally:
                shutil.rmtree(stage, ignore_errors=True)
    except OSError as fault:
        raise refusal(folder, fault) from fault


def _tops(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The files and folders that stand directly in the folder, in the order in which they are named."""
    return tuple(dict.fromkeys(name.split("/", 1)[0] for name in files))


@contextlib.contextmanager
def _made(folder: Path) -> Iterator[None]:
    """The folder and those above it; the new ones are gone again if what follows fails."""
    new = [path for path in (folder, *folder.parents) if not os.path.lexists(path)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for path in new:
            with contextlib.suppress(OSError):
                path.rmdir()
        raise


def _move(stage: Path, folder: Path, names: tuple[str, ...]) -> None:
    moved: list[str] = []
    try:
        for name in names:
            _require_free(folder / name)
            (stage / name).rename(folder / name)
            moved.append(name)
    except BaseException:
        for name in moved:
            (folder / name).rename(stage / name)
        raise


def _require_free(path: Path) -> None:
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, "", str(path))
