"""Words for bodies that lie, kneel on all fours or lift their hips: how they are, and what moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures import ground, measure
from handout.model.figure import Base, FootContact, HandContact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handout.figures.contacts import Placed

    Named = Callable[[Placed, str], str]  # the patient's word, left or right, for the near or the far side

_SLOTS = ("near", "far")
_CLEAR = 12.0  # degrees: a smaller difference is not worth a word
_ROUND, _HOLLOW = 35.0, -25.0  # degrees of chest on pelvis
_FOLDED = 130.0  # degrees of knee bend that bring the bottom to the heels
_OVERHEAD = 140.0  # degrees of shoulder flexion
_BACK = 30.0  # degrees of hip flexion: a leg under this lies in line with the trunk
_PROPPED = 60.0  # degrees of chest tilt


def start(placed: Placed, named: Named) -> str | None:
    """How the body lies or kneels; None for any other base."""
    pose = placed.pose
    if pose.base is Base.PRONE:
        return "lying on the front"
    if pose.base is Base.HANDS_AND_KNEES:
        return "on hands and knees" + "".join(f", {shape}" for shape in _shape(placed))
    return _on_the_back(placed, named) if pose.base is Base.SUPINE else None


def _on_the_back(placed: Placed, named: Named) -> str:
    framed = FootContact.FRAME in {placed.pose.side(slot).foot for slot in _SLOTS}
    arms = ["arms by the sides"] if are_arms_down(placed) and not framed else []
    return ", ".join((_legs_of_the_supine(placed, named), *arms, *_feet(placed)))


def are_arms_down(placed: Placed) -> bool:
    """Whether both arms lie beside a body on its back: `start` tells of them where it matters."""
    hands = {placed.pose.side(slot).hand for slot in _SLOTS}
    return placed.pose.base is Base.SUPINE and hands == {HandContact.FLOOR}


def _feet(placed: Placed) -> Iterator[str]:
    """The feet of straight legs whose heels rest."""
    if all(placed.pose.side(slot).foot is FootContact.HEEL for slot in _SLOTS):
        ankles = [measure.angles(placed, slot).get("ankle", 0.0) for slot in _SLOTS]
        if max(ankles) < -_CLEAR:
            yield "feet pointed"
        elif min(ankles) > _CLEAR:
            yield "feet pulled up"


def _legs_of_the_supine(placed: Placed, named: Named) -> str:
    knees = {slot: measure.angles(placed, slot).get("knee", 0) for slot in _SLOTS}
    straight = [slot for slot in _SLOTS if knees[slot] < _CLEAR]
    if len(straight) == len(_SLOTS):
        return "lying on the back with straight legs"
    framed = [slot for slot in _SLOTS if placed.pose.side(slot).foot is FootContact.FRAME]
    words = [f", {named(placed, slot)} leg flat" for slot in straight]
    words += [f", {named(placed, slot)} heel up the frame, knee {_how(knees[slot])}" for slot in framed]
    return ("on the back" if framed else "lying on the back") + ("".join(words) or " with bent knees")


def _how(knee: float) -> str:
    return f"bent {5 * round(knee / 5)}°" if knee > _CLEAR else "straight"


def _shape(placed: Placed) -> Iterator[str]:
    """The trunk's shape, where it is not straight."""
    pose = placed.pose
    bend = pose.chest - pose.pelvis
    if ground.is_bridge(pose):
        yield "hips lifted, shoulders, hips and knees in one line"
    elif pose.base is Base.PRONE and pose.chest < _PROPPED:
        yield "chest propped up, hips down"
    elif pose.base is Base.HANDS_AND_KNEES:
        if min(measure.angles(placed, slot).get("knee", 0) for slot in _SLOTS) > _FOLDED:
            yield "bottom back on the heels"
            yield from _arms_ahead(placed)
        elif bend > _ROUND:
            yield "back rounded up, head down"
        elif bend < _HOLLOW:
            yield "belly low, head up"


def _arms_ahead(placed: Placed) -> Iterator[str]:
    if all(measure.angles(placed, slot).get("shoulder", 0) > _OVERHEAD for slot in _SLOTS):
        yield "arms stretched out ahead, head down"


def changes(before: Placed, after: Placed, named: Named) -> list[str] | None:
    """What moves when a body on the floor moves its trunk or lifts a limb off it; None when none of this."""
    old, new = list(_shape(before)), list(_shape(after))
    out = [shape for shape in new if shape not in old]
    for slot in (after.pose.working, *(slot for slot in _SLOTS if slot != after.pose.working)):
        out += [f"{named(after, slot)} {phrase}" for phrase in _limbs(before, after, slot)]
    return out or None


def _limbs(before: Placed, after: Placed, slot: str) -> Iterator[str]:
    was, now = before.pose.side(slot), after.pose.side(slot)
    angles = measure.angles(after, slot)
    if was.foot is FootContact.KNEEL and now.foot is FootContact.FREE and angles.get("hip", 90) < _BACK:
        yield "leg lifted straight back"
    if (
        was.hand is HandContact.PALM
        and now.hand is HandContact.FREE
        and angles.get("shoulder", 0) > _OVERHEAD
    ):
        yield "arm stretched out ahead"
    if was.foot is now.foot is FootContact.FRAME and angles.get("knee", 90) < _CLEAR:
        yield "knee straight"


def end(placed: Placed, named: Named) -> list[str]:
    """How the trunk is at the end, and limbs held out in line with it."""
    out = list(_shape(placed))
    if placed.pose.base is Base.SUPINE:
        out += _feet(placed)
    if placed.pose.base is Base.HANDS_AND_KNEES:
        out += [f"{named(placed, slot)} {held}" for slot in _SLOTS for held in _held(placed, slot)]
    return out


def _held(placed: Placed, slot: str) -> Iterator[str]:
    side, angles = placed.pose.side(slot), measure.angles(placed, slot)
    if side.foot is FootContact.FREE and angles.get("hip", 90) < _BACK:
        yield "leg level behind"
    if side.hand is HandContact.FREE and angles.get("shoulder", 0) > _OVERHEAD:
        yield "arm level ahead"
