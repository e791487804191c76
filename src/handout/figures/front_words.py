"""Words for figures that face the viewer: how they stand, sit or lie, and what moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures import measure
from handout.model.figure import Base, FootContact, HandContact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handout.figures.contacts import Placed

    Named = Callable[[Placed, str], str]

_CLEAR = 12.0  # degrees: a smaller change is not worth a word
_ARMS_OUT = 70.0  # degrees of abduction
_SLOTS = ("near", "far")


def position(placed: Placed, base: str, named: Named) -> list[str]:
    """How the start looks: the base position, then arms and hands."""
    if placed.pose.base is Base.SIDE_LYING:
        return [_on_one_side(placed, named), *_arms(placed, named)]
    first, *more = [*_crossed(placed, named), *_arms(placed, named), ""]
    return [f"{base}, {first}" if first else base, *(text for text in more if text)]


def _on_one_side(placed: Placed, named: Named) -> str:
    low, top = sorted(_SLOTS, key=lambda slot: placed.leg(slot).hip.y)
    text = f"lying on the {named(placed, low)} side"
    text += f", {named(placed, low)} knee bent" if measure.angles(placed, low)["knee"] > _CLEAR else ""
    straight = measure.angles(placed, top)["knee"] <= _CLEAR
    return text + (f", {named(placed, top)} leg straight" if straight else "")


def _crossed(placed: Placed, named: Named) -> Iterator[str]:
    for slot, other in (_SLOTS, _SLOTS[::-1]):
        if placed.pose.side(slot).foot is FootContact.OTHER_KNEE:
            yield f"{named(placed, slot)} ankle on the {named(placed, other)} knee"


def _arms(placed: Placed, named: Named) -> Iterator[str]:
    sides = [placed.pose.side(slot) for slot in _SLOTS]
    if all(side.shoulder_out > _ARMS_OUT for side in sides):
        yield "arms out to the sides"
    elif all(side.hand is HandContact.SHIN for side in sides):
        yield "hands on the crossed leg"
    elif all(side.hand is HandContact.THIGH for side in sides):
        yield "hands on the thighs"
    for slot, side in zip(_SLOTS, sides, strict=True):
        if side.hand is HandContact.COUNTER:
            yield f"{named(placed, slot)} finger tips on a counter"


def changes(before: Placed, after: Placed, named: Named) -> list[str]:
    """What moves from one frame to the next, the clearest first."""
    return [
        *_trunk(before, after, named),
        *(text for slot in _SLOTS for text in _leg(before, after, slot, named)),
    ]


def _trunk(before: Placed, after: Placed, named: Named) -> Iterator[str]:
    lean, roll = after.pose.chest - before.pose.chest, after.pose.roll - before.pose.roll
    if lean > _CLEAR:
        flat = abs(after.pose.chest - after.pose.pelvis) < _CLEAR and after.pose.base is Base.CHAIR_SITTING
        yield "leaning forward from the hips with a flat back" if flat else "leaning forward"
    if abs(roll) > _CLEAR:
        back = abs(after.pose.roll) < _CLEAR
        right = _right(after, named) if after.pose.roll > 0 else _left(after, named)
        yield "knees back in the middle" if back else f"knees rolled to the {right}"
        yield "shoulders flat"
    spread = [min(now.pose.near.shoulder_out, now.pose.far.shoulder_out) for now in (before, after)]
    if spread[0] < _ARMS_OUT <= spread[1]:
        yield "arms out to the sides"


def _right(placed: Placed, named: Named) -> str:
    return named(placed, placed.pose.working)


def _left(placed: Placed, named: Named) -> str:
    return named(placed, "far" if placed.pose.working == "near" else "near")


def _leg(before: Placed, after: Placed, slot: str, named: Named) -> Iterator[str]:
    old, new = before.pose.side(slot), after.pose.side(slot)
    name = named(after, slot)
    if old.foot is FootContact.FLAT and new.foot is FootContact.FREE:
        yield f"{name} foot lifted off the floor"
        yield f"weight on the {named(after, 'far' if slot == 'near' else 'near')} leg"
    elif after.pose.base is Base.SIDE_LYING and new.hip_out - old.hip_out > _CLEAR:
        yield f"{name} leg lifted {5 * round(new.hip_out / 5)}°"


def posture(placed: Placed, named: Named) -> list[str]:
    """How the end looks."""
    out = [*_crossed(placed, named)]
    for slot in sorted(_SLOTS, key=lambda slot: slot != placed.pose.working):
        knee = measure.angles(placed, slot)["knee"]
        if placed.pose.side(slot).foot is not FootContact.OTHER_KNEE:
            how = f"bent {5 * round(knee / 5)}°" if knee > _CLEAR else "straight"
            out.append(f"{named(placed, slot)} knee {how}")
    return out
