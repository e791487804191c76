"""Drawings as PDF operators; test_renderers.py compares their pixels with those of the SVG elsewhere."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout import figures
from handout.figures import operators
from handout.figures.geometry import Point
from handout.figures.scene import Curve, Numeral, Scene, Shape
from handout.model.figure import Ink
from tests.figures.reading import EXERCISES, LOOK, as_figure, front_matter

if TYPE_CHECKING:
    from pathlib import Path

GRID = operators._GRID  # noqa: SLF001 - steps in a cm: what is written is in these
BOX = (-200.0, -200.0, 200.0, 200.0)
RED, BLACK = "#ff0000", "#000000"
coordinates = st.floats(-150, 150)
places = st.builds(Point, coordinates, coordinates)


def line(*at: tuple[float, float], closed: bool = False, smooth: bool = False) -> Curve:
    return Curve(tuple(Point(x, y) for x, y in at), closed=closed, smooth=smooth)


def words(*shapes: Shape) -> str:
    return "\n".join(piece.decode() for _, piece in operators.write(Scene(shapes), BOX).pieces)


def ends(operations: str) -> list[tuple[float, float]]:
    """Where the pen was set down or came to rest, in cm, y up."""
    x = y = 0.0
    found = []
    for row in operations.splitlines():
        if move := re.fullmatch(r"1 0 0 1 (-?\d+) (-?\d+) cm", row):
            x, y = x + int(move[1]), y + int(move[2])
        for across, down in re.findall(r"(-?\d+) (-?\d+) [mlc]\b", row):
            found.append(((x + int(across)) / GRID, -(y + int(down)) / GRID))
    return found


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_every_shape_of_every_drawing_in_every_ink_is_painted_once(path: Path) -> None:
    figure = as_figure(front_matter(path.stem)["figure"])
    for ink in tuple(Ink):
        drawing = figures.card(figure, **{**LOOK, "ink": ink})
        strokes = drawing.strokes
        painted = sum(len(re.findall(rb"[fSB](?:\n|$)", piece)) for _, piece in strokes.pieces)
        assert painted == len(drawing.scene.shapes) == drawing.svg.count("<path") > 10
        assert strokes.texts.count("<text") == len(drawing.scene.numerals)
        assert strokes.view[2:] == pytest.approx((drawing.width, drawing.height))


def test_a_path_begins_at_an_origin_of_its_own_and_numbers_are_quarters_with_y_down() -> None:
    square = Shape((line((1, 2), (3, 2), (3, 1), closed=True),), fill=RED)
    assert words(square) == "1 J 1 j\n1 0 0 1 4 -8 cm\n1 0 0 rg\n0 0 m 8 0 l 8 4 l h f"


def test_what_has_not_changed_is_not_said_again_and_a_dash_is_taken_back() -> None:
    whole = Shape((line((0, 0), (9, 0)),), stroke=BLACK, width=0.5)
    said = words(whole, whole, whole._replace(dashed=1), whole)
    assert said.count("0 0 0 RG") == said.count("2 w") == 1
    assert re.findall(r"\[.*?\] 0 d", said) == ["[4 8] 0 d", "[] 0 d"]


def test_an_opacity_begins_and_ends_its_own_piece() -> None:
    whole = Shape((line((5, 5), (9, 0)),), stroke=BLACK, width=0.5)
    pale = whole._replace(opacity=0.85)
    pieces = operators.write(Scene((whole, pale, pale, whole)), BOX).pieces
    assert [opacity for opacity, _ in pieces] == [1, 0.85, 1]
    assert all(b"1 0 0 1 20 -20 cm" in piece and b" RG" in piece for _, piece in pieces)


def test_numerals_are_left_to_a_program_with_fonts() -> None:
    shape = Shape((line((0, 0), (9, 0)),), stroke=BLACK, width=0.5)
    strokes = operators.write(Scene((shape,), (Numeral("1", Point(0, 0), 4, BLACK),)), BOX)
    assert ">1</text>" in strokes.texts
    assert "<path" not in strokes.texts


@given(
    st.lists(st.lists(places, min_size=2, max_size=9), min_size=1, max_size=4),
    st.tuples(st.booleans(), st.booleans()),
)
def test_every_point_is_where_it_was_drawn(lines: list[list[Point]], kind: tuple[bool, bool]) -> None:
    closed, smooth = kind
    curves = tuple(Curve(tuple(knots), closed=closed, smooth=smooth) for knots in lines)
    found = ends(words(Shape(curves, stroke=BLACK, width=1), Shape(curves[::-1], fill=RED)))
    a_step_each_way = math.hypot(1, 1) / GRID + 1e-6  # half of it for the origin, half for the point
    for knot in (knot for knots in lines for knot in knots):
        assert min(math.dist(knot, place) for place in found) <= a_step_each_way


@given(st.lists(places, min_size=3, max_size=9), places)
def test_a_part_that_is_only_moved_has_the_same_numbers(knots: list[Point], by: Point) -> None:
    curve = Curve(tuple(Point(round(x, 2), round(y, 2)) for x, y in knots))
    there = curve.moved(round(by.x) / GRID, round(by.y) / GRID)
    first, second = (words(Shape((one,), fill=RED)).splitlines()[-1] for one in (curve, there))
    numbers = [[int(word) for word in re.findall(r"-?\d+", text)] for text in (first, second)]
    assert all(
        abs(one - other) <= 1 for one, other in zip(*numbers, strict=True)
    )  # a half may round either way
