"""What is wrong with a figure, as values that lead back into the author's YAML."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from msgspec import Struct

from handout.figures import (
    body,
    closeup_checks,
    extent,
    front_measure,
    mark_checks,
    measure,
    needs,
    stance,
    step,
)
from handout.figures.contacts import SLOTS, place
from handout.figures.limits import CHEST_ON_PELVIS, LIMITS
from handout.model.figure import Arrow, BodySide, FootContact, HandContact, Limbs, Prop, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.figures.contacts import Placed
    from handout.figures.front_space import Spot
    from handout.figures.geometry import Point
    from handout.model.figure import Figure, Frame

Path = tuple[str | int, ...]

_NEEDS = {
    HandContact.WALL: Prop.WALL,
    HandContact.CHAIR: Prop.CHAIR_BACK,
    HandContact.TOWEL: Prop.TOWEL,
    HandContact.COUNTER: Prop.COUNTER,
}
_ON_CROSSED_FOOT = (HandContact.TOES, HandContact.SOLE)
_TRUNK = ("pelvis", "chest", "neck", "arch", "roll")
_SIDES = ("both", "right", "left")
_REACH = 1.0  # cm: a contact may be off by this much
_PLAY = (
    5.0  # degrees: poses are rounded, and contacts move them by this much (clinical goniometry errs as far)
)
_MOVED = 15.0  # degrees: more than this and the picture is not what was written
_ARROW_LENGTHS = (3.0, 90.0)  # cm
_ARROW_TURNS = (-300.0, 300.0)  # degrees
_ARROW_SHIFT = 80.0  # cm


class Fault(Struct, frozen=True):
    """A mistake in a figure.

    Attributes:
        path: keys and indexes from the figure's node, as authored: ("frames", 1, "right", "hip-out").
        code: kebab-case name of the rule.
        message: what is wrong, without a full stop.
        hint: what to do about it; may be empty.
    """

    path: Path
    code: str
    message: str
    hint: str = ""


def check(figure: Figure) -> tuple[Fault, ...]:
    """Every mistake in the figure: first in what is written, and when that is sound, in the finished poses.

    Angles outside a joint's published range (`limits`), NaN included; props and sides that a contact needs;
    arrows off the page; contacts out of reach; joints that a contact bends too far; limbs in floor or wall.
    """
    written = tuple(_written(figure))
    if any(fault.code != "missing-prop" for fault in written):
        return written
    return (*written, *_finished(figure))


def _written(figure: Figure) -> Iterator[Fault]:
    if not figure.frames:
        yield Fault(("frames",), "no-frames", "a figure needs at least one frame", "add a frame: - {}")
    if figure.near is BodySide.BOTH:
        yield Fault(("near",), "bad-near-side", "only one side can be near the viewer", "write right or left")
    for found in (*needs.unsound(figure), *extent.faults(figure), *mark_checks.written(figure)):
        yield Fault(*found)
    for index, frame in enumerate(figure.frames):
        yield from _trunk(frame, ("frames", index))
        for path, limbs in _limbs(frame, index):
            yield from _joints(limbs, path)
            yield from _contacts(figure, limbs, path)
        for number, arrow in enumerate(frame.arrows):
            yield from _arrow(arrow, ("frames", index, "arrows", number))


def _limbs(frame: Frame, index: int) -> Iterator[tuple[Path, Limbs]]:
    for name in _SIDES:
        limbs = getattr(frame, name)
        if limbs is not None:
            yield ("frames", index, name), limbs


def _trunk(frame: Frame, path: Path) -> Iterator[Fault]:
    for name in _TRUNK:
        value = getattr(frame, name)
        if value is not None:
            yield from _in_range((*path, name), name, value)


def _joints(limbs: Limbs, path: Path) -> Iterator[Fault]:
    for item in fields(limbs):
        value = getattr(limbs, item.name)
        if item.name in LIMITS and value is not None:
            yield from _in_range((*path, _key(item.name)), item.name, value)


def _key(name: str) -> str:
    return name.replace("_", "-")


def _in_range(path: Path, joint: str, value: float) -> Iterator[Fault]:
    limit = LIMITS[joint]
    if not limit.low <= value <= limit.high:
        message = f"{limit.words} of {value:g}{limit.unit} is outside what a joint does"
        yield Fault(
            path, "angle-out-of-range", message, f"from {limit.low:g} to {limit.high:g}: {limit.source}"
        )


def _contacts(figure: Figure, limbs: Limbs, path: Path) -> Iterator[Fault]:
    for key, message, hint in needs.missing(figure, limbs):
        yield Fault((*path, key), "missing-prop", message, hint)
    prop = _NEEDS.get(limbs.hand) if limbs.hand else None
    if prop and prop not in figure.props:
        message = f"the hand is on the {prop.value}, and the picture has none"
        yield Fault((*path, "hand"), "missing-prop", message, f"add {prop.value} to props")
    if limbs.foot is FootContact.FRAME and Prop.DOOR_FRAME not in figure.props:
        message = "the heel is on the door frame, and the picture has none"
        yield Fault((*path, "foot"), "missing-prop", message, "add door-frame to props")
    crossed = limbs.foot is FootContact.OTHER_KNEE and figure.view is not View.FRONT
    if crossed and path[-1] != _far_side(figure):
        hint = "near: left, and foot: other-knee under right"
        yield Fault(
            (*path, "foot"), "crossed-near-leg", "only the leg away from the viewer can be crossed", hint
        )
    if limbs.hand in _ON_CROSSED_FOOT and not _is_crossed(figure):
        message = "a hand can hold the foot only when it lies on the other knee"
        yield Fault((*path, "hand"), "foot-not-crossed", message, "foot: other-knee")


def _far_side(figure: Figure) -> str:
    return "left" if figure.near is BodySide.RIGHT else "right"


def _is_crossed(figure: Figure) -> bool:
    sides = (getattr(frame, name) for frame in figure.frames for name in _SIDES)
    close = figure.view is View.FOOT
    return close or any(limbs is not None and limbs.foot is FootContact.OTHER_KNEE for limbs in sides)


def _arrow(arrow: Arrow, path: Path) -> Iterator[Fault]:
    low, high = _ARROW_LENGTHS
    if not low <= arrow.length <= high:
        yield Fault((*path, "length"), "bad-arrow", f"an arrow is {low:g} to {high:g} cm long")
    low, high = _ARROW_TURNS
    if not low <= arrow.turn <= high:
        yield Fault((*path, "turn"), "bad-arrow", f"an arrow turns by {low:g} to {high:g} degrees")
    if not all(abs(value) <= _ARROW_SHIFT for value in arrow.shift):
        yield Fault(
            (*path, "shift"), "bad-arrow", f"an arrow starts within {_ARROW_SHIFT:g} cm of its landmark"
        )


def _finished(figure: Figure) -> Iterator[Fault]:
    for index, placed in enumerate(place(figure)):
        yield from (Fault(*finding) for finding in mark_checks.finished(placed, figure.frames[index], index))
        if placed.pose.is_close or figure.frames[index].letters:
            yield from (Fault(*finding) for finding in closeup_checks.findings(figure, placed, index))
        if placed.pose.is_close:
            yield from _out_of_reach(figure, placed, index)
            continue
        yield from _bend(placed, index)
        yield from _out_of_reach(figure, placed, index)
        yield from _overbent(figure, placed, index)
        yield from _moved(figure, placed, index)
        yield from _inside_things(placed, index)
        yield from (Fault(*finding) for finding in stance.findings(figure, placed, index))


def _bend(placed: Placed, index: int) -> Iterator[Fault]:
    bend = placed.pose.chest - placed.pose.pelvis
    if not CHEST_ON_PELVIS.low <= bend <= CHEST_ON_PELVIS.high:
        limit = CHEST_ON_PELVIS
        hint = f"chest minus pelvis is {limit.low:g} to {limit.high:g}: {limit.source}"
        yield Fault(("frames", index), "angle-out-of-range", f"the trunk is bent by {bend:g}°", hint)


def _side_name(figure: Figure, slot: str) -> str:
    return figure.near.value if slot == "near" else _far_side(figure)


def _where(figure: Figure, index: int, slot: str, key: str) -> Path:
    """Where the author wrote a side's value for this frame, or the frame itself when it is inherited."""
    frame = figure.frames[index]
    for name in (_side_name(figure, slot), "both"):
        limbs = getattr(frame, name)
        if limbs is not None and getattr(limbs, key) is not None:
            return ("frames", index, name, _key(key))
    return ("frames", index)


