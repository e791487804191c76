"""Laws that hold for any pose, not only for the library's."""

from __future__ import annotations

import math
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handout import figures
from handout.figures import frame as frames
from handout.figures import svg
from handout.figures.contacts import place
from handout.figures.frame import Look
from handout.figures.geometry import Axes, Point, distance, two_bones
from handout.figures.limits import LIMITS
from handout.figures.scene import Curve, Scene, Shape
from handout.model.figure import (
    AngleMark,
    Arrow,
    Base,
    BodySide,
    Figure,
    FootContact,
    Frame,
    HandContact,
    Ink,
    Joint,
    Landmark,
    Limbs,
    Muscle,
    Prop,
    Toward,
    View,
    Worked,
)
from handout.model.options import Side
from tests.figures.reading import LOOK, read

SLOWLY = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
lengths = st.floats(-100, 100)
points = st.builds(Point, lengths, lengths)


def angle(name: str) -> st.SearchStrategy[float | None]:
    return st.none() | st.floats(LIMITS[name].low, LIMITS[name].high)


def limbs(feet: st.SearchStrategy[FootContact | None]) -> st.SearchStrategy[Limbs]:
    joints: dict[str, Any] = {name: angle(name) for name in LIMITS if name in Limbs.__dataclass_fields__}
    return st.builds(Limbs, **joints, foot=feet, hand=st.none() | st.sampled_from(HandContact))


arrows = st.builds(
    Arrow,
    at=st.sampled_from(Landmark),
    toward=st.sampled_from(Toward),
    length=st.floats(3, 90),
    turn=st.floats(-300, 300),
    shift=st.tuples(st.floats(-80, 80), st.floats(-80, 80)),
    both_ways=st.booleans(),
    dashed=st.booleans(),
    label=st.sampled_from(["", "5s", "90°"]),
)
marked = st.builds(AngleMark, joint=st.sampled_from(Joint), side=st.sampled_from(BodySide))
worked = st.builds(Worked, muscle=st.sampled_from(Muscle), side=st.sampled_from(BodySide))
standing = st.none() | st.sampled_from([foot for foot in FootContact if foot is not FootContact.OTHER_KNEE])
poses = st.builds(
    Frame,
    pelvis=angle("pelvis"),
    chest=angle("chest"),
    neck=angle("neck"),
    arch=angle("arch"),
    both=st.none() | limbs(standing),
    right=st.none() | limbs(standing),
    left=st.none() | limbs(st.none() | st.sampled_from(FootContact)),
    view=st.none() | st.sampled_from(View),
    works=st.lists(worked, max_size=2).map(tuple),
    arrows=st.lists(arrows, max_size=2).map(tuple),
    angles=st.lists(marked, max_size=2).map(tuple),
    gap=st.booleans(),
    ghost=st.booleans(),
)
any_figure = st.builds(
    Figure,
    base=st.sampled_from(Base),
    frames=st.lists(poses, min_size=1, max_size=3).map(tuple),
    props=st.lists(st.sampled_from(Prop), unique=True).map(tuple),
    near=st.sampled_from([BodySide.RIGHT, BodySide.LEFT]),
    view=st.sampled_from(View),
)


@SLOWLY
@given(any_figure, st.sampled_from(Ink), st.sampled_from(Side), st.sampled_from(sorted(figures.PEOPLE)))
def test_any_pose_within_the_limits_is_drawn_inside_its_picture(
    figure: Figure, ink: Ink, side: Side, person: str
) -> None:
    look = LOOK | {"ink": ink, "side": side, "person": person}
    for drawing in (*figures.draw(figure, **look), figures.card(figure, **look)):
        picture = read(drawing)
        left, top, width, height = picture.box
        for path in picture.paths:
            half = path.width / 2 if path.stroke else 0
            assert all(left <= x - half and x + half <= left + width for x, _ in path.points)
            assert all(top <= y - half and y + half <= top + height for _, y in path.points)
        assert len(drawing.title) <= 125


@SLOWLY
@given(any_figure)
def test_check_never_fails_and_bones_never_stretch(figure: Figure) -> None:
    figures.check(figure)
    for placed in place(figure):
        for leg in (placed.skeleton.near, placed.skeleton.far):
            assert distance(leg.hip, leg.knee) <= 41.7
            assert distance(leg.knee, leg.ankle) <= 41.9


@SLOWLY
@given(any_figure)
def test_mirrored_twice_is_itself(figure: Figure) -> None:
    look = Look(Ink.COLOR, "#0f766e", "#c2410c", "a", Side.RIGHT, 1.0)
    for placed, frame in zip(place(figure), figure.frames, strict=True):
        scene = frames.scene(figure, placed, frame, look)
        assert scene.mirrored().mirrored() == scene
        assert scene.mirrored() != scene


@given(st.floats(allow_nan=True, allow_infinity=True), st.sampled_from(sorted(LIMITS)))
def test_an_angle_is_accepted_only_within_its_limits(value: float, joint: str) -> None:
    given_here: dict[str, Any] = {joint: value}
    in_limbs = joint in Limbs.__dataclass_fields__
    frame = Frame(both=Limbs(**given_here)) if in_limbs else Frame(**given_here)
    faults = figures.check(Figure(Base.STANDING, (frame,)))
    refused = any(
        fault.code == "angle-out-of-range" and fault.path[-1] == joint.replace("_", "-") for fault in faults
    )
    assert refused == (not LIMITS[joint].low <= value <= LIMITS[joint].high)


@given(points, points, st.floats(5, 60), st.floats(5, 60), st.sampled_from([-1, 1]))
def test_two_bones_keep_their_lengths_and_reach_what_is_near(
    root: Point, target: Point, upper: float, lower: float, bend: int
) -> None:
    reach = two_bones(root, target, upper, lower, bend)
    away = distance(root, target)
    near = abs(upper - lower) <= away <= upper + lower
    at_an_edge = any(math.isclose(away, edge, abs_tol=1e-5) for edge in (abs(upper - lower), upper + lower))
    assert reach.reached == near or at_an_edge  # there rounding decides
    assert math.isclose(distance(root, reach.middle), upper, abs_tol=1e-6)
    if near:
        assert distance(reach.end, target) < 1e-6
        assert math.isclose(distance(reach.middle, reach.end), lower, abs_tol=1e-4)


@given(points, st.floats(-360, 360), lengths, lengths)
def test_own_axes_lead_there_and_back(origin: Point, along: float, x: float, y: float) -> None:
    axes = Axes(origin, along)
    assert distance(axes.local(axes.at(x, y)), Point(x, y)) < 1e-6


@given(st.lists(points, min_size=3, max_size=12), st.tuples(st.booleans(), st.booleans()))
def test_rounding_never_adds_up_along_a_path(places: list[Point], kind: tuple[bool, bool]) -> None:
    closed, smooth = kind
    curve = Curve(tuple(places), closed=closed, smooth=smooth)
    scene = Scene((Shape((curve,), fill="#000000"),))
    drawing = figures.Drawing(scene, (-200, -200, 200, 200), "t", "d")
    (path,) = read(drawing).paths
    half_a_step_each_way = math.hypot(0.5, 0.5) / svg.STEPS + 1e-6
    for corner in places:
        assert min(math.dist((corner.x, -corner.y), point) for point in path.points) <= half_a_step_each_way
