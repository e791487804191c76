"""From joint angles to joint places: forward kinematics in space, seen from the side."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handout.figures import body
from handout.figures.geometry import Axes, Matrix, Point, about_x, about_y, about_z, direction

if TYPE_CHECKING:
    from handout.figures.pose import Pose, SidePose

# The far side is drawn a little ahead and higher, as seen by someone who stands slightly in front.
AHEAD_PER_DEPTH = 0.15
ABOVE_PER_DEPTH = 0.04


class Leg(Struct, frozen=True):
    """Joint places in cm; `foot` and `toes` are the angles of the sole and of the toes, heel to tip."""

    hip: Point
    knee: Point
    ankle: Point
    foot: float
    toes: float

    @property
    def ball(self) -> Point:
        """The underside of the ball of the foot."""
        return Axes(self.ankle, self.foot).at(body.BALL_AHEAD, -body.ANKLE_HEIGHT)

    @property
    def heel(self) -> Point:
        """The underside of the heel."""
        return Axes(self.ankle, self.foot).at(-body.HEEL_BEHIND * 0.6, -body.ANKLE_HEIGHT)


class Arm(Struct, frozen=True):
    """Joint places in cm; `hand` is the angle from the wrist to the finger tips."""

    shoulder: Point
    elbow: Point
    wrist: Point
    hand: float

    @property
    def grip(self) -> Point:
        """The middle of the closed hand."""
        return self.wrist.polar(self.hand, body.GRIP)


class Trunk(Struct, frozen=True):
    """The spine from the middle of the hips to the base of the neck, and the head.

    Attributes:
        spine: evenly spaced places along it.
        pelvis: angle of the pelvis, upward along the spine.
        chest: angle of the chest, upward along the spine.
        head: angle from chin to crown.
    """

    spine: tuple[Point, ...]
    pelvis: float
    chest: float
    head: float

    @property
    def hips(self) -> Point:
        """The middle between the hip joints."""
        return self.spine[0]

    @property
    def neck(self) -> Point:
        """The base of the neck."""
        return self.spine[-1]

    @property
    def skull(self) -> Axes:
        """The head's own axes: origin in its middle, x along the face's forward way."""
        top = self.neck.polar((self.chest + self.head) / 2, body.NECK * 0.8)
        return Axes(top.polar(self.head, body.HEAD / 2), self.head - 90)


class Skeleton(Struct, frozen=True):
    """A whole body on the page."""

    trunk: Trunk
    near: Leg
    far: Leg
    near_arm: Arm
    far_arm: Arm

    def moved(self, dx: float, dy: float) -> Skeleton:
        """The same body elsewhere."""
        spine = tuple(place.moved(dx, dy) for place in self.trunk.spine)
        return Skeleton(
            replace(self.trunk, spine=spine),
            _moved_leg(self.near, dx, dy),
            _moved_leg(self.far, dx, dy),
            _moved_arm(self.near_arm, dx, dy),
            _moved_arm(self.far_arm, dx, dy),
        )


def _moved_leg(leg: Leg, dx: float, dy: float) -> Leg:
    return replace(leg, hip=leg.hip.moved(dx, dy), knee=leg.knee.moved(dx, dy), ankle=leg.ankle.moved(dx, dy))


def _moved_arm(arm: Arm, dx: float, dy: float) -> Arm:
    moved = {name: getattr(arm, name).moved(dx, dy) for name in ("shoulder", "elbow", "wrist")}
    return replace(arm, **moved)


def build(pose: Pose) -> Skeleton:
    """The body in this pose with the middle of its hips at the origin, before any contact is met."""
    trunk = spine(pose)
    return Skeleton(
        trunk,
        _leg(pose, pose.near, near=True),
        _leg(pose, pose.far, near=False),
        _arm(pose, pose.near, trunk.neck, near=True),
        _arm(pose, pose.far, trunk.neck, near=False),
    )


def spine(pose: Pose) -> Trunk:
    """The trunk alone, as `build` places it."""
    pelvis, chest = 90 - pose.pelvis, 90 - pose.chest
    hips = Point(0, 0)
    low, high = pelvis - pose.arch, chest + pose.arch
    middle = hips.polar(pelvis, body.TRUNK / 2)
    neck = middle.polar(chest, body.TRUNK / 2)
    control = (hips.polar(low, body.TRUNK * 0.38), neck.polar(high, -body.TRUNK * 0.38))
    places = tuple(_cubic(hips, *control, neck, step / 10) for step in range(11))
    return Trunk(places, pelvis, chest, chest - pose.neck)


def _cubic(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    u = 1 - t
    w, x, y, z = u * u * u, 3 * t * u * u, 3 * t * t * u, t * t * t
    return Point(w * a.x + x * b.x + y * c.x + z * d.x, w * a.y + x * b.y + y * c.y + z * d.y)


def _project(origin: Point, frame: Matrix, vector: tuple[float, float, float]) -> Point:
    x, y, _ = frame.apply(vector)
    return origin.moved(x, y)


def _offset(half: float, *, near: bool) -> Point:
    depth = -half if near else half
    return Point(depth * AHEAD_PER_DEPTH, depth * ABOVE_PER_DEPTH)


def _leg(pose: Pose, side: SidePose, *, near: bool) -> Leg:
    hip = Point(_offset(body.HALF_HIPS, near=near).x * 1.3, 0)
    sign = 1 if near else -1
    thigh = about_z(-pose.pelvis).then(about_z(side.hip))
    thigh = thigh.then(about_x(-sign * side.hip_out)).then(about_y(-sign * side.hip_turn))
    knee = _project(hip, thigh, (0, -body.THIGH, 0))
    shank = thigh.then(about_z(-side.knee))
    ankle = _project(knee, shank, (0, -body.SHANK, 0))
    foot = shank.then(about_z(side.ankle))
    toes = foot.then(about_z(side.toes))
    return Leg(hip, knee, ankle, _angle(foot), _angle(toes))


def _arm(pose: Pose, side: SidePose, neck: Point, *, near: bool) -> Arm:
    chest = 90 - pose.chest
    offset = _offset(body.HALF_SHOULDERS, near=near)
    offset = Point(offset.x * abs(math.sin(math.radians(chest))), offset.y)
    shoulder = neck.polar(chest, -3.5).moved(*offset)
    sign = 1 if near else -1
    upper = about_z(-pose.chest).then(about_z(side.shoulder)).then(about_x(-sign * side.shoulder_out))
    elbow = _project(shoulder, upper, (0, -body.UPPER_ARM, 0))
    fore = upper.then(about_z(side.elbow))
    wrist = _project(elbow, fore, (0, -body.FOREARM, 0))
    hand = fore.then(about_z(side.wrist))
    return Arm(shoulder, elbow, wrist, direction(Point(0, 0), _project(Point(0, 0), hand, (0, -1, 0))))


def _angle(frame: Matrix) -> float:
    return direction(Point(0, 0), _project(Point(0, 0), frame, (1, 0, 0)))
