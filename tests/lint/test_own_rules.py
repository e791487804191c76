"""A clinic's own rules and lists, laid over those of the library."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from handout.cli.main import handout
from handout.load import load_project
from handout.load.rulebook import load_rulebook
from handout.resources import bundled
from tests.lint.examples import make

if TYPE_CHECKING:
    from pathlib import Path

RULES, LISTS = "content/house-style/rules/ours.yaml", "content/house-style/lists/{}.yaml"
LONG = "Wear soft shoes in your home and on the way to work, at the shop and in the park."


def run(root: Path, command: str, *words: str) -> Result:
    return CliRunner().invoke(
        handout,
        ["--project", str(root), "--today", "2026-11-22", command, *words],
        standalone_mode=False,
        catch_exceptions=False,
    )


def codes(root: Path) -> list[str]:
    """The codes that `handout lint` prints, each with its level."""
    lines = run(root, "lint").stderr.splitlines()
    return [f"{line.split(': ')[1]} {line[-8:-1]}" for line in lines if line.endswith("]")]


def test_a_clinic_sets_limits_and_levels_of_its_own(tmp_path: Path) -> None:
    assert codes(make(tmp_path / "library", {"section": LONG})) == []
    files = {RULES: "SENT-01: {threshold: 15, level: error, reason: Our readers learn English.}\n"}
    assert codes(make(tmp_path / "own", {"section": LONG, "files": files})) == ["error SENT-01"]


def test_an_error_of_its_own_stops_a_build(tmp_path: Path) -> None:
    files = {RULES: "SENT-01: {threshold: 15, level: error, reason: Our readers learn English.}\n"}
    root = make(tmp_path, {"section": LONG, "files": files})
    ran = run(root, "build", "handout", "--to", "html", "--out", str(tmp_path / "out"))
    assert "[SENT-01]" in ran.stderr
    assert not [*(tmp_path / "out").glob("*")]


def test_words_are_added_and_taken_off_one_by_one(tmp_path: Path) -> None:
    body = "Your spirometry is next. You may have edema. Meet in the atrium, at the TENS shop."
    files = {
        LISTS.format("medical-words"): "edema: null\nspirometry: a breathing test\n",
        LISTS.format("known-abbreviations"): "- TENS\n",
    }
    assert codes(make(tmp_path / "library", {"section": body})) == ["note WORD-02", "note ABBR-01"]
    root = make(tmp_path / "own", {"section": body, "files": files})
    lines = run(root, "lint").stderr.splitlines()
    assert len([line for line in lines if line.endswith("]")]) == 1
    assert "'spirometry' is a word of the profession (write 'a breathing test')" in lines[0]


@pytest.mark.parametrize(
    ("body", "code", "name", "text"),
    [
        ("You should wiggle your toes.", "TONE-05", "expected", "- wiggl*\n"),
        ("Staff should rest.", "", "people", "- staff\n"),
        ("The patient choir sings.", "TONE-07", "patient-things", "- choir\n"),
        ("Hardly a miracle cure.", "TONE-01", "denials", "- hardly\n"),
        ("The MASIC bureau can help.", "ABBR-01", "organisations", "- bureau\n"),
        ("There are pains akin to gout.", "TERM-01", "examples", "- akin to\n"),
    ],
)
def test_what_the_rules_of_tone_and_terms_look_for_is_the_clinics_to_say(
    body: str, code: str, name: str, text: str, tmp_path: Path
) -> None:
    before = codes(make(tmp_path / "library", {"section": body}))
    after = codes(make(tmp_path / "own", {"section": body, "files": {LISTS.format(name): text}}))
    assert [one.split()[1] for one in before] == ([code] if code else [])
    assert [one.split()[1] for one in after] == ([] if code else ["TONE-05"])


@pytest.mark.parametrize(
    ("name", "text", "code", "said"),
    [
        (
            RULES,
            "SENT-99: {level: error, reason: It matters.}\n",
            "unknown-rule",
            "there is no rule 'SENT-99'",
        ),
        (
            RULES,
            "RED-01: {level: suggestion, reason: It is long.}\n",
            "rule-holds",
            "RED-01 holds for everybody",
        ),
        (RULES, "TONE-08: {threshold: 3, reason: It matters.}\n", "no-threshold", "compares with no number"),
        (RULES, "SENT-01: {threshold: 15}\n", "missing-key", "reason"),
        (LISTS.format("medical-word"), "- a\n", "unknown-list", "medical-words"),
        (LISTS.format("syllables"), "2: a\n", "unknown-list", "there is no list 'syllables' to add to"),
        (LISTS.format("medical-words"), "oedemma: null\n", "unknown-word", "oedema"),
        (LISTS.format("medical-words"), "- spirometry\n", "word-without-advice", "'spirometry' needs"),
    ],
)
def test_what_a_clinic_cannot_decide_is_an_error_at_its_line(
    name: str, text: str, code: str, said: str, tmp_path: Path
) -> None:
    root = make(tmp_path, {"files": {name: text}})
    found = [one for one in load_project(bundled(), root).diagnostics if one.code == code]
    assert len(found) == 1
    assert said in f"{found[0].message} {found[0].hint}"
    assert found[0].span
    assert found[0].span.file == name
    ran = run(root, "build", "handout", "--to", "html")
    assert f"[{code}]" in ran.stderr


def test_a_clinic_without_lint_has_the_rules_of_the_library(tmp_path: Path) -> None:
    assert load_rulebook(bundled(), make(tmp_path, {})) == load_rulebook(bundled())


def test_a_copy_of_the_library_is_a_sound_project(tmp_path: Path) -> None:
    for folder in ("content", "styles"):
        shutil.copytree(bundled() / folder, tmp_path / folder)
    shutil.copy(bundled() / "handout.toml", tmp_path)
    assert [str(one) for one in load_project(bundled(), tmp_path).diagnostics] == []
    assert load_rulebook(bundled(), tmp_path) == load_rulebook(bundled())
