"""What stands before the command, and words that name none."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click
import pytest

from handout import __version__
from handout.cli.main import system_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

COMMANDS = {
    "audit", "build", "check", "doctor", "email", "figure", "init", "lint", "list", "new", "schema", "verify"
}  # fmt: skip


def test_help_names_the_commands_that_exist(command: Callable[..., Ran]) -> None:
    ran = command("--help")
    assert ran.code == 0
    commands = ran.out.split("Commands:\n")[1].splitlines()
    assert [line.split()[0] for line in commands] == sorted(COMMANDS)


def test_version(command: Callable[..., Ran]) -> None:
    assert command("--version").out == f"handout, version {__version__}\n"


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        (("biuld",), "did you mean 'build'?"),
        (("build", "--to", "pfd"), "did you mean 'pdf'?"),
        (("build", "--bran", "x"), "--brand"),
        (("list", "exercise"), "'exercises'"),
        (("build", "--side", "middle"), "'left', 'right'"),
    ],
)
def test_a_wrong_word_is_a_usage_error_that_names_the_right_one(
    command: Callable[..., Ran], words: tuple[str, ...], nearest: str
) -> None:
    ran = command(*words)
    assert ran.code == 2
    assert nearest in ran.err
    assert ran.out == ""


def test_a_folder_without_handout_toml_is_no_project(command: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    ran = command("--project", tmp_path, "list")
    assert ran.code == 2
    assert "no handout.toml" in ran.err


def test_the_project_may_stand_in_the_environment(
    command: Callable[..., Ran], clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANDOUT_PROJECT", str(clinic))
    assert "mill " in command("list", "brands").out


def test_the_nearest_project_upward_is_taken(
    command: Callable[..., Ran], clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(clinic / "content" / "sections")
    assert "mill " in command("list", "brands").out


def test_the_date_comes_from_source_date_epoch() -> None:
    # date -u -d @1795305599 prints Sat Nov 21 23:59:59 UTC 2026.
    assert system_date({"SOURCE_DATE_EPOCH": "1795305599"}) == dt.date(2026, 11, 21)
    assert system_date({"SOURCE_DATE_EPOCH": "1795305600"}) == dt.date(2026, 11, 22)


@pytest.mark.parametrize("epoch", ["", "soon", "9" * 30])
def test_an_epoch_that_is_none_is_a_usage_error(epoch: str) -> None:
    with pytest.raises(click.UsageError, match="SOURCE_DATE_EPOCH"):
        system_date({"SOURCE_DATE_EPOCH": epoch})


@pytest.mark.parametrize("date", ["2026-02-30", "tomorrow", "22.11.2026"])
def test_a_date_that_is_none_is_a_usage_error(command: Callable[..., Ran], date: str) -> None:
    ran = command("--today", date, "list")
    assert ran.code == 2
    assert date in ran.err


def test_a_working_folder_that_is_gone_is_a_usage_error(
    command: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    ran = command("list")
    assert ran.code == 2
    assert "working folder" in ran.err
