"""The documentation does what it says: each command that it shows is run, each file that it shows is used.

Fenced blocks are read from the pages themselves, by one mechanism. A block's language says what it is:

- `sh`: commands, run one block after the other, in one folder a section;
- `text` right below commands: lines of their output, in this order; `error:` in them stands for exit code 3;
- `text` elsewhere: a drawing;
- a file: its path stands on a line of its own above it, or in the heading; written where the commands run;
- `diff`: a change to this checkout, applied to a copy;
- `yaml` that begins with `figure:`: the poses of an exercise; indented, it goes on with the frame above it.

Commands that install, need root or take minutes are not run here: `elsewhere` says what is checked instead.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pypdfium2
import pytest
import yaml
from PIL import Image

from handout import figures
from handout.cli.exits import Exit
from handout.cli.main import handout
from handout.load import load_project
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ROOT = Path(__file__).resolve().parents[1]
TOOLS = Path(sys.executable).parent
README, CONTRIBUTING, FORMATS, FIGURES, NEW_BLOCK = (
    ROOT / name
    for name in ("README.md", "CONTRIBUTING.md", "docs/formats.md", "docs/figures.md", "docs/new-block.md")
)
PAGES = (README, CONTRIBUTING, *sorted((ROOT / "docs").rglob("*.md")))
TARGETS = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
FILE_LANGUAGES = {"toml", "yaml", "markdown", "html", "css"}
# tests/test_package.py does the same with the wheel, in an environment of its own.
INSTALLING = {"python3 -m venv .venv", ". .venv/bin/activate", "pip install ."}


@dataclass(frozen=True)
class Block:
    """A fenced block.

    Attributes:
        section: the heading above it, without its marks.
        path: of the file that it shows; "" where it is none.
        at_end: the text belongs at the end of a file that is there.
        below_commands: nothing stands between it and the commands above it.
    """

    section: str
    language: str
    text: str
    path: str = ""
    at_end: bool = False
    below_commands: bool = False


def blocks(page: str) -> tuple[Block, ...]:
    found: list[Block] = []
    section, above, fence = "", "", None
    inside: list[str] = []
    for line in page.splitlines():
        if fence is None and line.startswith("```"):
            fence, inside = line.removeprefix("```").strip(), []
        elif fence is not None and line == "```":
            found.append(_block(section, above, fence, "\n".join(inside) + "\n", found))
            fence, above = None, "```"
        elif fence is not None:
            inside.append(line)
        elif heading := re.fullmatch(r"#+ (.+)", line):
            section = above = heading[1]
        elif line.strip():
            above = line
    assert fence is None, "a fence is not closed"
    return tuple(found)


def _block(section: str, above: str, language: str, text: str, before: list[Block]) -> Block:
    named = re.fullmatch(r"`([^`\s]+)`(, at its end)?", above)
    headed = re.match(r"[\w./-]+\.(?:md|ya?ml|toml)\b", section)
    is_file = language in FILE_LANGUAGES
    return Block(
        section=section,
        language=language,
        text=text,
        path=named[1] if named and is_file else headed[0] if headed and is_file else "",
        at_end=bool(named and named[2]),
        below_commands=above == "```" and bool(before) and before[-1].language == "sh",
    )


def read(page: Path) -> tuple[Block, ...]:
    return blocks(page.read_text(encoding="utf-8"))


def follow(steps: Iterable[Block], folder: Path) -> Path:
    """Do what a reader does, from `folder` on; returns the folder where it ends."""
    for step, after in pairwise((*steps, Block("", "", ""))):
        if step.language == "sh":
            expected = after.text.splitlines() if after.language == "text" and after.below_commands else []
            folder = _run(step, expected, folder)
        elif step.path:
            path = folder / step.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.text, encoding="utf-8")
    return folder


def _run(step: Block, expected: list[str], folder: Path) -> Path:
    lines = [line for line in step.text.splitlines() if not elsewhere(line)]
    script = "\n".join(["set -eu", "trap 'pwd >&3' EXIT", *lines])
    outside, inside = os.pipe()
    ran = subprocess.run(  # noqa: S603 - the commands of our own pages
        ["/bin/bash", "-c", f"exec 3>&{inside}\n{script}"],
        cwd=folder,
        env={"PATH": f"{TOOLS}:/usr/bin:/bin", "HOME": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        pass_fds=(inside,),
    )
    os.close(inside)
    wrong = any("error:" in line for line in expected)
    assert ran.returncode == (Exit.PROJECT if wrong else Exit.OK), ran.stdout
    rest = iter(ran.stdout.splitlines())
    assert all(line in rest for line in expected), (expected, ran.stdout)
    with os.fdopen(outside, encoding="utf-8") as said:
        return Path(said.read().strip())


def elsewhere(line: str) -> bool:
    """Whether a command is checked without being run.

    The targets of `make` install packages, need root or take minutes: they exist. Tools of the checkout's
    environment, such as pytest, would start these tests again: they exist, and so do the files they get.
    """
    words = shlex.split(line, comments=True)
    if not words or line in INSTALLING:
        return True
    if words[0] == "make":
        assert set(words[1:]) <= TARGETS, line
        return True
    if words[0].startswith(".venv/bin/"):
        assert (TOOLS / Path(words[0]).name).exists(), line
        assert all((ROOT / word).exists() for word in words[1:] if "/" in word), line
        return True
    return False


def sections(page: Path) -> dict[str, tuple[Block, ...]]:
    """The blocks of each section that shows commands, by its heading."""
    grouped = {name: tuple(group) for name, group in groupby(read(page), lambda block: block.section)}
    return {name: group for name, group in grouped.items() if any(one.language == "sh" for one in group)}


SECTIONS = [
    pytest.param(group, id=f"{page.name}: {name}") for page in PAGES for name, group in sections(page).items()
]


def test_the_pages_are_read() -> None:
    assert len(PAGES) >= 5
    assert {"sh", "text", "toml", "yaml", "markdown"} <= {block.language for block in read(README)}
    shown = [block for page in PAGES for block in read(page) if block.language == "sh"]
    followed = [block for page in PAGES for group in sections(page).values() for block in group]
    assert len(shown) >= 8
    assert [block for block in followed if block.language == "sh"] == shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_is_of_a_kind_that_is_tested(page: Path) -> None:
    for block in read(page):
        is_figure = block.language == "yaml" and block.text.startswith(("figure:", "      "))
        is_known = block.language in {"sh", "text"} or bool(block.path) or is_figure
        assert is_known or (page == NEW_BLOCK and block.language == "diff"), (page.name, block)


@pytest.mark.parametrize("steps", SECTIONS)
def test_what_a_section_says_works(steps: tuple[Block, ...], tmp_path: Path) -> None:
    folder = follow(steps, tmp_path)
    assert folder.is_relative_to(tmp_path)


def test_the_first_handout_is_the_clinics_own(tmp_path: Path) -> None:
    (steps,) = (group for name, group in sections(README).items() if "by hand" in name)
    upto = next(place for place, step in enumerate(steps) if step.text == "handout build\n")
    clinic = follow(steps[: upto + 1], tmp_path)
    (pdf,) = clinic.rglob("*.pdf")
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    assert "Elm Street Physical Therapy" in text
    assert "Ask to try them" in text
    assert "Custom-made" not in text
    assert "Custom-made" in (ROOT / "content/sections/choosing-shoes.md").read_text(encoding="utf-8")


def test_wrong_words_in_a_page_are_found(tmp_path: Path) -> None:
    page = "## One\n\n```sh\necho one\nfalse || echo two\n```\n\n```text\none\ntwo\n```\n"
    steps = blocks(page)
    follow(steps, tmp_path)
    for old, new in (
        ("one\ntwo", "two\none"),
        ("false ||", "false &&"),
        ("```text\none", "```text\nerror: x"),
    ):
        with pytest.raises(AssertionError):
            follow(blocks(page.replace(old, new)), tmp_path)
    with pytest.raises(AssertionError):
        elsewhere("make tea")
    with pytest.raises(AssertionError):
        elsewhere(".venv/bin/pytest tests/nothing")


def test_paths_above_blocks_and_in_headings_are_read() -> None:
    page = (
        "## a/ID.yaml, the file\n\n```yaml\na: 1\n```\n\n## B\n\n`b.css`, at its end\n\n```css\nb {}\n```\n"
    )
    assert blocks(page) == (
        Block("a/ID.yaml, the file", "yaml", "a: 1\n", path="a/ID.yaml"),
        Block("B", "css", "b {}\n", path="b.css", at_end=True),
    )


# --- Tables, words and links -----------------------------------------------------------------------------


def rows(page: Path, heading: str) -> list[list[str]]:
    """The cells of the table whose first column has this heading."""
    lines = page.read_text(encoding="utf-8").splitlines()
    (start,) = (place for place, line in enumerate(lines) if line.startswith(f"| {heading} |"))
    found = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


def options(command: click.Command) -> set[str]:
    context = click.Context(command)
    named = (parameter.opts[0] for parameter in command.get_params(context))
    return {option for option in named if option.startswith("--")} - {"--help"}


def test_the_table_of_commands_is_complete() -> None:
    context = click.Context(handout)
    commands = {
        f"handout {name}": handout.get_command(context, name) for name in handout.list_commands(context)
    }
    expected = {"handout": options(handout)} | {name: options(one) for name, one in commands.items() if one}
    assert {
        name.strip("`"): set(shown.replace("`", "").split()) for name, _, shown in rows(README, "Command")
    } == (expected)


def test_the_table_of_handouts_is_complete() -> None:
    shelf = {
        path.stem: yaml.safe_load(path.read_text()) for path in (ROOT / "content/handouts").glob("*.yaml")
    }
    assert {name.strip("`"): title for name, title in rows(README, "Handout")} == {
        name: outline["title"] for name, outline in shelf.items()
    }


def test_the_table_of_exit_codes_is_complete() -> None:
    assert [int(code) for code, _ in rows(README, "Exit code")] == sorted(Exit)


def test_the_table_of_checks_names_targets() -> None:
    assert {target.strip("`").removeprefix("make ") for target, _ in rows(CONTRIBUTING, "Target")} <= TARGETS


def test_the_rows_of_layers_are_those_that_are_checked() -> None:
    drawing = next(block.text for block in read(CONTRIBUTING) if block.text.startswith("cli\n"))
    layers = re.search(
        r"^layers = \[(.*?)^\]",
        (ROOT / "pyproject.toml").read_text(encoding="utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    assert layers
    assert drawing.splitlines() == re.findall(r'"(.*)"', layers[1].replace("handout.", ""))


def inline_code(page: Path) -> list[str]:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"`([^`\n]+)`", text)


def test_paths_named_for_contributors_exist() -> None:
    paths = [word for word in inline_code(CONTRIBUTING) if re.fullmatch(r"[\w.-]+/[\w./-]*", word)]
    assert len(paths) > 15
    # A project's own folder of templates: the library has none.
    assert [path for path in paths if not (ROOT / path).exists()] == ["templates/"]


@pytest.mark.parametrize("page", [README, CONTRIBUTING, NEW_BLOCK], ids=lambda page: page.name)
def test_commands_named_in_the_text_exist(page: Path) -> None:
    named = [shlex.split(code) for code in inline_code(page) if code.startswith(("handout ", "make "))]
    assert named
    known = {"handout": {*handout.list_commands(click.Context(handout)), "COMMAND"}, "make": TARGETS}
    assert [words for words in named if words[1] not in known[words[0]]] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_and_pictures_have_words(page: Path) -> None:
    text = re.sub(
        r"^```.*?^```$|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    for mark, words, target in re.findall(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)", text):
        assert words, target
        if not target.startswith("https:"):
            assert (page.parent / target).is_file(), target
        assert not mark or len(words) > 40, "a picture needs words for those who do not see it"


def test_the_picture_is_small_and_can_be_read() -> None:
    picture = ROOT / "docs/pages.png"
    assert picture.stat().st_size <= 150_000
    with Image.open(picture) as image:
        assert image.mode == "P"
        assert image.width >= 1200
        assert len(image.convert("RGB").getcolors(256) or ()) > 8


# --- Pages about formats, figures and blocks ---------------------------------------------------------------


def shown_files() -> Mapping[str, str]:
    """The files of docs/formats.md with names for what it leaves open, and what they name beside them."""
    figure = _front_matter(ROOT / "content/exercises/pelvic-tilt.md")["figure"]
    files = {
        block.path.replace("LANGUAGE", "en").replace("ID", "shown"): block.text.replace(
            "figure: {…}", f"figure: {json.dumps(figure)}"
        )
        .replace("- …", "- You have a sign")
        .replace("/ID/", "/shown/")
        for block in read(FORMATS)
    }
    logo = (ROOT / "styles/brands/riverside/logo.svg").read_text(encoding="utf-8")
    settings = 'brand = "shown"\nlanguage = "en"\nedition = "shown"\n'
    beside = {
        "handout.toml": settings,
        "styles/brands/shown/logo.svg": logo,
        "styles/editions/standard.css": "",
        "styles/editions/booklet.css": "",
    }
    return files | beside


def _front_matter(path: Path) -> dict[str, object]:
    return dict(yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1]))


def test_the_files_of_the_formats_page_are_sound(tmp_path: Path) -> None:
    files = shown_files()
    assert len(files) >= 13
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    loaded = load_project(bundled(), tmp_path)
    assert [str(finding) for finding in loaded.diagnostics] == []
    project = loaded.project
    kinds = (project.sections, project.exercises, project.checklists, project.care, project.handouts)
    assert all("shown" in kind for kind in (*kinds, project.brands, project.editions))
    build = Block("", "sh", "handout --quiet build shown --to txt --fail-on warning\n")
    follow([build], tmp_path)


def shown_figures() -> Iterator[str]:
    """Each figure of docs/figures.md; an indented block goes on with the last frame of the one above it."""
    whole = ""
    for block in read(FIGURES):
        if block.text.startswith("figure:"):
            whole = block.text
            yield whole
        elif block.language == "yaml" and not block.path:
            yield whole + block.text


@pytest.mark.parametrize(
    "figure", [pytest.param(text, id=str(n)) for n, text in enumerate(shown_figures(), 1)]
)
def test_the_figures_of_the_figures_page_are_drawn(figure: str, tmp_path: Path) -> None:
    sound = (ROOT / "content/exercises/pelvic-tilt.md").read_text(encoding="utf-8")
    head, body = sound.removeprefix("---\n").split("---\n", 1)
    before, _, _ = head.partition("figure:")
    exercise = tmp_path / "content/exercises/shown.md"
    exercise.parent.mkdir(parents=True)
    exercise.write_text(f"---\n{before}{figure}---\n{body}", encoding="utf-8")
    shutil.copy(ROOT / "handout.toml", tmp_path)
    loaded = load_project(bundled(), tmp_path)
    assert [str(finding) for finding in loaded.diagnostics] == []
    pose = loaded.project.exercises["shown"].figure
    assert list(figures.check(pose)) == []


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A copy of the checkout with the changes of docs/new-block.md."""
    for name in ("src", "content", "styles"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "handout.toml", tmp_path)
    steps = read(NEW_BLOCK)
    _apply("".join(step.text for step in steps if step.language == "diff"), tmp_path)
    for step in steps:
        there = (tmp_path / step.path).read_text(encoding="utf-8") if step.at_end else ""
        follow([replace(step, text=there + step.text)], tmp_path)
    return tmp_path


