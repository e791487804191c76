"""A load kept from one build to the next, for as long as every byte that it was made from is the same."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

from handout import __version__, resources
from handout.load import NAME, Loaded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FOLDERS = ("content", "styles", "templates")
_CODE = ("load", "model", "figures")  # what decides how files are read
_LIBRARIES = ("pydantic", "pyyaml", "pillow", "tinycss2")


def fingerprint(library: Path, own: Path | None) -> str | None:
    """A hash of all that a load depends on: the bytes and names of both folders' files, and the reading code.

    None where a file cannot be read: such a project is loaded anew, so that it is told again.
    """
    digest = hashlib.blake2b(digest_size=20)
    for word in (__version__, sys.version, *map(version, _LIBRARIES), str(library), str(own)):
        digest.update(word.encode() + b"\0")
    try:
        for root in filter(None, (library, own)):
            for path in _inputs(root):
                _add(digest, path)
        for folder in _CODE:
            for path in _files(resources.package() / folder, ".py"):
                _add(digest, path)
    except OSError:
        return None
    return digest.hexdigest()


def dumped(loaded: Loaded) -> bytes:
    """The load as bytes for `restored`."""
    return pickle.dumps(loaded, protocol=5)


def restored(content: bytes) -> Loaded | None:
    """The load that `dumped` gave, or None when the bytes hold anything else."""
    try:
        loaded = _Reader(io.BytesIO(content)).load()
    except Exception:  # noqa: BLE001 - broken pickles raise anything; the files are still there to be read
        return None
    return loaded if isinstance(loaded, Loaded) else None


class _Reader(pickle.Unpickler):
    """Knows the project's own values and nothing that runs: a spoilt cache cannot call a program."""

    def find_class(self, module: str, name: str) -> object:
        if module.startswith("handout.model.") or (module, name) in _PLAIN:
            return super().find_class(module, name)
        message = f"{module}.{name} is no part of a project"
        raise pickle.UnpicklingError(message)


_PLAIN = {
    ("handout.load.loaded", "Loaded"),
    ("handout.diagnostics", "Diagnostic"),
    ("handout.diagnostics", "Severity"),
    ("handout.diagnostics", "Span"),
    ("datetime", "date"),
    ("builtins", "frozenset"),
}


def _inputs(root: Path) -> Iterator[Path]:
    yield root / NAME
    for folder in _FOLDERS:
        yield from _files(root / folder)


def _files(top: Path, ending: str = "") -> Iterator[Path]:
    for parent, folders, files in os.walk(top):
        folders.sort()
        for name in sorted(files):
            if name.endswith(ending):
                yield top.__class__(parent, name)


def _add(digest: hashlib.blake2b, path: Path) -> None:
    with path.open("rb") as file:
        content = hashlib.file_digest(file, "blake2b").digest()
    digest.update(os.fsencode(path) + b"\0" + content)
