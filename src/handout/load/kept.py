"""What a build keeps for the next one, for as long as every byte that it was made from is the same."""

from __future__ import annotations

import functools
import hashlib
import io
import os
import pickle
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from handout import __version__, resources
from handout.load import NAME
from handout.load.files import layers_of
from handout.model.record import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Kept = TypeVar("Kept")

_FOLDERS = ("content", "styles", "templates")
_CODE = (
    "audit",
    "assemble",
    "figures",
    "inspect",
    "lint",
    "load",
    "model",
    "pipeline",
    "render",
    "templates",
)  # files to outputs
_INSTALLED = (".dist-info", ".egg-info")  # folders named after a package and its version


@functools.cache
def engine() -> str:
    """A hash of what makes pages from a project: Python, every library's version, our code and templates.

    Raises:
        OSError: a file of ours cannot be read.
    """
    digest = hashlib.blake2b(digest_size=20)
    for word in (__version__, sys.version, *_libraries()):
        digest.update(word.encode() + b"\0")
    for folder in _CODE:
        for path in _files(resources.package() / folder, (".py", ".html")):
            _add(digest, path)
    return digest.hexdigest()


class Inventory(Struct, frozen=True):
    """The files of a project.

    Attributes:
        digests: of each file that can be read, by its name in findings.
        words: both folders, and each file with its digest.
        readable: whether every file can be read.
    """

    digests: Mapping[str, str]
    words: tuple[str, ...]
    readable: bool

    @property
    def key(self) -> str | None:
        """A hash of all that the project and its pages depend on: both folders' files, and the `engine`.

        None where a file cannot be read: such a project is loaded anew, so that it is told again.
        """
        words = "\0".join((engine(), *self.words))
        key = hashlib.blake2b(words.encode("utf-8", "surrogateescape"), digest_size=20)
        return key.hexdigest() if self.readable else None


def inventory(library: Path, own: Path | None) -> Inventory:
    """What there is now."""
    digests, readable = {}, True
    words = [str(library), str(own)]
    for layer in layers_of(library, own):
        start = len(str(layer.root)) + 1
        for path in _inputs(layer.root):
            place = str(path)[start:]
            try:
                found = digest(path.read_bytes())
            except OSError:
                readable = False
                continue
            words += (layer.prefix, place, found)
            digests[layer.prefix + os.fsencode(place).decode("utf-8", "replace")] = found
    return Inventory(digests, tuple(words), readable)


def fingerprint(library: Path, own: Path | None) -> str | None:
    """The inventory's key alone."""
    return inventory(library, own).key


def dumped(value: object) -> bytes:
    """A load, a page or findings as bytes for `restored`."""
    return pickle.dumps(value, protocol=5)


def restored(content: bytes, kind: type[Kept]) -> Kept | None:
    """The value that `dumped` got, or None when the bytes hold anything but one of this kind."""
    try:
        value = _Reader(io.BytesIO(content)).load()
    except Exception:  # noqa: BLE001 - broken pickles raise anything; the files are still there to be read
        return None
    return value if isinstance(value, kind) else None


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


def _libraries() -> Iterator[str]:
    """Names and versions of all that is installed, as importlib.metadata finds them, without reading them."""
    for folder in sys.path:
        with suppress(OSError):
            names = os.listdir(folder or ".")  # noqa: PTH208 - a name is all that is wanted
            yield from sorted(name for name in names if name.endswith(_INSTALLED))


def _files(top: Path, ending: str | tuple[str, ...] = "") -> Iterator[Path]:
    for parent, folders, files in os.walk(top):
        folders.sort()
        for name in sorted(files):
            if name.endswith(ending):
                yield top.__class__(parent, name)


def _add(digest: hashlib.blake2b, path: Path) -> None:
    with path.open("rb") as file:
        content = hashlib.file_digest(file, "blake2b").digest()
    digest.update(os.fsencode(path) + b"\0" + content)
