"""Errors become words and exit codes in one place; a bug never looks like an author's mistake."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

import click
import pytest

from handout.cli.boundary import exit_code
from handout.diagnostics import ProjectError, PublishError, RenderError, error

if TYPE_CHECKING:
    from pathlib import Path

TWO = (error("one-rule", "first"), error("another-rule", "second", hint="do that"))


def raising(fault: BaseException) -> int:
    def command() -> NoReturn:
        raise fault

    return exit_code(command)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (ProjectError(*TWO), 3),
        (RenderError(*TWO), 3),
        (PublishError(*TWO), 5),
        (click.UsageError("no such thing"), 2),
        (KeyboardInterrupt(), 130),
        (SystemExit(143), 143),
        (OSError(errno.ENOSPC, "No space left on device", "/x"), 5),
        (OSError(errno.EFBIG, "File too large"), 5),
        (PermissionError(errno.EACCES, "Permission denied", "/x"), 5),
    ],
)
def test_a_known_fault_is_words_and_a_code(
    fault: BaseException, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert raising(fault) == code
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    assert said.out == ""


def test_all_findings_of_a_fault_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    raising(ProjectError(*TWO))
    assert capsys.readouterr().err.splitlines() == [
        "error: first [one-rule]",
        "error: second (do that) [another-rule]",
    ]


@pytest.mark.parametrize("fault", [ValueError("oops"), OSError(errno.ENOENT, "gone"), KeyError("x")])
def test_a_bug_shows_its_traceback_and_asks_for_a_report(
    fault: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    assert raising(fault) == 70
    said = capsys.readouterr().err
    assert said.startswith("Traceback")
    assert "report it" in said.splitlines()[-1]


@pytest.mark.parametrize("command", [("--help",), ("list", "exercises"), ("list", "--json")])
def test_a_reader_that_goes_away_is_no_fault(command: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "-m", "handout", *command], stdout=writing, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_a_full_disk_behind_stdout_is_told() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device, not a path of ours
        ran = subprocess.run(
            [sys.executable, "-m", "handout", "list"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ran.returncode == 5
    assert b"Traceback" not in ran.stderr
    assert b"No space left on device" in ran.stderr


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_without_a_traceback_or_a_scratch_folder(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    script = (
        "import time; from handout.cli.boundary import leave; from handout.cli.places import scratch_folder\n"
        "def wait():\n with scratch_folder(): print('ready', flush=True); time.sleep(60)\n"
        "leave(wait)"
    )
    waiting = subprocess.Popen(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", script],
        env=os.environ | {"TMPDIR": str(scratch)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with waiting:
        assert waiting.stdout
        assert waiting.stdout.readline() == b"ready\n"
        assert len(list(scratch.iterdir())) == 1
        waiting.send_signal(number)
        _, said = waiting.communicate(timeout=30)
    assert waiting.returncode == code
    assert b"Traceback" not in said
    assert list(scratch.iterdir()) == []
