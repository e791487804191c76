"""A clinic's own project: from options, from questions on a terminal, or not at all."""

from __future__ import annotations

import io
import os
import pty
import select
import subprocess
import sys
import time
import tomllib
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from handout.inspect.layout import layout_faults
from handout.inspect.read import text_runs
from handout.load import load_project
from handout.model.options import Paper
from handout.model.style import Header
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from tests.cli.conftest import Ran

FACTS = {
    "--name": "Elm Street Physical Therapy",
    "--color": "1f5f8b",
    "--address": "40 Elm Street",
    "--phone": "555-0187",
    "--region": "uk",
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4H0z"/></svg>'


def options(facts: dict[str, str]) -> list[str]:
    return [word for pair in facts.items() for word in pair]


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def test_options_alone_make_a_project_that_builds_at_once(
    command: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logo = tmp_path / "Our Logo.SVG"
    logo.write_text(SVG, encoding="utf-8")
    more = {"--logo": str(logo), "--after-hours": "555-0188", "--web": "elm.example", "--paper": "letter"}
    clinic = tmp_path / "clinics" / "elm"
    ran = command("init", clinic, *options(FACTS | more), "--address", "Fairview")
    assert ran.code == 0
    assert sorted(ran.out.splitlines()) == sorted(str(clinic / name) for name in files(clinic))
    assert "cd " in ran.err
    monkeypatch.chdir(clinic)
    ran = command("build")
    assert ran.code == 0, ran.err
    assert "warning" not in ran.err
    content = (clinic / ran.out.strip()).read_bytes()
    assert layout_faults(content) == ()
    text = " ".join(run.text for run in text_runs(content))
    assert "Elm Street Physical Therapy" in text
    assert "40 Elm Street, Fairview" in text
    assert "999" in text


def test_what_was_said_stands_in_the_project(command: Callable[..., Ran], tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 40)).save(picture, "PNG")
    (tmp_path / "logo.png").write_bytes(picture.getvalue())
    name = 'Zoë\'s "Feet": #1 & more'
    said = FACTS | {
        "--name": name,
        "--paper": "letter",
        "--logo": str(tmp_path / "logo.png"),
        "--color": "#abc",
    }
    ran = command("init", tmp_path / "zoe", *options(said))
    assert ran.code == 0
    assert "contrast of" in ran.err
    loaded = load_project(bundled(), tmp_path / "zoe")
    assert [found.code for found in loaded.diagnostics] == ["contrast-corrected"]
    brand = loaded.project.brands["zoes-feet-1-more"]
    assert loaded.project.settings.brand == brand.id
    assert brand.clinic.name == name
    assert (brand.clinic.region, brand.clinic.paper) == ("uk", Paper.LETTER)
    assert (brand.colors.primary, brand.header) == ("#aabbcc", Header.RULE)
    assert brand.logo is not None
    assert (brand.logo.media_type, brand.logo.content) == ("image/png", picture.getvalue())
    assert tomllib.loads((tmp_path / "zoe/handout.toml").read_text(encoding="utf-8"))["brand"] == brand.id


def test_every_file_begins_with_the_schema_that_completes_it(
    command: Callable[..., Ran], tmp_path: Path
) -> None:
    assert command("init", tmp_path / "c", *options(FACTS)).code == 0
    authored = {name: content for name, content in files(tmp_path / "c").items() if "schemas/" not in name}
    assert len(authored) == 4
    for name, content in authored.items():
        mark, _, target = content.decode().splitlines()[0].replace("=", " ").rpartition(" ")
        assert mark in ("# yaml-language-server: $schema", "#:schema"), name
        assert (tmp_path / "c" / name).parent.joinpath(target).is_file()


WRONG = [
    ("--phone", "12", "--phone: '12' is not a phone number"),
    ("--after-hours", "call", "--after-hours: 'call' is not a phone number"),
    ("--color", "tael", "--color: 'tael' is not a colour"),
    ("--color", "12345", "--color: '12345' is not a colour"),
    ("--region", "usa", "--region: there is no region 'usa' (did you mean 'us'?)"),
    ("--paper", "lettr", "--paper: 'lettr' is not one of letter, a4, a5 (did you mean 'letter'?)"),
    ("--web", "https://x.example", "--web: a web address is written without its scheme (write x.example)"),
    ("--name", "<b>Elm</b>", "--name: '<b>' is HTML"),
    ("--name", "Elm\nStreet", "--name: this must be one line"),
    ("--name", "Elm\u202eStreet", "--name: an unseen character, U+202E, stands here"),
    ("--name", "Elm \udcff", "--name: byte"),
    ("--address", " ", "--address: an item of 'address' is empty"),
    ("--logo", "nowhere.svg", "--logo: the file cannot be read: No such file or directory"),
    ("--logo", "/etc", "--logo: the file cannot be read"),
    ("--logo", "/dev/zero", "--logo: the file cannot be read"),
    ("--logo", "bad.svg", "--logo: this is no SVG"),
    ("--logo", "script.svg", "--logo: "),
    ("--logo", "words.txt", "--logo: '.txt' is no kind of picture that can be used"),
    ("--logo", "huge.png", "--logo: the file is larger than 2 MB"),
]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_fact_is_named_and_nothing_is_made(
    command: Callable[..., Ran],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    wrong: tuple[str, str, str],
) -> None:
    option, word, expected = wrong
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.svg").write_text("<svg", encoding="utf-8")
    script = SVG.replace("<path", "<script>x</script><path")
    (tmp_path / "script.svg").write_text(script, encoding="utf-8")
    (tmp_path / "words.txt").write_text("x", encoding="utf-8")
    (tmp_path / "huge.png").write_bytes(bytes(2_000_001))
    before = files(tmp_path)
    ran = command("init", "new/clinic", *options(FACTS | {option: word}))
    assert ran.code == 2
    assert expected in ran.err
    assert ran.out == ""
    assert files(tmp_path) == before
    assert not (tmp_path / "new").exists()


def test_all_mistakes_are_named_at_once(command: Callable[..., Ran], tmp_path: Path) -> None:
    wrong = {option: word for option, word, _ in WRONG if option != "--address"}
    ran = command("init", tmp_path / "c", *options(FACTS | wrong))
    assert ran.code == 2
    assert len(wrong) == 8
    assert [option for option in wrong if f"{option}: " not in ran.err] == []


@pytest.mark.parametrize("given", [(), ("--name", "Elm"), ("--name", "", "--phone", "555-0187")])
def test_without_a_terminal_it_says_what_is_missing(
    command: Callable[..., Ran], tmp_path: Path, given: tuple[str, ...]
) -> None:
    ran = command("init", tmp_path / "c", *given)
    assert ran.code == 2
    there = {name for name, word in zip(given[::2], given[1::2], strict=True) if word}
    missing = [
        name for name in ("--name", "--color", "--address", "--phone", "--region") if name not in there
    ]
    assert f"missing: {', '.join(missing)}." in ran.err
    assert not (tmp_path / "c").exists()


@pytest.mark.parametrize("there", ["handout.toml", "content/x.md", "styles/x", "schemas/mine.json"])
def test_a_folder_that_holds_a_project_is_left_alone(
    command: Callable[..., Ran], tmp_path: Path, there: str
) -> None:
    (tmp_path / there).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / there).write_text("mine", encoding="utf-8")
    ran = command("init", tmp_path, *options(FACTS))
    assert ran.code == 2
    assert "already" in ran.err
    assert files(tmp_path) == {there: b"mine"}


