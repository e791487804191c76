"""Warning signs whose omission does harm: known in many wordings, and missed when they are cut or lowered."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from handout.diagnostics import Severity
from handout.lint.checks import CHECKS
from handout.lint.context import Context
from handout.lint.reading import Library
from handout.lint.red_flags import MISSING, TOO_LOW, UNCHECKED, names, places, plain_words
from handout.load import load_project
from handout.model.content import CareAdvice, CarePart, Codes, Level, Outline, Passage
from handout.resources import bundled
from tests.lint.examples import rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from handout.diagnostics import Diagnostic
    from handout.model.project import Project
    from handout.model.red_flags import Condition, RedFlag

TODAY = dt.date(2026, 11, 22)
WORDINGS = yaml.safe_load(Path(__file__).with_name("red_flag_wordings.yaml").read_text(encoding="utf-8"))
PROJECT = load_project(bundled(), None).project
SIGNS = [(condition, sign) for condition in PROJECT.red_flags.values() for sign in condition.signs]
CARE = {"low-back-pain": "lower-back-pain", "heel-pain": "heel-pain"}
each_sign = pytest.mark.parametrize(("condition", "sign"), SIGNS, ids=lambda one: one.id)


def red_flags(project: Project, outline: Outline) -> list[Diagnostic]:
    context = Context(project, rulebook(), TODAY, (), (outline,), Library(project))
    return [found for rule in (MISSING, TOO_LOW, UNCHECKED) for found in CHECKS[rule](context)]


def named(sign: RedFlag, text: str) -> bool:
    return names(sign.wordings["en"], plain_words(text))


def outline_for(condition: Condition) -> Outline:
    """A handout of the library on this condition alone, with its care box."""
    some = next(
        one for one in PROJECT.handouts.values() if any(isinstance(part, CarePart) for part in one.parts)
    )
    refs = [ref for part in some.parts if isinstance(part, CarePart) for ref in part.care]
    care = CarePart((replace(refs[0], id=CARE[condition.id]),))
    return replace(some, codes=condition.codes, parts=(care,))


def with_care(condition: Condition, change: Callable[[CareAdvice], CareAdvice]) -> Project:
    name = CARE[condition.id]
    return replace(PROJECT, care={**PROJECT.care, name: change(PROJECT.care[name])})


def without(sign: RedFlag, bullets: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(bullet for bullet in bullets if not named(sign, bullet.text))


def test_every_sign_has_wordings_to_try() -> None:
    assert len(SIGNS) > 15
    assert {(condition.id, sign.id) for condition, sign in SIGNS} == {
        (condition, sign) for condition, signs in WORDINGS.items() for sign in signs
    }


@each_sign
def test_a_sign_is_known_in_other_words_and_not_in_words_for_something_else(
    condition: Condition, sign: RedFlag
) -> None:
    wordings = WORDINGS[condition.id][sign.id]
    assert wordings["named"]
    assert wordings["not-named"]
    missed = [text for text in (*wordings["named"], sign.example) if not named(sign, text)]
    mistaken = [text for text in wordings["not-named"] if named(sign, text)]
    assert (missed, mistaken) == ([], [])


@each_sign
def test_its_sources_stand_in_the_list_of_sources(condition: Condition, sign: RedFlag) -> None:  # noqa: ARG001 - one parametrization for all
    assert sign.sources
    assert {*sign.sources} <= PROJECT.sources.keys()


def test_the_library_names_every_sign_of_its_handouts() -> None:
    concerned = [one for one in PROJECT.handouts.values() if one.codes.icd_10_cm]
    assert concerned
    assert [finding for one in PROJECT.handouts.values() for finding in red_flags(PROJECT, one)] == []


@each_sign
def test_a_handout_from_whose_care_box_the_sign_is_cut_is_refused(
    condition: Condition, sign: RedFlag
) -> None:
    project = with_care(
        condition,
        lambda care: replace(
            care,
            emergency=without(sign, care.emergency),
            urgent=without(sign, care.urgent),
            routine=without(sign, care.routine),
        ),
    )
    found = red_flags(project, outline_for(condition))
    about = [one for one in found if sign.example in one.hint]
    assert len(about) == 1
    assert about[0].severity is Severity.ERROR
    assert sign.name in about[0].message
    assert about[0].span is not None
    assert about[0].span.line > 1
    assert red_flags(PROJECT, outline_for(condition)) == []


@each_sign
def test_a_handout_that_names_the_sign_at_a_lower_level_is_refused(
    condition: Condition, sign: RedFlag
) -> None:
    def lowered(care: CareAdvice) -> CareAdvice:
        kept = {level: without(sign, care.signs(level)) for level in Level}
        moved = tuple(one for level in Level for one in care.signs(level) if named(sign, one.text))
        below = Level.URGENT if sign.level is Level.EMERGENCY else Level.ROUTINE
        kept[below] = (*kept[below], *moved)
        return replace(
            care,
            emergency=kept[Level.EMERGENCY],
            urgent=kept[Level.URGENT],
            routine=kept[Level.ROUTINE],
        )

    found = red_flags(with_care(condition, lowered), outline_for(condition))
    about = [one for one in found if sign.name in one.message]
    assert len(about) == 1
    assert about[0].severity is Severity.ERROR
    assert "content/care/" in about[0].hint


def test_a_longer_code_counts_and_a_handout_without_care_is_refused() -> None:
    back = PROJECT.red_flags["low-back-pain"]
    bare = replace(outline_for(back), parts=())
    for codes in (Codes(("M54.59",)), Codes((), ("279039007",))):
        assert [one.code for one in red_flags(PROJECT, replace(bare, codes=codes))] == [MISSING]
    for codes in (Codes(("M54.2",)), Codes()):
        assert red_flags(PROJECT, replace(bare, codes=codes)) == []


def test_in_a_language_without_wordings_it_is_said_that_nobody_checks() -> None:
    back = PROJECT.red_flags["low-back-pain"]
    project = replace(PROJECT, settings=replace(PROJECT.settings, language="es"))
    found = red_flags(project, outline_for(back))
    assert len(found) == len(back.signs)
    assert {(one.code, one.severity) for one in found} == {(UNCHECKED, Severity.WARNING)}


@given(st.lists(st.sampled_from(["numb", "pee", "cannot", "leak", "chest", "fever", "or", "and", "x" * 50])))
def test_more_words_never_hide_a_sign(before: list[str]) -> None:
    """Only words that a sign names under `unless` do."""
    for _, sign in SIGNS:
        if not sign.wordings["en"].unless:
            assert named(sign, " ".join([*before, sign.example]))


def test_a_very_long_bullet_is_judged_at_once() -> None:
    for _, sign in SIGNS:
        named(sign, "pee numb cannot " * 2_000)
        named(sign, "x" * 100_000)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["a", "a*", "ab", "ab*", "b c", "b*", "c-a", "a b*"]), min_size=1, max_size=4),
    st.text("ab '-c", max_size=30),
)
def test_words_are_found_where_a_pattern_finds_them(alternatives: list[str], words: str) -> None:
    choices = "|".join(re.escape(one.rstrip("*")) + r"[\w'-]*" * one.endswith("*") for one in alternatives)
    pattern = re.compile(rf"(?<![\w'-])(?:{choices})(?![\w'-])")
    assert [*places(tuple(alternatives), words)] == [found.span() for found in pattern.finditer(words)]
