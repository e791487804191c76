"""The output folder."""

from __future__ import annotations

import errno
import hashlib
import os
from typing import TYPE_CHECKING

from msgspec import Struct

from handout.publish.files import refusal, write_file

if TYPE_CHECKING:
    from pathlib import Path, PurePosixPath


class Published(Struct, frozen=True):
    """A file as it stands in the output folder.

    Attributes:
        path: the folder's own path and the file's place in it: relative where the folder's was.
        sha256: of its bytes, in hexadecimal.
        size: in bytes.
    """

    path: Path
    sha256: str
    size: int


class Folder(Struct, frozen=True):
    """A folder to publish in. It is made with the first file that it gets."""

    root: Path

    def require_writable(self) -> None:
        """Find out before hours of rendering what would otherwise be found out after them.

        Raises:
            PublishError: the folder is a file, or it (or the place where it would be made) cannot be written.
        """
        place = next(path for path in (self.root, *self.root.absolute().parents) if os.path.lexists(path))
        if not place.is_dir():
            raise refusal(self.root, NotADirectoryError(errno.ENOTDIR, ""))
        if not os.access(place, os.W_OK | os.X_OK):
            raise refusal(self.root, PermissionError(errno.EACCES, ""))

    def path(self, place: PurePosixPath) -> Path:
        """Where a file of this folder is, or would be.

        Raises:
            ValueError: `place` leads out of the folder.
        """
        if place.is_absolute() or ".." in place.parts:
            message = f"{place} leads out of the output folder"
            raise ValueError(message)
        return self.root / place

    def put(self, place: PurePosixPath, content: bytes) -> Published:
        """Write one file, whole or not at all.

        Raises:
            PublishError: it could not be written; what stood there stays.
            ValueError: `place` leads out of the folder.
        """
        path = self.path(place)
        write_file(path, content)
        return Published(path, hashlib.sha256(content).hexdigest(), len(content))
