"""Contacts finish a pose: feet on the floor, hips on the seat, hands on what they hold."""

from __future__ import annotations

import functools
import math
from math import atan2, degrees

from msgspec import Struct
from msgspec.structs import replace

from handout.figures import body, closeup_rest, extremities, ground, pool, step, supports, torso
from handout.figures.front_place import Solid, seen, stand
from handout.figures.geometry import Axes, Point, direction, distance, two_bones
from handout.figures.holds import hold
from handout.figures.pose import Pose, poses
from handout.figures.skeleton import Arm, Leg, Skeleton, build, spine
from handout.model.figure import Base, Figure, FootContact, Prop, View

PLANTED = (FootContact.FLAT, FootContact.BALL)
SLOTS = ("near", "far")
NO_GAP = 1e-6  # cm: rounding


class Stage(Struct, frozen=True):
    """Where the things stand; the first frame decides and the others keep to it. The floor is y = 0.

    Attributes:
        wall: x of the wall's face.
        seat: height of the seat.
        chair: x of the hips over the seat.
        rail: top of the back of a chair to hold on to.
        step: front edge of the bottom stair's tread.
        bar: where the near hand holds the stair's rail, the pool's edge or the noodle.
        frame: x of the door frame's face.
        mat: x of the mat's two ends.
        toes: x of the tips of the working foot's toes.
        deep: y that water under a floating body is drawn down to at least.
        props: the things in the picture.
    """

    wall: float | None = None
    seat: float | None = None
    chair: float = 0
    rail: Point | None = None
    step: Point | None = None
    bar: Point | None = None
    frame: float | None = None
    mat: tuple[float, float] | None = None
    toes: float = 0
    deep: float = math.inf
    props: tuple[Prop, ...] = ()


class Miss(Struct, frozen=True):
    """A contact that the body cannot make.

    Attributes:
        slot: `near` or `far`.
        key: the author's word for the contact: `foot` or `hand`.
        target: what it should touch.
        gap: how far it is off, cm.
    """

    slot: str
    key: str
    target: str
    gap: float


class Placed(Struct, frozen=True):
    """One frame with all its contacts made."""

    pose: Pose
    skeleton: Skeleton
    stage: Stage
    misses: tuple[Miss, ...]
    solid: Solid | None = None  # the body in space, where the figure faces the viewer

    def leg(self, slot: str) -> Leg:
        """The `near` or the `far` leg."""
        return self.skeleton.near if slot == "near" else self.skeleton.far

    def arm(self, slot: str) -> Arm:
        """The `near` or the `far` arm."""
        return self.skeleton.near_arm if slot == "near" else self.skeleton.far_arm


@functools.lru_cache(maxsize=256)
def place(figure: Figure) -> tuple[Placed, ...]:
    """All frames, in order, on one stage: planted feet and resting hands stay where they were."""
    placed: list[Placed] = []
    for pose in poses(figure):
        alike = (one for one in reversed(placed) if (one.solid is None) is (pose.view is not View.FRONT))
        placed.append(_place(pose, figure.props, next(alike, None)))
    return ground.one_mat(tuple(placed))


def _place(pose: Pose, props: tuple[Prop, ...], before: Placed | None) -> Placed:
    pose = _rested(pose, ground.pillow_height(props)) if pose.base is Base.SUPINE else pose
    if pose.view is View.FRONT:
        return _facing(pose, props, before)
    now = Placed(pose, _rooted(pose, build(pose), before), Stage(), ())
    stage = before.stage if before else Stage(frame=_frame(now, props))
    now = replace(now, stage=stage)
    for slot in SLOTS:
        now = _with_leg(now, slot, before)
    now = replace(now, stage=before.stage if before else _stage(now, props))
    if pose.is_close:
        return now
    for slot in SLOTS:
        now = _with_arm(now, slot, before)
    return now


def _facing(pose: Pose, props: tuple[Prop, ...], before: Placed | None) -> Placed:
    """The body in space, its contacts made there, and what the viewer before it sees."""
    hips = _rooted(pose, build(pose), None).trunk.hips
    solid = stand(pose, props, hips, before.solid if before else None)
    return Placed(pose, seen(solid), Stage(), tuple(Miss(*missed) for missed in solid.missed), solid)


def _stage(now: Placed, props: tuple[Prop, ...]) -> Stage:
    arm, hips = now.skeleton.near_arm, now.skeleton.trunk.hips
    edge = pool.stage(now) if Prop.POOL_WALL in props else None
    wall = arm.wrist.x + body.PALM if Prop.WALL in props else None
    working = now.leg(now.pose.working)
    return Stage(
        wall=edge.x if edge else wall,
        seat=hips.y - body.SEAT_BELOW_HIP if Prop.CHAIR in props else None,
        chair=hips.x,
        rail=arm.grip if Prop.CHAIR_BACK in props else None,
        step=step.stage(now) if Prop.STEP in props else None,
        bar=edge or (arm.grip if {Prop.STEP, Prop.NOODLE} & set(props) else None),
        frame=now.stage.frame,
        toes=working.ball.polar(working.toes, body.TOE).x,
        props=props,
    )


def _frame(now: Placed, props: tuple[Prop, ...]) -> float | None:
    return ground.heel_back(now.leg(now.pose.working)).x if Prop.DOOR_FRAME in props else None


