"""Every exercise of the library: sound, in contact, inside its picture, readable in print and in words."""

from __future__ import annotations

import pickle
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from handout import figures
from handout.figures import arrows, extremities, ground, measure, paint, torso
from handout.figures.contacts import PLANTED, SLOTS, place
from handout.figures.geometry import Point, distance
from handout.figures.limits import LIMITS
from handout.model.figure import Base, HandContact, Ink
from handout.model.options import Side
from handout.model.picture import ON_CARD, PictureSpace
from tests.figures.reading import EXERCISES, LOOK, as_figure, front_matter, read

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Callable, Iterator

    from handout.figures.contacts import Placed
    from handout.figures.scene import Shape
    from handout.model.figure import Figure

CENTIMETRE = 1.0
PLAY = 5.0  # degrees
LARGEST = 25_000  # bytes a frame
MOST_CURVES = 320  # of a frame: each costs time and bytes in the PDF
CARD_WIDTH, CARD_HEIGHT = 80.0, 39.0  # mm: what styles/print.css gives a drawing on a card
POINT = 25.4 / 72  # mm
ARROWHEAD = 3  # points
HEAD = 14.0  # cm from its middle
PLAIN = {"svg", "title", "desc", "g", "path", "text"}


def test_there_are_exercises() -> None:
    assert len(EXERCISES) >= 8
    assert len(SEATED) >= 2


def test_nothing_is_wrong_with_it(figure: Figure) -> None:
    assert figures.check(figure) == ()


def whole(figure: Figure) -> Iterator[Placed]:
    return (placed for placed in place(figure) if not placed.pose.is_close)


def from_the_side(figure: Figure) -> Iterator[Placed]:
    """Frames on one plane; those that face the viewer have tests of their own."""
    return (placed for placed in place(figure) if placed.solid is None)


def test_planted_feet_stand_on_the_floor(figure: Figure) -> None:
    for placed in from_the_side(figure):
        for slot in SLOTS:
            if placed.pose.side(slot).foot in PLANTED:
                outline = [y for area in extremities.foot(placed.leg(slot)).areas for _, y in area.points]
                assert abs(min(outline)) <= CENTIMETRE


def test_planted_feet_do_not_slide(figure: Figure) -> None:
    for first, placed in pairwise(from_the_side(figure)):
        for slot in SLOTS:
            if {first.pose.side(slot).foot, placed.pose.side(slot).foot} <= set(PLANTED):
                assert abs(placed.leg(slot).ball.x - first.leg(slot).ball.x) <= CENTIMETRE


def test_palms_lie_on_the_wall_and_stay_there(figure: Figure) -> None:
    heights = set()
    for placed in from_the_side(figure):
        for slot in SLOTS:
            hand = placed.pose.side(slot).hand
            if hand is HandContact.WALL:
                arm = placed.arm(slot)
                edge = max(x for area in extremities.hand(arm, hand).areas for x, _ in area.points)
                assert placed.stage.wall == pytest.approx(edge, abs=CENTIMETRE)
                heights.add((slot, round(arm.wrist.y, 3)))
    assert len(heights) in (0, 2)


def test_a_body_that_lies_rests_on_the_mat(figure: Figure) -> None:
    for placed in from_the_side(figure):
        if figure.base is Base.SUPINE and not ground.is_bridge(placed.pose):
            surfaces = torso.resting(placed.skeleton.trunk)
            assert all(abs(point.y) <= CENTIMETRE for point in surfaces)


SEATED = [
    path.stem
    for path in EXERCISES
    for figure in [front_matter(path.stem)["figure"]]
    if "chair" in figure.get("props", []) and figure.get("view") != "front"
]


@pytest.mark.parametrize("name", SEATED)
def test_a_body_on_a_chair_touches_the_seat(name: str) -> None:
    figure = as_figure(front_matter(name)["figure"])
    first = next(from_the_side(figure))
    lowest = min(y for area in torso.seat(first.skeleton.trunk, 1.0) for _, y in area.points)
    assert first.stage.seat == pytest.approx(lowest, abs=2 * CENTIMETRE)


def test_finished_joints_are_in_their_published_range(figure: Figure) -> None:
    seen = 0
    for placed in place(figure):
        for slot in SLOTS:
            for joint, value in measure.angles(placed, slot).items():
                seen += 1
                assert LIMITS[joint].low - PLAY <= value <= LIMITS[joint].high + PLAY, joint
    assert seen


