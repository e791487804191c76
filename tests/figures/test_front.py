"""Figures that face the viewer: contacts in space, joints as written, sides, marks, mistakes."""

from __future__ import annotations

import copy
import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout import figures
from handout.figures import body, front_head, front_marks, front_place, front_skeleton, measure, paint
from handout.figures.contacts import PLANTED, SLOTS, place
from handout.figures.front_holds import TIPS
from handout.figures.front_measure import angles
from handout.figures.front_space import Camera, Spot, angle_between, reach
from handout.figures.geometry import distance
from handout.figures.people import Hair
from handout.figures.pose import Pose, SidePose
from handout.model.figure import Base, BodySide, FootContact, HandContact, Ink, Landmark, View
from tests.figures.reading import EXERCISES, LOOK, as_figure, front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.figures.contacts import Placed
    from handout.figures.front_place import Solid
    from handout.figures.front_skeleton import Part

CENTIMETRE = 1.0
FRONT = [
    path.stem
    for path in EXERCISES
    for figure in [front_matter(path.stem)["figure"]]
    if any(part.get("view") == "front" for part in (figure, *figure["frames"]))
]
END = ("frames", 1)


def solids(name: str) -> Iterator[tuple[Placed, Solid]]:
    yield from in_space(front_matter(name)["figure"])


def in_space(values: dict[str, Any]) -> Iterator[tuple[Placed, Solid]]:
    for placed in place(as_figure(values)):
        if placed.solid:
            yield placed, placed.solid


def limb_lengths(part: Part) -> tuple[float, float]:
    return part.middle.minus(part.root).length, part.end.minus(part.middle).length


def test_there_are_front_views() -> None:
    assert {"balance-single-leg", "figure-4-seated", "side-leg-lift", "supine-twist"} <= set(FRONT)


@pytest.mark.parametrize("name", FRONT)
def test_every_contact_is_made_within_a_centimetre(name: str) -> None:
    for placed, solid in solids(name):
        assert all(missed.gap <= CENTIMETRE for missed in solid.missed)
        for slot in SLOTS:
            leg, side = solid.body.legs[slot], placed.pose.side(slot)
            if side.foot in PLANTED and not placed.pose.roll:
                for x in (-0.6 * body.HEEL_BEHIND, body.BALL_AHEAD):
                    assert abs(leg.own(x, -body.ANKLE_HEIGHT, 0).y) <= CENTIMETRE
            if side.hand is HandContact.FLOOR:
                assert abs(solid.body.arms[slot].end.y - body.PALM) <= CENTIMETRE


@pytest.mark.parametrize("name", FRONT)
def test_bones_keep_their_lengths(name: str) -> None:
    for _, solid in solids(name):
        for slot in SLOTS:
            assert limb_lengths(solid.body.legs[slot]) == pytest.approx((body.THIGH, body.SHANK), abs=1e-6)
            arm = limb_lengths(solid.body.arms[slot])
            assert arm == pytest.approx((body.UPPER_ARM, body.FOREARM), abs=1e-6)


def test_who_balances_stays_on_one_foot_and_on_the_counter() -> None:
    (_, first), (placed, last) = solids("balance-single-leg")
    assert last.counter == first.counter
    assert last.counter is not None
    stance = placed.pose.slot(BodySide.RIGHT)
    assert first.body.legs[stance].end.minus(last.body.legs[stance].end).length <= CENTIMETRE
    tips = last.body.arms[stance].own(0, -TIPS.length, 0)
    assert tips.minus(last.counter[0]).length <= CENTIMETRE
    lifted = last.body.legs[placed.pose.slot(BodySide.LEFT)]
    assert lifted.own(body.BALL_AHEAD, -body.ANKLE_HEIGHT, 0).y > 10
    hips = [last.body.legs[slot].root.y for slot in SLOTS]
    assert hips[0] == pytest.approx(hips[1], abs=0.1)
    # The trunk moves over the foot that bears it.
    assert last.body.spine[0].z > first.body.spine[0].z + 3


