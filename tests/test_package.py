"""The wheel, in an environment of its own, builds handouts in any folder."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(*words: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - the tools of our own environments
        words,
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index")
    built = run(*pip, "--wheel-dir", folder, ROOT, folder=folder)
    assert built.returncode == 0, built.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty virtual environment with the wheel; our own environment lends the dependencies.

    A path that a .pth file adds is searched for packages, but the .pth files in it are not read: the editable
    install of this checkout stays out.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    installed = run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--no-deps",
        "--no-index",
        wheel,
        folder=folder,
    )
    assert installed.returncode == 0, installed.stderr
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


def test_the_wheel_holds_the_library_and_the_templates(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for place in ("content", "styles"):
        files = {path.relative_to(ROOT).as_posix() for path in (ROOT / place).rglob("*") if path.is_file()}
        assert files
        assert {f"handout/_bundled/{file}" for file in files} <= names
    package = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src" / "handout").rglob("*.*")
        if "__pycache__" not in path.parts
    }
    assert "handout/py.typed" in package
    assert package <= names
    assert "handout/_bundled/handout.toml" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_nothing_else_is_in_the_wheel(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert len(tops) == 2
    assert "handout" in tops


def test_it_builds_in_an_empty_folder(environment: Path, tmp_path: Path) -> None:
    handout = environment / "bin" / "handout"
    where = run(
        environment / "bin" / "python", "-c", "import handout; print(handout.__file__)", folder=tmp_path
    )
    assert where.stdout.startswith(str(environment))
    listed = run(handout, "list", "--json", folder=tmp_path)
    assert (listed.returncode, listed.stderr) == (0, "")
    first = json.loads(listed.stdout)[0]["id"]
    built = run(handout, "build", first, folder=tmp_path)
    assert built.returncode == 0, built.stderr
    (path,) = built.stdout.splitlines()
    assert path.startswith("out/")
    assert (tmp_path / path).read_bytes().startswith(b"%PDF-")
    assert run(handout, "check", path, folder=tmp_path).returncode == 0


def test_a_project_of_its_own_lies_over_the_library(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "handout.toml").write_text(
        'brand = "riverside"\nlanguage = "en"\nedition = "standard"\n', encoding="utf-8"
    )
    section = tmp_path / "content/sections/own-words.md"
    section.parent.mkdir(parents=True)
    section.write_text("---\ntitle: Own words\nsources: []\n---\nRest.\n", encoding="utf-8")
    listed = run(environment / "bin" / "handout", "list", "sections", "--json", folder=tmp_path)
    assert "own-words" in {one["id"] for one in json.loads(listed.stdout)}
    assert len(json.loads(listed.stdout)) > 1


def test_python_dash_m_is_the_same_command(environment: Path, tmp_path: Path) -> None:
    ran = run(environment / "bin" / "python", "-m", "handout", "--version", folder=tmp_path)
    assert ran.stdout == run(environment / "bin" / "handout", "--version", folder=tmp_path).stdout
    assert ran.stdout.startswith("handout, version ")
