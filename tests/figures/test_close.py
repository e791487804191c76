"""The close-ups of the foot: what rests where, what moves, what is seen, and mistakes that must be found."""

from __future__ import annotations

import copy
import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from handout import figures
from handout.figures import body, closeup, closeup_props, closeup_rest, closeup_toes
from handout.figures.closeup_foot import Foot
from handout.figures.contacts import place
from handout.figures.frame import Look, scene
from handout.figures.geometry import Place, Point, distance
from handout.model.figure import Base, Figure, FootContact, Frame, Ink, Landmark, Limbs, Prop, View
from handout.model.options import Side
from tests.figures.reading import LOOK, as_figure, front_matter, read

if TYPE_CHECKING:
    from handout.figures.contacts import Placed
    from handout.model.figure import BodySide

CENTIMETRE = 1.0
SEVEN = (
    "towel-curl",
    "marble-pickup",
    "short-foot",
    "ball-roll",
    "toe-yoga",
    "ankle-circles",
    "ankle-alphabet",
)
ON_THE_FLOOR = ("towel-curl", "short-foot")


def library(name: str) -> Figure:
    return as_figure(front_matter(name)["figure"])


def side_on(name: str) -> list[tuple[Placed, Foot]]:
    frames = [placed for placed in place(library(name)) if placed.pose.view is View.FOOT]
    assert frames
    return [(placed, Foot.of(placed)) for placed in frames]


def gap(place_: Point, points: tuple[Place, ...]) -> float:
    """From a place to the nearest of a line's points and of the middles between them."""
    ends = pairwise(Point(*point) for point in points)
    middles = [a.toward(b, share) for a, b in ends for share in (0.25, 0.5, 0.75)]
    return min(distance(place_, point) for point in (*points, *middles))


@pytest.mark.parametrize("name", [name for name in SEVEN if name != "toe-yoga"])
def test_no_foot_is_in_the_floor(name: str) -> None:
    for _, foot in side_on(name):
        assert min(y for _, y in foot.outline().points) >= -CENTIMETRE


@pytest.mark.parametrize("name", ON_THE_FLOOR)
def test_the_heel_stays_on_the_floor_and_does_not_slide(name: str) -> None:
    heels = [foot.sole(-3.0) for _, foot in side_on(name)]
    assert all(abs(heel.y) <= CENTIMETRE for heel in heels)
    assert max(heel.x for heel in heels) - min(heel.x for heel in heels) <= CENTIMETRE


def test_curled_toes_hold_the_towel_that_they_pulled() -> None:
    (flat, _), (curled, foot) = side_on("towel-curl")
    tips = foot.toe_at(body.TOE, -1.0)
    fold = max(y for _, y in closeup_props._FOLDS)  # noqa: SLF001  how high the cloth is bunched
    assert -CENTIMETRE <= tips.y <= fold
    assert closeup_props.holds(foot)
    assert not closeup_props.holds(Foot.of(flat))
    assert curled.stage.toes == flat.stage.toes


def test_toes_touch_the_marble_and_then_carry_it() -> None:
    (_, down), (_, up) = side_on("marble-pickup")
    assert abs(closeup_props.gap_to_marble(down)) <= CENTIMETRE
    assert closeup_props.marble(down).y == pytest.approx(closeup_props.MARBLE / 2)
    radius = closeup_props.MARBLE / 2
    held = closeup_props.marble(up)
    assert abs(gap(held, up.toe()) - radius) <= CENTIMETRE
    assert abs(gap(held, up.arch().points) - radius) <= CENTIMETRE
    assert up.lowest() - down.lowest() >= 4.0


@pytest.mark.parametrize("knee", [75, 85, 95, 105, 115])
def test_the_ball_lies_on_the_floor_and_carries_the_sole(knee: float) -> None:
    limbs = Limbs(hip=95, knee=knee, ankle=knee - 95, foot=FootContact.ROLLER)
    figure = Figure(Base.CHAIR_SITTING, (Frame(right=limbs),), (Prop.BALL,), View.FOOT, near=left())
    assert figures.check(figure) == ()
    (placed,) = place(figure)
    foot = Foot.of(placed)
    middle = closeup_rest.ball(foot, closeup_rest.rolled(placed.pose, placed.pose.far))
    radius = closeup_rest.BALL / 2
    assert middle.y == pytest.approx(radius, abs=0.01)
    assert abs(gap(middle, foot.arch().points) - radius) <= CENTIMETRE


