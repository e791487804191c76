"""From joint angles to joint places in space, for figures that face the viewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handout.figures import body
from handout.figures.front_space import Spot, axes, cross, turned
from handout.figures.geometry import Matrix, about_x, about_y, about_z
from handout.figures.skeleton import spine
from handout.model.figure import Base, BodySide

if TYPE_CHECKING:
    from handout.figures.pose import Pose, SidePose

SLOTS = ("near", "far")
# By eye: with the flesh of the upper arm the shoulder then ends 23 cm beside the spine.
HALF_SHOULDERS = 17.6
_PELVIS_SHARE = 2 / 3  # of rolled knees; hips and lower back turn by the rest
_NONE = 1e-6  # cm: rounding
_PRESSED = (5.0, 11.5)  # cm ahead of and beside the spine: the shoulder that a body on its side lies on
_TOE_OUT = 8.0  # degrees: natural standing, by eye


class Part(Struct, frozen=True):
    """An arm or a leg in space: three joints, the turn of its end, and its root's own axes.

    Attributes:
        root: hip or shoulder.
        middle: knee or elbow.
        end: ankle or wrist.
        tip: the axes of the foot (x toward the toes, y up) or of the hand (-y toward the finger tips).
        base: the axes of the pelvis or the chest.
    """

    root: Spot
    middle: Spot
    end: Spot
    tip: Matrix
    base: Matrix

    def moved(self, way: Spot) -> Part:
        """The same limb elsewhere."""
        return replace(self, root=self.root.plus(way), middle=self.middle.plus(way), end=self.end.plus(way))

    def own(self, x: float, y: float, z: float) -> Spot:
        """A place in the foot's or the hand's own axes, from the ankle or the wrist."""
        return self.end.plus(turned(self.tip, x, y, z))


class Frame3(Struct, frozen=True):
    """A whole body in space.

    Attributes:
        spine: evenly spaced places from the middle of the hips to the base of the neck.
        pelvis: its axes.
        chest: its axes.
        head: its axes.
        skull: the middle of the head.
        legs: by slot, `near` and `far`.
        arms: by slot.
    """

    spine: tuple[Spot, ...]
    pelvis: Matrix
    chest: Matrix
    head: Matrix
    skull: Spot
    legs: dict[str, Part]
    arms: dict[str, Part]

    def moved(self, way: Spot) -> Frame3:
        """The same body elsewhere."""
        return replace(
            self,
            spine=tuple(spot.plus(way) for spot in self.spine),
            skull=self.skull.plus(way),
            legs={slot: leg.moved(way) for slot, leg in self.legs.items()},
            arms={slot: arm.moved(way) for slot, arm in self.arms.items()},
        )


def sign(pose: Pose, slot: str) -> int:
    """+1 for the body's right side, -1 for its left."""
    return 1 if pose.slot(BodySide.RIGHT) == slot else -1


def root_axes(base: Base) -> Matrix:
    """The whole body's turn: lying on the left side, it keeps its belly to the viewer."""
    return about_x(-90) if base is Base.SIDE_LYING else about_y(0)


def build(pose: Pose) -> Frame3:
    """The body in this pose with the middle of its hips at the origin, before any contact is met."""
    root = root_axes(pose.base)
    flat = spine(pose)
    places = tuple(turned(root, *point, 0) for point in flat.spine)
    pelvis = root.then(about_z(-pose.pelvis))
    chest = root.then(about_z(-pose.chest))
    rolled = pelvis.then(about_y(-pose.roll))
    middle = pelvis.then(about_y(-pose.roll * _PELVIS_SHARE))
    return Frame3(
        places,
        middle,
        chest,
        root.then(about_z(flat.head - 90)),
        turned(root, *flat.skull.origin, 0),
        {slot: _leg(pose.side(slot), sign(pose, slot), middle, rolled) for slot in SLOTS},
        {slot: _arm(pose, slot, chest, places[-1]) for slot in SLOTS},
    )


def _leg(side: SidePose, sign_: int, pelvis: Matrix, rolled: Matrix) -> Part:
    hip = turned(pelvis, 0, 0, sign_ * body.HALF_HIPS)
    thigh = rolled.then(about_z(side.hip)).then(about_x(-sign_ * side.hip_out))
    thigh = thigh.then(about_y(-sign_ * side.hip_turn))
    knee = hip.plus(turned(thigh, 0, -body.THIGH, 0))
    shank = thigh.then(about_z(-side.knee))
    ankle = knee.plus(turned(shank, 0, -body.SHANK, 0))
    return Part(hip, knee, ankle, shank.then(about_z(side.ankle)), pelvis)


def _arm(pose: Pose, slot: str, chest: Matrix, neck: Spot) -> Part:
    side, sign_ = pose.side(slot), sign(pose, slot)
    pressed = pose.base is Base.SIDE_LYING and sign_ < 0
    ahead, out = _PRESSED if pressed else (0.0, HALF_SHOULDERS)
    shoulder = neck.plus(turned(chest, ahead, -3.5, sign_ * out))
    upper = chest.then(about_z(side.shoulder)).then(about_x(-sign_ * side.shoulder_out))
    elbow = shoulder.plus(turned(upper, 0, -body.UPPER_ARM, 0))
    fore = upper.then(about_z(side.elbow))
    wrist = elbow.plus(turned(fore, 0, -body.FOREARM, 0))
    return Part(shoulder, elbow, wrist, fore.then(about_z(side.wrist)), chest)


def level(leg: Part, sign_: int) -> Part:
    """The leg with its sole flat on the floor and its toes turned out a little."""
    ahead = turned(leg.tip, 1, 0, 0)
    way = ahead._replace(y=0).unit if abs(ahead.y) < 0.95 else Spot(1, 0, 0)  # noqa: PLR2004  else it points up
    return replace(leg, tip=axes(way, Spot(0, 1, 0)).then(about_y(-sign_ * _TOE_OUT)))


def pointed(part: Part, way: Spot) -> Part:
    """The arm with its hand set to point along a way."""
    down = way.unit
    side = turned(part.tip, 0, 0, 1)
    side = side.plus(down, -side.dot(down))
    if side.length < _NONE:
        side = cross(down, Spot(1, 0, 0) if abs(down.x) < 0.9 else Spot(0, 1, 0))  # noqa: PLR2004  not along it
    return replace(part, tip=axes(cross(side.unit, down).times(1), down.times(-1)))
