"""Places on the body that authors can name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures import body, closeup, front_marks
from handout.figures.torso import at
from handout.model.figure import BodySide, Landmark

if TYPE_CHECKING:
    from handout.figures.contacts import Placed
    from handout.figures.geometry import Point

_TRUNK_PLACES = {
    Landmark.CHEST: (0.75, 0.0),
    Landmark.BACK: (0.7, -10.0),
    Landmark.BELLY: (0.35, 9.0),
    Landmark.WAIST: (0.4, -8.0),
    Landmark.HIPS: (0.0, 0.0),
}


def landmark(placed: Placed, name: Landmark) -> Point:
    """A place on the body."""
    trunk = placed.skeleton.trunk
    if placed.pose.is_close:
        return closeup.landmark(placed, name.value)
    if placed.solid:
        left = name.value.startswith("left-")
        return front_marks.landmark(
            placed.solid, name, placed.pose.slot(BodySide.LEFT if left else BodySide.RIGHT)
        )
    if name is Landmark.HEAD:
        return trunk.skull.origin
    if name in _TRUNK_PLACES:
        return at(trunk, *_TRUNK_PLACES[name])
    side, _, part = name.value.partition("-")
    slot = placed.pose.slot(BodySide(side))
    leg, arm = placed.leg(slot), placed.arm(slot)
    places = {
        "knee": leg.knee,
        "ankle": leg.ankle,
        "heel": leg.heel,
        "arch": leg.heel.toward(leg.ball, 0.5),
        "toes": _tip(leg.ball, leg.toes),
        "hand": arm.grip,
    }
    return places[part]


def _tip(ball: Point, toes: float) -> Point:
    return ball.polar(toes, body.TOE)
