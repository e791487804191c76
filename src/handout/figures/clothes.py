"""Shorts that bend with the hip, in cm beside the pelvis and the thigh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures.geometry import direction, distance
from handout.figures.limbs import Bone, Joint, Rows, widened
from handout.figures.scene import Curve
from handout.figures.torso import at, stout

if TYPE_CHECKING:
    from handout.figures.geometry import Place
    from handout.figures.skeleton import Leg, Trunk

_WAIST = 0.12  # of the trunk: hidden under the shirt, whose hem lies lower
_TUCKED = 0.8  # of that: what is under the shirt
_BELLY, _SEAT = 9.0, 10.5  # cm that shorts stand out in front of and behind the hip joint
_LEG: Rows = ((0.14, 9.2, 9.6), (0.44, 8.9, 8.8), (0.735, 8.2, 7.8), (0.735, 8.2, 7.8))
_CREASED = 45.0  # degrees of flexion from which cloth folds at the groin
_ON_BELLY = 100.0  # degrees from which the thigh hides its own groin
_FOLD = 8.0  # cm from the groin that a fold runs


def shorts(trunk: Trunk, leg: Leg, build: float, *, tucked: bool) -> Curve:
    """Pelvis and one thigh in one line: folded in front of a bent hip, round behind.

    The line is open at the waist, which lies under the shirt; `tucked` shorts hold the shirt's hem, for a
    thigh that lies on the belly.
    """
    thigh = Bone(leg.hip, leg.knee, widened(_LEG, build))
    front, back = (_edge(trunk, leg, thigh, side, build) for side in (1, -1))
    if not tucked:
        return Curve((*front, *reversed(back)), closed=False)
    belly, rump = (at(trunk, _WAIST, stout(cm, build)) for cm in (_BELLY, -_SEAT))
    return Curve((belly, belly, *thigh.edge(1)[1:], *reversed(back[1:]), rump, rump))


def _edge(trunk: Trunk, leg: Leg, thigh: Bone, side: int, build: float) -> tuple[Place, ...]:
    out = abs(stout(_BELLY if side > 0 else -_SEAT, build))
    joint = Joint(leg.hip, trunk.pelvis + 180, direction(leg.hip, leg.knee), out)
    room = (joint.room(side) + 1.0) / max(1.0, distance(leg.hip, leg.knee))
    low = [p for p, row in zip(thigh.edge(side), thigh.rows, strict=True) if row[0] > room]
    return (at(trunk, _WAIST, side * _TUCKED * out), *joint.knots(side), *low)


def crease(trunk: Trunk, leg: Leg, build: float) -> tuple[Curve, ...]:
    """The fold that a bent hip makes in the cloth, from the groin toward the seat."""
    joint = Joint(leg.hip, trunk.pelvis + 180, direction(leg.hip, leg.knee), stout(_BELLY, build))
    if not _CREASED < joint.bend < _ON_BELLY:
        return ()
    groin = joint.knots(1)[0]
    return (Curve((groin, groin.toward(leg.hip, _FOLD / (joint.radius * 1.4))), closed=False, smooth=False),)
