"""Promises of the design: one direction, a light start, declared dependencies, true documentation."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from handout import __version__
from handout.cli.main import handout

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HEAVY = {
    "css_inline",
    "jinja2",
    "markdown",
    "mrml",
    "nh3",
    "page",
    "pikepdf",
    "PIL",
    "pydantic",
    "pypdfium2",
    "segno",
    "weasyprint",
    "yaml",
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    environment = {"PYTHONPATH": str(folder / "src")}
    return subprocess.run(  # noqa: S603 - the tool of our own environment
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_stages_import_in_one_direction() -> None:
    ran = lint_imports(ROOT)
    assert "1 kept, 0 broken" in ran.stdout
    assert ran.returncode == 0


def test_an_import_against_the_direction_would_be_found(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "src", tmp_path / "src")
    with (tmp_path / "src/handout/model/style.py").open("a", encoding="utf-8") as file:
        file.write("\nfrom handout.render import html\n")
    ran = lint_imports(tmp_path)
    assert "0 kept, 1 broken" in ran.stdout
    assert ran.returncode == 1


@pytest.mark.parametrize(
    "words",
    [
        ["--version"],
        ["--help"],
        ["list", "--help"],
        ["build", "--help"],
        ["biuld"],
        ["check", "--help"],
        ["figure", "--help"],
        ["email", "--help"],
    ],
)
def test_starting_imports_nothing_heavy(words: list[str]) -> None:
    script = (
        "import sys\n"
        "from handout.cli.boundary import exit_code\n"
        "from handout.cli.main import handout\n"
        "exit_code(lambda: handout.main(sys.argv[1:], standalone_mode=False))\n"
        "print('IMPORTED', *{name.partition('.')[0] for name in sys.modules})\n"
    )
    ran = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", script, *words], capture_output=True, text=True, check=True
    )
    imported = set(ran.stdout.split("IMPORTED")[1].split())
    assert {"click", "handout"} <= imported
    assert imported & HEAVY == set()


def top_level_imports() -> set[str]:
    found = set()
    for file in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found


def declared() -> set[str]:
    return {named(line) for line in PROJECT["project"]["dependencies"]}


def required_by(name: str) -> set[str]:
    lines = importlib.metadata.requires(name) or []
    return {named(line) for line in lines if "extra ==" not in line}


def named(requirement: str) -> str:
    """PEP 508: the name stands first."""
    return normal(re.split(r"[^\w.-]", requirement, maxsplit=1)[0])


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_import_is_a_declared_dependency() -> None:
    outside = top_level_imports() - sys.stdlib_module_names - {"handout"}
    assert {"click", "weasyprint", "yaml"} <= outside
    distributions = importlib.metadata.packages_distributions()
    providers = {name: {normal(one) for one in distributions.get(name, ())} for name in outside}
    # What a dependency brings along, in the versions that it asks for, is not asked for a second time.
    there = declared() | {one for name in declared() for one in required_by(name)}
    assert {name for name in outside if not providers[name] & there} == set()


def test_every_dependency_is_used() -> None:
    distributions = importlib.metadata.packages_distributions()
    used = {normal(one) for name in top_level_imports() for one in distributions.get(name, ())}
    fonts = {name for name in declared() if name.startswith("fontpkg-")}
    assert len(fonts) >= 3
    assert declared() - fonts - used == set()


def documented() -> list[tuple[str, list[str]]]:
    """Every `handout …` line in a code block of the documentation, as words."""
    found = []
    for file in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for block in re.findall(
            r"^```(?:\w*)\n(.*?)^```", file.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        ):
            for line in block.splitlines():
                words = shlex.split(line, comments=True) if re.match(r"\$? ?(\S*/)?handout ", line) else []
                if words:
                    found.append((file.name, words[words.index("$") + 1 :] if "$" in words else words))
    return found


def test_every_command_in_the_documentation_exists() -> None:
    lines = documented()
    assert lines
    for name, (_, *words) in lines:
        context = click.Context(handout)
        options = [word for word in words if word.startswith("-")]
        command = next(
            (handout.get_command(context, word) for word in words if not word.startswith("-")), handout
        )
        assert command, (name, words)
        known = {
            option
            for one in (handout, command)
            for parameter in one.get_params(click.Context(one))
            for option in (*parameter.opts, *parameter.secondary_opts)
        }
        assert {option.partition("=")[0] for option in options} <= known, (name, words)


def test_the_version_stands_in_one_more_place_only() -> None:
    assert PROJECT["project"]["version"] == __version__
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
