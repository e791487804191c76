"""`handout audit`, and the builds that an overdue review warns of and then stops."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from handout.load import load_project
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

HANDOUT, SECTION = "content/handouts/walking.yaml", "content/sections/first-steps.md"
CLINIC_FILE, BRAND = "styles/brands/mill/clinic.yaml", "styles/brands/mill/_brand.yml"
REVIEWED = "review: {reviewed: 2024-03-01, by: physical therapist, next: 2026-03-01}\nowner: foot team"
DUE = "the review of 'Walking again' was due on 2026-03-01"


@pytest.fixture
def write(clinic: Path) -> Callable[[str, str, str], None]:
    """Put words in place of others in a file of the clinic's."""

    def change(name: str, old: str, new: str) -> None:
        text = (clinic / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (clinic / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


@pytest.fixture
def audit(command: Callable[..., Ran], clinic: Path) -> Callable[..., list[str]]:
    """The findings of an audit on a day, one a line."""

    def run(*words: str, today: str = "2026-11-22") -> list[str]:
        ran = command("--project", clinic, "--today", today, "--quiet", "audit", *words)
        found = ran.out.splitlines()
        assert ran.code == (1 if found else 0)
        assert ran.err == ""
        return found

    return run


def codes(lines: list[str]) -> list[str]:
    return [line.rpartition("[")[2].rstrip("]") for line in lines]


# Reviews


def test_what_nobody_has_reviewed_is_no_finding(audit: Callable[..., list[str]]) -> None:
    assert audit("--within", "3000d") == []


@pytest.mark.parametrize(
    ("today", "within", "expected"),
    [
        ("2025-12-01", "60d", []),
        ("2025-12-31", "60d", ["note"]),
        ("2026-01-04", "8w", ["note"]),
        ("2026-03-01", "0d", ["note"]),
        ("2026-03-02", "0d", ["warning"]),
        ("2026-05-30", "0d", ["warning"]),  # the last of 90 days of grace
        ("2026-05-31", "0d", ["error"]),
    ],
)
def test_a_review_is_due_then_late_then_too_late(
    audit: Callable[..., list[str]],
    write: Callable[[str, str, str], None],
    today: str,
    within: str,
    expected: list[str],
) -> None:
    write(HANDOUT, "review: {}", REVIEWED)
    found = audit("--within", within, today=today)
    assert [line.split(": ")[1] for line in found] == expected
    assert all(line.startswith(f"{HANDOUT}:5:") for line in found)
    assert all("foot team: review it" in line for line in found)


def test_a_part_has_a_review_of_its_own(
    audit: Callable[..., list[str]], write: Callable[[str, str, str], None]
) -> None:
    review = "review: {reviewed: 2025-01-01, by: podiatrist, next: 2026-10-01}"
    write(SECTION, "sources: []", f"sources: []\n{review}")
    (found,) = audit()
    assert found.startswith(f"{SECTION}:4:")
    assert "the review of 'First steps' was due on 2026-10-01; it is built until 2026-12-30" in found


def test_an_overdue_handout_is_built_with_a_warning_and_then_no_more(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path, write: Callable[[str, str, str], None]
) -> None:
    write(HANDOUT, "review: {}", REVIEWED)
    out = tmp_path / "out"

    def build(today: str, *words: str) -> Ran:
        before = ("--project", clinic, "--today", today)
        return command(*before, "build", "--to", "pdf,txt", "--out", out, *words)

    late = build("2026-04-01")
    assert late.code == 0
    assert late.err.count(f"warning: {DUE}; it is built until 2026-05-30") == 1
    good = (out / "mill/en/walking.pdf").read_bytes()
    again = build("2026-04-02")  # nothing to make, and still said, once
    assert again.err.count(DUE) == 1
    assert "2 up to date" in again.err
    assert build("2026-04-02", "--fail-on", "warning").code == 3
    too_late = build("2026-06-01")
    assert too_late.code == 3
    assert too_late.err.count(f"error: {DUE}; it has not been built since 2026-05-30") == 1
    assert DUE not in too_late.err.replace(f"error: {DUE}", "")
    assert "not built: " in too_late.err
    assert (out / "mill/en/walking.pdf").read_bytes() == good
    write(HANDOUT, REVIEWED, REVIEWED.replace("2024-03-01", "2026-06-01").replace("next: 2026", "next: 2028"))
    assert DUE not in build("2026-06-01").err


def test_the_days_of_grace_are_the_clinics(
    audit: Callable[..., list[str]], clinic: Path, write: Callable[[str, str, str], None]
) -> None:
    write(HANDOUT, "review: {}", REVIEWED)
    (clinic / "content/currency.yaml").write_text("grace-days: 10\n", encoding="utf-8")
    assert "error" in audit(today="2026-03-12")[0]
    assert "warning" in audit(today="2026-03-11")[0]


def test_a_kit_for_mail_is_refused_too(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path, write: Callable[[str, str, str], None]
) -> None:
    write(HANDOUT, "review: {}", REVIEWED)
    ran = command("--project", clinic, "--today", "2026-06-01", "email", "walking", "--out", tmp_path / "kit")
    assert ran.code == 3
    assert "[review-overdue]" in ran.err
    assert not (tmp_path / "kit").exists()


# Numbers and names


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Call 555-0199 for help.", ["stale-number"]),
        ("Call (555) 010-0199 or +1 555 010 0199.", ["stale-number", "stale-number"]),
        ("Call 555-0134 for help.", []),  # the clinic's own
        ("Call 911 now, or 111.", []),  # regions' own
        ("Dial 998 now.", ["stale-number"]),
        ("[Call us](tel:555-0199).", ["stale-number"]),
        ("Since 2019-2021, 1 in 10 had pain for 120 days, and 3.1415926 of them 2026-11-22.", []),
        ("Walk 100 to 200 steps, 10 times in 30 minutes.", []),
        ("Come to Elm Street Clinic on Monday.", ["stale-name"]),
        ("Ask at Mill Street Clinic.", []),
        ("Ask your clinic or a hospital.", []),
        ("We were the Old Mill Rooms once.", ["former"]),
        ("See https://old-mill.example/walk for more.", ["former"]),
    ],
)
def test_numbers_and_names_that_are_nobodys(
    audit: Callable[..., list[str]],
    write: Callable[[str, str, str], None],
    words: str,
    expected: list[str],
) -> None:
    write(CLINIC_FILE, "region: us", "region: us\nformerly: [Old Mill Rooms, 555-0101, old-mill.example]")
    write(SECTION, "Walk on flat ground.", f"Walk on flat ground.\n{words}")
    found = audit()
    assert codes(found) == expected
    assert all(line.startswith(f"{SECTION}:6:") for line in found)


