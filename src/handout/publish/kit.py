"""Put a whole folder in the place of the last one of its kind."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
from typing import TYPE_CHECKING

from handout.diagnostics import PublishError, error
from handout.publish.files import refusal
from handout.publish.tree import put_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def put_kit(folder: Path, files: Mapping[str, bytes], manifest: str) -> None:
    """Write the files as `folder`; an earlier kit there is replaced when the new one is whole.

    Args:
        folder: new, empty, or one that holds nothing but what its manifest lists.
        files: name to content.
        manifest: name of the file whose `files` lists the names of all files of a kit, itself included.

    Raises:
        PublishError: it cannot be written, or holds other files (`not-a-kit`); all is as it was.
    """
    if os.path.lexists(folder):
        _require_ours(folder, manifest)
    new = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.part")
    try:
        put_tree(new, files)
        _swap(new, folder)
    except OSError as fault:
        raise refusal(folder, fault) from fault
    except PublishError as fault:  # it names the folder that no author has heard of
        shown = (found.message.replace(str(new), str(folder)) for found in fault.diagnostics)
        raise PublishError(*(error("cannot-write", message) for message in shown)) from fault
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _require_ours(folder: Path, manifest: str) -> None:
    try:
        there = {path.name for path in folder.iterdir()}
        listed = json.loads((folder / manifest).read_text(encoding="utf-8"))["files"] if there else []
        ours = {one["name"] for one in listed}
    except (OSError, ValueError, KeyError, TypeError):
        there, ours = {folder.name}, set()
    if there - ours:
        message = f"{folder} holds other files than a kit"
        raise PublishError(error("not-a-kit", message, hint="name a new folder with --out"))


def _swap(new: Path, folder: Path) -> None:
    old = new.with_name(f"{new.name}.old")
    if not os.path.lexists(folder):
        new.rename(folder)
        return
    folder.rename(old)
    try:
        new.rename(folder)
    except BaseException:
        old.rename(folder)
        raise
    with contextlib.suppress(OSError):
        shutil.rmtree(old)
