"""Contacts finish a pose: feet on the floor, hips on the seat, hands on what they hold."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handout.figures import body
from handout.figures.geometry import Axes, Point, direction, two_bones
from handout.figures.pose import Pose, SidePose, poses
from handout.figures.skeleton import Arm, Leg, Skeleton, build
from handout.model.figure import Base, Figure, FootContact, HandContact, Prop

PLANTED = (FootContact.FLAT, FootContact.BALL)
NEAR, FAR = "right", "left"
GRIP_STEP = 2.6  # the far hand lies this much higher, so that both are seen


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the things stand; the first frame decides and the others keep to it. The floor is y = 0.

    Attributes:
        wall: x of the wall's face.
        seat: height of the seat.
        chair: x of the hips over the seat.
        rail: top of the back of a chair to hold on to.
    """

    wall: float | None = None
    seat: float | None = None
    chair: float = 0
    rail: Point | None = None


@dataclass(frozen=True, slots=True)
class Miss:
    """A contact that the body cannot make: which limb, what it should touch, and how far it is off in cm."""

    side: str
    limb: str
    target: str
    gap: float


@dataclass(frozen=True, slots=True)
class Placed:
    """One frame with all its contacts made."""

    pose: Pose
    skeleton: Skeleton
    stage: Stage
    misses: tuple[Miss, ...]


def place(figure: Figure) -> tuple[Placed, ...]:
    """All frames, in order, on one stage: planted feet and resting hands stay where they were."""
    placed: list[Placed] = []
    for pose in poses(figure):
        placed.append(_place(pose, figure.props, placed[-1] if placed else None))
    return tuple(placed)


def _place(pose: Pose, props: tuple[Prop, ...], before: Placed | None) -> Placed:
    skeleton = _rooted(pose, build(pose), before)
    misses: list[Miss] = []
    for name in (NEAR, FAR):
        leg, missed = _leg(name, pose, skeleton, before)
        skeleton = replace(skeleton, **{name: leg})
        misses += missed
    stage = before.stage if before else _stage(pose, props, skeleton)
    for name in (NEAR, FAR):
        arm, missed = _arm(name, pose, skeleton, stage, before)
        skeleton = replace(skeleton, **{f"{name}_arm": arm})
        misses += missed
    return Placed(pose, skeleton, stage, tuple(misses))


def _stage(pose: Pose, props: tuple[Prop, ...], skeleton: Skeleton) -> Stage:
    arm, hips = skeleton.right_arm, skeleton.trunk.hips
    return Stage(
        wall=arm.wrist.x + body.PALM if Prop.WALL in props else None,
        seat=hips.y - body.SEAT_BELOW_HIP if Prop.CHAIR in props else None,
        chair=hips.x,
        rail=arm.grip if Prop.CHAIR_BACK in props else None,
    )


def _rooted(pose: Pose, skeleton: Skeleton, before: Placed | None) -> Skeleton:
    """The body moved to where its weight rests: on a planted foot, else on its seat or back."""
    if pose.base in (Base.LONG_SITTING, Base.SUPINE):
        lying = pose.base is Base.SUPINE
        rest = body.BACK_BEHIND_HIP if lying else body.SEAT_BELOW_HIP
        return skeleton.moved(0, rest)
    for name in (NEAR, FAR):
        if side_of(pose, name).foot in PLANTED:
            leg = _level(getattr(skeleton, name), side_of(pose, name))
            x = getattr(before.skeleton, name).ball.x if before else leg.ball.x
            return skeleton.moved(x - leg.ball.x, -leg.ball.y)
    return skeleton.moved(0, body.SEAT_BELOW_HIP)


def side_of(pose: Pose, name: str) -> SidePose:
    """The angles and contacts of the side called `right` or `left`."""
    return pose.right if name == NEAR else pose.left


def _level(leg: Leg, side: SidePose) -> Leg:
    """The leg with its sole (flat) or its toes (ball) level with the floor."""
    if side.foot is FootContact.FLAT:
        return replace(leg, foot=0.0, toes=0.0)
    return replace(leg, toes=0.0)


