"""Reading authored files: only inside the project, only up to a stated size, only UTF-8 text."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from handout.diagnostics import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handout.load.findings import Findings

TEXT_LIMIT = 1_000_000  # bytes; the longest handout that we know of has 40,000
PICTURE_LIMIT = 2_000_000  # bytes; a logo is embedded in each PDF

# Characters that cannot be seen and change how the text around them is read: control characters, Unicode's
# line separators, a byte order mark inside, and the embeddings, overrides and isolates of UAX #9 (Unicode
# bidirectional algorithm), which can make a printed line say something else than its source.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


class Layer(Struct, frozen=True):
    """One folder with `content/` and `styles/`: the library, or a clinic's own.

    Attributes:
        root: the folder, resolved.
        prefix: what stands before a file's name in findings: "" for the author's own files.
    """

    root: Path
    prefix: str

    def name(self, path: Path) -> str:
        """The path as the author knows it."""
        name = path.relative_to(self.root).as_posix()
        return self.prefix + os.fsencode(name).decode("utf-8", "replace")


def layers_of(library: Path, own: Path | None) -> tuple[Layer, ...]:
    """The library, and a clinic's own folder over it; one layer where they are the same."""
    library = library.resolve()
    if own is None or own.resolve() == library:
        return (Layer(library, "" if own else "library:"),)
    return (Layer(library, "library:"), Layer(own.resolve(), ""))


def read_text(layer: Layer, path: Path, findings: Findings) -> str | None:
    r"""The file's text with `\n` line ends, or None when it cannot be used; then the findings say why."""
    content = read_bytes(layer, path, TEXT_LIMIT, findings)
    if content is None:
        return None
    name = layer.name(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        findings.error("not-utf-8", *_not_utf8(name, content, fault), "save the file as UTF-8")
        return None
    text = _with_one_line_end(text)
    if not text.strip():
        findings.error("empty-file", "the file is empty", Span(name))
        return None
    return None if _report_unseen(name, text, findings) else text


def read_bytes(layer: Layer, path: Path, limit: int, findings: Findings) -> bytes | None:
    """The file's bytes, or None when it is missing, too large, unreadable or outside of the project."""
    span = Span(layer.name(path))
    try:
        if fault := _unfit(layer, path, limit):
            findings.error(*fault, span)
            return None
        return path.read_bytes()
    except (OSError, RuntimeError) as failure:  # RuntimeError: a loop of symbolic links before Python 3.13
        findings.error("unreadable", f"the file cannot be read: {_reason(failure)}", span)
        return None


def _unfit(layer: Layer, path: Path, limit: int) -> tuple[str, str] | None:
    """Code and message of what forbids to read a file; it is not opened for that."""
    if not path.exists():
        return "missing-file", "this link leads nowhere" if path.is_symlink() else "there is no such file"
    if not path.resolve().is_relative_to(layer.root):
        return "path-escape", "the file lies outside of the project"
    if not path.is_file():
        return "not-a-file", "this is not a plain file"
    if path.stat().st_size > limit:
        return "too-large", f"the file is larger than {_megabytes(limit)}"
    return None


def walk(layer: Layer, folder: str, findings: Findings) -> Iterator[Path]:
    """Every file below a folder of the layer, by name; links to folders are not followed."""

    def report(fault: OSError) -> None:
        if not isinstance(fault, FileNotFoundError):
            name = layer.prefix + os.path.relpath(fault.filename, layer.root)
            findings.error("unreadable", f"the folder cannot be read: {_reason(fault)}", Span(name))

    for parent, folders, files in os.walk(layer.root / folder, onerror=report):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = layer.root / os.path.relpath(parent, layer.root)
        for name in folders:
            if (here / name).is_symlink():
                message = "a link to a folder is not followed"
                findings.warning("ignored-file", message, Span(layer.name(here / name)), "copy the folder")
        for name in sorted(files):
            if not name.startswith(".") and not name.endswith("~"):
                yield here / name


def unseen(text: str) -> Iterator[tuple[int, str]]:
    """Offset and Unicode number (`U+202E`) of every character that cannot be seen and must not be there."""
    for found in _UNSEEN.finditer(text):
        yield found.start(), f"U+{ord(found.group()):04X}"


def _report_unseen(name: str, text: str, findings: Findings) -> bool:
    found = list(unseen(text))
    for offset, number in found[:10]:
        span = _span(name, text, offset)
        findings.error("unseen-character", f"an unseen character, {number}, stands here", span, "delete it")
    return bool(found)


def _span(name: str, text: str, offset: int) -> Span:
    return Span(name, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _not_utf8(name: str, content: bytes, fault: UnicodeDecodeError) -> tuple[str, Span]:
    before = _with_one_line_end(content[: fault.start].decode("utf-8-sig", "replace"))
    message = f"byte {fault.start} (0x{content[fault.start]:02x}) is not UTF-8 text"
    return message, _span(name, before, len(before))


def _with_one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:g} MB"


def _reason(fault: Exception) -> str:
    return (getattr(fault, "strerror", None) or str(fault)).lower()
