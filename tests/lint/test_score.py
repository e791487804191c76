"""Rating instruments: what the program decides has its evidence, what people say completes it."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from handout.diagnostics import Diagnostic, ProjectError, Severity, Span
from handout.lint.evidence import EVIDENCE
from handout.lint.run import files_of, lint
from handout.lint.score import agreement, completed, sheets
from handout.load import load_project
from handout.load.scores import load_instruments, load_ratings
from handout.model.content import LogPart
from handout.model.score import Answer, Rating, Sheet
from handout.resources import bundled
from tests.lint.examples import rulebook

PROJECT = load_project(bundled(), None).project
INSTRUMENTS = load_instruments(bundled())
OUTLINE = PROJECT.handouts["plantar-fasciitis"]
ITEMS = {item.id: item for one in INSTRUMENTS for item in one.items}
FOR_PEOPLE = [item.id for item in ITEMS.values() if item.is_for_people]


def filled(findings: tuple[Diagnostic, ...] = ()) -> dict[str, Sheet]:
    return {sheet.instrument.id: sheet for sheet in sheets(INSTRUMENTS, PROJECT, OUTLINE, findings)}


def answer(sheet: Sheet, item: str) -> Answer:
    return next(one.answer for one in sheet.answers if one.item.id == item)


def test_the_instruments_are_whole_and_name_rules_and_evidence_that_exist() -> None:
    assert {one.id: len(one.items) for one in INSTRUMENTS} == {
        "PEMAT-P": 24,
        "CDC-INDEX": 20,
        "NHS-CONTENT": 10,
    }
    assert len(ITEMS) == 54
    assert {rule for item in ITEMS.values() for rule in item.rules} <= rulebook().rules.keys()
    assert {item.shows for item in ITEMS.values()} | {item.needs for item in ITEMS.values()} <= {
        "",
        *EVIDENCE,
    }
    assert len(FOR_PEOPLE) >= 12


def test_the_library_scores_what_its_standards_call_good() -> None:
    for name, outline in PROJECT.handouts.items():
        linted = lint(PROJECT, rulebook(), dt.date(2026, 11, 22), files_of(PROJECT, name))
        found = {one.instrument.id: one for one in sheets(INSTRUMENTS, PROJECT, outline, linted.findings)}
        for key in ("PEMAT-P", "CDC-INDEX"):
            assert found[key].score is not None
            assert (found[key].score or 0) >= found[key].instrument.passes, (name, key)


def test_a_finding_is_the_evidence_against_its_items() -> None:
    place = Span("content/sections/x.md", 7, 3)
    sheet = filled((Diagnostic("SENT-05", Severity.WARNING, "passive", place),))["PEMAT-P"]
    against = {one.item.id: one.evidence for one in sheet.answers if one.answer is Answer.NO}
    assert against == {"P5": (place,)}
    assert {one.item.id for one in sheet.answers if one.answer is Answer.OPEN} == {
        key for key in FOR_PEOPLE if key.startswith("P")
    }


def test_what_is_not_there_counts_against_and_what_does_not_apply_is_left_out() -> None:
    bare = replace(OUTLINE, parts=tuple(part for part in OUTLINE.parts if not isinstance(part, LogPart))[:1])
    sheet = next(iter(sheets(INSTRUMENTS, PROJECT, bare, ())))
    assert answer(sheet, "P23") is Answer.NO
    assert answer(sheet, "P22") is Answer.NOT_APPLICABLE
    assert answer(filled()["PEMAT-P"], "P22") is Answer.YES


def test_raters_complete_the_score() -> None:
    sheet = filled()["CDC-INDEX"]
    people = [key for key in FOR_PEOPLE if key.startswith("C")]
    said = dict.fromkeys(people, Answer.YES) | {people[0]: Answer.NO, people[1]: Answer.NOT_APPLICABLE}
    whole = completed(sheet, Rating("rater-1", said))
    assert whole.open == 0
    assert whole.points == sheet.points + len(people) - 2
    assert whole.applicable == sheet.applicable + len(people) - 1
    assert whole.score == pytest.approx(100 * whole.points / whole.applicable)
    assert {one.by for one in whole.answers} == {"program", "rater-1"}


ANSWERS = st.dictionaries(st.sampled_from(FOR_PEOPLE), st.sampled_from(list(Answer)[:3]))


@given(ANSWERS, ANSWERS)
def test_agreement_is_even_handed_and_perfect_with_oneself(
    one: dict[str, Answer], other: dict[str, Answer]
) -> None:
    first, second = Rating("a", one), Rating("b", other)
    there, back = agreement(first, second), agreement(second, first)
    assert (there.items, there.same, there.kappa) == (back.items, back.same, back.kappa)
    assert agreement(first, first).same == len(one)
    assert agreement(first, first).kappa in {None, 1}
    assert there.kappa is None or there.kappa <= 1


def test_kappa_is_cohens() -> None:
    """20 and 15 alike of 50, raters at 25 and 30 yes: 0.7 observed, 0.5 by chance."""
    pairs = [(Answer.YES, Answer.YES)] * 20 + [(Answer.YES, Answer.NO)] * 5
    pairs += [(Answer.NO, Answer.YES)] * 10 + [(Answer.NO, Answer.NO)] * 15
    one, other = ({str(key): pair[side] for key, pair in enumerate(pairs)} for side in (0, 1))
    found = agreement(Rating("a", one), Rating("b", other))
    assert (found.items, found.same) == (50, 35)
    assert found.kappa == pytest.approx(float(Fraction(2, 5)))


GOOD = 'handout: plantar-fasciitis\nversion: "1.0"\nratings:\n  rater-1: {P2: yes, N9: na}\n'


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.yaml", GOOD.replace("N9", "N99"), "a.yaml:4:22: error: 'N99' is no item that people answer"),
        ("a.yaml", GOOD.replace("yes", "yess"), "a.yaml:4:17: error: 'yess' is not one of yes, no, na"),
        ("a.yaml", GOOD.replace("P2", "P1"), "a.yaml:4:13: error: 'P1' is no item that people answer"),
        ("a.yaml", "ratings: [", "a.yaml:2:1: error: this is not YAML"),
        ("a.csv", "item,one\nP2,yes\nP22,no\n", "a.csv:3:1: error: 'P22' is no item that people answer"),
        ("a.csv", "item,one,two\nP2,yes,maybe\n", "a.csv:2:8: error: 'maybe' is not one of yes, no, na"),
        ("a.csv", "thing\n", "a.csv:1:1: error: the first column must be 'item'"),
    ],
)
def test_wrong_answers_are_named_with_their_place(
    tmp_path_factory: pytest.TempPathFactory, name: str, text: str, said: str
) -> None:
    path = tmp_path_factory.mktemp("answers") / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProjectError) as caught:
        load_ratings(path, INSTRUMENTS)
    assert any(str(one).startswith(said) for one in caught.value.diagnostics), str(caught.value)


def test_yaml_and_csv_say_the_same(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("answers")
    (folder / "a.yaml").write_text(GOOD, encoding="utf-8")
    (folder / "a.csv").write_text("item,rater-1\nP2,Yes\nN9,na\n", encoding="utf-8")
    yaml, csv = load_ratings(folder / "a.yaml", INSTRUMENTS), load_ratings(folder / "a.csv", INSTRUMENTS)
    assert yaml.ratings == csv.ratings
    assert yaml.handout == OUTLINE.id