def test_the_crossed_ankle_lies_on_the_other_thigh_and_hands_on_its_shin() -> None:
    both = tuple(solids("figure-4-seated"))
    assert len(both) == 2
    for placed, solid in both:
        leg = crossed(placed, solid)
        for slot in SLOTS:
            grip = solid.body.arms[slot].own(0, -body.GRIP, 0)
            assert off_bone(grip, leg.middle, leg.end) <= 7.5


def crossed(placed: Placed, solid: Solid) -> Part:
    """The right leg, whose ankle lies on the left thigh near the knee."""
    leg, under = (solid.body.legs[placed.pose.slot(side)] for side in (BodySide.RIGHT, BodySide.LEFT))
    assert 8 <= off_bone(leg.end, under.root, under.middle) <= 12
    thigh = under.middle.minus(under.root)
    assert 0.6 <= leg.end.minus(under.root).dot(thigh) / thigh.dot(thigh) <= 0.95
    return leg


@pytest.mark.parametrize("name", ["figure-4-seated", "pf-stretch-seated"])
def test_a_crossed_shin_is_seen_nearly_at_its_full_length(name: str) -> None:
    for placed, solid in solids(name):
        leg = crossed(placed, solid)
        assert distance(*map(solid.camera.page, (leg.middle, leg.end))) > 0.75 * body.SHANK


def test_a_hand_holds_the_toes_of_the_crossed_foot_and_a_thumb_is_on_its_sole() -> None:
    values = front_matter("pf-stretch-seated")["figure"]
    values["frames"][0]["left"]["hand"] = "sole"
    ((placed, solid),) = in_space(values)
    foot = crossed(placed, solid)
    for side, way, spot in (
        (BodySide.RIGHT, body.GRIP, (body.BALL_AHEAD + 0.5 * body.TOE, -0.5 * body.ANKLE_HEIGHT, 0.0)),
        (BodySide.LEFT, body.THUMB_REACH, (0.4 * body.BALL_AHEAD, -body.ANKLE_HEIGHT, 0.0)),
    ):
        arm = solid.body.arms[placed.pose.slot(side)]
        assert arm.own(0, -way, 0).minus(foot.own(*spot)).length <= 3


def test_the_buttock_that_is_stretched_glows_on_the_sore_side_only() -> None:
    figure = as_figure(front_matter("figure-4-seated")["figure"])
    dark = replace(figure, frames=tuple(replace(frame, works=()) for frame in figure.frames))
    other = replace(
        figure,
        frames=tuple(
            replace(frame, works=tuple(replace(item, side=BodySide.LEFT) for item in frame.works))
            for frame in figure.frames
        ),
    )
    end, unlit, hidden = (figures.draw(one, **LOOK)[1].scene for one in (figure, dark, other))
    assert len(end.shapes) > len(unlit.shapes) == len(hidden.shapes)


def off_bone(spot: Spot, start: Spot, end: Spot) -> float:
    way = end.minus(start)
    share = max(0.0, min(1.0, spot.minus(start).dot(way) / way.dot(way)))
    return spot.minus(start.plus(way, share)).length


def test_who_lies_on_the_side_lifts_a_straight_leg_and_nothing_else() -> None:
    (before, first), (placed, last) = solids("side-leg-lift")
    top, low = placed.pose.slot(BodySide.RIGHT), placed.pose.slot(BodySide.LEFT)
    assert angles(last, placed.pose, top)["hip_out"] == pytest.approx(35, abs=1)
    assert angles(last, placed.pose, top)["knee"] <= 5
    assert first.body.spine == last.body.spine
    assert first.body.legs[low] == last.body.legs[low]
    assert first.body.spine[0].y == pytest.approx(front_place.HALF_BREADTH)
    assert 3 <= last.body.legs[low].end.y <= 6
    assert 3 <= first.body.legs[top].end.y - 3.5 <= 9  # the straight leg rests at the start
    assert before.skeleton.trunk.skull.origin.x > before.skeleton.trunk.hips.x > before.leg(top).ankle.x