def test_arrows_stay_off_the_face(figure: Figure) -> None:
    colors = paint.palette(Ink.COLOR, figures.PEOPLE["a"], LOOK["shirt"], LOOK["accent"], 1.2)
    for placed, frame in zip(place(figure), figure.frames, strict=True):
        for arrow in frame.arrows:
            points = [
                p
                for shape in arrows.arrow(placed, arrow, colors).shapes
                for c in shape.curves
                for p in c.points
            ]
            face = placed.skeleton.trunk.skull.origin
            assert placed.pose.is_close or min(distance(face, point) for point in points) > HEAD


@pytest.mark.parametrize("ink", Ink)
@pytest.mark.parametrize("side", Side)
def test_everything_is_inside_the_view_box(figure: Figure, ink: Ink, side: Side) -> None:
    look = LOOK | {"ink": ink, "side": side}
    for drawing in (*figures.draw(figure, **look), figures.card(figure, **look)):
        picture = read(drawing)
        left, top, width, height = picture.box
        assert (drawing.width, drawing.height) == pytest.approx((width, height), abs=0.1)
        assert len(picture.paths) > 3
        for path in picture.paths:
            half = path.width / 2 if path.stroke else 0
            assert all(left <= x - half and x + half <= left + width for x, _ in path.points)
            assert all(top <= y - half and y + half <= top + height for _, y in path.points)


def test_frames_are_small_plain_and_repeatable(figure: Figure) -> None:
    drawings = figures.draw(figure, **LOOK)
    assert len(drawings) == len(figure.frames)
    for drawing, again in zip(drawings, figures.draw(figure, **LOOK), strict=True):
        assert len(drawing.svg.encode()) <= LARGEST
        assert {element.tag.partition("}")[2] for element in read(drawing).root.iter()} <= PLAIN
        assert drawing == again
    assert figures.card(figure, **LOOK) == figures.card(figure, **LOOK)


def test_a_frame_has_few_curves(figure: Figure) -> None:
    for drawing in figures.draw(figure, **LOOK):
        assert 0 < sum(path.curves for path in read(drawing).paths) <= MOST_CURVES


def test_left_is_the_mirror_image(figure: Figure) -> None:
    right = [read(drawing) for drawing in figures.draw(figure, **LOOK)]
    left = [read(drawing) for drawing in figures.draw(figure, **(LOOK | {"side": Side.LEFT}))]
    assert len(right) == len(left) > 0
    for one, other in zip(right, left, strict=True):
        assert len(one.paths) == len(other.paths)
        for path, mirrored in zip(one.paths, other.paths, strict=True):
            assert extent(path.points) == pytest.approx(turned(extent(mirrored.points)), abs=0.25)


