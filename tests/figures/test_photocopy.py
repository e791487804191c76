"""A card outlives a poor copier: start and end are still told apart, and no line breaks. In every ink."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from handout import figures
from handout.model.figure import Figure, Ink, Limbs
from tests.figures.photocopy import difference, lines, scale
from tests.figures.reading import EXERCISES, LOOK, as_figure, front_matter

if TYPE_CHECKING:
    from handout.figures import Drawing

# Mm2 of ink on paper that only one of two frames has, more than a line's width from any of the other's: the
# area of a thumb nail's moon. A limb moved by a degree makes less than one; the least of the library, a toe
# lifted, makes 15.
TOLD_APART = 8.0
FEWEST = 15  # lines of a card
NAMES = [path.stem for path in EXERCISES]
pytestmark = pytest.mark.needs("rsvg-convert")
SOUND = "calf-wall-straight"


def figure(name: str) -> Figure:
    return as_figure(front_matter(name)["figure"])


def card(name: str, ink: Ink) -> Drawing:
    return figures.card(figure(name), **(LOOK | {"ink": ink}))


def apart(of: Figure, ink: Ink, person: str = "a") -> list[float]:
    look = LOOK | {"ink": ink, "person": person}
    whole, frames = figures.card(of, **look), figures.draw(of, **look)
    size = scale(whole.width, whole.height)
    return [difference(one.svg, other.svg, size) for one, other in pairwise(frames)]


def broken(svg: str, drawing: Drawing) -> list[int]:
    found = lines(svg, scale(drawing.width, drawing.height), drawing.svg)
    assert len(found) >= FEWEST
    return [line.path for line in found if line.breaks]


@pytest.mark.parametrize("ink", Ink)
@pytest.mark.parametrize("name", NAMES)
def test_no_line_breaks_in_a_copy(name: str, ink: Ink) -> None:
    drawing = card(name, ink)
    assert broken(drawing.svg, drawing) == []


@pytest.mark.parametrize("ink", Ink)
@pytest.mark.parametrize("name", NAMES)
def test_start_and_end_are_told_apart_in_a_copy(name: str, ink: Ink) -> None:
    steps = apart(figure(name), ink)
    assert steps or len(figure(name).frames) == 1
    assert all(step >= TOLD_APART for step in steps), steps


@pytest.mark.parametrize("person", figures.PEOPLE)
def test_start_and_end_are_told_apart_whoever_shows_them(person: str) -> None:
    assert min(apart(figure("knee-to-chest"), Ink.COLOR, person)) >= TOLD_APART


@pytest.mark.parametrize("ink", Ink)
def test_a_movement_that_is_not_drawn_is_not_found(ink: Ink) -> None:
    """The mutants of the measure above: no movement, and one of a degree."""
    sound = figure("towel-stretch")
    start = sound.frames[0]
    still = replace(sound, frames=(start, replace(start)))
    assert apart(still, ink) == [0]
    hardly = replace(sound, frames=(start, replace(start, right=Limbs(ankle=-14))))
    assert max(apart(hardly, ink)) < TOLD_APART


@pytest.mark.parametrize("ink", Ink)
def test_thin_and_pale_lines_are_found(ink: Ink) -> None:
    """The mutants of the line test: hairlines, and the grey that tints are made of."""
    drawing = card(SOUND, ink)
    thin = re.sub(r'stroke-width="[\d.]+"', 'stroke-width="0.4"', drawing.svg)
    assert len(broken(thin, drawing)) > 5
    pale = re.sub(r'stroke="#(?!ffffff)\w+"', 'stroke="#94a3b8"', drawing.svg)
    assert len(broken(pale, drawing)) > 5
