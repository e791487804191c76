"""What a sound project becomes: values, places, layers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter

from handout.diagnostics import Span
from handout.load import find_project, load_project
from handout.load.schema import HandoutFile, SectionFile
from handout.load.yaml_nodes import parse_yaml
from handout.model.content import (
    CarePart,
    ChecklistPart,
    Codes,
    Dose,
    ExercisePart,
    Level,
    LogPart,
    Passage,
    Ref,
    Review,
    SectionPart,
    Sides,
    SourcesPart,
)
from handout.model.options import Paper
from handout.model.style import Corners, Header
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from handout.model.project import Project

    MakeProject = Callable[[Mapping[str, str | bytes]], Path]

BASE = Path(__file__).parents[1] / "cases" / "base"


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(BASE, BASE).project


def _standing(passage: Passage) -> str:
    """The text of the file from the passage's place on."""
    lines = (BASE / passage.span.file).read_text(encoding="utf-8").split("\n")
    return "\n".join([lines[passage.span.line - 1][passage.span.column - 1 :], *lines[passage.span.line :]])


def test_a_handout_keeps_its_order_and_its_places(project: Project) -> None:
    outline = project.handouts["sore-heel"]
    name = "content/handouts/sore-heel.yaml"
    assert outline.title == Passage("Your sore heel", Span(name, 1, 8))
    assert (outline.version, outline.written) == ("1.0", dt.date(2026, 11, 22))
    assert (outline.codes, outline.review) == (Codes(("M72.2",), ("202882003",)), Review())
    assert outline.parts == (
        SectionPart(Ref("what-is-it", Span(name, 10, 14))),
        ExercisePart(
            (Ref("calf-stretch", Span(name, 11, 17)),),
            Passage("Your exercises", Span(name, 12, 12)),
            Passage("Move slowly.", Span(name, 13, 12)),
        ),
        LogPart(Span(name, 14, 5)),
        ChecklistPart(Ref("shoes", Span(name, 15, 16))),
        CarePart((Ref("heel", Span(name, 16, 12)),)),
        SourcesPart(Span(name, 17, 5)),
    )


def test_an_exercise_is_read_with_its_steps(project: Project) -> None:
    exercise = project.exercises["calf-stretch"]
    name = "content/exercises/calf-stretch.md"
    assert exercise.dose == Dose(sets=1, reps=3, hold_seconds=30, per_day=2, per_week=3.5)
    assert exercise.sides is Sides.ONE
    assert exercise.steps == (
        Passage("Face a wall and put both hands on it.", Span(name, 15, 4)),
        Passage(
            "Step your {sore leg} back and keep the heel down.", Span(name, 16, 4), ((26, Span(name, 17, 4)),)
        ),
    )
    assert exercise.stop_if == (Passage("you feel sharp pain in the calf", Span(name, 8, 5)),)
    assert exercise.sources == (Ref("GUIDE-2023", Span(name, 9, 11)),)
    assert len(exercise.figure.frames) == 1


def test_a_checklist_has_groups_and_reasons(project: Project) -> None:
    first, second = project.checklists["shoes"].groups
    assert first.heading is None
    assert [str(item.text) for item in first.items] == ["I have an hour."]
    assert str(second.heading) == "When you buy"
    late, both = second.items
    assert str(late.text) == "I shop late in the day."
    assert late.reason is not None
    assert late.reason.text == "Feet are biggest then."
    assert _standing(late.reason).startswith("Feet are biggest then.*")
    assert (str(both.text), both.reason) == ("I try on **both** shoes.", None)


def test_care_advice_has_three_levels(project: Project) -> None:
    care = project.care["heel"]
    found = [[str(sign) for sign in care.signs(level)] for level in Level]
    assert found == [
        ["You have chest pain or sudden trouble breathing"],
        ["Your {sore foot} is hot and red"],
        ["The pain is no better after 2 weeks"],
    ]
    assert _standing(care.urgent[0]).startswith("Your {sore foot} is hot")


def test_a_section_body_stands_as_written(project: Project) -> None:
    section = project.sections["what-is-it"]
    assert section.body.span == Span("content/sections/what-is-it.md", 5, 1)
    assert _standing(section.body).rstrip() == section.body.text
    assert "Who gets it" in section.body.text


def test_a_brand_is_read_with_its_clinic(project: Project) -> None:
    brand = project.brands["meadow"]
    assert (brand.colors.primary, brand.colors.accent) == ("#0f766e", "#cc4422")
    assert (brand.header, brand.corners, brand.person) == (Header.RULE, Corners.SOFT, "b")
    assert (brand.clinic.phone, brand.clinic.paper) == ("555-0134", Paper.LETTER)
    assert brand.logo is not None
    assert (brand.logo.media_type, brand.logo.alt) == ("image/svg+xml", "Meadow Clinic")
    assert brand.logo.content == (BASE / "styles/brands/meadow/logo.svg").read_bytes()
    assert "letter-spacing" in brand.stylesheet
    assert project.regions[brand.clinic.region].emergency_number == "911"


