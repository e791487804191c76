"""What stands in an output folder and what it was made from, so that the next build can leave it alone.

The manifest is a file of the folder itself: two builds into one folder add to it by turns, and whoever
removes the folder removes its memory too. What is not in it was not made here and is never touched.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field, to_builtins
from msgspec.structs import replace

from handout.diagnostics import Severity
from handout.publish.files import write_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

NAME = ".handout.json"
_VERSION = 1  # of the file's shape; one of another version counts as absent
_FINDING = (4, 7)  # words: without a place, and with one
_ANSWERS = 12  # kept; the oldest goes first


class Entry(Struct, frozen=True):
    """One file that a build made.

    Attributes:
        sha256: of its bytes, in hexadecimal.
        size: in bytes.
        pages: 0 where the format has none.
        made_from: a hash of everything that decides its bytes.
        handout: id of the handout that it shows.
        project: the folder that the handout belongs to.
        findings: what the author was told when it was made, as plain values.
    """

    sha256: str
    size: int
    pages: int
    made_from: str
    handout: str
    project: str
    findings: tuple[tuple[str, ...], ...] = ()


class Answer(Struct, frozen=True):
    """A whole request that was met.

    Attributes:
        paths: the files, in order.
        findings: what was found in the project.
        sha256: of each file's bytes then: a later build may have made another one of the same name.
    """

    paths: tuple[str, ...]
    findings: tuple[tuple[str, ...], ...] = ()
    sha256: tuple[str, ...] = ()


class Manifest(Struct, frozen=True):
    """Entries by place in the folder, answers by the hash of request and inputs."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)


def read(root: Path) -> Manifest:
    """The folder's manifest; an empty one where it has none, or none that can be used."""
    try:
        values = json.loads((root / NAME).read_bytes())
        if values["version"] != _VERSION:
            return Manifest()
        return Manifest(
            {_place(place): _entry(entry) for place, entry in values["entries"].items()},
            {key: _answer(answer) for key, answer in values["answers"].items()},
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Manifest()


def _entry(values: Mapping[str, Any]) -> Entry:
    entry = Entry(**_tuples(values))
    words = (entry.sha256, entry.made_from, entry.handout, entry.project)
    _require(all(isinstance(word, str) for word in words))
    _require(isinstance(entry.size, int) and isinstance(entry.pages, int))
    _require(_told(entry.findings))
    return entry


def _answer(values: Mapping[str, Any]) -> Answer:
    answer = Answer(**_tuples(values))
    for place in answer.paths:
        _place(place)
    _require(_told(answer.findings))
    _require(all(isinstance(word, str) for word in answer.sha256))
    return answer


def _place(place: str) -> str:
    """The place itself, if it lies in the folder: whoever wrote the file may have had other ideas."""
    path = PurePosixPath(place)
    _require(not path.is_absolute() and ".." not in path.parts and "\0" not in place)
    return place


def _told(findings: object) -> bool:
    """Whether these are findings: code, severity, message and hint, and for some file, line and column."""
    return isinstance(findings, tuple) and all(
        isinstance(one, tuple)
        and len(one) in _FINDING
        and all(isinstance(word, str) for word in one)
        and one[1] in tuple(Severity)
        and all(word.isdecimal() for word in one[5:])
        for one in findings
    )


def _require(fulfilled: bool) -> None:  # noqa: FBT001 - as `assert`
    if not fulfilled:
        message = "not a manifest of ours"
        raise ValueError(message)


def _tuples(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _frozen(value) for key, value in values.items()}


def _frozen(value: Any) -> Any:  # noqa: ANN401 - plain JSON
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def stands(root: Path, place: str, entry: Entry) -> bool:
    """Whether the file is there as it was made, to the last byte."""
    try:
        with (root / place).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == entry.sha256
    except OSError:
        return False


def change(root: Path, how: Callable[[Manifest], Manifest]) -> None:
    """Change the folder's manifest; builds that run at the same time wait for each other.

    Raises:
        PublishError: it could not be written.
    """
    with _alone(root):
        before = read(root)
        after = how(before)
        if after != before or not (root / NAME).exists():
            answers = dict(list(after.answers.items())[-_ANSWERS:])
            values = {"version": _VERSION, **to_builtins(replace(after, answers=answers))}
            write_file(root / NAME, json.dumps(values, indent=1, ensure_ascii=False).encode())


@contextlib.contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Hold the folder's lock; a file system without locks does without."""
    root.mkdir(parents=True, exist_ok=True)
    folder = os.open(root, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
