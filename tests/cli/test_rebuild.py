"""The second build: what has not changed is left alone, what has is made anew, nothing else is touched."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

SECOND = """\
title: Shoes
purpose: How to choose shoes.
version: "1.0"
written: 2026-11-22
review: {}
codes: {}
main-points: [Laces help.]
parts:
  - checklist: before-you-go
"""
BRAND = {
    "styles/brands/hill/_brand.yml": 'color: {primary: "#7c2d12"}\ntypography:\n'
    "  fonts: [{family: Atkinson Hyperlegible, source: system}]\n"
    "  base: Atkinson Hyperlegible\n  headings: Atkinson Hyperlegible\n",
    "styles/brands/hill/clinic.yaml": 'name: Hill Clinic\naddress: [1 Hill]\nphone: "555-0135"\n'
    "web: hill.example\nregion: us\n",
}
SHOES, WALKING = ("shoes", "mill"), ("walking", "mill")
HILL = {("shoes", "hill"), ("walking", "hill")}


@pytest.fixture
def project(clinic: Path) -> Path:
    """Two handouts, two brands."""
    (clinic / "content/handouts/shoes.yaml").write_text(SECOND, encoding="utf-8")
    for name, text in BRAND.items():
        path = clinic / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return clinic


@pytest.fixture
def build(command: Callable[..., Ran], project: Path, tmp_path: Path) -> Callable[..., dict[str, str]]:
    """Build everything for both brands; gives the state of each file by its place."""

    def run(*more: str) -> dict[str, str]:
        out = tmp_path / "out"
        words = ("--brand", "mill", "--brand", "hill", "--format", "json", "--out", out, *more)
        ran = command("--project", project, "build", *words)
        assert ran.code == 0, ran.err
        return {entry["path"].removeprefix(f"{out}/"): entry["state"] for entry in json.loads(ran.out)}

    return run


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


CHANGES: dict[str, tuple[str, str, str, set[tuple[str, str]]]] = {
    "a section": ("content/sections/first-steps.md", "flat", "level", {WALKING, ("walking", "hill")}),
    "a handout": ("content/handouts/shoes.yaml", "Laces", "Soft laces", {SHOES, ("shoes", "hill")}),
    "a checklist": ("content/checklists/before-you-go.md", "laces", "straps", {SHOES, WALKING, *HILL}),
    "a brand's phone": ("styles/brands/hill/clinic.yaml", "555-0135", "555-0136", HILL),
    "a brand's colour": ("styles/brands/mill/_brand.yml", "#0f766e", "#1e3a8a", {SHOES, WALKING}),
    "the project's file": ("handout.toml", 'brand = "mill"', 'brand = "hill"', set()),
    # The fingerprint in the footer is over whole files.
    "words that nobody prints": (
        "content/sections/first-steps.md", "sources: []", "sources:  []", {WALKING, ("walking", "hill")},
    ),
}  # fmt: skip


def test_nothing_changed_leaves_everything(build: Callable[..., dict[str, str]], tmp_path: Path) -> None:
    first = build()
    assert set(first.values()) == {"built"}
    assert len(first) == 4
    times = {place: (tmp_path / "out" / place).stat().st_mtime_ns for place in first}
    assert build() == dict.fromkeys(first, "up-to-date")
    assert {place: (tmp_path / "out" / place).stat().st_mtime_ns for place in first} == times
    assert build("--force") == dict.fromkeys(first, "built")


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_makes_exactly_what_depends_on_it_anew(
    build: Callable[..., dict[str, str]],
    project: Path,
    change: tuple[str, str, str, set[tuple[str, str]]],
) -> None:
    name, old, new, dependent = change
    build()
    changed(project / name, old, new)
    states = build()
    made = {place for place, state in states.items() if state == "built"}
    assert made == {f"{brand}/en/{handout}.pdf" for handout, brand in dependent}
    assert len(states) == 4


def test_a_change_that_is_taken_back_is_made_anew_too(
    build: Callable[..., dict[str, str]], project: Path, tmp_path: Path
) -> None:
    name, old, new, dependent = CHANGES["a brand's phone"]
    places = {f"{brand}/en/{handout}.pdf" for handout, brand in dependent}
    build()
    first = {place: (tmp_path / "out" / place).read_bytes() for place in places}
    changed(project / name, old, new)
    build()
    assert all((tmp_path / "out" / place).read_bytes() != first[place] for place in places)
    changed(project / name, new, old)
    states = build()
    assert {place for place, state in states.items() if state == "built"} == places
    assert all((tmp_path / "out" / place).read_bytes() == first[place] for place in places)
    assert set(build().values()) == {"up-to-date"}


def test_a_style_sheet_of_the_projects_own_makes_everything_anew(
    build: Callable[..., dict[str, str]], project: Path
) -> None:
    build()
    style = project / "styles" / "print.css"
    usual = (bundled() / "styles/print.css").read_text(encoding="utf-8")
    style.write_text(usual + "\nh1 { color: navy }\n", encoding="utf-8")
    assert set(build().values()) == {"built"}


def test_a_file_that_is_missing_or_was_changed_is_made_anew(
    build: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    build()
    out = tmp_path / "out"
    (out / "mill/en/shoes.pdf").unlink()
    with (out / "hill/en/shoes.pdf").open("ab") as file:
        file.write(b" ")
    states = build()
    made = {place for place, state in states.items() if state == "built"}
    assert made == {"mill/en/shoes.pdf", "hill/en/shoes.pdf"}


SPOILT = {
    "empty": "",
    "half": "{",
    "a list": "[]",
    "an older version": '{"version": 0, "files": ["mill/en/shoes.pdf"]}',
    "a newer version": '{"version": 2, "entries": {}, "answers": {}, "signed": "by nobody"}',
    "an entry that is none": '{"version": 1, "entries": {"a": 1}}',
    "entries in a list": '{"version": 1, "entries": [1], "answers": {}}',
    "deep": '{"version": 1, "entries": ' + "[" * 100_000,
}


@pytest.mark.parametrize("text", SPOILT.values(), ids=SPOILT)
def test_a_spoilt_manifest_is_as_good_as_none(
    build: Callable[..., dict[str, str]], tmp_path: Path, text: str
) -> None:
    first = build()
    (tmp_path / "out/.handout.json").write_text(text, encoding="utf-8")
    assert build() == dict.fromkeys(first, "built")
    assert build() == dict.fromkeys(first, "up-to-date")


def spoilt_entry(manifest: dict[str, Any], **values: object) -> None:
    manifest["entries"]["mill/en/shoes.txt"].update(values)


def moved(manifest: dict[str, Any], place: str) -> None:
    manifest["entries"][place] = manifest["entries"].pop("mill/en/shoes.txt")


def answered(manifest: dict[str, Any], **values: object) -> None:
    (answer,) = manifest["answers"].values()
    answer.update(values)


HOSTILE: dict[str, Callable[[dict[str, Any]], None]] = {
    "a hash that is a number": lambda known: spoilt_entry(known, sha256=1),
    "a size that is words": lambda known: spoilt_entry(known, size="large"),
    "findings that are a number": lambda known: spoilt_entry(known, findings=5),
    "a finding of no severity": lambda known: spoilt_entry(known, findings=[["a", "fatal", "b", ""]]),
    "a finding on no line": lambda known: spoilt_entry(
        known, findings=[["a", "error", "b", "", "c", "x", "1"]]
    ),
    "a short finding": lambda known: answered(known, findings=[["a"]]),
    "an answer of numbers": lambda known: answered(known, paths=[1, 2]),
    "an answer elsewhere": lambda known: answered(known, paths=["../precious.txt"]),
    "a place elsewhere": lambda known: moved(known, "../precious.txt"),
    "a place from the root": lambda known: moved(known, "/etc/hostname"),
    "a place that is none": lambda known: moved(known, "mill/\0"),
}


@pytest.mark.parametrize("spoil", HOSTILE.values(), ids=HOSTILE)
def test_a_manifest_that_lies_is_as_good_as_none(
    command: Callable[..., Ran], project: Path, tmp_path: Path, spoil: Callable[[dict[str, Any]], None]
) -> None:
    out = tmp_path / "out"
    precious = tmp_path / "precious.txt"
    words = ("--project", project, "build", "--to", "txt", "--out", out, "--format", "json")
    assert command(*words).code == 0
    precious.write_bytes((out / "mill/en/shoes.txt").read_bytes())  # as the lie would have it: made here
    made = json.loads((out / ".handout.json").read_text(encoding="utf-8"))
    spoil(made)
    (out / ".handout.json").write_text(json.dumps(made), encoding="utf-8")
    (project / "content/handouts/shoes.yaml").unlink()
    ran = command(*words)
    assert (ran.code, ran.err) == (0, "")
    assert [entry["state"] for entry in json.loads(ran.out)] == ["built"]
    assert precious.exists()
    assert (out / "mill/en/shoes.txt").exists()  # nobody knows any more whose it is


def test_a_manifest_that_cannot_be_written_is_told_and_loses_nothing(
    command: Callable[..., Ran], project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    (out / ".handout.json").mkdir(parents=True)
    ran = command("--project", project, "build", "--to", "txt", "--out", out)
    assert ran.code == 5
    assert f"error: cannot write {out}/.handout.json: Is a directory [cannot-write]" in ran.err
    assert {path.name for path in (out / "mill/en").iterdir()} == {"shoes.txt", "walking.txt"}


def test_every_format_is_left_alone_and_a_lost_page_comes_back(
    build: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    words = ("--to", "pdf,html,txt,png")
    first = build(*words)
    assert build(*words) == dict.fromkeys(first, "up-to-date")
    (tmp_path / "out/mill/en/shoes-1.png").unlink()
    states = build(*words)
    made = {place for place, state in states.items() if state == "built"}
    assert made == {"mill/en/shoes-1.png", "mill/en/shoes.pdf"}  # rendered together
    assert list(states) == list(first)


SHEETS, READING = "mill/en/shoes.booklet.pdf", "mill/en/shoes.booklet-reading.pdf"


def test_a_booklets_two_files_are_made_left_alone_and_removed_together(
    command: Callable[..., Ran], project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    words = ("--project", project, "build", "--edition", "booklet", "--format", "json", "--out", out)

    def states() -> dict[str, str]:
        ran = command(*words)
        assert ran.code == 0, ran.err
        return {entry["path"].removeprefix(f"{out}/"): entry["state"] for entry in json.loads(ran.out)}

    first = states()
    assert list(first) == [
        SHEETS,
        READING,
        *(place.replace("shoes", "walking") for place in (SHEETS, READING)),
    ]
    assert set(first.values()) == {"built"}
    assert states() == dict.fromkeys(first, "up-to-date")
    for place in (SHEETS, READING):
        (out / place).unlink()
        made = {place for place, state in states().items() if state == "built"}
        assert made == {SHEETS, READING}  # rendered together
    (project / "content/handouts/shoes.yaml").unlink()
    assert command(*words).code == 0
    assert {path.name for path in (out / "mill/en").iterdir()} == {
        "walking.booklet.pdf",
        "walking.booklet-reading.pdf",
    }


@pytest.mark.parametrize(("blocked", "other"), [(SHEETS, READING), (READING, SHEETS)])
def test_a_booklets_file_that_cannot_be_written_does_not_lose_the_other(
    command: Callable[..., Ran], project: Path, tmp_path: Path, blocked: str, other: str
) -> None:
    out = tmp_path / "out"
    (out / blocked).mkdir(parents=True)
    words = ("--project", project, "build", "shoes", "--edition", "booklet", "--out", out)
    ran = command(*words)
    assert ran.code == 5
    assert f"not built: {out}/{blocked}" in ran.err
    assert whole(out / other)
    (out / blocked).rmdir()
    assert command(*words).code == 0
    assert whole(out / blocked)


def test_warnings_are_told_again_by_a_build_that_does_nothing(
    command: Callable[..., Ran], project: Path, tmp_path: Path
) -> None:
    changed(project / "styles/brands/mill/_brand.yml", "#0f766e", "#9fe8df")
    words = ("--project", project, "build", "--out", tmp_path / "out")
    first, second = command(*words), command(*words)
    warnings = [line for line in first.err.splitlines() if "warning" in line]
    assert warnings
    assert [line for line in second.err.splitlines() if "warning" in line] == warnings
    assert command(*words, "--fail-on", "warning").code == 3


def test_outputs_of_a_removed_handout_go_and_nobody_elses(
    command: Callable[..., Ran], project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    words = ("--project", project, "build", "--out", out, "--to", "pdf,txt")
    assert command(*words).code == 0
    notes = out / "mill/en/notes.txt"
    notes.write_text("ours", encoding="utf-8")
    (out / "mill/en/shoes.txt").write_text("corrected by hand", encoding="utf-8")
    (project / "content/handouts/shoes.yaml").unlink()
    ran = command(*words)
    assert ran.code == 0
    assert f"removed: {out}/mill/en/shoes.pdf" in ran.err
    left = {path.name for path in (out / "mill/en").iterdir()}
    assert left == {"walking.pdf", "walking.txt", "notes.txt", "shoes.txt"}


def test_a_build_of_one_handout_or_of_another_project_removes_nothing(
    command: Callable[..., Ran],
    project: Path,
    make_project: Callable[[dict[str, str]], Path],
    tmp_path: Path,
) -> None:
    from tests.cli.conftest import CLINIC  # noqa: PLC0415 - the other project

    out = tmp_path / "out"
    assert command("--project", project, "build", "--out", out, "--to", "txt").code == 0
    (project / "content/handouts/shoes.yaml").unlink()
    assert command("--project", project, "build", "walking", "--out", out, "--to", "txt").code == 0
    other = make_project(CLINIC)
    assert command("--project", other, "build", "--out", out, "--to", "txt").code == 0
    assert (out / "mill/en/shoes.txt").exists()


def started(project: Path, out: Path, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "handout", "--project", str(project), "build", "--out", str(out), *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def whole(path: Path) -> bool:
    return path.read_bytes().rstrip().endswith(b"%%EOF")


def test_two_builds_at_once_into_one_folder_do_no_harm(
    build: Callable[..., dict[str, str]], project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    both = [started(project, out, "--brand", name) for name in ("mill", "hill")]
    for process in both:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said
    assert len([path for path in out.rglob("*.pdf") if whole(path)]) == 4
    assert set(build().values()) == {"up-to-date"}  # neither forgot what the other made


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_build_that_is_stopped_leaves_whole_files_and_the_next_goes_on(
    build: Callable[..., dict[str, str]], project: Path, tmp_path: Path, how: signal.Signals
) -> None:
    out = tmp_path / "out"
    process = started(project, out, "--brand", "mill", "--brand", "hill", "--jobs", "1")
    deadline = time.monotonic() + 60
    while not list(out.rglob("*.pdf")) and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(process.pid, how)
    process.communicate(timeout=60)
    made = list(out.rglob("*.pdf"))
    assert 0 < len(made) < 4
    assert all(whole(path) for path in made)
    states = build()
    assert sorted(states.values()) in (
        ["built"] * 4,
        ["built"] * (4 - len(made)) + ["up-to-date"] * len(made),
    )
    assert build() == dict.fromkeys(states, "up-to-date")


def test_one_job_or_many_make_the_same_bytes(
    command: Callable[..., Ran], project: Path, tmp_path: Path
) -> None:
    made = []
    for jobs in ("1", "3"):
        words = ("--brand", "mill", "--brand", "hill", "--jobs", jobs, "--out", tmp_path / jobs)
        assert command("--project", project, "build", *words).code == 0
        made.append({path.name: path.read_bytes() for path in (tmp_path / jobs).rglob("*.pdf")})
    assert made[0] == made[1]
    assert len(made[0]) == 2