def _out_of_reach(figure: Figure, placed: Placed, index: int) -> Iterator[Fault]:
    for miss in placed.misses:
        if miss.gap > _REACH:
            side = _side_name(figure, miss.slot)
            message = f"the {side} {miss.key} is {miss.gap:.0f} cm short of its contact ({miss.target})"
            hint = "bend or straighten the limb, or move the trunk"
            yield Fault(_where(figure, index, miss.slot, miss.key), "contact-out-of-reach", message, hint)


def _overbent(figure: Figure, placed: Placed, index: int) -> Iterator[Fault]:
    for slot in SLOTS:
        for joint, value in measure.angles(placed, slot).items():
            limit = LIMITS[joint]
            if not limit.low - _PLAY <= value <= limit.high + _PLAY:
                side = _side_name(figure, slot)
                message = f"with its contacts made, the {side} side's {limit.words} is {value:.0f}°"
                hint = f"from {limit.low:g} to {limit.high:g}: {limit.source}"
                yield Fault(_where(figure, index, slot, joint), "joint-past-limit", message, hint)


def _moved(figure: Figure, placed: Placed, index: int) -> Iterator[Fault]:
    """Leg angles that the author gave and that a planted foot does not allow."""
    for slot in SLOTS:
        pose, seen = placed.pose.side(slot), measure.angles(placed, slot)
        for joint in ("hip", "knee"):
            where, given = _where(figure, index, slot, joint), getattr(pose, joint)
            if len(where) > len(("frames", index)) and joint in seen and abs(seen[joint] - given) > _MOVED:
                side = _side_name(figure, slot)
                message = (
                    f"with the foot on its place the {side} {joint} is {seen[joint]:.0f}°, not {given:g}°"
                )
                hint = f"write about {seen[joint]:.0f}, or change the step or the other leg"
                yield Fault(where, "contact-moves-joint", message, hint)