def left() -> BodySide:
    return library("ball-roll").near


def test_a_foot_slid_forward_has_the_ball_under_its_heel() -> None:
    back, forward = (closeup_rest.rolled(placed.pose, placed.pose.far) for placed, _ in side_on("ball-roll"))
    heel, ball = closeup_rest.SOLE
    assert back == pytest.approx(ball, abs=2.5)
    assert forward == pytest.approx(heel, abs=2.5)


def test_an_arch_lifts_between_heel_and_ball_that_stay_down() -> None:
    (_, rest), (_, lifted) = side_on("short-foot")
    assert lifted.sole(4.6).y - rest.sole(4.6).y >= CENTIMETRE
    assert lifted.sole(-3.0).y == pytest.approx(rest.sole(-3.0).y)
    assert lifted.sole(12.5).y == pytest.approx(rest.sole(12.5).y, abs=0.1)
    ball = [foot.at(12.9, -6.63).x for foot in (rest, lifted)]
    assert 0.3 <= ball[0] - ball[1] <= 1.5


def test_toe_yoga_lifts_the_big_toe_then_the_small_ones() -> None:
    start, big, small = (
        [toe.along(1).y for toe in closeup_toes.posed(one)] for one in place(library("toe-yoga"))
    )
    assert big[-1] - start[-1] > 3
    assert big[:-1] == start[:-1]
    assert small[-1] == start[-1]
    assert min(up - down for up, down in zip(small[:-1], start[:-1], strict=True)) > 2


@pytest.mark.parametrize("name", ["ankle-circles", "ankle-alphabet"])
def test_the_leg_first_hangs_over_the_seat_with_the_foot_clear_of_the_floor(name: str) -> None:
    whole, close = place(library(name))
    leg = whole.leg(whole.pose.working)
    assert leg.heel.y >= 8
    assert abs(leg.knee.y - leg.hip.y) <= 2 * CENTIMETRE
    assert distance(Foot.of(close).axes.origin, leg.ankle) <= CENTIMETRE


@pytest.mark.parametrize("name", SEVEN)
def test_places_on_the_foot_lie_on_the_drawn_foot(name: str) -> None:
    for placed in place(library(name)):
        if placed.pose.view is View.FOOT:
            outline = Foot.of(placed).outline()
            for part in ("toes", "heel", "arch"):
                assert gap(closeup.landmark(placed, f"right-{part}"), outline.points) <= CENTIMETRE
            assert outline._replace(closed=True).holds(closeup.landmark(placed, "right-ankle"))
        elif placed.pose.view is View.TOES:
            tip = closeup_toes.posed(placed)[-1].along(1)
            assert closeup.landmark(placed, Landmark.RIGHT_TOES.value) == tip


def dashed(figure: Figure, **look: Any) -> list[list[str]]:  # noqa: ANN401  any of draw's arguments
    drawings = figures.draw(figure, **(LOOK | look))
    return [
        [path.attrib["d"] for path in read(drawing).root.iter() if "stroke-dasharray" in path.attrib]
        for drawing in drawings
    ]


@pytest.mark.parametrize(
    ("name", "ghosts"),
    [
        ("short-foot", [0, 1]),
        ("toe-yoga", [0, 1, 1]),
        ("ankle-circles", [0, 1]),
        ("pf-stretch-seated", [0, 0]),
    ],
)
def test_what_rested_before_is_dashed(name: str, ghosts: list[int]) -> None:
    assert [len(paths) for paths in dashed(library(name))] == ghosts


def test_letters_read_from_left_to_right_on_either_side() -> None:
    right, mirrored = (dashed(library("ankle-alphabet"), side=side)[1] for side in Side)
    (one,), (other,) = right, mirrored
    assert (
        len(one.split("M")) == len("M".join("AAABBBC")) // 2 + 2
    )  # seven strokes, and what is before the first
    assert strokes(one) == pytest.approx(strokes(other), abs=1.0)


def strokes(data: str) -> list[float]:
    """Where each stroke starts, from the first one: x, then y."""
    starts = [part.split("c")[0].split("l")[0] for part in data.split("M")[1:]]
    places = [tuple(float(number) for number in start.replace("-", " -").split()) for start in starts]
    return [value - places[0][axis] for axis in (0, 1) for value in (place_[axis] for place_ in places)]


