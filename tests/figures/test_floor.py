"""Bodies on the floor: what bears weight touches it, stays there, and nothing is under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from handout import figures
from handout.figures import extremities, ground, measure, torso
from handout.figures.contacts import SLOTS, place
from handout.figures.geometry import distance
from handout.model.figure import Base, FootContact, HandContact, Muscle
from tests.figures.reading import LOOK, as_figure, front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.figures.contacts import Placed

CENTIMETRE = 1.0
FLOOR = (
    "ankle-pump",
    "bird-dog",
    "bridge",
    "cat-camel",
    "childs-pose",
    "hamstring-doorway",
    "knee-to-chest",
    "pelvic-tilt",
    "prone-elbows",
)


def placed(name: str) -> tuple[Placed, ...]:
    return place(as_figure(front_matter(name)["figure"]))


@pytest.fixture(params=FLOOR)
def frames(request: pytest.FixtureRequest) -> tuple[Placed, ...]:
    return placed(request.param)


def surfaces(one: Placed) -> Iterator[float]:
    """Heights of the outlines that must not be under the floor."""
    trunk = one.skeleton.trunk
    yield from (point.y for point in (*torso.back(trunk), *torso.front(trunk)))
    for slot in SLOTS:
        leg, arm = one.leg(slot), one.arm(slot)
        yield from (y for area in extremities.foot(leg).areas for _, y in area.points)
        hand = extremities.hand(arm, one.pose.side(slot).hand)
        yield from (y for area in hand.areas for _, y in area.points)
        yield from (leg.knee.y - 4.0, arm.elbow.y - 3.0)


def test_nothing_sinks_into_the_floor(frames: tuple[Placed, ...]) -> None:
    assert all(min(surfaces(one)) >= -CENTIMETRE for one in frames)


def lowest_foot(one: Placed, slot: str) -> float:
    return min(y for area in extremities.foot(one.leg(slot)).areas for _, y in area.points)


def test_knees_shins_and_feet_lie_on_the_floor_and_stay(frames: tuple[Placed, ...]) -> None:
    for before, after in zip((frames[0], *frames), frames, strict=False):
        for slot in SLOTS:
            if after.pose.side(slot).foot in (FootContact.KNEEL, FootContact.TOP):
                assert abs(lowest_foot(after, slot)) <= CENTIMETRE
                if before.pose.side(slot).foot is after.pose.side(slot).foot:
                    assert distance(before.leg(slot).ankle, after.leg(slot).ankle) <= CENTIMETRE


def test_hands_and_forearms_that_bear_weight_stay(frames: tuple[Placed, ...]) -> None:
    for before, after in zip((frames[0], *frames), frames, strict=False):
        for slot in SLOTS:
            hand = after.pose.side(slot).hand
            if hand in (HandContact.PALM, HandContact.FOREARM):
                arm = after.arm(slot)
                edge = min(y for area in extremities.hand(arm, hand).areas for _, y in area.points)
                assert abs(edge) <= CENTIMETRE
                assert (
                    before.pose.side(slot).hand is not hand
                    or distance(arm.wrist, before.arm(slot).wrist) < 0.01
                )


def test_there_are_kneeling_palms_and_forearms_to_test() -> None:
    every = [one.pose.side(slot) for name in FLOOR for one in placed(name) for slot in SLOTS]
    assert {FootContact.KNEEL, FootContact.TOP, FootContact.FRAME} <= {side.foot for side in every}
    assert {HandContact.PALM, HandContact.FOREARM, HandContact.SHIN} <= {side.hand for side in every}


def test_one_mat_or_bed_bears_the_whole_body_in_every_frame(frames: tuple[Placed, ...]) -> None:
    (mat,) = {one.stage.mat for one in frames}
    assert mat is not None
    for one in frames:
        trunk = one.skeleton.trunk
        for slot in SLOTS:
            places = (trunk.hips, trunk.skull.origin, one.leg(slot).ankle, one.arm(slot).wrist)
            assert all(mat[0] <= place.x <= mat[1] for place in places if place.y < 15)


def test_a_bridge_is_one_line_from_shoulders_to_knees_and_slides_nowhere() -> None:
    start, end = placed("bridge")
    for slot in SLOTS:
        assert abs(measure.angles(end, slot)["hip"]) <= 10
        assert distance(start.leg(slot).ball, end.leg(slot).ball) <= CENTIMETRE
    assert abs(start.skeleton.trunk.neck.x - end.skeleton.trunk.neck.x) <= CENTIMETRE
    assert end.skeleton.trunk.hips.y - start.skeleton.trunk.hips.y > 12
    assert min(y for _, y in torso.back(end.skeleton.trunk)) == pytest.approx(0, abs=CENTIMETRE)


def test_cat_is_high_in_the_middle_and_camel_is_low() -> None:
    cat, camel = (one.skeleton.trunk.spine for one in placed("cat-camel"))
    for spine, up in ((cat, 1), (camel, -1)):
        chord = (spine[0].y + spine[-1].y) / 2
        assert up * (spine[5].y - chord) > 5
    heads = [one.skeleton.trunk.skull.origin.y for one in placed("cat-camel")]
    assert heads[1] - heads[0] > 15


def test_bird_dog_lifts_the_far_arm_and_the_near_leg_level_with_the_trunk() -> None:
    start, end = placed("bird-dog")
    hips, leg, arm = end.skeleton.trunk.hips, end.skeleton.near, end.skeleton.far_arm
    assert abs(leg.ankle.y - hips.y) < 12
    assert abs(arm.wrist.y - arm.shoulder.y) < 12
    assert arm.wrist.x - arm.shoulder.x > 50
    assert hips.x - leg.ankle.x > 70
    assert distance(end.skeleton.near_arm.wrist, start.skeleton.near_arm.wrist) < 0.01
    assert distance(end.skeleton.far.knee, start.skeleton.far.knee) <= CENTIMETRE


def test_the_child_s_pose_sets_the_bottom_on_the_heels_and_the_head_on_the_floor() -> None:
    _, end = placed("childs-pose")
    trunk, leg = end.skeleton.trunk, end.skeleton.near
    seat = min(y for area in torso.seat(trunk, 1.0) for _, y in area.points)
    heel = max(y for area in extremities.foot(leg).areas for _, y in area.points)
    assert abs(seat - heel) < 4
    assert abs(trunk.hips.x - leg.ankle.x) < 10
    assert end.arm("near").wrist.x - end.arm("near").shoulder.x > 40
    assert trunk.skull.origin.y < 13


def test_the_heel_stays_on_the_door_frame_and_the_knee_straightens() -> None:
    start, end = placed("hamstring-doorway")
    for one in (start, end):
        assert one.stage.frame == pytest.approx(ground.heel_back(one.skeleton.near).x, abs=0.01)
    knees = [measure.angles(one, "near")["knee"] for one in (start, end)]
    assert knees[0] - knees[1] > 40
    assert abs(knees[1]) < 5
    assert abs(measure.angles(end, "far")["knee"]) < 10


def test_the_ankles_pump_through_a_clear_arc() -> None:
    start, end = placed("ankle-pump")
    for slot in SLOTS:
        moved = measure.angles(end, slot)["ankle"] - measure.angles(start, slot)["ankle"]
        assert moved > 50


def test_propping_lifts_the_chest_and_leaves_the_hips_down() -> None:
    start, end = placed("prone-elbows")
    assert end.skeleton.trunk.neck.y - start.skeleton.trunk.neck.y > 15
    for one in (start, end):
        assert min(y for _, y in torso.front(one.skeleton.trunk)[:3]) < 3
        assert one.pose.base is Base.PRONE


MUTANTS: tuple[tuple[str, tuple[str | int, ...], Any, str], ...] = (
    ("hamstring-doorway", ("props",), ["mat"], "missing-prop"),
    ("cat-camel", ("frames", 1, "chest"), 20, "angle-out-of-range"),
    ("childs-pose", ("frames", 1, "pelvis"), 10, "limb-in-floor"),
    ("bridge", ("frames", 1, "both", "hip"), 70, "contact-moves-joint"),
    ("bird-dog", ("frames", 1, "right", "hip"), 100, "limb-in-floor"),
    ("prone-elbows", ("frames", 1, "neck"), 80, "angle-out-of-range"),
    ("prone-elbows", ("frames", 0, "both"), {"shoulder": 150, "shoulder_out": 0}, "contact-out-of-reach"),
    ("cat-camel", ("frames", 0, "both", "shoulder"), 20, "contact-out-of-reach"),
    ("cat-camel", ("frames", 1, "right"), {"knee": 20}, "contact-moves-joint"),
)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"{mutant[0]}-{mutant[3]}")
def test_a_mutant_is_found(mutant: tuple[str, tuple[str | int, ...], Any, str]) -> None:
    name, path, value, code = mutant
    values = front_matter(name)["figure"]
    assert figures.check(as_figure(values)) == ()
    node: Any = values
    for key in path[:-1]:
        node = node.setdefault(key, {}) if isinstance(node, dict) else node[key]
    node[path[-1]] = value
    assert code in {fault.code for fault in figures.check(as_figure(values))}


@pytest.mark.parametrize("name", ["bridge", "bird-dog", "cat-camel", "childs-pose", "prone-elbows"])
def test_a_glow_is_drawn_for_every_muscle_that_is_named(name: str) -> None:
    values = front_matter(name)["figure"]
    whole = figures.card(as_figure(values), **LOOK).svg
    worked = [(i, n) for i, frame in enumerate(values["frames"]) for n in range(len(frame.get("works", [])))]
    assert worked
    for index, number in worked:
        less = front_matter(name)["figure"]
        del less["frames"][index]["works"][number]
        assert len(figures.card(as_figure(less), **LOOK).svg) < len(whole)


def test_each_muscle_has_its_own_glow() -> None:
    values = front_matter("prone-elbows")["figure"]
    cards = set()
    for muscle in Muscle:
        if muscle in (Muscle.SOLE, Muscle.OUTER_HIP):
            continue
        values["frames"][1]["works"] = [{"muscle": muscle.value}]
        cards.add(figures.card(as_figure(values), **LOOK).svg)
    assert len(cards) == len(Muscle) - 2


WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ankle-pump", ("straight legs", "feet pointed", "feet bent up")),
    ("bird-dog", ("hands and knees", "right leg lifted", "left arm stretched out")),
    ("bridge", ("bent knees", "hips lifted", "one line")),
    ("cat-camel", ("hands and knees", "rounded", "belly low")),
    ("childs-pose", ("hands and knees", "bottom back on the heels", "arms stretched out")),
    (
        "hamstring-doorway",
        ("left leg flat", "right heel up the frame", "knee bent", "right knee straight"),
    ),
    ("knee-to-chest", ("on the back", "holding the shin", "right knee toward the chest")),
    ("pelvic-tilt", ("on the back", "lower back pressed flat")),
    ("prone-elbows", ("on the front", "forearms on the floor", "chest propped up")),
)


@pytest.mark.parametrize(("name", "phrases"), WORDS, ids=[name for name, _ in WORDS])
def test_the_title_says_how_it_starts_and_what_moves(name: str, phrases: tuple[str, ...]) -> None:
    matter = front_matter(name)
    card = figures.card(as_figure(matter["figure"]), **(LOOK | {"name": matter["title"]}))
    assert all(phrase in card.title for phrase in phrases), card.title
    assert all(phrase in card.desc for phrase in phrases), card.desc
    assert len(WORDS) == len(FLOOR)


def test_a_thigh_on_the_belly_covers_the_shirt() -> None:
    """The shorts are painted after the shirt in the child's pose, and before it on all fours."""
    start, end = figures.draw(as_figure(front_matter("childs-pose")["figure"]), **LOOK)
    shirt, shorts = LOOK["shirt"], "#46536b"
    assert start.svg.index(f'"{shorts}"') < start.svg.index(f'"{shirt}"')
    assert end.svg.index(f'"{shorts}"') > end.svg.index(f'"{shirt}"')
