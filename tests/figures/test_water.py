"""On a step, with a band, in water: feet on the edge, hands on what they hold, water where it should be."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout import figures
from handout.figures import body, extremities, lens, pool, step
from handout.figures.contacts import SLOTS, place
from handout.figures.geometry import Axes, Point, distance
from handout.figures.scene import Curve, Scene, Shape
from handout.model.figure import Base, FootContact, HandContact, Ink
from handout.model.options import Side
from tests.figures.reading import EXERCISES, LOOK, as_figure, front_matter, read

if TYPE_CHECKING:
    from handout.figures.contacts import Placed
    from handout.figures.skeleton import Leg
    from handout.model.figure import Figure

CENTIMETRE = 1.0
NOODLE = "#f2b632"
DEEP, TINT = pool._DEEP, pool._TINT  # noqa: SLF001  what the water is painted with


def library(*wanted: str) -> list[str]:
    names = [
        path.stem
        for path in EXERCISES
        if set(wanted) & set(front_matter(path.stem)["figure"].get("props", []))
    ]
    assert len(names) >= 2 or wanted == ("band",)
    return names


def figure_of(name: str) -> Figure:
    return as_figure(front_matter(name)["figure"])


def outline(leg: Leg) -> list[Point]:
    return [Point(*place) for area in extremities.foot(leg).areas for place in area.points]


@pytest.mark.parametrize("name", ["deep-cycle", "flutter-kick"])
def test_arrows_and_what_floats_lie_in_the_water(name: str) -> None:
    drawings = figures.draw(figure_of(name), **LOOK)
    assert len(drawings) == 2
    for drawing in drawings:
        (water,) = (shape for shape in drawing.scene.shapes if shape.fill == TINT)
        (left, bottom), *_ = water.curves[0].points
        arrows = [shape for shape in drawing.scene.shapes if shape.stroke == LOOK["accent"]]
        noodle = [shape for shape in drawing.scene.shapes if shape.stroke == NOODLE]
        assert len(arrows) == (4 if drawing is drawings[1] else 0)
        assert len(noodle) == (name == "deep-cycle")
        for shape in (*arrows, *noodle):
            for x, y in (point for curve in shape.curves for point in curve.points):
                assert x - shape.width / 2 > left
                assert y - shape.width / 2 > bottom


@pytest.mark.parametrize("name", library("step"))
def test_the_ball_stays_on_the_edge_of_the_step(name: str) -> None:
    seen = 0
    for placed in place(figure_of(name)):
        edge = placed.stage.step
        assert edge is not None
        for slot in SLOTS:
            if placed.pose.side(slot).foot is FootContact.STEP_EDGE:
                seen += 1
                ball = placed.leg(slot).ball
                assert abs(ball.y - edge.y) <= CENTIMETRE
                assert 0 < ball.x - edge.x < 2 * step.BALL_IN + CENTIMETRE
                ahead = [point.y for point in outline(placed.leg(slot)) if point.x > edge.x]
                assert min(ahead) >= edge.y - CENTIMETRE
    assert seen >= 2


@pytest.mark.parametrize(("name", "start", "end"), [("heel-raise-towel", -4, 8), ("step-stretch", 0, -5)])
def test_the_heel_moves_as_the_steps_say(name: str, start: float, end: float) -> None:
    """Cm over the tread; about 3 below it at the start with the towel, 3 to 4 below in the stretch."""
    first, last = place(figure_of(name))
    heights = [placed.leg("near").heel.y - step.RISE for placed in (first, last)]
    assert heights[0] == pytest.approx(start, abs=1.5)
    assert heights[1] >= end if end > 0 else heights[1] == pytest.approx(end, abs=1.5)


def test_toes_lie_on_the_rolled_towel() -> None:
    for placed in place(figure_of("heel-raise-towel")):
        leg, edge = placed.leg("near"), placed.stage.step
        assert edge is not None
        middle = Point(edge.x + step.ROLL_IN, step.RISE + step.ROLL)
        under = Axes(Axes(leg.ankle, leg.foot).at(body.BALL_AHEAD, -5.4), leg.toes)
        gaps = [distance(middle, under.at(x, -1.15)) - step.ROLL for x in (3.0, 4.0, 5.0, 6.0)]
        assert abs(min(gaps)) <= CENTIMETRE


def off_the_bar(placed: Placed, slot: str) -> float:
    """How far a hand is from the line that it holds: the stair's rail, or the pool's edge seen end-on."""
    bar = placed.stage.bar
    assert bar is not None
    grip = placed.arm(slot).grip
    if placed.stage.step:
        return abs(Axes(bar, step.PITCH).local(grip).y)
    return abs(distance(bar, grip) - (0 if slot == "near" else 1.8))


@pytest.mark.parametrize("name", library("step", "pool-wall"))
def test_hands_hold_the_rail_and_stay_there(name: str) -> None:
    bars = set()
    for placed in place(figure_of(name)):
        bars.add(placed.stage.bar)
        held = [slot for slot in SLOTS if placed.pose.side(slot).hand is HandContact.RAIL]
        assert held
        assert all(off_the_bar(placed, slot) <= CENTIMETRE for slot in held)
        assert all(miss.gap <= CENTIMETRE for miss in placed.misses)
    assert len(bars) == 1


@pytest.mark.parametrize("name", library("pool-wall"))
def test_the_pool_edge_is_above_the_water_and_nobody_is_in_its_wall(name: str) -> None:
    for placed in place(figure_of(name)):
        wall, bar, water = placed.stage.wall, placed.stage.bar, placed.pose.water
        assert wall is not None
        assert bar is not None
        assert water is not None
        assert 5 < bar.y - water < 20
        assert all(point.x < wall for slot in SLOTS for point in outline(placed.leg(slot)))


DEPTHS = {"water-walk": (95, 122), "pool-heel-raise": (110, 130), "pool-calf-stretch": (95, 122)}


@pytest.mark.parametrize("name", DEPTHS)
def test_the_water_is_as_deep_as_the_steps_say(name: str) -> None:
    """Waist to chest deep: from the navel, at 0.6 of the stature, to the arm pit (Drillis and Contini)."""
    first = place(figure_of(name))[0]
    low, high = DEPTHS[name]
    assert first.pose.water is not None
    assert low <= first.pose.water <= high
    assert first.skeleton.trunk.hips.y < first.pose.water < first.skeleton.near_arm.shoulder.y


@pytest.mark.parametrize("name", ["flutter-kick", "deep-cycle"])
def test_a_body_that_floats_keeps_its_face_out_and_its_feet_off_the_floor(name: str) -> None:
    frames = place(figure_of(name))
    for placed in frames:
        water, trunk = placed.pose.water, placed.skeleton.trunk
        assert placed.pose.base is Base.FLOATING
        assert water is not None
        assert trunk.skull.at(8.5, -4.5).y > water  # the mouth
        assert abs(trunk.neck.y - water) < 5
        assert min(point.y for slot in SLOTS for point in outline(placed.leg(slot))) > 10
    assert len({placed.skeleton.trunk.hips for placed in frames}) == 1


def test_legs_float_side_by_side_and_kicking_heels_come_to_the_surface() -> None:
    rest, kick = (
        sorted(placed.leg(slot).heel.y - (placed.pose.water or 0) for slot in SLOTS)
        for placed in place(figure_of("flutter-kick"))
    )
    assert -10 < rest[0] <= rest[1] < rest[0] + 5
    assert -40 < kick[0] < -10
    assert -5 < kick[1] < 15


def test_pedalling_legs_take_another_shape_in_each_picture() -> None:
    """One knee up and one leg down; then one foot ahead and one heel behind: no colour is needed to tell."""
    start, end = (
        sorted(placed.leg(slot).heel.x - placed.skeleton.trunk.hips.x for slot in SLOTS)
        for placed in place(figure_of("deep-cycle"))
    )
    assert end[1] - start[1] > 20
    assert start[0] - end[0] > 20


def test_both_hands_hold_the_front_of_the_noodle() -> None:
    for placed in place(figure_of("deep-cycle")):
        bar = placed.stage.bar
        assert bar is not None
        assert distance(placed.arm("near").grip, bar) <= CENTIMETRE
        assert distance(placed.arm("far").grip, bar.moved(1.0, 6.5)) <= CENTIMETRE


def test_the_band_runs_from_the_fists_to_the_foot_that_pushes_it_away() -> None:
    first, last = place(figure_of("ankle-band-down"))
    assert first.leg("near").foot - last.leg("near").foot > 30
    for slot in SLOTS:
        assert distance(first.arm(slot).grip, last.arm(slot).grip) <= CENTIMETRE


@given(st.floats(0, 110))
def test_a_heel_rests_on_the_floor_at_any_angle_of_the_foot(angle: float) -> None:
    leg = place(figure_of("ankle-band-down"))[0].leg("near")
    axes = Axes(Point(0, extremities.heel_height(angle)), angle)
    heel = [axes.at(*Axes(leg.ankle, leg.foot).local(point)) for point in outline(leg)[-5:]]
    assert -CENTIMETRE <= min(point.y for point in heel) <= CENTIMETRE


@pytest.mark.parametrize("name", library("water"))
def test_water_has_a_tint_in_colour_and_only_lines_in_the_other_inks(name: str) -> None:
    fills = {
        ink: {
            path.fill
            for drawing in figures.draw(figure_of(name), **(LOOK | {"ink": ink}))
            for path in read(drawing).paths
        }
        for ink in Ink
    }
    assert {DEEP, TINT} <= fills[Ink.COLOR]
    assert not {DEEP, TINT} & (fills[Ink.GREY] | fills[Ink.OUTLINE])
    for ink in Ink:
        for drawing in figures.draw(figure_of(name), **(LOOK | {"ink": ink})):
            wide = [
                path for path in read(drawing).paths if path.stroke and not path.fill and path.curves >= 4
            ]
            assert any(max(y for _, y in p.points) - min(y for _, y in p.points) < 4 for p in wide)


MUTANTS = [
    ("step-stretch", {"props": []}, "missing-prop"),
    ("pool-heel-raise", {"props": ["water"]}, "missing-prop"),
    ("deep-cycle", {"props": ["water"]}, "missing-prop"),
    ("deep-cycle", {"props": ["noodle"]}, "missing-prop"),
    ("deep-cycle", {"water": 110}, "limb-in-floor"),
    ("ankle-band-down", {"props": ["towel"]}, "missing-prop"),
    (
        "step-stretch",
        {"frames": [{"both": {"foot": "step-edge"}, "magnify-foot": "both"}]},
        "bad-magnified-foot",
    ),
    (
        "step-stretch",
        {"frames": [{"right": {"foot": "step-edge"}, "left": {"foot": "free", "hip": 60, "knee": 50}}]},
        "limb-in-step",
    ),
    ("pool-heel-raise", {"water": 40}, "contact-out-of-reach"),
]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"{mutant[0]}-{mutant[2]}")
def test_a_mutant_is_found(mutant: tuple[str, dict[str, Any], str]) -> None:
    name, changes, code = mutant
    values = front_matter(name)["figure"]
    assert figures.check(as_figure(values)) == ()
    faults = figures.check(as_figure({**copy.deepcopy(values), **changes}))
    assert code in {fault.code for fault in faults}, faults


WORDS = {
    "heel-raise-towel": [
        "ball of the right foot",
        "rolled towel",
        "left foot lifted",
        "on the rail",
        "raised high",
    ],
    "step-stretch": ["balls of both feet", "on the rail", "heels sunk below the step"],
    "water-walk": ["water up to the chest", "left heel set down in front"],
    "pool-heel-raise": ["water up to the chest", "pool's edge", "heels lifted"],
    "pool-calf-stretch": ["water up to the waist", "pool's edge"],
    "flutter-kick": ["floating face down", "right leg kicks up", "left leg kicks down"],
    "deep-cycle": ["noodle", "deep water"],
    "ankle-band-down": ["holding a band", "right foot pointed"],
}


@pytest.mark.parametrize("name", WORDS)
def test_words_tell_where_and_what(name: str) -> None:
    desc = figures.card(figure_of(name), **LOOK).desc
    assert all(words in desc for words in WORDS[name]), desc


def ring_of(drawing: figures.Drawing) -> tuple[tuple[float, float], float]:
    """Middle and radius of the thick ring, read back from its points."""
    paths = [p for p in read(drawing).paths if p.stroke and not p.fill and p.curves == 8]
    path = max(paths, key=lambda p: p.width)
    xs, ys = [x for x, _ in path.points], [y for _, y in path.points]
    return ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2), (max(xs) - min(xs)) / 2


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("name", ["step-stretch", "heel-raise-towel", "heel-raise-double"])
def test_a_magnified_foot_lies_in_its_ring_beside_the_body(name: str, side: Side) -> None:
    for drawing in figures.draw(figure_of(name), **(LOOK | {"side": side})):
        _, radius = ring_of(drawing)
        assert radius == pytest.approx(lens.RADIUS, abs=1)


def off_the_edge(area: Curve, place: Point) -> bool:
    """Whether a place is clear of the area's edge."""
    ends = zip(area.points, (*area.points[1:], area.points[0]), strict=True)
    steps = [Point(*start).toward(Point(*end), share / 50) for start, end in ends for share in range(51)]
    return min(distance(place, step_) for step_ in steps) > 2.5


places = st.builds(Point, st.floats(-60, 60), st.floats(-60, 60))


@given(st.lists(places, min_size=3, max_size=7), st.lists(places, min_size=20, max_size=40))
def test_what_lies_in_the_ring_is_cut_true(corners: list[Point], trials: list[Point]) -> None:
    """Inside the ring, a place lies in the cut area if and only if it lies in the whole one."""
    view = lens.Lens(Point(0, 0), Point(0, 0))
    area = Curve(tuple(Point(x / lens.ZOOM, y / lens.ZOOM) for x, y in corners), smooth=False)
    cut = lens.magnified(view, Scene((Shape((area,), fill="#000000"),))).shapes[1:]
    curves = [curve for shape in cut for curve in shape.curves]
    whole = Curve(tuple(corners), smooth=False)
    for trial in trials:
        if distance(Point(0, 0), trial) < 0.97 * lens.RADIUS and off_the_edge(whole, trial):
            assert whole.holds(trial) == any(curve.holds(trial) for curve in curves)
    for curve in curves:
        assert all(distance(Point(0, 0), point) <= lens.RADIUS + 1e-6 for point in curve.points)
