"""Left, right and both: steps, log, alt text and drawing of every exercise tell of the same side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pytest

from handout import figures
from handout.assemble.blocks import card
from handout.assemble.exercise_log import log
from handout.assemble.reader import Reader
from handout.load import load_project
from handout.model.content import Sides
from handout.model.figure import Ink
from handout.model.options import Side
from handout.model.palette import palette
from handout.resources import bundled
from tests.figures.reading import EXERCISES, Picture, read

if TYPE_CHECKING:
    from handout.model.document import Card
    from handout.model.project import Project

NAMES = [path.stem for path in EXERCISES]
SWAPPED = {"left": "right", "right": "left", "Left": "Right", "Right": "Left"}


@dataclass(frozen=True)
class Printed:
    """An exercise as a handout for one side prints it."""

    card: Card
    drawing: figures.Drawing
    logged: str

    @property
    def words(self) -> str:
        texts = (*self.card.steps, *self.card.stop_if, *([self.card.note] if self.card.note else ()))
        return " / ".join((self.card.title, *(text.text for text in texts)))


@cache
def library() -> Project:
    return load_project(bundled(), None).project


@cache
def printed(name: str, side: Side | None) -> Printed:
    project = library()
    brand = project.brands[project.settings.brand]
    reader = Reader(brand.clinic, project.regions[brand.clinic.region], project.labels["en"], side)
    made = card(project.exercises[name], reader)
    colors = palette(brand)
    drawing = figures.card(
        made.exercise.figure,
        name=made.title,
        side=made.side,
        ink=Ink.COLOR,
        shirt=colors.brand,
        accent=colors.accent,
        person=brand.person,
    )
    (row,) = log([made]).rows
    return Printed(made, drawing, row.title)


def swapped(text: str) -> str:
    return re.sub("[Ll]eft|[Rr]ight", lambda word: SWAPPED[word[0]], text)


def picture(name: str, side: Side | None) -> Picture:
    return read(printed(name, side).drawing)


def test_there_are_exercises_for_one_side_and_for_both() -> None:
    sides = [exercise.sides for exercise in library().exercises.values()]
    assert len(NAMES) == len(sides) >= 34
    assert min(sides.count(Sides.ONE), sides.count(Sides.BOTH)) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_words_and_alt_text_turn_together(name: str) -> None:
    left, right = printed(name, Side.LEFT), printed(name, Side.RIGHT)
    if left.card.exercise.sides is Sides.BOTH:
        assert (left.words, left.drawing) == (right.words, right.drawing)
        return
    assert (left.card.side, right.card.side) == (Side.LEFT, Side.RIGHT)
    for one, other in (
        (left.words, right.words),
        (left.drawing.title, right.drawing.title),
        (left.drawing.desc, right.drawing.desc),
    ):
        assert swapped(one) == other
        assert "{" not in one
    assert left.drawing.desc != right.drawing.desc
    assert (left.words != right.words) == bool(re.search(r"\b(left|right)\b", left.words))


@pytest.mark.parametrize("name", NAMES)
def test_the_side_of_the_steps_is_the_side_of_the_description(name: str) -> None:
    authored = " ".join(step.text for step in library().exercises[name].steps)
    named = dict(re.findall(r"\{(sore|other|one|the opposite) (\w+)\}", authored))
    for side in Side:
        told = printed(name, side)
        if told.card.exercise.sides is Sides.ONE:
            assert named.keys() & {"sore", "one"}, "neither the sore side nor one of both is named"
            assert re.search(rf"\b{side}\b", told.drawing.desc), told.drawing.desc
        if told.card.exercise.sides is Sides.BOTH:
            assert not named, "both sides at once, and a step names one of them"


@pytest.mark.parametrize("name", NAMES)
def test_the_drawing_is_mirrored_and_its_texts_are_not(name: str) -> None:
    left, right = picture(name, Side.LEFT), picture(name, Side.RIGHT)
    assert left.texts == right.texts
    assert "transform" not in printed(name, Side.LEFT).drawing.svg
    if printed(name, Side.LEFT).card.exercise.sides is Sides.ONE:
        assert printed(name, Side.LEFT).drawing.svg != printed(name, Side.RIGHT).drawing.svg
        assert [path.fill for path in left.paths] == [path.fill for path in right.paths]


@pytest.mark.parametrize("name", NAMES)
def test_log_card_and_alt_text_have_one_name(name: str) -> None:
    for side in (None, *Side):
        told = printed(name, side)
        assert told.logged == told.card.title
        assert told.drawing.title.startswith(told.card.title)
        assert told.drawing.desc.startswith(told.card.title)


@pytest.mark.parametrize("name", NAMES)
def test_the_description_has_start_movement_and_end(name: str) -> None:
    told = printed(name, Side.RIGHT).drawing
    parts = re.fullmatch(r".+?\. Start: (.+?)\. Movement: (.+?)\. End: (.+)\.", told.desc)
    assert parts, told.desc
    assert len(set(parts.groups())) == 3
    assert len(told.title) <= 125
    assert "  " not in told.desc


def test_no_two_exercises_are_described_alike() -> None:
    told = [printed(name, Side.RIGHT) for name in NAMES]
    titles = {one.drawing.title.removeprefix(one.card.title) for one in told}
    descriptions = {one.drawing.desc.removeprefix(one.card.title) for one in told}
    assert len(titles) == len(descriptions) == len(NAMES)
