"""The doctor works where nothing else does."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

import pytest

from handout import resources
from handout.cli import native
from handout.cli.doctor import font, libraries, line, output_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

APT = "sudo apt-get install -y --no-install-recommends"


def none_loads(_: str) -> NoReturn:
    raise OSError


def test_names_every_missing_library_and_one_line_for_all() -> None:
    checks = list(libraries(none_loads))
    assert [check.name for check in checks] == ["Pango", "PangoFT2", "HarfBuzz subset"]
    assert not any(check.ok for check in checks)
    assert {check.hint for check in checks} == {native.remedy(native.LIBRARIES)}


def test_the_line_installs_only_what_is_missing() -> None:
    def all_but_one(soname: str) -> None:
        if "subset" in soname:
            raise OSError

    absent = native.missing(all_but_one)
    assert native.remedy(absent, "linux") == f"{APT} libharfbuzz-subset0"
    assert native.remedy(native.LIBRARIES, "darwin") == "brew install pango"


def test_a_library_may_have_its_other_name() -> None:
    def macos(soname: str) -> None:
        if not soname.endswith(".dylib"):
            raise OSError

    assert native.missing(macos) == ()


def test_this_machine_is_well(command: Callable[..., Ran], clinic: Path) -> None:
    ran = command("--project", clinic, "doctor", "--json")
    checks = json.loads(ran.out)
    assert {"Python", "Pango", "Project", "Atkinson Hyperlegible", "Output folder"} <= {
        check["name"] for check in checks
    }
    assert [check for check in checks if not check["ok"]] == []
    assert ran.code == 0


def test_without_pango_the_doctor_speaks_and_a_build_says_what_to_install(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", none_loads)
    ran = command("--project", clinic, "doctor")
    assert ran.code == 1
    assert f"MISSING  Pango: not installed: {native.remedy(native.LIBRARIES)}" in ran.out.splitlines()
    ran = command("--project", clinic, "build", "--out", tmp_path / "out")
    assert ran.code == 5
    assert "Pango and PangoFT2" in ran.err
    assert f"{APT} libpango-1.0-0 libpangoft2-1.0-0" in ran.err
    assert "Traceback" not in ran.err
    assert not (tmp_path / "out").exists()


def test_names_the_package_of_a_font_that_is_missing() -> None:
    assert "pip install fontpkg-comic-neue" in line(font("Comic Neue"))
    assert font("Atkinson Hyperlegible").ok


def test_an_output_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    check = output_folder(tmp_path / "out")
    assert not check.ok
    assert "--out" in check.hint
    assert output_folder(tmp_path / "new").ok


@pytest.mark.parametrize("broken", ["brand = 3\n", "not toml"])
def test_a_broken_project_is_one_of_its_findings(
    command: Callable[..., Ran], clinic: Path, broken: str
) -> None:
    (clinic / "handout.toml").write_text(broken, encoding="utf-8")
    ran = command("--project", clinic, "doctor")
    assert ran.code == 1
    assert "MISSING  Project" in ran.out


def test_the_missing_packages_are_told_where_nothing_is_installed_yet() -> None:
    """`make handouts` asks before there is a virtual environment."""
    command = [sys.executable, "-S", "-m", "handout.cli.native"]
    source = {"PYTHONPATH": str(resources.package().parent), "PATH": os.environ["PATH"]}
    asked = subprocess.run(command, check=False, env=source, capture_output=True, text=True)  # noqa: S603 - our own
    assert (asked.returncode, asked.stderr) == (0, "")
    assert asked.stdout.split() == list(native.packages(native.missing()))