def _apply(change: str, folder: Path) -> None:
    assert change.count("\n+++ ") > 5
    git = shutil.which("git")
    assert git
    applied = subprocess.run(  # noqa: S603 - a diff of our own page
        [git, "apply", "-C1", "-"],
        cwd=folder,
        env={"GIT_CEILING_DIRECTORIES": str(folder.parent)},
        input=change,
        capture_output=True,
        text=True,
        check=False,
    )
    assert applied.returncode == 0, applied.stderr


def test_the_new_block_reaches_the_page(changed: Path) -> None:
    outline = (changed / "content/handouts/plantar-fasciitis.yaml").read_text(encoding="utf-8")
    before, parts, _ = outline.partition("parts:\n")
    (changed / "content/handouts/noted.yaml").write_text(
        f"{before}{parts}  - section: what-is-plantar-fasciitis\n  - notes\n  - care: [heel-pain]\n",
        encoding="utf-8",
    )
    for command in (["build", "noted", "--to", "pdf,html,txt"], ["check", "out/riverside/en/noted.pdf"]):
        ran = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "handout", *command],
            cwd=changed,
            env={"PYTHONPATH": str(changed / "src"), "PATH": "/usr/bin:/bin", "HOME": str(changed)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
    made = changed / "out/riverside/en/noted.pdf"
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(made))
    assert "Your notes" in text
    assert made.with_suffix(".html").read_text(encoding="utf-8").count('<p class="write">') == 6
