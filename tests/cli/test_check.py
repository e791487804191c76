"""What `handout check` says of good, bad and unreadable files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pikepdf
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


@pytest.fixture
def good(command: Callable[..., Ran], clinic: Path, tmp_path: Path) -> Path:
    command("--project", clinic, "build", "--out", tmp_path / "out")
    return tmp_path / "out" / "mill" / "en" / "walking.pdf"


@pytest.fixture
def bad(good: Path, tmp_path: Path) -> Path:
    """The same without its language and title bar (PDF/UA-1, 7.2 and 7.1)."""
    with pikepdf.open(good) as pdf:
        del pdf.Root.Lang
        del pdf.Root.ViewerPreferences
        pdf.save(tmp_path / "bad.pdf")
    return tmp_path / "bad.pdf"


def test_a_good_file(command: Callable[..., Ran], good: Path) -> None:
    ran = command("check", good)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{good}: passes the machine-checkable rules of PDF/UA-1\n"
    assert json.loads(command("check", good, "--json").out) == []


def test_a_bad_file_among_good_ones(command: Callable[..., Ran], good: Path, bad: Path) -> None:
    ran = command("check", good, bad)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert lines[0].startswith(f"{good}: passes")
    assert len(lines) > 2
    assert all(line.startswith(f"{bad}: error: ") for line in lines[1:])
    found = json.loads(command("check", good, bad, "--json").out)
    assert {one["file"] for one in found} == {str(bad)}
    assert {one["code"] for one in found} == {"pdf-ua"}
    assert len(found) == len(lines) - 1


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF\n"])
def test_a_file_that_is_no_pdf(command: Callable[..., Ran], tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.pdf").write_bytes(content)
    ran = command("check", tmp_path / "x.pdf", "--transcript")
    assert (ran.code, ran.err) == (3, "")
    assert ran.out.startswith(f"{tmp_path}/x.pdf: error: ")
    assert ran.out.endswith(" [pdf-unreadable]\n")


def test_half_a_pdf_is_not_passed(command: Callable[..., Ran], good: Path, tmp_path: Path) -> None:
    half = tmp_path / "half.pdf"
    half.write_bytes(good.read_bytes()[: good.stat().st_size // 2])
    ran = command("check", half)
    assert ran.code in (1, 3)
    assert "passes" not in ran.out


def test_a_file_that_is_not_there_is_a_usage_error(command: Callable[..., Ran]) -> None:
    assert command("check", "nowhere.pdf").code == 2
    assert command("check").code == 2


def test_what_a_screen_reader_says(command: Callable[..., Ran], good: Path) -> None:
    lines = command("check", good, "--transcript").out.splitlines()
    assert lines[0].startswith(f"{good}: passes")
    assert "Heading 1: Walking again" in lines
    (found,) = json.loads(command("check", good, "--transcript", "--json").out)
    assert found == {"file": str(good), "findings": [], "transcript": lines[1:]}
