"""The joint angles of a finished pose in space, and how high its parts lie over the floor."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from handout.figures import body
from handout.figures.front_space import Spot, angle_between, turned
from handout.figures.geometry import Matrix, about_x, about_z
from handout.model.figure import FootContact, HandContact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.figures.front_place import Solid
    from handout.figures.front_skeleton import Part
    from handout.figures.pose import Pose

_SIDEWAYS = 70.0  # degrees: an arm further out has no flexion to speak of
_HAND_MEASURED = (HandContact.FREE, HandContact.COUNTER, HandContact.FLOOR, HandContact.PALM)


def angles(solid: Solid, pose: Pose, slot: str) -> dict[str, float]:
    """Degrees by joint for one slot, as a clinician would measure them; see `measure.angles`."""
    side = pose.side(slot)
    leg, arm = solid.body.legs[slot], solid.body.arms[slot]
    return _leg(leg, solid.sign(slot), side.foot) | _arm(arm, solid.sign(slot), side.hand)


def _raised(part: Part, sign: int) -> tuple[float, float]:
    """Flexion and abduction of a thigh or an upper arm."""
    x, y, z = _own(part.base, part.middle.minus(part.root).unit)
    return math.degrees(math.atan2(x, -y)), math.degrees(math.asin(max(-1.0, min(1.0, sign * z))))


def _own(frame: Matrix, way: Spot) -> tuple[float, float, float]:
    return tuple(way.dot(Spot(*axis)) for axis in frame)  # type: ignore[return-value]  # three


def _leg(leg: Part, sign: int, contact: FootContact) -> dict[str, float]:
    thigh, shank = leg.middle.minus(leg.root), leg.end.minus(leg.middle)
    hip, out = _raised(leg, sign)
    knee = angle_between(thigh, shank)
    seen = {"hip": hip, "hip_out": out, "knee": knee}
    if contact is FootContact.OTHER_KNEE:
        return seen  # pelvis, thigh and foot share its turn: no single joint's angle shows it
    ankle = angle_between(turned(leg.tip, 1, 0, 0), shank) - 90
    return seen | {"hip_turn": _turn(leg, sign, hip, out), "ankle": ankle}


def _turn(leg: Part, sign: int, hip: float, out: float) -> float:
    """Turn-out of the thigh, read from the shank as with a bent knee; 0 for a straight one."""
    thigh = leg.base.then(about_z(hip)).then(about_x(-sign * out))
    x, _, z = _own(thigh, leg.end.minus(leg.middle).unit)
    return math.degrees(math.atan2(-sign * z, -x)) if math.hypot(x, z) > 0.3 else 0.0  # noqa: PLR2004  17 degrees


def _arm(arm: Part, sign: int, contact: HandContact) -> dict[str, float]:
    upper, fore = arm.middle.minus(arm.root), arm.end.minus(arm.middle)
    raised, out = _raised(arm, sign)
    seen = {"elbow": angle_between(upper, fore), "shoulder_out": out}
    if abs(out) < _SIDEWAYS:
        seen["shoulder"] = raised + 360 if raised < -120 else raised  # noqa: PLR2004  overhead, not behind
    if contact in _HAND_MEASURED:
        seen["wrist"] = angle_between(fore, turned(arm.tip, 0, -1, 0))
    return seen


def solid_places(solid: Solid) -> Iterator[tuple[str, Spot, float]]:
    """Places that must lie above the floor: name, place, and the flesh round it in cm."""
    frame = solid.body
    yield "the head", frame.skull, 7.0
    yield "the pelvis", frame.spine[0], 8.0
    for slot, leg in frame.legs.items():
        arm = frame.arms[slot]
        yield "a knee", leg.middle, 3.5
        yield "an ankle", leg.end, 3.0
        yield "a heel", leg.own(-0.6 * body.HEEL_BEHIND, -body.ANKLE_HEIGHT, 0), 0.0
        yield "a toe", leg.own(body.BALL_AHEAD + body.TOE - 1.5, -body.ANKLE_HEIGHT + 1, 0), 0.0
        yield "an elbow", arm.middle, 2.0
        yield "a hand", arm.end, 1.0