def test_rolled_knees_leave_shoulders_head_and_hands_where_they_are() -> None:
    values = front_matter("supine-twist")["figure"]
    (_, first), (placed, last) = in_space(values)
    for slot in SLOTS:
        assert first.body.arms[slot].root == last.body.arms[slot].root
        assert first.body.arms[slot].end.y == pytest.approx(last.body.arms[slot].end.y)
    assert first.body.skull == last.body.skull
    right = placed.pose.slot(BodySide.RIGHT)
    assert placed.leg(right).knee.x < placed.skeleton.trunk.hips.x - 20
    feet = [last.body.legs[slot].end.y for slot in SLOTS]
    assert min(feet) == pytest.approx(4.6, abs=CENTIMETRE)


@pytest.mark.parametrize("name", FRONT)
def test_the_right_side_is_drawn_on_the_left_or_above(name: str) -> None:
    for placed, _ in solids(name):
        leg, other = (placed.leg(placed.pose.slot(side)) for side in (BodySide.RIGHT, BodySide.LEFT))
        above = placed.pose.base is Base.SIDE_LYING
        assert leg.hip.y > other.hip.y if above else leg.hip.x < other.hip.x


def test_landmarks_lie_where_the_body_is_drawn() -> None:
    for placed, solid in solids("balance-single-leg"):
        slot = placed.pose.slot(BodySide.RIGHT)
        knee = front_marks.landmark(solid, Landmark.RIGHT_KNEE, slot)
        assert knee == placed.leg(slot).knee
        assert front_marks.landmark(solid, Landmark.HEAD, slot).y > knee.y + 70
        assert front_marks.landmark(solid, Landmark.RIGHT_TOES, slot).y < 2


def test_a_broken_line_shows_level_hips_only_where_it_is_asked_for() -> None:
    figure = as_figure(front_matter("balance-single-leg")["figure"])
    *_, last = place(figure)
    colors = paint.palette(Ink.COLOR, figures.PEOPLE["a"], LOOK["shirt"], LOOK["accent"], 1.2)
    (*_, line) = front_marks.level(last, colors).shapes
    points = [point for curve in line.curves for point in curve.points]
    assert len(line.curves) > 3
    assert max(y for _, y in points) - min(y for _, y in points) < 0.1
    assert points[0][0] < last.leg("near").hip.x < last.leg("far").hip.x < points[-1][0]
    unmarked = replace(figure, frames=tuple(replace(frame, level=False) for frame in figure.frames))
    pairs = zip(figures.draw(figure, **LOOK), figures.draw(unmarked, **LOOK), strict=True)
    assert [one.svg == other.svg for one, other in pairs] == [True, False]


def test_every_way_to_wear_hair_has_a_front() -> None:
    assert set(front_head.HAIR) == set(Hair)
    figure = as_figure(front_matter("balance-single-leg")["figure"])
    drawings = {figures.card(figure, **(LOOK | {"person": person})).svg for person in figures.PEOPLE}
    assert len(drawings) == len(figures.PEOPLE)


def test_a_frame_from_the_front_and_one_from_the_side_tell_one_story() -> None:
    values = front_matter("figure-4-seated")["figure"]
    values["frames"][1] |= {"view": "side", "both": {"hip": 120, "hand": "thigh"}}
    figure = as_figure(values)
    front, side = place(figure)
    assert front.solid
    assert side.solid is None
    assert side.pose.far.foot is FootContact.OTHER_KNEE
    for words in (figures.card(figure, **LOOK).desc, figures.card(figure, **LOOK).title):
        assert "right ankle on the left knee" in words
    assert "leaning forward" in figures.card(figure, **LOOK).desc


WORDS = [
    ("balance-single-leg", "left foot lifted", "right foot lifted"),
    ("figure-4-seated", "right ankle on the left knee", "left ankle on the right knee"),
    ("side-leg-lift", "right leg lifted 35°", "left leg lifted 35°"),
    ("supine-twist", "knees rolled to the right", "knees rolled to the left"),
]