def _rested(pose: Pose, pillow: float) -> Pose:
    """The pose turned as a whole until buttock, upper back and head rest on the mat or a pillow.

    With lifted hips it is not turned: the upper back and the head rest.
    """
    for _ in range(0 if ground.is_bridge(pose) else 4):
        trunk = spine(pose)
        seat, upper = torso.resting(trunk)
        slope = direction(upper, seat)
        pose = replace(pose, pelvis=pose.pelvis + slope, chest=pose.chest + slope)
    for _ in range(4):
        trunk = spine(pose)
        low = min(point.y for point in ground.bearing(pose, trunk))
        above = min(trunk.skull.at(-9.2, y).y for y in (-2, 1, 4)) - low - pillow
        pose = replace(pose, neck=pose.neck - degrees(atan2(above, body.NECK + body.HEAD / 2)))
    return pose


def _rooted(pose: Pose, skeleton: Skeleton, before: Placed | None) -> Skeleton:
    """The body moved to where its weight rests: on a planted foot, else on its seat or back."""
    lying = ground.rooted(pose, skeleton, before)
    if lying is not None:
        return lying
    if pose.base is Base.SUPINE:
        return skeleton.moved(0, -min(point.y for point in torso.back(skeleton.trunk)))
    if pose.base is Base.LONG_SITTING:
        return skeleton.moved(0, body.SEAT_BELOW_HIP)
    moved = pool.rooted(pose, skeleton, before) or step.rooted(pose, skeleton, before)
    if moved:
        return moved
    for slot in SLOTS:
        if pose.side(slot).foot in PLANTED:
            leg = _level(getattr(skeleton, slot), pose.side(slot).foot)
            x = before.leg(slot).ball.x if before else leg.ball.x
            return skeleton.moved(x - leg.ball.x, -leg.ball.y)
    return skeleton.moved(0, body.SEAT_BELOW_HIP)


def _level(leg: Leg, contact: FootContact) -> Leg:
    """The leg with its sole (flat) or its toes (ball) level with the floor."""
    return replace(leg, foot=0.0, toes=0.0) if contact is FootContact.FLAT else replace(leg, toes=0.0)


def _with_leg(now: Placed, slot: str, before: Placed | None) -> Placed:
    leg, contact = now.leg(slot), now.pose.side(slot).foot
    if contact is FootContact.FREE:
        return now
    if contact is FootContact.ROLLER:
        target = closeup_rest.on_ball(leg, closeup_rest.rolled(now.pose, now.pose.side(slot)))
        moved = _bent(leg, target)
    elif contact is FootContact.HEEL and now.pose.is_close:
        target = closeup_rest.on_heel(leg)
        moved = _bent(leg, target)
    elif contact is FootContact.HEEL:
        target = Point(leg.ankle.x, extremities.heel_height(leg.foot))
        moved = _turned_with_shank(leg, _bent(leg, target))
    elif contact in ground.LEGS:
        moved, target = ground.leg(now, slot)
    elif contact is FootContact.OTHER_KNEE:
        moved, target = _crossed(leg, now.leg("near" if slot == "far" else "far"))
    elif contact is FootContact.STEP_EDGE:
        leg, target = step.stood(leg, slot, now, before)
        moved = _bent(leg, target)
    else:
        leg = _level(leg, contact)
        kept = before is not None and before.pose.side(slot).foot in PLANTED
        x = before.leg(slot).ball.x if before and kept else leg.ball.x
        target = Axes(Point(x, 0), leg.foot).at(-body.BALL_AHEAD, body.ANKLE_HEIGHT)
        moved = _bent(leg, target)
    skeleton = replace(now.skeleton, near=moved) if slot == "near" else replace(now.skeleton, far=moved)
    return _noted(
        replace(now, skeleton=skeleton), Miss(slot, "foot", contact.value, distance(moved.ankle, target))
    )


def _bent(leg: Leg, target: Point) -> Leg:
    reach = two_bones(leg.hip, target, body.THIGH, body.SHANK, bend=-1)
    return replace(leg, knee=reach.middle, ankle=reach.end)


def _turned_with_shank(leg: Leg, moved: Leg) -> Leg:
    swing = direction(moved.knee, moved.ankle) - direction(leg.knee, leg.ankle)
    return replace(moved, foot=leg.foot + swing, toes=leg.toes + swing)


def _crossed(leg: Leg, under: Leg) -> tuple[Leg, Point]:
    """The far ankle on the near thigh: its sole turns to the viewer, its toes lie along the thigh."""
    way = direction(under.hip, under.knee)
    target = under.hip.toward(under.knee, 0.72).polar(way + 90, 10.5)
    span = min(distance(leg.knee, target), body.SHANK)
    ankle = leg.knee.polar(direction(leg.knee, target), span)
    foot = way + 14
    return replace(leg, ankle=ankle, foot=foot, toes=foot), target


def _with_arm(now: Placed, slot: str, before: Placed | None) -> Placed:
    arm, contact = now.arm(slot), now.pose.side(slot).hand
    wanted = hold(now, slot, before) or supports.hold(now, slot, before)
    if wanted is None:
        return now
    shoulder = wanted.shoulder or arm.shoulder
    reach = two_bones(shoulder, wanted.wrist, body.UPPER_ARM, body.FOREARM, bend=1)
    moved = Arm(shoulder, wanted.elbow or reach.middle, reach.end, wanted.hand)
    skeleton = (
        replace(now.skeleton, near_arm=moved) if slot == "near" else replace(now.skeleton, far_arm=moved)
    )
    stretched = distance(shoulder, moved.elbow) - body.UPPER_ARM
    gap = max(distance(wanted.wrist, reach.end), stretched)
    return _noted(replace(now, skeleton=skeleton), Miss(slot, "hand", contact.value, gap))


def _noted(now: Placed, miss: Miss) -> Placed:
    return replace(now, misses=(*now.misses, miss)) if miss.gap > NO_GAP else now
