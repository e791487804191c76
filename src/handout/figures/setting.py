"""Where an exercise is done, in words: on a step, in water, with a band; and the moves that belong there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures import body
from handout.model.figure import Base, FootContact, HandContact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.figures.contacts import Placed

_UPRIGHT = 45.0  # degrees: a trunk that leans more lies on the water
_DEPTHS = ((0.30, "knees"), (0.50, "thighs"), (0.62, "waist"), (0.78, "chest"), (1.0, "shoulders"))
_CLEAR = 8.0  # degrees that a foot turns on the edge of a step before it is worth a word
_KICK = 12.0  # degrees: likewise, for a leg that kicks
_HEEL_UP = -15.0  # degrees of the sole: the heel is higher than the toes


def posture(placed: Placed, names: tuple[str, str]) -> list[str]:
    """How a body on a step or in water starts, in parts; none for one that is neither.

    Args:
        placed: the first frame.
        names: the patient's words for the near and the far side.
    """
    if placed.pose.base is Base.FLOATING:
        return [_floating(placed)]
    on_edge = [slot for slot in ("near", "far") if placed.pose.side(slot).foot is FootContact.STEP_EDGE]
    if on_edge:
        return _on_step(placed, on_edge, names)
    if placed.pose.water is not None and placed.pose.base is Base.STANDING:
        return [f"standing in water up to the {_depth(placed.pose.water)}"]
    return []


def _floating(placed: Placed) -> str:
    if abs(placed.pose.pelvis) > _UPRIGHT:
        return "floating face down, legs out behind" if placed.pose.pelvis > 0 else "floating on the back"
    on_noodle = HandContact.NOODLE in (placed.pose.near.hand, placed.pose.far.hand)
    return "sitting tall on a noodle in deep water" if on_noodle else "upright in deep water"


def _on_step(placed: Placed, slots: list[str], names: tuple[str, str]) -> list[str]:
    towel = ["toes on a rolled towel"] if placed.pose.toe_rest else []
    if len(slots) == 2:  # noqa: PLR2004  both feet
        return ["on the edge of a step on the balls of both feet", *towel]
    on, off = names if slots == ["near"] else names[::-1]
    return [f"on the edge of a step on the ball of the {on} foot", *towel, f"{off} foot lifted"]


def _depth(water: float) -> str:
    share = water / body.STATURE
    return next(words for highest, words in _DEPTHS if share <= highest or words == "shoulders")


def rail(placed: Placed) -> str:
    """What a hand on a rail holds."""
    return "on the rail" if placed.stage.step else "on the pool's edge"


def moves(before: Placed, after: Placed, slot: str) -> Iterator[str]:
    """What one leg does that has a meaning only here."""
    contact, leg = after.pose.side(slot).foot, after.leg(slot)
    if contact is FootContact.STEP_EDGE:
        rise = before.leg(slot).foot - leg.foot
        if abs(rise) > _CLEAR:
            yield (
                "heel raised high"
                if leg.foot < _HEEL_UP
                else ("heel raised" if rise > 0 else "heel sunk below the step")
            )
    elif contact is FootContact.HEEL and after.pose.base is Base.STANDING:
        if before.pose.side(slot).foot is not FootContact.HEEL:
            yield "heel set down in front"
    elif after.pose.base is Base.FLOATING and abs(after.pose.pelvis) > _UPRIGHT:
        lifted = before.pose.side(slot).hip - after.pose.side(slot).hip
        if abs(lifted) > _KICK:
            yield "leg kicks up" if lifted > 0 else "leg kicks down"
