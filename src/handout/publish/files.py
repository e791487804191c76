"""Write a file so that a reader sees the old one or the new one, and never a half."""

from __future__ import annotations

import contextlib
import os
import secrets
from typing import TYPE_CHECKING

from handout.diagnostics import PublishError, error

if TYPE_CHECKING:
    from pathlib import Path


def write_file(path: Path, content: bytes) -> None:
    """Put `content` at `path`, folders included; what stood there stays until the new file is whole.

    The file gets the modes that the umask gives to any new file. Nothing waits for the disk itself: what a
    power cut takes can be built again.

    Raises:
        PublishError: no permission, a full disk, a folder in the way, …; the last good file is still there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
    except OSError as fault:
        raise refusal(path, fault) from fault


def _replace(path: Path, content: bytes) -> None:
    # In the same folder: only within one file system is a replacement atomic. It ends otherwise than any
    # output, so that no glob takes it for one.
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
        part.replace(path)
    except BaseException:  # an interruption must not leave the half file behind either
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def refusal(path: Path, fault: OSError) -> PublishError:
    """The error that tells an author, in words, why `path` could not be written."""
    reason = os.strerror(fault.errno) if fault.errno else str(fault)
    return PublishError(error("cannot-write", f"cannot write {path}: {reason}"))
