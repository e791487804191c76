"""The people differ in build, skin, hair and age, and rest on the same things."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from handout import figures
from handout.figures import bedding, frame, hatch, paint, torso
from handout.figures.contacts import place
from handout.figures.head import head
from handout.figures.people import Hair
from handout.model.figure import Base, BodySide, Ink, Muscle, Prop, Worked
from tests.figures.reading import LOOK, as_figure, front_matter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handout.figures.scene import Shape
    from handout.model.figure import Figure

CENTIMETRE = 1.0
PEOPLE = figures.PEOPLE


def test_there_are_people_of_every_kind() -> None:
    assert len(PEOPLE) >= 4
    assert {person.hair for person in PEOPLE.values()} == set(Hair)
    assert len({person.skin for person in PEOPLE.values()}) == len(PEOPLE)
    assert len({person.build for person in PEOPLE.values()}) >= 4
    assert {person.lined for person in PEOPLE.values()} == {True, False}
    older = [person for person in PEOPLE.values() if person.lined]
    assert len({person.build for person in older}) == len(older) >= 2


@pytest.mark.parametrize("pair", list(combinations(PEOPLE, 2)), ids="-".join)
def test_no_two_look_alike_even_in_outline(pair: tuple[str, str]) -> None:
    figure = as_figure(front_matter("calf-wall-straight")["figure"])
    one, other = (figures.card(figure, **(LOOK | {"person": name, "ink": Ink.OUTLINE})).svg for name in pair)
    assert one != other


@pytest.mark.parametrize("name", PEOPLE)
def test_every_build_rests_on_the_same_mat(name: str) -> None:
    trunk = place(as_figure(front_matter("pelvic-tilt")["figure"]))[0].skeleton.trunk
    build = PEOPLE[name].build
    assert abs(min(y for _, y in torso.shirt(trunk, build).points)) < 1.0
    assert abs(min(y for _, y in torso.seat(trunk, build)[0].points)) < 1.0


TRUNK = (Base.SUPINE, Base.PRONE)


@pytest.mark.parametrize("name", PEOPLE)
def test_nobody_sinks_into_the_floor_or_hovers_over_it(figure: Figure, name: str) -> None:
    who = PEOPLE[name]
    colors = paint.palette(Ink.COLOR, who, LOOK["shirt"], LOOK["accent"], pen=0.001)
    for placed in place(figure):
        if placed.pose.is_close or placed.solid or Prop.WATER in figure.props or Prop.STEP in figure.props:
            continue
        shapes = frame.person(placed, (), (), who, colors).shapes
        assert abs(lowest(shapes)) <= CENTIMETRE
        if figure.base in TRUNK:
            clothed = [shape for shape in shapes if shape.fill in (colors.shirt, colors.shorts)]
            assert len(clothed) >= 2
            assert abs(lowest(clothed)) <= CENTIMETRE


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("exercise", ["sit-to-stand", "ankle-circles"])
def test_nobody_sinks_into_a_seat_or_hovers_over_it(exercise: str, name: str) -> None:
    colors = paint.palette(Ink.COLOR, PEOPLE[name], LOOK["shirt"], LOOK["accent"], pen=0.001)
    placed, *_ = place(as_figure(front_matter(exercise)["figure"]))
    seat, chair = placed.stage.seat, placed.stage.chair
    assert seat is not None
    shapes = frame.person(placed, (), (), PEOPLE[name], colors).shapes
    shorts = [shape for shape in shapes if shape.fill == colors.shorts]
    assert shorts
    over = [y for shape in shorts for curve in shape.curves for x, y in curve.points if abs(x - chair) < 19]
    assert min(over) == pytest.approx(seat, abs=CENTIMETRE)


def test_the_broadest_would_sink_if_nothing_gave_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bedding, "_LYING", ())
    placed, *_ = place(as_figure(front_matter("prone-elbows")["figure"]))
    colors = paint.palette(Ink.COLOR, PEOPLE["e"], LOOK["shirt"], LOOK["accent"], pen=0.001)
    assert lowest(frame.person(placed, (), (), PEOPLE["e"], colors).shapes) < -3 * CENTIMETRE


def test_an_area_with_no_room_for_hatching_is_drawn_without() -> None:
    calf = (Worked(Muscle.UPPER_CALF, BodySide.RIGHT),)
    placed, *_ = place(as_figure(front_matter("prone-elbows")["figure"]))
    for pen in (0.5, 9.0):
        colors = paint.palette(Ink.GREY, PEOPLE["a"], LOOK["shirt"], LOOK["accent"], pen=pen)
        drawn = frame.person(placed, (), calf, PEOPLE["a"], colors)
        assert all(shape.curves for shape in drawn.shapes)
        hatching = [s for s in drawn.shapes if s.stroke == colors.glow and not s.fill]
        assert bool(hatching) == (pen < 1)


def lowest(shapes: Iterable[Shape]) -> float:
    """Height of the lowest place on any line, between its knots too."""
    places = [
        hatch._on(*run, step / 4)[1]  # noqa: SLF001  places on a smooth piece
        for shape in shapes
        for curve in shape.curves
        for run in curve.runs()
        for step in range(4 if curve.smooth and run[1] != run[2] else 1)
    ]
    return min(places)


def test_a_heavier_person_has_the_more_belly() -> None:
    assert torso.stout(10, 1.2) > 12
    assert torso.stout(10, 1.0) == 10
    assert -11 < torso.stout(-10, 1.2) < -10


def test_glasses_beard_and_age_are_drawn() -> None:
    skull = place(as_figure(front_matter("towel-stretch")["figure"]))[0].skeleton.trunk.skull
    colors = paint.palette(Ink.COLOR, PEOPLE["a"], LOOK["shirt"], LOOK["accent"], 1.3)
    plain = PEOPLE["a"]
    drawn = head(skull, plain, colors)
    for more in (replace(plain, glasses=True), replace(plain, lined=True), replace(plain, beard=True)):
        scene = head(skull, more, colors)
        assert sum(len(shape.curves) for shape in scene.shapes) > sum(len(s.curves) for s in drawn.shapes)
