"""Our drawings as PDF operators; test_renderers.py compares their pixels with other programs'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout import figures
from handout.model.figure import Ink
from handout.render.strokes import read_strokes
from tests.figures.reading import EXERCISES, LOOK, as_figure, front_matter

if TYPE_CHECKING:
    from pathlib import Path

_PAGE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 4" width="10" height="4" role="img">'
    "<title>A</title><desc>B</desc>"
    '<g stroke-linecap="round" stroke-linejoin="round" fill="none" text-rendering="geometricPrecision">'
    "{}</g></svg>\n"
)
_LINE = '<path d="M1 2l2-0.4" stroke="#000000" stroke-width="0.50"/>'


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_every_drawing_in_every_ink_is_read_whole(path: Path) -> None:
    figure = as_figure(front_matter(path.stem)["figure"])
    for ink in tuple(Ink):
        svg = figures.card(figure, **{**LOOK, "ink": ink}).svg
        strokes = read_strokes(svg)
        assert strokes
        painted = sum(len(re.findall(rb"[fSB](?:\n|$)", piece)) for _, piece in strokes.pieces)
        assert painted == svg.count("<path") > 10
        assert strokes.texts.count("<text") == svg.count("<text")


def test_relative_pieces_become_absolute_fifths() -> None:
    svg = _PAGE.format('<path d="M1 2l2-0.4c1 0 1 1 2 1s1-1 2-1z" fill="#ff0000"/>')
    strokes = read_strokes(svg)
    assert strokes
    assert strokes.view == (0.0, 0.0, 10.0, 4.0)
    operators = "5 10 m 15 8 l 20 8 20 13 25 13 c 30 13 30 8 35 8 c h f"
    assert strokes.pieces == ((1.0, f"1 J 1 j\n1 0 0 rg\n{operators}".encode()),)


def test_what_has_not_changed_is_not_said_again_and_a_dash_is_taken_back() -> None:
    dashed = _LINE.replace("/>", ' stroke-dasharray="1.00 2.00"/>')
    strokes = read_strokes(_PAGE.format(_LINE + _LINE + dashed + _LINE))
    assert strokes
    words = strokes.pieces[0][1].decode()
    assert words.count("0 0 0 RG") == words.count("2.5 w") == 1
    assert re.findall(r"\[.*?\] 0 d", words) == ["[5 10] 0 d", "[] 0 d"]


def test_an_opacity_begins_and_ends_its_own_piece() -> None:
    pale = _LINE.replace("/>", ' opacity="0.85"/>')
    strokes = read_strokes(_PAGE.format(_LINE + pale + pale + _LINE))
    assert strokes
    assert [opacity for opacity, _ in strokes.pieces] == [1, 0.85, 1]


@pytest.mark.parametrize(
    "other",
    [
        '<rect width="1" height="1"/>',
        '<path d="M1 2a1 1 0 0 1 2 2" fill="#ff0000"/>',
        '<path d="M1 2l1 1" fill="url(#a)"/>',
        '<path d="M1 2l1 1" fill="#ff0000" transform="scale(2)"/>',
        f"<g>{_LINE}</g>",
        f"<text>1</text>{_LINE}",
        "",
    ],
)
def test_another_kind_of_svg_is_left_to_others(other: str) -> None:
    assert read_strokes(_PAGE.format(_LINE)) is not None
    assert read_strokes(_PAGE.format((_LINE if other else "") + other)) is None


@given(st.text(alphabet='<path d="M12.-lcsz/>#', max_size=80))
def test_nothing_in_a_path_makes_it_fail(words: str) -> None:
    read_strokes(_PAGE.format(words))
    read_strokes(_PAGE.format(f'<path d="{words}" fill="#ff0000"/>'))
    read_strokes(words)