def extent(points: tuple[tuple[float, float], ...]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def turned(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    return -box[2], box[1], -box[0], box[3]


@pytest.mark.parametrize("side", Side)
def test_frame_numbers_run_from_left_to_right_and_are_not_mirrored(figure: Figure, side: Side) -> None:
    card = figures.card(figure, **(LOOK | {"side": side}))
    assert [text.text for text in numbers(card)] == [str(index + 1) for index in range(len(figure.frames))]
    assert not any("transform" in element.attrib for element in read(card).root.iter())
    places = [(float(text.attrib["y"]), float(text.attrib["x"])) for text in numbers(card)]
    rows_or_columns = ([y for y, _ in places], [x for _, x in places])
    assert any(sorted(run) == run and len(set(run)) == len(run) for run in rows_or_columns)


@pytest.mark.parametrize("side", Side)
def test_frame_numbers_keep_clear_of_all_that_is_drawn(figure: Figure, side: Side) -> None:
    scene = figures.card(figure, **(LOOK | {"side": side})).scene
    rings = [(text.at, 0.62 * text.size) for text in scene.numerals if text.text.isdigit()]
    assert len(rings) == len(figure.frames)
    for middle, radius in rings:
        drawn = [shape for shape in scene.shapes if farthest(shape, middle) > radius + CENTIMETRE]
        assert len(drawn) == len(scene.shapes) - 1  # all but the number's own ring
        near = min(
            distance(middle, Point(*start).toward(Point(*end), step / 8))
            for shape in drawn
            for curve in shape.curves
            for _, start, end, _ in curve.runs()
            for step in range(8)
        )
        assert near > radius + 2 * CENTIMETRE


def farthest(shape: Shape, place: Point) -> float:
    return max(distance(place, Point(*point)) for curve in shape.curves for point in curve.points)


@pytest.mark.parametrize("ink", Ink)
def test_outlines_survive_a_copier(figure: Figure, ink: Ink) -> None:
    card = figures.card(figure, **(LOOK | {"ink": ink}))
    scale = min(ON_CARD.width / card.width, ON_CARD.height / card.height)
    paths = [path for path in read(card).paths if len(path.points) > ARROWHEAD]
    line = paint.palette(ink, figures.PEOPLE["a"], LOOK["shirt"], LOOK["accent"], 1.0).line
    outlines = [path.width / 2 for path in paths if path.fill == path.stroke == line]
    outlines += [path.width for path in paths if path.fill != path.stroke == line]
    lines = [path.width for path in paths if path.stroke and not path.fill]
    assert len(outlines) > 2
    assert lines
    assert min(outlines + lines) * scale >= 0.75 * POINT
    assert luminance(line) <= 0.25


def test_frame_numbers_are_ten_point_on_paper(figure: Figure) -> None:
    for frames in (figure.frames, figure.frames[:1], figure.frames * 2):
        card = figures.card(replace(figure, frames=frames), **LOOK)
        scale = min(CARD_WIDTH / card.width, CARD_HEIGHT / card.height)
        sizes = [float(text.attrib["font-size"]) * scale for text in numbers(card)]
        assert len(sizes) == len(frames)
        assert 10 * POINT <= min(sizes) <= max(sizes) <= 11 * POINT


def test_an_edition_says_how_large_a_picture_and_its_words_are(figure: Figure) -> None:
    space = PictureSpace(width=149, height=42, type=18)
    card, usual = figures.card(figure, **LOOK, space=space), figures.card(figure, **LOOK)
    scale = min(space.width / card.width, space.height / card.height)
    sizes = [float(text.attrib["font-size"]) * scale for text in numbers(card)]
    assert len(sizes) == len(figure.frames)
    assert 18 * POINT <= min(sizes) <= max(sizes) <= 19 * POINT
    assert card.desc == usual.desc
    finest = min(path.width for path in read(card).paths if path.stroke and not path.fill)
    assert finest * scale >= 0.75 * POINT


def numbers(drawing: figures.Drawing) -> list[ET.Element]:
    """The frame numbers; an arrow's label or an arc's degrees have a sign or a letter too."""
    texts = (element for element in read(drawing).root.iter() if element.tag.endswith("text"))
    return [text for text in texts if (text.text or "").isdigit()]


def luminance(color: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_words_name_the_exercise_and_fit_a_screen_reader(figure: Figure, exercise: dict[str, Any]) -> None:
    for side in Side:
        look = LOOK | {"name": exercise["title"], "side": side}
        for drawing in (*figures.draw(figure, **look), figures.card(figure, **look)):
            assert drawing.title.startswith(exercise["title"])
            assert len(drawing.title) <= 125
            assert len(drawing.desc) > len(exercise["title"])
            assert "Start:" in drawing.desc


def test_words_turn_with_the_side(figure: Figure) -> None:
    right = figures.card(figure, **LOOK)
    left = figures.card(figure, **(LOOK | {"side": Side.LEFT}))
    swapped = {"left": "right", "right": "left"}
    words = [swapped.get(word, word) for word in right.desc.replace(",", " ,").replace(".", " .").split()]
    assert words == left.desc.replace(",", " ,").replace(".", " .").split()


def test_people_and_colours_change_the_picture_and_nothing_else(figure: Figure) -> None:
    base = figures.card(figure, **LOOK)
    for person in figures.PEOPLE:
        card = figures.card(figure, **(LOOK | {"person": person}))
        assert card.title == base.title
        assert (card.svg == base.svg) == (person == LOOK["person"])
    clothed = any(whole(figure))
    assert ("#123456" in figures.card(figure, **(LOOK | {"shirt": "#123456"})).svg) == clothed


def test_a_figure_can_be_hashed_and_sent_to_another_process(figure: Figure) -> None:
    assert hash(figure) == hash(pickle.loads(pickle.dumps(figure)))  # noqa: S301  our own bytes
    assert pickle.loads(pickle.dumps(figure)) == figure  # noqa: S301  our own bytes


def test_one_frame_is_enough(figure: Figure) -> None:
    single = replace(figure, frames=figure.frames[:1])
    assert figures.check(single) == ()
    assert [text.text for text in numbers(figures.card(single, **LOOK))] == ["1"]


def test_an_end_may_say_only_what_differs(example: Callable[[str], dict[str, Any]]) -> None:
    values = example("calf-wall-straight")["figure"]
    short = place(as_figure(values))[1].pose
    start, end = values["frames"]
    merged = {
        **start,
        **end,
        "right": {**start["right"], **end["right"]},
        "left": {**start["left"], **end["left"]},
    }
    full = place(as_figure({**values, "frames": [start, merged]}))[1].pose
    assert short == full
