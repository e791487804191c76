"""Alt text and descriptions, made from what the poses are and how they change."""

from __future__ import annotations

import functools
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from handout.figures import closeup_words, floorwords, front_words, measure, setting
from handout.figures.contacts import place
from handout.model.figure import Base, BodySide, FootContact, HandContact
from handout.model.options import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handout.figures.contacts import Placed
    from handout.model.figure import Figure

LONGEST = 125  # characters: some screen readers cut alt text there
_CLEAR = 12.0  # degrees: a smaller change is not worth a word
_STEP = 6.0  # cm: likewise
_LIFTED = 90.0  # degrees of hip flexion that bring the knee over the chest

_BASES = {
    Base.STANDING: "standing",
    Base.CHAIR_SITTING: "sitting on a chair",
    Base.LONG_SITTING: "sitting with legs out in front",
    Base.SUPINE: "lying on the back with bent knees",
}
_HANDS = {
    HandContact.WALL: "on the wall",
    HandContact.CHAIR: "on the back of a chair",
    HandContact.TOWEL: "holding a towel round the foot",
    HandContact.FLOOR: "on the floor",
    HandContact.THIGH: "on the thighs",
    HandContact.CHEST: "on the ribs",
    HandContact.SHIN: "holding the shin",
    HandContact.TOES: "round the toes",
    HandContact.SOLE: "with the thumb on the sole",
    HandContact.BAND: "holding a band round the foot",
    HandContact.NOODLE: "on its front end",
    HandContact.FOREARM: "and forearms on the floor",
}


def title(figure: Figure, name: str, side: Side) -> str:
    """What the card's picture shows, at most 125 characters: the exercise, the start and the main changes."""
    placed = place(figure)
    changes = [change for move in _moves(figure, side) for change in move]
    kept = _posture(placed[-1], side) if _knees_differ(placed[-1]) else []
    first, *rest = _position(placed[0], side)
    resting = rest if placed[0].pose.is_close and not changes else []
    more = dict.fromkeys((*changes, *resting, *kept))
    return _fitted(f"{name}: {first}", list(more))


@functools.lru_cache(maxsize=8)  # every picture's title asks for it, and the description
def _moves(figure: Figure, side: Side) -> tuple[tuple[str, ...], ...]:
    """What moves on the way to each frame after the first; a way that the toes trace says it all."""
    pairs = enumerate(pairwise(place(figure)), 1)
    return tuple(tuple(closeup_words.traced(figure, index) or _changes(*pair, side)) for index, pair in pairs)


def _knees_differ(placed: Placed) -> bool:
    near, far = (measure.angles(placed, slot).get("knee", 0) for slot in ("near", "far"))
    on_all_fours = placed.pose.base is Base.HANDS_AND_KNEES
    return not (placed.pose.is_close or on_all_fours) and abs(near - far) > _CLEAR


def frame_title(figure: Figure, name: str, side: Side, index: int) -> str:
    """What one frame shows, at most 125 characters."""
    placed = place(figure)
    shown = list(_moves(figure, side)[index - 1]) if index else _position(placed[0], side)
    if index and placed[index].pose.view is not placed[index - 1].pose.view:
        shown = [_position(placed[index], side)[0], *shown]
    first, *more = shown or [_position(placed[index], side)[0]]
    return _fitted(f"{name}, picture {index + 1}: {first}", more)


def desc(figure: Figure, name: str, side: Side) -> str:
    """Start, movement and end in plain words."""
    placed = place(figure)
    moves = _moves(figure, side)
    start, end = ", ".join(_position(placed[0], side)), ", ".join(_end(placed, moves[-1:], side))
    movement = "; then ".join(", ".join(move) for move in moves if move)
    sentences = [f"{name}", f"Start: {start}", *([f"Movement: {movement}"] if movement else [])]
    return ". ".join([*sentences, f"End: {end}"] if end else sentences) + "."


def _end(placed: tuple[Placed, ...], last_move: tuple[tuple[str, ...], ...], side: Side) -> list[str]:
    """How it ends; where that is no more than the movement, beginning with the position."""
    end = [*_lean(placed[-1]), *_posture(placed[-1], side)]
    if len(placed) > 1 and end and {*end} <= {phrase for move in last_move for phrase in move}:
        return [_position(placed[-1], side)[0], *end]
    return end


def _lean(placed: Placed) -> list[str]:
    upright = placed.pose.base in (Base.STANDING, Base.CHAIR_SITTING, Base.LONG_SITTING)
    if placed.pose.is_close or not upright or abs(placed.pose.chest) <= _CLEAR:
        return []
    way = "forward" if placed.pose.chest > 0 else "back"
    return [f"trunk leaning {way} {5 * round(abs(placed.pose.chest) / 5)}°"]


def _fitted(text: str, more: list[str]) -> str:
    for part in more:
        if len(text) + len(part) + 2 + _shorter(text) + _shorter(part) <= LONGEST - 1:
            text += f", {part}"
    return text[: LONGEST - 1].rstrip(" ,") + "."


def _shorter(text: str) -> int:
    """Letters that the words for the other side have more, which must not leave anything out."""
    return len(re.findall(r"\bleft\b", text))


def _named(placed: Placed, slot: str, side: Side) -> str:
    """The patient's word for a drawn side."""
    drawn_right = placed.pose.slot(BodySide.RIGHT) == slot
    return side.value if drawn_right else ("left" if side is Side.RIGHT else "right")


def _naming(side: Side) -> Callable[[Placed, str], str]:
    return lambda placed, slot: _named(placed, slot, side)


