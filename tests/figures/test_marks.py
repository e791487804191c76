"""Marks: arrows of every kind, angle arcs and their text, the ghost of the frame before."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from handout import figures
from handout.figures import arcs, arrows, paint
from handout.figures.arrows import Way
from handout.figures.contacts import place
from handout.figures.geometry import Point, distance
from handout.model.figure import (
    AngleMark,
    Arrow,
    Base,
    Figure,
    FootContact,
    Frame,
    Ink,
    Joint,
    Landmark,
    Limbs,
    Prop,
    Toward,
)
from handout.model.options import Side
from handout.model.picture import ON_CARD, PictureSpace
from tests.figures.reading import EXERCISES, LOOK, as_figure, front_matter, read

if TYPE_CHECKING:
    from handout.figures.scene import Scene

POINT = 25.4 / 72  # mm
PEN = 1.3  # cm: about a card's
COLORS = paint.palette(Ink.COLOR, figures.PEOPLE["a"], LOOK["shirt"], LOOK["accent"], PEN)
LIFT = Arrow(Landmark.RIGHT_HEEL, Toward.UP, length=26, turn=20, shift=(8, -20), label="5s")
RAISED = Limbs(hip=45, knee=0, ankle=0, foot=FootContact.FREE)
RAISE = Figure(
    Base.SUPINE,
    (
        Frame(right=replace(RAISED, hip=0)),
        Frame(right=RAISED, angles=(AngleMark(Joint.HIP),), arrows=(LIFT,), ghost=True),
    ),
    (Prop.MAT,),
)
SQUAT = Figure(
    Base.STANDING,
    (
        Frame(),
        Frame(
            pelvis=25,
            chest=25,
            both=Limbs(hip=50, knee=55, shoulder=60, elbow=20),
            angles=(AngleMark(Joint.KNEE), AngleMark(Joint.ELBOW)),
            ghost=True,
        ),
    ),
)


def drawn(mark: Arrow) -> Scene:
    return arrows.drawn(Way(Point(0, 0), 90.0, mark.length, mark.turn), mark, COLORS)


def filled(scene: Scene) -> list[Point]:
    """The middles of the arrow's heads."""
    heads = (shape.curves[0].points for shape in scene.shapes if shape.fill == COLORS.accent)
    return [Point(sum(x for x, _ in head) / 3, sum(y for _, y in head) / 3) for head in heads]


def test_an_arrow_has_a_head_at_each_end_when_it_goes_both_ways() -> None:
    one, two = Arrow(Landmark.HIPS, Toward.UP), Arrow(Landmark.HIPS, Toward.UP, both_ways=True)
    assert [round(point.y) for point in filled(drawn(one))] == [pytest.approx(22, abs=5)]
    up, down = filled(drawn(two))
    assert up.y > 15
    assert down.y < 7
    assert [p.x for p in (up, down)] == pytest.approx([0, 0], abs=0.01)


@pytest.mark.parametrize("length", [30, 60, 90])
@pytest.mark.parametrize("turn", [-300, 200, 300])
def test_a_round_arrow_stays_on_its_circle_and_off_its_tail(length: float, turn: float) -> None:
    mark = Arrow(Landmark.RIGHT_TOES, Toward.UP, length=length, turn=turn)
    radius = length / math.radians(turn)
    scene, middle = drawn(mark), Point(-radius, 0)
    (shaft,) = (
        shape.curves[0].points for shape in scene.shapes if shape.stroke == COLORS.accent and not shape.fill
    )
    assert all(distance(middle, point) == pytest.approx(abs(radius), abs=0.01) for point in shaft)
    (head,) = (curve for shape in scene.shapes if shape.fill == COLORS.accent for curve in shape.curves)
    assert distance(middle, head.points[0]) == pytest.approx(abs(radius), abs=0.01)
    assert min(distance(shaft[0], corner) for corner in head.points) > 2.6 * PEN / 2