def test_a_folder_with_other_things_becomes_a_project(command: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert command("init", tmp_path, *options(FACTS)).code == 0
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert load_project(bundled(), tmp_path).diagnostics == ()
    assert not list(tmp_path.glob(".*"))


def test_a_file_in_the_way_is_a_folder_that_cannot_be_written(
    command: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "c").write_text("mine", encoding="utf-8")
    ran = command("init", tmp_path / "c" / "d", *options(FACTS))
    assert ran.code == 5
    assert "cannot write" in ran.err
    assert files(tmp_path) == {"c": b"mine"}


# --- On a terminal ------------------------------------------------------------------------------------------


def conversation(folder: Path, answers: Iterable[str], *words: str) -> tuple[int, str]:
    """Run `handout init` on a terminal of its own; each answer is typed when its question stands there."""
    ours, theirs = pty.openpty()
    tool = [sys.executable, "-m", "handout", "init", "clinic", *words]
    environment = {**os.environ, "HOME": str(folder), "SOURCE_DATE_EPOCH": "1795305600", "TERM": "dumb"}
    with subprocess.Popen(  # noqa: S603 - our own tool
        tool, cwd=folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        said = b""
        for answer in answers:
            said += until_asked(ours)
            os.write(ours, answer.encode() + b"\n")
        said += until_asked(ours)
        code = process.wait(timeout=60)
    os.close(ours)
    return code, said.decode().replace("\r\n", "\n")


def until_asked(terminal: int) -> bytes:
    """What the terminal shows up to the next question, or to the end."""
    said, until = b"", time.monotonic() + 60
    while not said.endswith(b": ") and time.monotonic() < until:
        if not select.select([terminal], [], [], 0.5)[0]:
            continue
        try:
            said += os.read(terminal, 4096)
        except OSError:  # Linux: EIO when the other end is closed
            break
    return said


def test_on_a_terminal_it_asks_and_asks_again_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "mark.svg").write_text(SVG, encoding="utf-8")
    answers = ["Elm Street", "gren", "#14532d", "nothing.png", "~/mark.svg", "40 Elm Street", "5", "555-0187"]
    code, said = conversation(tmp_path, [*answers, "", "", "usa", "us", "a4"])
    assert code == 0, said
    assert said.count("Main color") == said.count("Logo, a file") == said.count("Phone: ") == 2
    assert "'gren' is not a colour" in said
    assert "did you mean 'us'?" in said
    assert "us (United States)" in said
    brand = load_project(bundled(), tmp_path / "clinic").project.brands["elm-street"]
    assert (brand.colors.primary, brand.clinic.phone, brand.clinic.paper) == ("#14532d", "555-0187", Paper.A4)
    assert brand.logo is not None


def test_on_a_terminal_it_asks_nothing_that_options_say(tmp_path: Path) -> None:
    code, said = conversation(tmp_path, [], *options(FACTS))
    assert code == 0
    assert "Name of the clinic" not in said
    code, said = conversation(tmp_path, [], *options(FACTS))
    assert (code, "already" in said) == (2, True)


def test_an_answer_that_never_comes_leaves_nothing(tmp_path: Path) -> None:
    code, said = conversation(tmp_path, ["Elm Street", "\x04"])
    assert code == 130, said
    assert list(tmp_path.iterdir()) == []
