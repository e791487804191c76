"""Where each hold puts a hand in space: the wrist, the way the hand points, and where the elbow goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from handout.figures import body
from handout.figures.front_space import Spot, turned
from handout.model.figure import HandContact

if TYPE_CHECKING:
    from collections.abc import Callable

    from handout.figures.front_skeleton import Frame3, Part

TIPS = Spot(4.0, -16.0, 0)  # from the wrist to the finger tips on a worktop


class Hold(NamedTuple):
    """Where the wrist must be, the way from it to the finger tips, and a place that the elbow lies toward."""

    wrist: Spot
    hand: Spot
    pole: Spot | None = None


class _Who(NamedTuple):
    """Whose hand it is: the body, the slot, and +1 for the body's right side."""

    frame: Frame3
    slot: str
    sign: int

    @property
    def arm(self) -> Part:
        return self.frame.arms[self.slot]


def hold(
    frame: Frame3, slot: str, sign: int, contact: HandContact, counter: tuple[Spot, int] | None
) -> Hold | None:
    """The hold that a hand's contact asks for; None for a free hand or an absent thing."""
    if contact is HandContact.COUNTER:
        return Hold(counter[0].plus(TIPS, -1), TIPS) if counter else None
    place = _HOLDS.get(contact)
    return place(_Who(frame, slot, sign)) if place else None


def _hip(who: _Who) -> Hold:
    pelvis, sign = who.frame.pelvis, who.sign
    wrist = who.frame.spine[0].plus(turned(pelvis, 2, 9, sign * 16.5))
    return Hold(wrist, turned(pelvis, 0.5, -0.8, -sign * 0.5), who.arm.root.plus(Spot(-8, -20, sign * 40)))


def _chest(who: _Who) -> Hold:
    ribs = who.frame.spine[6].plus(turned(who.frame.chest, 12, 0, who.sign * 9))
    elbow = who.arm.root.plus(Spot(0, -20, who.sign * 20))
    return Hold(ribs, turned(who.frame.chest, 0, 0.2, -who.sign), elbow)


def _floor(who: _Who) -> Hold:
    arm = who.arm
    way = arm.end.minus(arm.root)._replace(y=0)
    return Hold(arm.end._replace(y=body.PALM), way.unit)


def _thigh(who: _Who) -> Hold:
    leg, sign = who.frame.legs[who.slot], who.sign
    along = leg.middle.minus(leg.root)
    up = Spot(0, 1, 0).plus(along.unit, -along.unit.y).unit
    wrist = leg.root.plus(along, 0.42).plus(up, 8.8)
    return Hold(wrist, along.unit.plus(Spot(0, 0, -0.15 * sign)), wrist.plus(Spot(-30, 10, sign * 60)))


def _shin(who: _Who) -> Hold:
    """One hand on the crossed knee, the other on the shin near the ankle."""
    frame, slot, sign = who
    crossed = _crossed(frame)
    own = frame.legs[slot] is crossed
    shin = crossed.end.minus(crossed.middle)
    up = Spot(0, 1, 0).plus(shin.unit, -shin.unit.y).unit
    grip = crossed.middle.plus(shin, 0.08 if own else 0.72).plus(up, 6.5)
    hand = Spot(0.75, -0.45, 0.35 * sign) if own else Spot(0.8, -0.5, 0.25)
    wrist = grip.plus(hand.unit, -body.GRIP)
    return Hold(wrist, hand, wrist.plus(Spot(-10, 0, sign * 60)))


def _toes(who: _Who) -> Hold:
    """The fingers over the toes of the crossed foot, from above."""
    foot = _crossed(who.frame)
    hand = turned(foot.tip, -0.35, -1, 0)
    wrist = foot.own(16.5, -2.5, 0).plus(hand.unit, -body.GRIP)
    return Hold(wrist, hand, wrist.plus(Spot(0, 10, who.sign * 60)))


def _sole(who: _Who) -> Hold:
    """The thumb on the sole of the crossed foot, from its side."""
    foot = _crossed(who.frame)
    hand = turned(foot.tip, 0, 1, 0)
    wrist = foot.own(3, -6.5, 0).plus(hand.unit, -body.THUMB_REACH)
    return Hold(wrist, hand, wrist.plus(Spot(-10, -10, who.sign * 60)))


def _crossed(frame: Frame3) -> Part:
    return max(frame.legs.values(), key=lambda leg: leg.end.y)


_HOLDS: dict[HandContact, Callable[[_Who], Hold]] = {
    HandContact.FLOOR: _floor,
    HandContact.PALM: _floor,
    HandContact.FOREARM: _floor,
    HandContact.THIGH: _thigh,
    HandContact.SHIN: _shin,
    HandContact.TOES: _toes,
    HandContact.SOLE: _sole,
    HandContact.HIP: _hip,
    HandContact.CHEST: _chest,
}