def test_dashes_are_seen_on_the_shortest_arrow_that_has_a_shaft() -> None:
    text = figures.draw(
        replace(RAISE, frames=(replace(RAISE.frames[0], arrows=(replace(LIFT, dashed=True),)),)), **LOOK
    )
    (dashes,) = re.findall(r'stroke-dasharray="([\d.]+) ([\d.]+)"', text[0].svg)
    width = float(re.findall(r'stroke-width="([\d.]+)" stroke-dasharray', text[0].svg)[0])
    dash, gap = float(dashes[0]) + width, float(dashes[1]) - width  # with their round ends
    assert min(dash, gap) > 0.5 * width
    assert dash + gap < 0.3 * LIFT.length


@pytest.mark.parametrize(
    ("joint", "pose", "degrees"),
    [
        (Joint.HIP, Limbs(hip=45, knee=10, foot=FootContact.FREE), 45),
        (Joint.KNEE, Limbs(hip=45, knee=60, foot=FootContact.FREE), 60),
        (Joint.ANKLE, Limbs(hip=45, ankle=-35, foot=FootContact.FREE), 35),
        (Joint.TOES, Limbs(hip=45, toes=50, foot=FootContact.FREE), 50),
        (Joint.SHOULDER, Limbs(shoulder=120), 120),
        (Joint.ELBOW, Limbs(elbow=75), 75),
    ],
)
def test_the_arc_spans_what_its_text_says(joint: Joint, pose: Limbs, degrees: int) -> None:
    figure = Figure(Base.STANDING, (Frame(right=pose, angles=(AngleMark(joint),)),))
    (opening,) = arcs.openings(place(figure)[0], figure.frames[0].angles)
    assert opening.text == f"{degrees}°"
    curve = arcs.arc(opening, COLORS).shapes[-1].curves[0].points
    spans = [distance(a, b) for a, b in pairwise(curve)]
    swept = sum(2 * math.degrees(math.asin(span / 2 / opening.radius)) for span in spans)
    assert swept == pytest.approx(degrees, abs=0.5)
    limb = {"hip": "knee", "knee": "ankle", "elbow": "wrist", "shoulder": "elbow"}.get(joint.value)
    if limb:
        placed = place(figure)[0]
        end = getattr(placed.leg("near") if limb in ("knee", "ankle") else placed.arm("near"), limb)
        on_limb = opening.vertex.toward(end, opening.radius / distance(opening.vertex, end))
        assert distance(curve[-1], on_limb) < 0.5


@pytest.mark.parametrize(
    ("joint", "pose"),
    [(Joint.KNEE, Limbs(hip=90, knee=90, foot=FootContact.FREE)), (Joint.ELBOW, Limbs(elbow=90))],
)
def test_a_right_angle_lies_between_the_bones_without_a_zero_line(joint: Joint, pose: Limbs) -> None:
    figure = Figure(Base.STANDING, (Frame(right=pose, angles=(AngleMark(joint),)),))
    (placed,) = place(figure)
    (opening,) = arcs.openings(placed, figure.frames[0].angles)
    assert opening.text == "90°"
    limb = placed.leg("near") if joint is Joint.KNEE else placed.arm("near")
    bones = ("hip", "ankle") if joint is Joint.KNEE else ("shoulder", "wrist")
    scene = arcs.arc(opening, COLORS)
    assert not any(shape.dashed for shape in scene.shapes)
    curve = scene.shapes[-1].curves[0].points
    for end, name in zip((curve[0], curve[-1]), bones, strict=True):
        bone = getattr(limb, name)
        assert (
            distance(end, opening.vertex.toward(bone, opening.radius / distance(opening.vertex, bone))) < 0.5
        )


@pytest.mark.parametrize("name", [path.stem for path in EXERCISES])
def test_an_angle_that_a_step_names_is_drawn_and_no_other(name: str) -> None:
    figure = as_figure(front_matter(name)["figure"])
    shown = zip(place(figure), figure.frames, strict=True)
    drawn_ = [opening.text for placed, frame in shown for opening in arcs.openings(placed, frame.angles)]
    path = next(path for path in EXERCISES if path.stem == name)
    assert re.findall(r"\d+°", path.read_text(encoding="utf-8").split("---\n")[2]) == drawn_


