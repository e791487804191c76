"""Which words tell a condition, and which do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handout.assemble.condition_words import ConditionWords, condition_words
from handout.load import load_project
from handout.load.rulebook import load_rulebook
from handout.resources import bundled

if TYPE_CHECKING:
    from handout.model.project import Project

RULES = load_rulebook(bundled())
BOTH = "plantar-fasciitis-and-lower-back-pain"


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(bundled(), None).project


@pytest.fixture(scope="module")
def words(project: Project) -> ConditionWords:
    return condition_words(project, RULES, BOTH, "en")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A handout from your clinic", ()),
        ("Heel pain and your lower back", ("Heel", "pain", "lower", "back")),
        ("Plantar fasciitis: the basics", ("Plantar", "fasciitis")),
        ("Rest your HEELS and calves", ("HEELS",)),
        ("plantar_fasciitis-handout.pdf", ("plantar", "fasciitis")),
        ("Coded as M72.2.", ("M72.2.",)),
        ("m54.50 and 279039007", ("m54.50", "279039007")),
        ("Keep moving, wear cushioned shoes, and do your 4 exercises.", ()),
        ("Treatment after a stroke", ("Treatment", "stroke")),
        ("https://clinic.example/h/heelpain/HeelPains.pdf", ("heelpain", "HeelPains")),
        ("backache-and-footpain", ("backache", "footpain")),
        ("Handouts, background, footing, together: walk-in", ()),
        ("High cholesterol and gout", ("gout", "High cholesterol")),
        ("high_cholesterol.png", ("high_cholesterol",)),
        ("High hopes, low prices", ()),
        ("Your calcaneus and lumbago", ("calcaneus", "lumbago")),
        ("", ()),
    ],
)
def test_words_of_titles_signs_muscles_and_codes_tell_it(
    words: ConditionWords, text: str, told: tuple[str, ...]
) -> None:
    assert words.found(text) == told


def test_another_handouts_words_tell_nothing_here(project: Project) -> None:
    basics = condition_words(project, RULES, "plantar-fasciitis", "en")
    assert basics.found("your lower back") != condition_words(project, RULES, BOTH, "en").found(
        "your lower back"
    )
    assert basics.found("M54.50") == ()


def test_every_title_in_the_library_tells_its_topic(project: Project) -> None:
    assert project.handouts
    for name, outline in project.handouts.items():
        found = condition_words(project, RULES, name, "en")
        assert found.found(outline.title.text), name
        assert found.found(name), name


def test_the_labels_for_subjects_are_neutral_for_every_handout(project: Project) -> None:
    labels = project.labels["en"]
    keys = [
        key for key in labels.words if key.startswith(("email-subject", "email-preheader", "email-neutral"))
    ]
    assert len(keys) >= 5
    for name in project.handouts:
        words = condition_words(project, RULES, name, "en")
        assert [key for key in keys if words.found(labels[key])] == []