def test_the_column_is_that_of_the_number(
    audit: Callable[..., list[str]], write: Callable[[str, str, str], None]
) -> None:
    write(SECTION, "Walk on flat", "**Call** 555-0199. Walk on flat")
    assert audit()[0].startswith(f"{SECTION}:5:10: warning: '555-0199' is the number of no clinic")


@pytest.mark.parametrize("name", [CLINIC_FILE, BRAND])
def test_what_the_brand_prints_is_looked_at(
    audit: Callable[..., list[str]], clinic: Path, write: Callable[[str, str, str], None], name: str
) -> None:
    logo = clinic / "styles/brands/mill/l.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', encoding="utf-8")
    old, new = {
        CLINIC_FILE: ("region: us", 'region: us\nlegal: "Elm Street Clinic, 555-0199"'),
        BRAND: ("color:", "logo: {medium: {path: l.svg, alt: Elm Street Clinic 555-0199}}\ncolor:"),
    }[name]
    write(name, old, new)
    found = audit()
    assert codes(found) == ["stale-name", "stale-number"]
    assert all(line.startswith(name) for line in found)


# Regions and sources


def test_numbers_of_a_region_are_looked_up_each_year(audit: Callable[..., list[str]]) -> None:
    assert audit(today="2027-11-22") == []
    assert codes(audit(today="2027-11-23")) == ["numbers-unchecked"]


