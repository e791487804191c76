"""Drafts: each builds as it stands, and says which words to replace."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from handout.load import load_project
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

KINDS = {
    "handout": "content/handouts/sore-knee.yaml",
    "section": "content/sections/sore-knee.md",
    "exercise": "content/exercises/sore-knee.md",
    "checklist": "content/checklists/sore-knee.md",
    "care": "content/care/sore-knee.md",
    "brand": "styles/brands/sore-knee/_brand.yml",
}
PARTS = {
    "section": "section: sore-knee",
    "exercise": "exercises: [sore-knee]",
    "checklist": "checklist: sore-knee",
    "care": "care: [sore-knee]",
}


@pytest.mark.parametrize(("kind", "place"), KINDS.items())
def test_a_draft_loads_and_marks_its_words(
    command: Callable[..., Ran], clinic: Path, kind: str, place: str
) -> None:
    ran = command("--project", clinic, "new", kind, "sore-knee")
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[0] == str(clinic / place)
    assert "REPLACE" in ran.err
    loaded = load_project(bundled(), clinic)
    assert loaded.failed == frozenset()
    assert {str(found.severity) for found in loaded.diagnostics} <= {"warning"}
    texts = [
        (clinic / line.split("clinic/")[-1]).read_text(encoding="utf-8") for line in ran.out.splitlines()
    ]
    assert any("REPLACE" in text for text in texts)
    expected = {found.span.file for found in loaded.diagnostics if found.span} | {place}
    assert expected == {place}
    assert bool(loaded.diagnostics) == (kind != "brand")


@pytest.mark.parametrize(("kind", "place"), KINDS.items())
def test_the_first_line_names_a_schema_that_is_there(
    command: Callable[..., Ran], clinic: Path, kind: str, place: str
) -> None:
    assert command("--project", clinic, "new", kind, "sore-knee").code == 0
    lines = (clinic / place).read_text(encoding="utf-8").splitlines()
    first = lines[1] if lines[0] == "---" else lines[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert found
    assert ((clinic / place).parent / found[1]).resolve() == (clinic / "schemas" / f"{kind}.json").resolve()
    assert (clinic / "schemas" / f"{kind}.json").is_file()


def test_drafts_build_together_as_they_stand(
    command: Callable[..., Ran], clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(clinic)
    for kind in KINDS:
        assert command("new", kind, "sore-knee").code == 0
    handout = clinic / KINDS["handout"]
    listed = "".join(f"  - {part}\n" for part in PARTS.values())
    text = handout.read_text(encoding="utf-8")
    handout.write_text(
        text.partition("parts:\n")[0] + f"parts:\n{listed}  - log\n  - sources\n", encoding="utf-8"
    )
    ran = command("build", "sore-knee", "--brand", "sore-knee", "--to", "pdf,txt")
    assert ran.code == 0, ran.err
    assert "[placeholder]" in ran.err
    assert "error" not in ran.err
    printed = (clinic / "out/sore-knee/en/sore-knee.txt").read_text(encoding="utf-8")
    assert printed.count("REPLACE") >= 8


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("section", "Sore Knee", "'Sore Knee' is not an id (did you mean 'sore-knee'?)"),
        ("exercise", "Café_No.3", "(did you mean 'cafe-no-3'?)"),
        ("brand", "../up", "(did you mean 'up'?)"),
        ("care", "…", "an id is lower-case words joined by hyphens"),
        ("section", "first-steps", "there is a section 'first-steps' already"),
        ("handout", "walking", "there is a handout 'walking' already"),
        ("brand", "mill", "there is a brand 'mill' already"),
        ("section", "choosing-shoes", "copy that file into your project"),
        ("brand", "northgate", "copy that file into your project"),
        ("sectoin", "x", "sectoin"),
    ],
)
def test_what_is_no_id_or_taken_is_refused(
    command: Callable[..., Ran], clinic: Path, kind: str, name: str, said: str
) -> None:
    before = sorted(clinic.rglob("*"))
    ran = command("--project", clinic, "new", kind, name)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert sorted(clinic.rglob("*")) == before


def test_an_id_in_a_sub_folder_is_taken_too(command: Callable[..., Ran], clinic: Path) -> None:
    (clinic / "content/sections/feet").mkdir()
    (clinic / "content/sections/first-steps.md").rename(clinic / "content/sections/feet/first-steps.md")
    ran = command("--project", clinic, "new", "section", "first-steps")
    assert ran.code == 2
    assert "feet/first-steps.md" in ran.err


def test_a_schema_of_ones_own_is_left_as_it_is(command: Callable[..., Ran], clinic: Path) -> None:
    (clinic / "schemas").mkdir()
    (clinic / "schemas/section.json").write_text("{}", encoding="utf-8")
    assert command("--project", clinic, "new", "section", "sore-knee").code == 0
    assert (clinic / "schemas/section.json").read_text(encoding="utf-8") == "{}"


def test_without_a_project_there_is_no_place_for_it(
    command: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = command("new", "section", "sore-knee")
    assert ran.code == 2
    assert "handout init DIR" in ran.err
    assert list(tmp_path.iterdir()) == []