@pytest.mark.parametrize("ink", Ink)
def test_every_movement_is_also_told_apart_without_colour(ink: Ink) -> None:
    for name in SEVEN:
        drawings = figures.draw(library(name), **(LOOK | {"ink": ink}))
        shapes = [{path.points for path in read(drawing).paths} for drawing in drawings]
        assert all(len(one - other) >= 3 for one, other in pairwise(shapes)), name


WORDS = {
    "towel-curl": ("flat on a towel", "heel kept down", "toes curled 40°", "towel pulled in folds"),
    "marble-pickup": ("toes over a marble", "round a marble", "over the cup"),
    "short-foot": ("arch lifted", "toward the heel", "toes long and flat"),
    "ball-roll": ("a small ball under the ball of the foot", "ball rolled to the front of the heel"),
    "toe-yoga": ("all toes flat", "big toe alone lifted 60°", "small toes alone lifted 55°"),
    "ankle-circles": ("sitting on a chair, right foot off the floor", "toes draw a wide circle"),
    "ankle-alphabet": ("right foot off the floor", "big toe writes A, B, C in the air"),
    "pf-stretch-seated": ("toes of the right foot pulled back 60°", "thumb on the tight band"),
}


@pytest.mark.parametrize("name", WORDS)
def test_words_say_what_is_drawn(name: str) -> None:
    desc = figures.card(library(name), **LOOK).desc
    assert [words for words in WORDS[name] if words not in desc] == []


Path = tuple[str | int, ...]
MUTANTS: list[tuple[str, Path, Any, str, Path]] = [
    ("towel-curl", ("near",), "right", "outer-side-near", ("near",)),
    ("towel-curl", ("frames", 1, "right", "foot"), "flat", "limb-in-floor", ("frames", 1)),
    ("marble-pickup", ("frames", 0, "right", "ankle"), 18, "contact-out-of-reach", ("frames", 0)),
    ("ball-roll", ("props",), [], "missing-prop", ("frames", 0, "right", "foot")),
    ("ball-roll", ("frames", 1, "right", "knee"), 50, "contact-out-of-reach", ("frames", 1)),
    ("ball-roll", ("frames", 0, "right", "knee"), 140, "contact-out-of-reach", ("frames", 0)),
    (
        "short-foot",
        ("frames", 1, "right", "arch-lift"),
        30,
        "angle-out-of-range",
        ("frames", 1, "right", "arch-lift"),
    ),
    (
        "toe-yoga",
        ("frames", 1, "right", "big-toe"),
        90,
        "angle-out-of-range",
        ("frames", 1, "right", "big-toe"),
    ),
    ("ankle-alphabet", ("frames", 0, "letters"), True, "letters-without-foot", ("frames", 0, "letters")),
]


@pytest.mark.parametrize(("name", "where", "value", "code", "path"), MUTANTS)
def test_a_mistake_is_found_where_it_stands(
    name: str, where: Path, value: object, code: str, path: Path
) -> None:
    figure = copy.deepcopy(front_matter(name)["figure"])
    assert figures.check(as_figure(figure)) == ()
    node = figure
    for key in where[:-1]:
        node = node[key]
    node[where[-1]] = value
    assert (code, path) in [(fault.code, fault.path) for fault in figures.check(as_figure(figure))]


def test_the_toes_of_a_close_up_are_a_foot_long_from_the_heel() -> None:
    (_, foot), *_ = side_on("short-foot")
    xs = [x for x, _ in (*foot.toe(), *foot.places(((-6.1, -4.4),)))]
    assert math.isclose(max(xs) - min(xs), body.FOOT, rel_tol=0.05)


@pytest.mark.parametrize("name", ["short-foot", "ball-roll", "towel-curl"])
def test_frames_beside_each_other_stand_on_one_floor(name: str) -> None:
    """An arrow under the floor of one frame must not lift that floor over the other's."""
    figure = library(name)
    look = Look(Ink.COLOR, "#0f766e", "#c2410c", "a", Side.RIGHT, pen=1.0)
    frames = zip(place(figure), figure.frames, strict=True)
    ground = look.palette().ground
    floors = [
        [
            shape.curves[0].points[0][1]
            for shape in scene(figure, one, frame, look).scene.shapes
            if shape.stroke == ground
        ]
        for one, frame in frames
    ]
    assert [len(lines) for lines in floors] == [1] * len(floors)
    assert max(floors)[0] == pytest.approx(min(floors)[0])