def test_some_steps_name_an_angle() -> None:
    assert sum("°" in path.read_text(encoding="utf-8") for path in EXERCISES) >= 3


@pytest.mark.parametrize("figure", [RAISE, SQUAT])
@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("space", [ON_CARD, PictureSpace(width=149, height=42, type=18)])
def test_texts_are_readable_and_clear_of_every_line(figure: Figure, side: Side, space: PictureSpace) -> None:
    card = figures.card(figure, **(LOOK | {"side": side}), space=space)
    picture = read(card)
    scale = min(space.width / card.width, space.height / card.height)
    texts = [element for element in picture.root.iter() if element.tag.endswith("text")]
    words = [text for text in texts if not (text.text or "").isdigit()]
    assert len(words) == 2
    for text in words:
        size = float(text.attrib["font-size"])
        assert space.type * POINT <= size * scale <= (space.type + 1) * POINT
        x, y = float(text.attrib["x"]), float(text.attrib["y"]) - 0.36 * size
        assert "transform" not in text.attrib
        wide = 0.3 * size * len(text.text or "")
        for path in picture.paths:
            assert not any(abs(px - x) < wide and abs(py - y) < 0.4 * size for px, py in path.points)


def test_the_numeral_test_would_see_a_text_on_the_body() -> None:
    """The measure above is no tautology: at the hip itself there are lines."""
    (drawing,) = figures.draw(replace(SQUAT, frames=SQUAT.frames[:1]), **LOOK)
    hips = place(SQUAT)[0].skeleton.trunk.hips
    points = [point for path in read(drawing).paths for point in path.points]
    assert any(abs(x - hips.x) < 12 and abs(y + hips.y) < 7 for x, y in points)


@pytest.mark.parametrize("ink", Ink)
@pytest.mark.parametrize("figure", [RAISE, SQUAT])
def test_the_ghost_is_dashed_dark_and_stands_where_the_start_stood(figure: Figure, ink: Ink) -> None:
    look = LOOK | {"ink": ink}
    with_ghost = figures.draw(figure, **look)[1]
    without = figures.draw(
        replace(figure, frames=(figure.frames[0], replace(figure.frames[1], ghost=False))), **look
    )[1]
    dashed = re.findall(r'<path d="[^"]*" fill="(#\w+)" stroke="(#\w+)"[^>]*dasharray', with_ghost.svg)
    assert dashed
    assert not re.search(r'fill="#\w+" stroke="#\w+"[^>]*dasharray', without.svg)
    assert len({stroke for _, stroke in dashed}) == 1
    more = sum(p.curves for p in read(with_ghost).paths) - sum(p.curves for p in read(without).paths)
    assert 0 < more <= 90


def test_the_first_frame_has_no_ghost() -> None:
    only = replace(RAISE, frames=(replace(RAISE.frames[1], angles=(), arrows=()),))
    assert "dasharray" not in figures.draw(only, **LOOK)[0].svg


@pytest.mark.parametrize("label", ["", "5s", "5 s", "45°", "120°"])
def test_numbers_with_a_unit_are_labels(label: str) -> None:
    frame = replace(RAISE.frames[1], arrows=(replace(LIFT, label=label),))
    assert figures.check(replace(RAISE, frames=(RAISE.frames[0], frame))) == ()


def test_an_angle_that_is_not_seen_and_a_ghost_of_nothing_are_refused() -> None:
    turned = replace(RAISED, hip_out=20)
    unseen = replace(RAISE, frames=(RAISE.frames[0], replace(RAISE.frames[1], right=turned)))
    assert ("angle-not-seen", ("frames", 1, "angles", 0)) in {(f.code, f.path) for f in figures.check(unseen)}
    first = replace(RAISE, frames=(replace(RAISE.frames[0], ghost=True), RAISE.frames[1]))
    assert [(f.code, f.path) for f in figures.check(first)] == [("no-ghost", ("frames", 0, "ghost"))]
