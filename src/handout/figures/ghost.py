"""The frame before, pale and with a broken outline, behind the one that it became."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures import body, torso
from handout.figures.geometry import Axes, Point, distance
from handout.figures.limbs import Bone, Rows, widened
from handout.figures.paint import FINE, WHITE, Palette, mix
from handout.figures.scene import Curve, Scene, Shape
from handout.model.figure import FootContact

if TYPE_CHECKING:
    from handout.figures.contacts import Placed
    from handout.figures.skeleton import Arm, Leg, Trunk

_STIRRED = 3.0  # cm: a part that moved less has no ghost
_APART = 6.0  # cm: a far limb nearer to the near one's ghost than this would only blur it
# Coarser than the limbs themselves: a ghost says where they were, not how they looked.
_THIGH: Rows = ((0.1, 8.6, 8.8), (0.5, 7.8, 7.4), (0.93, 5.4, 5.2))
_SHANK: Rows = ((0.07, 5.0, 5.2), (0.35, 4.3, 6.6), (0.9, 3.1, 3.5))
_UPPER_ARM: Rows = ((0.1, 5.2, 5.2), (0.92, 3.6, 3.7))
_FOREARM: Rows = ((0.08, 3.7, 3.8), (0.3, 4.1, 3.9), (1.0, 2.3, 2.3))
_FOOT = ((7.8, -0.6), (14.0, -3.4), (20.5, -4.6), (19.8, -6.4), (7.0, -6.3), (-3.6, -6.5), (-5.5, -2.6))
_HAND = ((5.0, 3.0), (15.0, 1.6), (15.5, -1.2), (5.0, -3.0))
_HEAD = (
    (0.5, 11.6), (7.2, 8.6), (8.6, 2.0), (10.0, -2.6), (8.0, -9.4), (3.8, -10.2), (-4.0, -6.8), (-8.8, -4.0),
    (-9.8, 4.0), (-6.0, 10.4),
)  # fmt: skip


def pale(areas: tuple[Curve, ...], colors: Palette) -> Scene:
    """Areas as a ghost, from back to front: nearly white in colour, white in the inks without tints."""
    fill = WHITE if colors.hatched else mix(colors.skin, WHITE, 0.75)
    edge = colors.line if colors.hatched else mix(colors.line, WHITE, 0.25)
    return Scene(
        tuple(Shape((area,), fill=fill, stroke=edge, width=colors.pen * FINE, dashed=1) for area in areas)
    )


def behind(before: Placed, now: Placed, build: float, colors: Palette) -> Scene:
    """Whatever of the earlier body has moved since, to be drawn before the person."""
    return pale(tuple(_moved_parts(before, now, build)), colors)


def _moved_parts(before: Placed, now: Placed, build: float) -> list[Curve]:
    out = []
    for slot in ("far", "near"):
        leg, arm = before.leg(slot), before.arm(slot)
        if _leg_stirred(leg, now.leg(slot)) and not _hides(before, slot, *_joints(leg)):
            out.append(_leg(leg, build, crossed=before.pose.side(slot).foot is FootContact.OTHER_KNEE))
        if slot == "near" and _trunk_stirred(before.skeleton.trunk, now.skeleton.trunk):
            out += [_trunk(before.skeleton.trunk, build), _head(before.skeleton.trunk)]
        if _arm_stirred(arm, now.arm(slot)) and not _hides(before, slot, arm.elbow, arm.wrist):
            out.append(_arm(arm, build))
    return out


def _joints(leg: Leg) -> tuple[Point, ...]:
    return leg.knee, leg.ankle


def _hides(before: Placed, slot: str, *places: Point) -> bool:
    """Whether a far limb lies so close to the near one that one ghost does for both."""
    if slot == "near":
        return False
    leg, arm = before.leg("near"), before.arm("near")
    mates = (leg.knee, leg.ankle) if places[0] == before.leg("far").knee else (arm.elbow, arm.wrist)
    return all(distance(*pair) < _APART for pair in zip(places, mates, strict=True))


def _leg_stirred(old: Leg, new: Leg) -> bool:
    tips = (old.ball.polar(old.toes, body.TOE), new.ball.polar(new.toes, body.TOE))
    pairs = ((old.knee, new.knee), (old.ankle, new.ankle), (old.heel, new.heel), tips)
    return any(distance(*pair) > _STIRRED for pair in pairs)


def _arm_stirred(old: Arm, new: Arm) -> bool:
    return any(distance(*pair) > _STIRRED for pair in ((old.elbow, new.elbow), (old.wrist, new.wrist)))


def _trunk_stirred(old: Trunk, new: Trunk) -> bool:
    return any(
        distance(*pair) > _STIRRED
        for pair in ((old.hips, new.hips), (old.neck, new.neck), (old.skull.origin, new.skull.origin))
    )


def _leg(leg: Leg, build: float, *, crossed: bool) -> Curve:
    thigh = Bone(leg.hip, leg.knee, widened(_THIGH, build))
    shank = Bone(leg.knee, leg.ankle, widened(_SHANK, build))
    foot = () if crossed else Axes(leg.ankle, leg.foot).places(_FOOT)
    return Curve((*thigh.edge(1), *shank.edge(1), *foot, *shank.edge(-1)[::-1], *thigh.edge(-1)[::-1]))


def _arm(arm: Arm, build: float) -> Curve:
    upper = Bone(arm.shoulder, arm.elbow, widened(_UPPER_ARM, build))
    fore = Bone(arm.elbow, arm.wrist, widened(_FOREARM, build))
    hand = Axes(arm.wrist, arm.hand).places(_HAND)
    return Curve((*upper.edge(1), *fore.edge(1), *hand, *fore.edge(-1)[::-1], *upper.edge(-1)[::-1]))


def _trunk(trunk: Trunk, build: float) -> Curve:
    (seat,) = torso.seat(trunk, build)
    shirt = torso.shirt(trunk, build).points
    half, low = len(shirt) // 2, len(seat.points) // 2
    return Curve((*shirt[1:half], *shirt[half:-1], *seat.points[low + 1 : -1], *seat.points[2:low]))


def _head(trunk: Trunk) -> Curve:
    return Curve(trunk.skull.places(_HEAD))