def _position(placed: Placed, side: Side) -> list[str]:
    """How the start looks: the base position, crossed legs, hands."""
    if placed.pose.is_close:
        return closeup_words.position(placed, side)
    if placed.solid:
        return front_words.position(placed, _BASES.get(placed.pose.base, ""), _naming(side))
    names = _named(placed, "near", side), _named(placed, "far", side)
    base = floorwords.start(placed, _naming(side)) or _BASES.get(placed.pose.base, placed.pose.base.value)
    out = setting.posture(placed, names) or [base]
    if placed.pose.far.foot is FootContact.OTHER_KNEE:
        near, far = _named(placed, "near", side), _named(placed, "far", side)
        out[0] += f", {far} ankle on the {near} knee"
    if placed.pose.base is Base.CHAIR_SITTING:
        free = [slot for slot in ("near", "far") if placed.pose.side(slot).foot is FootContact.FREE]
        out[0] += "".join(f", {_named(placed, slot, side)} foot off the floor" for slot in free)
    near, far = placed.pose.near.hand, placed.pose.far.hand
    if near is far is HandContact.RAIL:
        out.append(f"hands {setting.rail(placed)}")
    elif near is far and near in _HANDS and not floorwords.are_arms_down(placed):
        out[0] += f", hands {_HANDS[near]}"
    elif near is not far:
        out += [f"a hand {_HANDS[hand]}" for hand in (far, near) if hand in _HANDS]
    return out


def _changes(before: Placed, after: Placed, side: Side) -> list[str]:
    """What moves from one frame to the next, the clearest first."""
    if after.pose.is_close:
        return closeup_words.changes(before, after, side)
    if before.solid or after.solid:
        return front_words.changes(before, after, _naming(side))
    on_floor = floorwords.changes(before, after, lambda one, slot: _named(one, slot, side))
    if on_floor is not None:
        return on_floor
    trunk, hands = _trunk_changes(before, after), _hand_changes(before, after)
    return [*trunk, *hands, *_leg_changes(before, after, side)]


def _trunk_changes(before: Placed, after: Placed) -> Iterator[str]:
    old, new = before.skeleton.trunk.hips, after.skeleton.trunk.hips
    lean = after.pose.chest - before.pose.chest
    if after.pose.arch - before.pose.arch < -_CLEAR:
        yield "lower back pressed flat"
    if new.y - old.y > 4 * _STEP:
        yield "standing up"
    elif lean > 2 * _CLEAR:
        yield "leaning far forward"
    elif new.x - old.x > _STEP and after.pose.near.foot is FootContact.FLAT:
        yield "hips nearer the wall" if after.stage.wall is not None else "hips forward"
    if old.y - new.y > _STEP:
        yield "hips lower"


def _hand_changes(before: Placed, after: Placed) -> Iterator[str]:
    hand = after.pose.near.hand
    if hand is not before.pose.near.hand and hand in _HANDS and hand is after.pose.far.hand:
        yield f"hands {_HANDS[hand]}"
    elif hand is HandContact.TOWEL and after.pose.near.elbow - before.pose.near.elbow > _CLEAR:
        yield "towel pulled"


def _leg_changes(before: Placed, after: Placed, side: Side) -> list[str]:
    per_slot = {slot: list(_one_leg(before, after, slot)) for slot in ("near", "far")}
    if per_slot["near"] == per_slot["far"]:
        return [_both(phrase) for phrase in per_slot["near"]]
    order = sorted(per_slot, key=lambda slot: slot != after.pose.working)
    return [f"{_named(after, slot, side)} {phrase}" for slot in order for phrase in per_slot[slot]]


def _both(phrase: str) -> str:
    part, _, rest = phrase.partition(" ")
    return f"{'feet' if part == 'foot' else part + 's'} {rest}"


def _one_leg(before: Placed, after: Placed, slot: str) -> Iterator[str]:
    old, new = measure.angles(before, slot), measure.angles(after, slot)
    was, now = before.pose.side(slot).foot, after.pose.side(slot).foot
    yield from setting.moves(before, after, slot)
    if now is FootContact.BALL and was is not FootContact.BALL:
        yield "heel lifted"
    if (
        now is FootContact.FREE
        and was in (FootContact.FLAT, FootContact.HEEL)
        and new.get("hip", 0) > _LIFTED
    ):
        yield "knee toward the chest"
    elif _turned(old, new, "knee"):
        bent = new["knee"]
        yield f"knee bent {5 * round(bent / 5)}°" if bent > _CLEAR else "knee straight"
    if now is was is FootContact.HEEL and _turned(old, new, "ankle"):
        yield "foot bent up" if new["ankle"] > old["ankle"] else "foot pointed"


def _turned(old: dict[str, float], new: dict[str, float], joint: str) -> bool:
    return joint in old and joint in new and abs(new[joint] - old[joint]) > _CLEAR


def _posture(placed: Placed, side: Side) -> list[str]:
    """How the end looks, in joint angles."""
    if placed.pose.is_close:
        return closeup_words.posture(placed, side)
    if placed.solid:
        return front_words.posture(placed, _naming(side))
    out = floorwords.end(placed, _naming(side))
    for slot in sorted(("near", "far"), key=lambda slot: slot != placed.pose.working):
        angles = measure.angles(placed, slot)
        if "knee" in angles:
            knee = angles["knee"]
            how = f"bent {5 * round(knee / 5)}°" if knee > _CLEAR else "straight"
            out.append(f"{_named(placed, slot, side)} knee {how}")
    return out
