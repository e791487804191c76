"""Each file in tests/cases is one mistake in a sound project, and the findings that an author sees."""

from __future__ import annotations

import ast
import shutil
import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

import handout.load
from handout.diagnostics import ProjectError
from handout.load import load_project

CASES = Path(__file__).parents[1] / "cases"
BASE = CASES / "base"
FILES = sorted(CASES.glob("*.yaml"))


@dataclass(frozen=True)
class Case:
    """What is changed in a copy of the base project, and what must be found.

    Attributes:
        edit: file to words to put in place of other words, each of which stands there once.
        write: file to its new text.
        hex: file to its bytes in hexadecimal digits.
        size: file to its length in bytes; it is filled with zeros.
        png: file to width and height that its header claims.
        link: file to the target of a symbolic link.
        remove: files and folders to delete.
        own: the same keys for a clinic's own folder over the base; None where the base is the project.
        expect: the findings as they are printed, one a line.
        failed: ids of handouts that cannot be built.
        fatal: whether nothing at all can be built.
    """

    about: str
    expect: str
    edit: dict[str, dict[str, str]] = field(default_factory=dict)
    write: dict[str, str] = field(default_factory=dict)
    hex: dict[str, str] = field(default_factory=dict)
    size: dict[str, int] = field(default_factory=dict)
    png: dict[str, list[int]] = field(default_factory=dict)
    link: dict[str, str] = field(default_factory=dict)
    remove: list[str] = field(default_factory=list)
    own: dict[str, Any] | None = None
    failed: list[str] = field(default_factory=list)
    fatal: bool = False

    def make(self, root: Path) -> None:
        for name in self.remove:
            path = root / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        for name, words in self.edit.items():
            for old, new in words.items():
                _replace_once(root / name, old, new)
        for name, text in self.write.items():
            _put(root / name, text.encode())
        for name, digits in self.hex.items():
            _put(root / name, bytes.fromhex(digits))
        for name, size in self.size.items():
            _put(root / name, b"")
            with (root / name).open("r+b") as file:
                file.truncate(size)
        for name, (width, height) in self.png.items():
            _put(root / name, _png(width, height))
        for name, target in self.link.items():
            (root / name).unlink(missing_ok=True)
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).symlink_to(target)


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _replace_once(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        whole = kind + content
        return struct.pack(">I", len(content)) + whole + struct.pack(">I", zlib.crc32(whole))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    rows = bytes((width + 15) // 8 * height if width * height < 10_000 else 1)
    pixels = chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + header + pixels + chunk(b"IEND", b"")


def _read(path: Path) -> Case:
    return Case(**yaml.safe_load(path.read_text(encoding="utf-8")))


def _found(library: Path, own: Path) -> tuple[list[str], list[str], bool]:
    try:
        loaded = load_project(library, own)
    except ProjectError as fault:
        return [str(item) for item in fault.diagnostics], [], True
    return [str(item) for item in loaded.diagnostics], sorted(loaded.failed), False


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_mistake_is_found_where_it_stands(path: Path, tmp_path: Path) -> None:
    case = _read(path)
    library = tmp_path / "library"
    shutil.copytree(BASE, library)
    case.make(library)
    own = library
    if case.own is not None:
        own = tmp_path / "own"
        Case(about="", expect="", **case.own).make(own)
    assert _found(library, own) == (case.expect.splitlines(), case.failed, case.fatal)


def test_the_base_is_sound() -> None:
    loaded = load_project(BASE, BASE)
    assert loaded.diagnostics == ()
    assert loaded.failed == frozenset()
    assert loaded.project.own == ("sore-heel",)


def test_every_rule_has_a_case() -> None:
    rules = {code for path in Path(handout.load.__file__).parent.glob("*.py") for code in _codes(path)}
    shown = {line.rsplit("[", 1)[1].rstrip("]") for path in FILES for line in _read(path).expect.splitlines()}
    assert len(rules) > 40
    assert rules - shown == set()


def _codes(path: Path) -> set[str]:
    """Every literal code in a call that makes a finding."""
    places = {"error": 0, "warning": 0, "_refuse": 0, "_value": 0, "Fault": 2}
    codes = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = places.get(name, len(node.args))
        if place < len(node.args) and isinstance(code := node.args[place], ast.Constant):
            codes.add(str(code.value))
    return codes


def test_there_are_many_cases() -> None:
    assert len(FILES) >= 45
