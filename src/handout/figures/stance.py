"""Whether the picture does what its words say: lifted heels are up, and who sits still stays on the seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures import body
from handout.model.figure import Base, FootContact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.figures.contacts import Placed
    from handout.model.figure import Figure

_LIFTED = 8.0  # degrees of the sole: a heel that is up by less looks as if it were down
_OFF = 2.5  # cm between the hips and the seat
_RISEN = 25.0  # cm: from here on the body stands up
_LEANING = 15.0  # degrees of the chest: who leans forward is about to rise

Finding = tuple[tuple[str | int, ...], str, str, str]  # path in the figure, code, message, hint


def findings(figure: Figure, placed: Placed, index: int) -> Iterator[Finding]:
    """What one frame of a whole figure says and does not show."""
    if not placed.solid:
        yield from _heels(figure, placed, index)
        yield from _seat(placed, index)


def _heels(figure: Figure, placed: Placed, index: int) -> Iterator[Finding]:
    for name in ("both", "right", "left"):
        limbs = getattr(figure.frames[index], name)
        if limbs is None or limbs.foot is not FootContact.BALL:
            continue
        slots = [slot for slot in ("near", "far") if name in ("both", _name(placed, slot))]
        if any(placed.leg(slot).foot > -_LIFTED for slot in slots):
            where, hint = ("frames", index, name, "foot"), "point the foot: ankle: -30 or so"
            yield where, "heel-not-lifted", "the foot is on its ball, and its heel is down", hint


def _name(placed: Placed, slot: str) -> str:
    near = placed.pose.near_side.value
    return near if slot == "near" else {"right": "left", "left": "right"}[near]


def _seat(placed: Placed, index: int) -> Iterator[Finding]:
    if placed.stage.seat is None or placed.pose.base is not Base.CHAIR_SITTING:
        return
    over = placed.skeleton.trunk.hips.y - body.SEAT_BELOW_HIP - placed.stage.seat
    rises = over > _RISEN or placed.pose.chest > _LEANING
    if over < -_OFF:
        message = f"the hips are {-over:.0f} cm in the seat"
        yield ("frames", index), "hips-in-seat", message, "less hip, or less knee, lifts them"
    elif over > _OFF and not rises:
        message = f"the hips hover {over:.0f} cm over the seat"
        yield ("frames", index), "hips-off-seat", message, "more hip lets them down: 1 degree is about 1 cm"