def test_superseded_and_unchecked_sources_are_named_where_they_are_used(
    audit: Callable[..., list[str]], clinic: Path, write: Callable[[str, str, str], None]
) -> None:
    (clinic / "content/sources.yaml").write_text(
        "OLD1:\n  citation: A guideline.\n  superseded-by: [NEW1]\n"
        "NEW1:\n  citation: A newer guideline.\n  checked: 2024-11-21\n"
        "OLD2:\n  citation: Used by nobody.\n  superseded-by: [NEW1]\n",
        encoding="utf-8",
    )
    write(SECTION, "sources: []", "sources: [OLD1, NEW1]")
    superseded, unchecked = sorted(audit(), key=lambda line: "unchecked" in line)
    assert superseded.startswith(f"{SECTION}:3:11: warning: 'OLD1' is superseded (see whether NEW1 says")
    assert unchecked.startswith("content/sources.yaml:4:1: warning: 'NEW1' was last looked up on 2024-11-21")


# Translations


def test_a_translation_drifts_when_words_change(
    audit: Callable[..., list[str]], clinic: Path, write: Callable[[str, str, str], None]
) -> None:
    place = clinic / "content/sections/first-steps.es.md"

    def record(mark: str) -> None:
        place.write_text(f'---\ntitle: Pasos\ntranslates: "{mark}"\n---\nCamine.\n', encoding="utf-8")

    record("0" * 12)
    (drift,) = audit()
    assert drift.startswith(f"content/sections/first-steps.es.md:3:14: warning: {SECTION} has changed")
    assert codes([drift]) == ["translation-drift"]
    record(drift.rpartition('translates: "')[2][:12])
    assert audit() == []
    write(SECTION, "Walk on flat ground.", "Walk on **flat** ground.")  # the words are the same
    assert audit() == []
    write(SECTION, "**flat**", "soft")
    assert codes(audit()) == ["translation-drift"]


def test_a_translation_is_noted_and_fails_nothing(clinic: Path) -> None:
    for name, words in {"first-steps.es.md": "", "nowhere.es.md": 'translates: "000000000000"\n'}.items():
        path = clinic / "content/sections" / name
        path.write_text(f"---\ntitle: Pasos\n{words}---\nCamine.\n", encoding="utf-8")
    loaded = load_project(bundled(), clinic)
    assert loaded.failed == frozenset()
    found = [(str(one.severity), one.code) for one in loaded.diagnostics]
    assert found == [
        ("warning", "no-hash"),
        ("note", "translation-unused"),
        ("error", "unknown-translated"),
    ]


# Shapes


def test_json_and_annotations_name_the_line(
    audit: Callable[..., list[str]], write: Callable[[str, str, str], None]
) -> None:
    write(HANDOUT, "review: {}", REVIEWED)
    (finding,) = json.loads("\n".join(audit("--json")))
    assert {*finding} == {"file", "line", "column", "severity", "code", "message", "hint"}
    assert (finding["file"], finding["line"], finding["code"]) == (HANDOUT, 5, "review-overdue")
    (line,) = audit("--format", "github")
    assert line.startswith(f"::error file={HANDOUT},line=5,col=")


@pytest.mark.parametrize("word", ["60", "d", "-1d", "2m", "99999d", "1 d"])
def test_a_time_that_is_none_is_told(command: Callable[..., Ran], clinic: Path, word: str) -> None:
    ran = command("--project", clinic, "audit", "--within", word)
    assert ran.code == 2
    assert "Write 60d for 60 days" in ran.err


def test_a_broken_project_is_told(
    command: Callable[..., Ran], clinic: Path, write: Callable[[str, str, str], None]
) -> None:
    write(SECTION, "title:", "titel:")
    ran = command("--project", clinic, "audit")
    assert ran.code == 3
    assert "[unknown-key]" in ran.out


def test_the_sample_library_finds_its_lapsed_guideline(command: Callable[..., Ran]) -> None:
    """And nothing else: no false alarm in its own words."""
    ran = command("--project", bundled(), "--today", "2026-11-22", "audit", "--json")
    assert {finding["code"] for finding in json.loads(ran.out)} <= {"source-superseded"}
