"""Where each hold puts a hand: the wrist, the way the hand points, and what must be there for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from handout.figures import body, pool, step, torso
from handout.figures.geometry import Axes, Point, direction
from handout.model.figure import HandContact

if TYPE_CHECKING:
    from collections.abc import Callable

    from handout.figures.contacts import Placed


class Hold(NamedTuple):
    """Where the wrist must be and the angle of the hand.

    The elbow is given where it points out of the page, and the shoulder where its blade moves.
    """

    wrist: Point
    hand: float
    elbow: Point | None = None
    shoulder: Point | None = None


def hold(now: Placed, slot: str, before: Placed | None) -> Hold | None:
    """The hold that the `near` or `far` hand's contact asks for; None for a free hand or an absent thing."""
    place = _HOLDS.get(now.pose.side(slot).hand)
    return place(now, slot, before) if place else None


def _wall(now: Placed, slot: str, before: Placed | None) -> Hold | None:
    if now.stage.wall is None:
        return None
    height = before.arm(slot).wrist.y if before else now.arm(slot).wrist.y
    return Hold(Point(now.stage.wall - body.PALM, height), 90.0)


def _chair(now: Placed, slot: str, _: Placed | None) -> Hold | None:
    if now.stage.rail is None:
        return None
    grip = now.stage.rail if slot == "near" else now.stage.rail.moved(1.2, 1.4)
    return Hold(grip.polar(-25, -body.GRIP), -25.0)


def _thigh(now: Placed, slot: str, _: Placed | None) -> Hold:
    leg = now.leg(slot)
    way = direction(leg.hip, leg.knee)
    return Hold(leg.hip.toward(leg.knee, 0.55).polar(way + 90, 8.6), way - 8)


def _chest(now: Placed, slot: str, _: Placed | None) -> Hold:
    """The palm on the ribs; the elbow points away from the body, so the arm is seen shortened."""
    trunk, shoulder = now.skeleton.trunk, now.arm(slot).shoulder
    wrist = torso.at(trunk, 0.6 if slot == "near" else 0.66, 12.3)
    elbow = shoulder.polar(trunk.chest + 180, 0.52 * body.UPPER_ARM).polar(trunk.chest - 90, 1.0)
    return Hold(wrist, trunk.chest + 6, elbow)


def _shin(now: Placed, slot: str, _: Placed | None) -> Hold:
    """From beside the leg over the front of the shin, where the fingers of both hands meet."""
    leg = now.leg(now.pose.working)
    way = direction(leg.knee, leg.ankle)
    grip = leg.knee.polar(way, 10.0 if slot == "near" else 12.0).polar(way + 90, 2.6)
    hand = way + 100
    return Hold(grip.polar(hand, -body.GRIP), hand)


def _toes(now: Placed, _slot: str, _: Placed | None) -> Hold:
    leg = now.leg(now.pose.working)
    angle = leg.foot - 95
    return Hold(Axes(leg.ankle, leg.foot).at(19.0, 1.5).polar(angle, -body.GRIP), angle)


def _sole(now: Placed, _slot: str, _: Placed | None) -> Hold:
    leg = now.leg(now.pose.working)
    angle = leg.foot + 34
    return Hold(Axes(leg.ankle, leg.foot).at(2.6, -2.0).polar(angle, -body.THUMB_REACH), angle)


def _rail(now: Placed, slot: str, _: Placed | None) -> Hold | None:
    bar = now.stage.bar
    if bar is None:
        return None
    return Hold(*(step.hold(bar, slot) if now.stage.step else pool.hold(bar, slot)))


def _noodle(now: Placed, slot: str, _: Placed | None) -> Hold | None:
    return Hold(*pool.noodle_hold(now.stage.bar, slot)) if now.stage.bar else None


def _band(_: Placed, slot: str, before: Placed | None) -> Hold | None:
    """A fist that stays where it was, whatever the foot does."""
    return Hold(before.arm(slot).wrist, before.arm(slot).hand) if before else None


_HOLDS: dict[HandContact, Callable[[Placed, str, Placed | None], Hold | None]] = {
    HandContact.WALL: _wall,
    HandContact.CHAIR: _chair,
    HandContact.THIGH: _thigh,
    HandContact.CHEST: _chest,
    HandContact.SHIN: _shin,
    HandContact.TOES: _toes,
    HandContact.SOLE: _sole,
    HandContact.RAIL: _rail,
    HandContact.NOODLE: _noodle,
    HandContact.BAND: _band,
}
