"""A cache folder: what a build may find again in the next one, and can always do without."""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct

from handout.diagnostics import PublishError
from handout.publish.files import write_file

if TYPE_CHECKING:
    from pathlib import Path

KEPT = 200  # entries, of 0.2 MB or less each; the oldest go first
_DIGEST = 32  # bytes: SHA-256


class Cache(Struct, frozen=True):
    """Entries by key. An entry that is not as it was written does not exist; a failed write is no failure."""

    root: Path

    @property
    def empty(self) -> bool:
        """Whether nothing is kept."""
        try:
            return not any(self.root.iterdir())
        except OSError:
            return True

    def get(self, key: str) -> bytes | None:
        """The content kept under `key`, or None."""
        try:
            entry = (self.root / key).read_bytes()
        except OSError:
            return None
        digest, content = entry[:_DIGEST], entry[_DIGEST:]
        return content if hashlib.sha256(content).digest() == digest else None

    def put(self, key: str, content: bytes) -> None:
        """Keep `content`; only its owner can read it."""
        with contextlib.suppress(PublishError, OSError):
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_file(self.root / key, hashlib.sha256(content).digest() + content)
            self._forget_the_oldest()

    def _forget_the_oldest(self) -> None:
        entries = sorted((path for path in self.root.iterdir() if path.is_file()), key=_age)
        for path in entries[:-KEPT]:
            path.unlink(missing_ok=True)


def _age(path: Path) -> float:
    return path.stat().st_mtime
