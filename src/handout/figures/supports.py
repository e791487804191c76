"""Hands and forearms that bear weight on the floor; the shoulder blade gives or takes a little."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from handout.figures import body
from handout.figures.geometry import Point, direction, distance
from handout.figures.holds import Hold
from handout.model.figure import HandContact

if TYPE_CHECKING:
    from collections.abc import Callable

    from handout.figures.contacts import Placed


def hold(now: Placed, slot: str, before: Placed | None) -> Hold | None:
    """The place of a hand or forearm that bears weight; None for any other contact."""
    contact = now.pose.side(slot).hand
    place = _SUPPORTS.get(contact)
    kept = before is not None and before.pose.side(slot).hand is contact
    return place(now, slot, before if kept else None) if place else None


def _palm(now: Placed, slot: str, before: Placed | None) -> Hold:
    arm, bent = now.arm(slot), now.pose.side(slot).elbow
    ahead = body.FAR_PALM if slot == "far" else 0.0
    wrist = Point(before.arm(slot).wrist.x if before else arm.wrist.x + ahead, body.PALM)
    upper, fore = body.UPPER_ARM, body.FOREARM
    wanted = math.sqrt(upper**2 + fore**2 + 2 * upper * fore * math.cos(math.radians(bent)))
    return Hold(wrist, 0.0, shoulder=_shrugged(arm.shoulder, wrist, wanted))


def _floor(now: Placed, slot: str, before: Placed | None) -> Hold:
    """A hand that only lies there; it points away from the shoulder."""
    lying = _palm(now, slot, before)
    return lying._replace(hand=0.0 if lying.wrist.x >= now.arm(slot).shoulder.x else 180.0)


def _forearm(now: Placed, slot: str, before: Placed | None) -> Hold:
    arm = now.arm(slot)
    elbow = Point(before.arm(slot).elbow.x if before else arm.elbow.x, body.ELBOW_HEIGHT)
    wrist = Point(elbow.x + math.sqrt(body.FOREARM**2 - (body.ELBOW_HEIGHT - body.PALM) ** 2), body.PALM)
    out = now.pose.side(slot).shoulder_out
    seen = body.UPPER_ARM * abs(math.cos(math.radians(out)))
    return Hold(wrist, 0.0, elbow, _shrugged(arm.shoulder, elbow, seen))


def _shrugged(shoulder: Point, target: Point, wanted: float) -> Point:
    """The shoulder brought nearer to the target or away from it, as far as the shoulder blade goes."""
    off = distance(shoulder, target) - wanted
    return shoulder.polar(direction(shoulder, target), max(-body.SHRUG, min(body.SHRUG, off)))


_SUPPORTS: dict[HandContact, Callable[[Placed, str, Placed | None], Hold]] = {
    HandContact.FLOOR: _floor,
    HandContact.PALM: _palm,
    HandContact.FOREARM: _forearm,
}
