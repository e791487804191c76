"""How a body lies, kneels and lifts its hips: what bears its weight, and where that stays."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handout.figures import body, torso
from handout.figures.geometry import Axes, Point, direction, distance
from handout.model.figure import Base, FootContact, Prop

if TYPE_CHECKING:
    from handout.figures.contacts import Placed
    from handout.figures.pose import Pose
    from handout.figures.skeleton import Leg, Skeleton, Trunk

LIFTED = -100.0  # degrees: a chest tipped back by more than this has the hips above the shoulders
LEGS = (FootContact.KNEEL, FootContact.TOP, FootContact.FRAME)
_SLOTS = ("near", "far")
_LOW = 20.0  # cm: limbs under this need the mat
_MARGIN = 9.0  # cm of mat beyond the body
_HEEL_BACK = -5.3, -3.6  # the back of the heel in the foot's own axes
_TURNS = 24  # halvings of 90 degrees: far below a printer's dot


def is_bridge(pose: Pose) -> bool:
    """Whether a body on its back holds its hips up, on upper back and feet."""
    return pose.base is Base.SUPINE and pose.chest < LIFTED


def bearing(pose: Pose, trunk: Trunk) -> tuple[Point, ...]:
    """The places of the back that may touch the mat: with lifted hips only the upper ones."""
    return torso.back(trunk)[4 if is_bridge(pose) else 0 :]


def rooted(pose: Pose, skeleton: Skeleton, before: Placed | None) -> Skeleton | None:
    """The body moved to where its weight rests; None when it neither lies nor kneels.

    A knee that stays down and the shoulders under lifted hips keep their place on the floor.
    """
    if is_bridge(pose):
        upper = bearing(pose, skeleton.trunk)
        x = before.skeleton.trunk.neck.x - skeleton.trunk.neck.x if before else 0.0
        return skeleton.moved(x, -min(point.y for point in upper))
    if pose.base is Base.PRONE:
        return skeleton.moved(0, -min(point.y for point in torso.front(skeleton.trunk)))
    for slot in _SLOTS:
        if pose.side(slot).foot is FootContact.KNEEL:
            knee = getattr(skeleton, slot).knee
            kept = before is not None and before.pose.side(slot).foot is FootContact.KNEEL
            x = before.leg(slot).knee.x if before and kept else knee.x
            return skeleton.moved(x - knee.x, body.KNEE_HEIGHT - knee.y)
    return None


def leg(now: Placed, slot: str) -> tuple[Leg, Point]:
    """The leg on its contact, and where its ankle should be for that.

    It rests on knee and shin, on the top of the stretched foot, or with its heel on the door frame.
    """
    given, contact = now.leg(slot), now.pose.side(slot).foot
    if contact is FootContact.FRAME:
        return _on_frame(given, now.stage.frame)
    if contact is FootContact.TOP:
        way = 180 + math.degrees(
            math.asin(_within((given.hip.y - body.TOP_HEIGHT) / (body.THIGH + body.SHANK)))
        )
        knee = given.hip.polar(way, body.THIGH)
    else:
        knee = _knee(given)
    drop = _within((knee.y - body.TOP_HEIGHT) / body.SHANK)
    ankle = knee.polar(180 + math.degrees(math.asin(drop)), body.SHANK)
    moved = replace(given, knee=knee, ankle=ankle, foot=body.TOP_ANGLE, toes=body.TOP_ANGLE)
    low = body.KNEE_HEIGHT if contact is FootContact.KNEEL else body.TOP_HEIGHT
    gap = max(0.0, knee.y - low) if contact is FootContact.KNEEL else abs(ankle.y - low)
    return moved, ankle.moved(0, -gap)


def _knee(given: Leg) -> Point:
    """The knee on the floor, on the side of the hip that the pose has it."""
    down = given.hip.y - body.KNEE_HEIGHT
    across = math.sqrt(max(0.0, body.THIGH**2 - down**2))
    side = 1 if given.knee.x >= given.hip.x else -1
    knee = Point(given.hip.x + side * across, body.KNEE_HEIGHT)
    return knee if abs(down) <= body.THIGH else given.hip.polar(-90 if down > 0 else 90, body.THIGH)


def _within(sine: float) -> float:
    return max(-1.0, min(1.0, sine))


def heel_back(leg: Leg) -> Point:
    """The back of the heel, which rests on a door frame."""
    return Axes(leg.ankle, leg.foot).at(*_HEEL_BACK)


def _on_frame(given: Leg, frame: float | None) -> tuple[Leg, Point]:
    """The leg turned in the hip, with its knee as it is, until the heel meets the frame."""
    if frame is None:
        return given, given.ankle
    low, high = -45.0, 45.0
    for _ in range(_TURNS):
        middle = (low + high) / 2
        low, high = (middle, high) if heel_back(turned(given, middle)).x > frame else (low, middle)
    moved = turned(given, (low + high) / 2)
    return moved, moved.ankle.moved(frame - heel_back(moved).x, 0)


def turned(leg: Leg, by: float) -> Leg:
    """The whole leg turned about its hip, degrees."""
    places = [leg.hip.polar(direction(leg.hip, p) + by, distance(leg.hip, p)) for p in (leg.knee, leg.ankle)]
    return replace(leg, knee=places[0], ankle=places[1], foot=leg.foot + by, toes=leg.toes + by)


def one_mat(placed: tuple[Placed, ...]) -> tuple[Placed, ...]:
    """The frames with one mat or bed, in one place, long enough for the body in all of them."""
    reach = [x for one in placed for x in _reach(one)]
    ends = min(reach) - _MARGIN, max(reach) + _MARGIN
    return tuple(replace(one, stage=replace(one.stage, mat=ends)) for one in placed)


def _reach(placed: Placed) -> tuple[float, ...]:
    skull = placed.skeleton.trunk.skull.origin.x
    legs = [placed.leg(slot) for slot in _SLOTS]
    low = [leg.ankle for leg in legs] + [leg.ball.polar(leg.toes, body.TOE) for leg in legs]
    low += [placed.arm(slot).grip.polar(placed.arm(slot).hand, body.GRIP) for slot in _SLOTS]
    return (skull - 11, skull + 11, *(p.x for p in low if p.y < _LOW))


def pillow_height(props: tuple[Prop, ...]) -> float:
    """How high a pillow lifts the head, cm."""
    return body.PILLOW if Prop.PILLOW in props else 0.0