def test_words_in_a_block_keep_the_place_of_their_first_character() -> None:
    text = "title: |\n\n  Two\n  lines\nnote: >-\n    folded\n    words\nquoted: 'words'\n"
    tree, found = parse_yaml("a.yaml", text)
    assert found == []
    assert tree is not None
    assert [tree.span((key,)) for key in ("title", "note", "quoted")] == [
        Span("a.yaml", 3, 3),
        Span("a.yaml", 6, 5),
        Span("a.yaml", 8, 10),
    ]
    assert tree.value == {"title": "\nTwo\nlines\n", "note": "folded words", "quoted": "words"}


def test_windows_line_ends_and_byte_order_marks_move_nothing(make_project: MakeProject) -> None:
    root = make_project({path.relative_to(BASE).as_posix(): path.read_bytes() for path in _base_files()})
    for path in root.rglob("*.*"):
        if path.suffix in {".md", ".yaml", ".yml", ".toml"}:
            path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    loaded = load_project(root, root)
    assert loaded.diagnostics == ()
    assert loaded.project == load_project(BASE, BASE).project


def _base_files() -> list[Path]:
    return [path for path in BASE.rglob("*") if path.is_file()]


OWN_SECTION = "---\ntitle: Our own words\n---\nA band.\n"
SETTINGS = 'brand = "meadow"\nlanguage = "en"\nedition = "standard"\n'


def test_own_files_replace_the_library_by_id(make_project: MakeProject) -> None:
    own = make_project({"handout.toml": SETTINGS, "content/sections/deep/what-is-it.md": OWN_SECTION})
    loaded = load_project(BASE, own)
    sections = loaded.project.sections
    assert loaded.diagnostics == ()
    assert str(sections["what-is-it"].title) == "Our own words"
    assert sections["what-is-it"].span.file == "content/sections/deep/what-is-it.md"
    assert loaded.project.care["heel"].span.file == "library:content/care/heel.md"
    assert loaded.project.own == ("sore-heel",)
    assert loaded.project.settings.address == ""


def test_own_handouts_are_the_ones_that_are_built(make_project: MakeProject) -> None:
    text = (BASE / "content/handouts/sore-heel.yaml").read_text(encoding="utf-8")
    own = make_project({"handout.toml": SETTINGS, "content/handouts/ours.yaml": text})
    project = load_project(BASE, own).project
    assert project.own == ("ours",)
    assert set(project.handouts) == {"ours", "sore-heel"}


def test_own_entries_and_labels_are_laid_over_key_by_key(make_project: MakeProject) -> None:
    own = make_project(
        {
            "handout.toml": SETTINGS,
            "content/sources.yaml": "GUIDE-2023: {citation: A newer one.}\nOURS: {citation: Our own.}\n",
            "content/labels/en.yaml": "words: {page: 'Sheet {page}'}\nsides: {}\n",
        }
    )
    loaded = load_project(BASE, own)
    assert loaded.diagnostics == ()
    assert {key: source.citation for key, source in loaded.project.sources.items()} == {
        "GUIDE-2023": "A newer one.",
        "BOOK-2020": "A book about feet.",
        "OURS": "Our own.",
    }
    labels = loaded.project.labels["en"]
    assert labels.words == {"main-points": "The main points", "page": "Sheet {page}"}
    assert "sore foot" in labels.sides


def test_without_an_own_folder_the_library_is_the_project() -> None:
    loaded = load_project(BASE, None)
    assert loaded.project.own == ("sore-heel",)
    assert loaded.project.handouts["sore-heel"].span.file == "library:content/handouts/sore-heel.yaml"


def test_the_project_is_the_nearest_folder_upward(make_project: MakeProject) -> None:
    root = make_project({"a/handout.toml": "", "a/b/c/x": "", "a/b/handout.toml": "", "d/x": ""})
    assert find_project(root / "a" / "b" / "c") == (root / "a" / "b").resolve()
    assert find_project(root / "a") == (root / "a").resolve()
    assert find_project(root / "d") is None


def test_the_bundled_library_has_no_mistakes() -> None:
    loaded = load_project(bundled(), bundled())
    assert [str(item) for item in loaded.diagnostics] == []
    assert loaded.failed == frozenset()
    assert len(loaded.project.handouts) >= 2


def test_every_key_says_what_it_means() -> None:
    for model in (HandoutFile, SectionFile):
        properties = TypeAdapter(model).json_schema()["properties"]
        assert properties
        assert all(described.get("description") for described in properties.values())


def test_a_faulty_pose_is_found_at_its_angle(make_project: MakeProject) -> None:
    root = make_project({path.relative_to(BASE).as_posix(): path.read_bytes() for path in _base_files()})
    exercise = root / "content/exercises/calf-stretch.md"
    text = exercise.read_text(encoding="utf-8")
    exercise.write_text(text.replace("{pelvis: 0}", "{right: {knee: 190}}"), encoding="utf-8")
    loaded = load_project(root, root)
    found = [(item.code, item.span) for item in loaded.diagnostics]
    assert found == [("angle-out-of-range", Span("content/exercises/calf-stretch.md", 13, 22))]
    assert loaded.failed == {"sore-heel"}
