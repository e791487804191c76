"""What a typesetter would find wrong with a page, as its author is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

WORD = "Gastrocnemiusundsoleusdehnungsuebungenfuerzwischendurchundimmer"
WHERE = "content/handouts/walking.yaml:9:14: warning: "


@pytest.fixture
def build(command: Callable[..., Ran], clinic: Path, tmp_path: Path) -> Callable[..., Ran]:
    section = clinic / "content/sections/first-steps.md"
    section.write_text(section.read_text(encoding="utf-8") + f"\n{WORD}\n", encoding="utf-8")
    return lambda *more: command("--project", clinic, "build", "--out", tmp_path / "out", *more)


def test_a_word_wider_than_its_column_is_told_at_the_part_again_and_again(build: Callable[..., Ran]) -> None:
    first = build()
    assert first.code == 0
    found = [line for line in first.err.splitlines() if "warning" in line]
    assert len(found) == 1, found
    told = found[0]
    assert told.startswith(WHERE)
    assert "mm wider than the room for it (write a shorter word, or two: " in told
    again = build()
    assert "1 up to date" in again.err
    assert told in again.err


def test_the_line_follows_the_part(build: Callable[..., Ran], clinic: Path) -> None:
    build()
    outline = clinic / "content/handouts/walking.yaml"
    outline.write_text("# A word of ours\n" + outline.read_text(encoding="utf-8"), encoding="utf-8")
    again = build()
    assert WHERE.replace(":9:", ":10:") in again.err


def test_it_stops_a_build_that_warnings_stop(build: Callable[..., Ran], tmp_path: Path) -> None:
    ran = build("--fail-on", "warning")
    assert ran.code == 3
    assert "[too-wide]" in ran.err
    assert not list((tmp_path / "out").rglob("*.pdf"))


def test_words_that_run_off_the_paper_stop_a_build_and_the_last_good_file_stays(
    build: Callable[..., Ran], clinic: Path
) -> None:
    good = Path(build().out.strip())
    before = good.read_bytes()
    section = clinic / "content/sections/first-steps.md"
    section.write_text(section.read_text(encoding="utf-8") + f"\n{WORD * 3}\n", encoding="utf-8")
    ran = build()
    assert ran.code == 3
    assert "runs off the paper" in ran.err
    assert "[off-paper]" in ran.err
    assert good.read_bytes() == before