def _leg(name: str, pose: Pose, skeleton: Skeleton, before: Placed | None) -> tuple[Leg, list[Miss]]:
    leg: Leg = getattr(skeleton, name)
    side = side_of(pose, name)
    if side.foot is FootContact.FREE or (side.foot is FootContact.OTHER_KNEE):
        return leg, []
    if side.foot is FootContact.HEEL:
        target = Point(leg.ankle.x, body.HEEL_RADIUS)
        return _reach_leg(name, leg, target, "the floor", leg.foot - direction(leg.knee, leg.ankle))
    leg = _level(leg, side)
    kept = before is not None and side_of(before.pose, name).foot in PLANTED
    x = getattr(before.skeleton, name).ball.x if before is not None and kept else leg.ball.x
    target = Axes(Point(x, 0), leg.foot).at(-body.BALL_AHEAD, body.ANKLE_HEIGHT)
    return _reach_leg(name, leg, target, "the floor", None)


def _reach_leg(
    name: str, leg: Leg, target: Point, what: str, foot_on_shank: float | None
) -> tuple[Leg, list[Miss]]:
    reach = two_bones(leg.hip, target, body.THIGH, body.SHANK, bend=-1)
    moved = replace(leg, knee=reach.middle, ankle=reach.end)
    if foot_on_shank is not None:
        foot = direction(moved.knee, moved.ankle) + foot_on_shank
        moved = replace(moved, foot=foot, toes=foot + leg.toes - leg.foot)
    if reach.reached:
        return moved, []
    return moved, [_miss(name, "leg", what, target, reach.end)]


def _miss(name: str, limb: str, what: str, target: Point, end: Point) -> Miss:
    return Miss(name, limb, what, round(((target.x - end.x) ** 2 + (target.y - end.y) ** 2) ** 0.5, 1))


def _arm(
    name: str, pose: Pose, skeleton: Skeleton, stage: Stage, before: Placed | None
) -> tuple[Arm, list[Miss]]:
    arm: Arm = getattr(skeleton, f"{name}_arm")
    hand = side_of(pose, name).hand
    hold = _hold(name, hand, skeleton, stage, before)
    if hold is None:
        return arm, []
    wrist, angle = hold
    reach = two_bones(arm.shoulder, wrist, body.UPPER_ARM, body.FOREARM, bend=1)
    moved = Arm(arm.shoulder, reach.middle, reach.end, angle)
    if reach.reached:
        return moved, []
    return moved, [_miss(name, "arm", f"the {hand.value}", wrist, reach.end)]


def _hold(
    name: str, hand: HandContact, skeleton: Skeleton, stage: Stage, before: Placed | None
) -> tuple[Point, float] | None:
    """Where the wrist must be and how the hand is turned, or None for a free hand."""
    arm: Arm = getattr(skeleton, f"{name}_arm")
    if hand is HandContact.WALL and stage.wall is not None:
        kept = getattr(before.skeleton, f"{name}_arm").wrist.y if before else arm.wrist.y
        return Point(stage.wall - body.PALM, kept), 90.0
    if hand is HandContact.CHAIR and stage.rail is not None:
        far = name == FAR
        grip = stage.rail.moved(1.2 if far else 0, GRIP_STEP * 0.5 if far else 0)
        angle = -25.0
        return grip.polar(angle, -body.GRIP), angle
    if hand is HandContact.FLOOR:
        return Point(arm.wrist.x, body.PALM), direction(arm.shoulder, arm.wrist)
    return _hold_self(name, hand, skeleton)


def _hold_self(name: str, hand: HandContact, skeleton: Skeleton) -> tuple[Point, float] | None:
    far = name == FAR
    if hand is HandContact.THIGH:
        leg: Leg = getattr(skeleton, name)
        way = direction(leg.hip, leg.knee)
        return leg.hip.toward(leg.knee, 0.55).polar(way + 90, 8.6), way - 8
    if hand is HandContact.SHIN:
        leg = skeleton.right
        way = direction(leg.knee, leg.ankle)
        grip = leg.knee.polar(way, 9.0 if far else 4.5).polar(way + 90, 5.5)
        return grip.polar(way + 60, body.GRIP), way + 240
    if hand in (HandContact.TOES, HandContact.SOLE):
        leg = skeleton.right
        foot = Axes(leg.ankle, leg.foot)
        grip = foot.at(body.BALL_AHEAD + 3, -2.0) if hand is HandContact.TOES else foot.at(6, -4.0)
        angle = leg.foot - 60 if hand is HandContact.TOES else leg.foot - 70
        return grip.polar(angle, -body.GRIP), angle
    return None