@pytest.mark.parametrize(("name", "right", "left"), WORDS)
def test_words_name_the_side_that_moves(name: str, right: str, left: str) -> None:
    figure = as_figure(front_matter(name)["figure"])
    assert right in figures.card(figure, **LOOK).desc
    side = type(LOOK["side"]).LEFT
    assert left in figures.card(figure, **(LOOK | {"side": side})).desc


MUTANTS: list[tuple[str, tuple[str | int, ...], Any, str]] = [
    ("balance-single-leg", ("props",), [], "missing-prop"),
    ("balance-single-leg", (*END, "right", "hip-out"), 40, "contact-out-of-reach"),
    ("balance-single-leg", (*END, "right", "hip-out"), -60, "angle-out-of-range"),
    ("side-leg-lift", ("frames", 0, "right", "hip-out"), -28, "limb-in-floor"),
    ("supine-twist", (*END, "roll"), 120, "angle-out-of-range"),
    ("supine-twist", (*END, "roll"), float("nan"), "angle-out-of-range"),
]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"{mutant[0]}-{mutant[3]}-{mutant[2]}")
def test_a_mutant_is_found(mutant: tuple[str, tuple[str | int, ...], Any, str]) -> None:
    name, path, value, code = mutant
    values = copy.deepcopy(front_matter(name)["figure"])
    assert figures.check(as_figure(values)) == ()
    node: Any = values
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    faults = figures.check(as_figure(values))
    assert code in {fault.code for fault in faults}, faults


joint = st.floats(-20, 120)


@given(hip=joint, out=st.floats(-25, 45), turn=st.floats(-40, 55), knee=st.floats(25, 140))
def test_angles_are_measured_as_they_were_given(hip: float, out: float, turn: float, knee: float) -> None:
    side = SidePose(hip=hip, hip_out=out, hip_turn=turn, knee=knee, foot=FootContact.FREE)
    pose = Pose(Base.STANDING, 0, 0, 0, 0, side, side, View.FRONT, BodySide.RIGHT)
    free = front_skeleton.build(pose)
    solid = front_place.Solid(free, Camera(10), None, (("near", 1), ("far", -1)))
    for slot in SLOTS:
        seen = angles(solid, pose, slot)
        for name, value in (("hip", hip), ("hip_out", out), ("hip_turn", turn), ("knee", knee)):
            assert seen[name] == pytest.approx(value, abs=0.01)


spots = st.builds(Spot, *(st.floats(-80, 80) for _ in range(3)))


@given(spots, spots, spots)
def test_limbs_in_space_keep_their_lengths_and_reach_what_is_near(
    root: Spot, target: Spot, pole: Spot
) -> None:
    solved = reach(root, target, (40.0, 35.0), pole)
    assert solved.middle.minus(root).length == pytest.approx(40, abs=1e-6)
    assert solved.end.minus(solved.middle).length == pytest.approx(35, abs=1e-6)
    if 5.1 < target.minus(root).length < 74.9:
        assert solved.gap < 1e-6
        towards = solved.middle.minus(root).dot(pole.minus(root))
        assert math.isfinite(towards)


@given(spots, st.floats(0, 90), st.floats(-90, 90))
def test_what_is_nearer_the_viewer_stays_nearer(spot: Spot, pitch: float, yaw: float) -> None:
    camera = Camera(pitch, yaw)
    page = camera.page(spot)
    assert math.hypot(page.x, page.y, camera.depth(spot)) == pytest.approx(spot.length, abs=1e-6)


def test_an_elbow_is_measured_on_both_sides_alike() -> None:
    for placed, solid in solids("supine-twist"):
        for slot in SLOTS:
            arm = solid.body.arms[slot]
            bend = angle_between(arm.middle.minus(arm.root), arm.end.minus(arm.middle))
            assert measure.angles(placed, slot)["elbow"] == pytest.approx(bend)
