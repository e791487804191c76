"""The joint angles of a finished pose, after its contacts have moved the limbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures import front_measure
from handout.figures.geometry import direction, turn
from handout.model.figure import FootContact, HandContact

if TYPE_CHECKING:
    from handout.figures.contacts import Placed

# In these holds the hand also turns out of the page: the angle seen is not the wrist's.
_WRIST_SEEN = (HandContact.FREE, HandContact.WALL, HandContact.CHAIR, HandContact.FLOOR)
# Under the body's weight the mid-foot bends as well: the sole's angle is not the ankle's.
_FOOT_FOLDED = (FootContact.KNEEL, FootContact.TOP)
_ARM_SHORTENED = (HandContact.CHEST,)


def angles(placed: Placed, slot: str) -> dict[str, float]:
    """Degrees by joint for the `near` or `far` side; joints that are not seen side-on are left out."""
    if placed.solid:
        return front_measure.angles(placed.solid, placed.pose, slot)
    return _leg(placed, slot) | _arm(placed, slot)


def _leg(placed: Placed, slot: str) -> dict[str, float]:
    side, leg, pelvis = placed.pose.side(slot), placed.leg(slot), placed.skeleton.trunk.pelvis
    if side.foot is FootContact.OTHER_KNEE or side.hip_out or side.hip_turn:
        return {}
    thigh, shank = direction(leg.hip, leg.knee), direction(leg.knee, leg.ankle)
    seen = {"hip": turn(thigh - pelvis + 180), "knee": turn(thigh - shank)}
    if side.foot in _FOOT_FOLDED:
        return seen
    return seen | {"ankle": turn(leg.foot - shank - 90), "toes": turn(leg.toes - leg.foot)}


def _arm(placed: Placed, slot: str) -> dict[str, float]:
    side, arm, chest = placed.pose.side(slot), placed.arm(slot), placed.skeleton.trunk.chest
    if side.hand in _ARM_SHORTENED or side.shoulder_out:
        return {}
    upper, fore = direction(arm.shoulder, arm.elbow), direction(arm.elbow, arm.wrist)
    raised = turn(upper - chest + 180)
    seen = {
        "shoulder": raised + 360 if raised < -90 else raised,  # noqa: PLR2004  overhead is past 180, never behind
        "elbow": turn(fore - upper),
    }
    return seen | ({"wrist": turn(arm.hand - fore)} if side.hand in _WRIST_SEEN else {})