def _inside_things(placed: Placed, index: int) -> Iterator[Fault]:
    for words, point, radius in _solid(placed):
        if point.y < radius - _REACH:
            yield Fault(
                ("frames", index), "limb-in-floor", f"{words} is in the floor", "change the angles above it"
            )
        if placed.stage.step and step.holds(placed.stage.step, point.x, point.y):
            yield Fault(
                ("frames", index), "limb-in-step", f"{words} is in the step", "change the angles above it"
            )
        wall = placed.stage.wall
        if wall is not None and point.x > wall - radius + _REACH:
            yield Fault(("frames", index), "limb-in-wall", f"{words} is in the wall", "stand further away")


def _solid(placed: Placed) -> Iterator[tuple[str, Point | Spot, float]]:
    """Places that must lie outside floor and wall: name, place, and the flesh round it in cm."""
    if placed.solid:
        yield from front_measure.solid_places(placed.solid)
        return
    yield "the head", placed.skeleton.trunk.skull.origin, 8.0
    yield "the pelvis", placed.skeleton.trunk.hips, 8.0
    for slot in SLOTS:
        leg, arm = placed.leg(slot), placed.arm(slot)
        yield "a knee", leg.knee, 3.5
        yield "a heel", leg.heel, 0.0
        yield "a toe", leg.ball.polar(leg.toes, body.TOE), 0.0
        yield "an elbow", arm.elbow, 2.0
        yield "a hand", arm.wrist, 1.0
