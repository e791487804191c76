"""Angle arcs: from where a limb would point at 0 to where it points now, with the degrees between."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from handout.figures import body, measure
from handout.figures.closeup_foot import Foot
from handout.figures.geometry import Point, direction, turn
from handout.figures.paint import FINE, WHITE, Palette
from handout.figures.scene import Curve, Scene, Shape
from handout.model.figure import AngleMark, BodySide, Joint, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.figures.contacts import Placed
    from handout.figures.skeleton import Arm, Leg

# Radius of an arc, cm of the body: out where the limb has grown slim, so that the arc is seen beside it.
_RADII = {
    Joint.HIP: 34.0,
    Joint.KNEE: 27.0,
    Joint.ANKLE: 21.0,
    Joint.TOES: 12.0,
    Joint.SHOULDER: 27.0,
    Joint.ELBOW: 21.0,
}
_HINGES = (Joint.KNEE, Joint.ELBOW)
_RIGHT = 90  # degrees
_LEAST = 9.0  # pens: a smaller arc would hide under its own line
_BARE = 0.45  # of the radius: from here on the zero line is drawn
_BEYOND = 3.0  # of the zero line past the arc, in pens
_CLOSE = 11.0  # cm: radius in the close-up of a foot
_STEP = 25.0  # degrees that one curve draws
_DASH = 0.75  # of the zero line's dashes


class Opening(NamedTuple):
    """A joint's angle on the page.

    Attributes:
        vertex: the joint.
        zero: the way that the moving part points when the joint stands at 0, degrees on the page.
        turned: degrees from there to the way that it points now; + anticlockwise.
        radius: of the arc, cm.
        inner: whether the arc lies between the two parts, and no zero line is drawn.
    """

    vertex: Point
    zero: float
    turned: float
    radius: float
    inner: bool = False

    @property
    def text(self) -> str:
        """The degrees as a goniometer reads them: how far from zero, either way (neutral-zero method)."""
        return f"{abs(self.turned):.0f}°"

    def reach(self, colors: Palette) -> float:
        """The arc's radius in this pen, cm."""
        return max(self.radius, _LEAST * colors.pen)

    def middle(self, colors: Palette) -> Point:
        """Where the text is wanted: just outside the middle of the arc."""
        reach = self.reach(colors) + colors.letters * (0.5 + 0.2 * len(self.text))
        return self.vertex.polar(self.zero + self.turned / 2, reach)


def openings(placed: Placed, marks: tuple[AngleMark, ...]) -> tuple[Opening, ...]:
    """The marked angles that are seen side-on in this pose."""
    return tuple(_right(opening, mark.joint) for mark in marks for opening in _seen(placed, mark))


def _right(opening: Opening, joint: Joint) -> Opening:
    """A right angle of a hinge, shown between the two parts, where a reader looks: it is 90 there too."""
    if joint not in _HINGES or round(abs(opening.turned)) != _RIGHT:
        return opening
    rest = math.copysign(180, opening.turned) - opening.turned
    return opening._replace(zero=opening.zero + 180, turned=-rest, inner=True)


def _seen(placed: Placed, mark: AngleMark) -> Iterator[Opening]:
    sides = (BodySide.RIGHT, BodySide.LEFT) if mark.side is BodySide.BOTH else (mark.side,)
    for side in sides:
        slot = placed.pose.slot(side)
        if placed.pose.is_close or placed.solid:
            if placed.pose.view is View.FOOT and slot == placed.pose.working:
                yield from _close(placed, mark.joint)
            continue
        value = measure.angles(placed, slot).get(mark.joint.value)
        if value is not None:
            yield _side_on(placed, slot, mark.joint, value)


def _close(placed: Placed, joint: Joint) -> Iterator[Opening]:
    """In the close-up the shank is seen to swing over the foot, and the toes to bend on it."""
    foot = Foot.of(placed)
    if joint is Joint.ANKLE:
        yield Opening(
            foot.axes.origin, foot.axes.along + 90, turn(foot.shank.along - foot.axes.along), _CLOSE
        )
    elif joint is Joint.TOES:
        ball = foot.axes.at(body.BALL_AHEAD, 2 - body.ANKLE_HEIGHT)
        yield Opening(ball, foot.axes.along, foot.big_toe, _CLOSE)


def _side_on(placed: Placed, slot: str, joint: Joint, value: float) -> Opening:
    trunk, leg, arm = placed.skeleton.trunk, placed.leg(slot), placed.arm(slot)
    if joint in (Joint.SHOULDER, Joint.ELBOW):
        return _of_arm(arm, trunk.chest, joint, value)
    return _of_leg(leg, trunk.pelvis, joint, value)


def _of_arm(arm: Arm, chest: float, joint: Joint, value: float) -> Opening:
    if joint is Joint.SHOULDER:
        return Opening(arm.shoulder, chest + 180, value, _RADII[joint])
    return Opening(arm.elbow, direction(arm.shoulder, arm.elbow), value, _RADII[joint])


def _of_leg(leg: Leg, pelvis: float, joint: Joint, value: float) -> Opening:
    if joint is Joint.HIP:
        return Opening(leg.hip, pelvis + 180, value, _RADII[joint])
    if joint is Joint.KNEE:
        return Opening(leg.knee, direction(leg.hip, leg.knee), -value, _RADII[joint])
    if joint is Joint.ANKLE:
        return Opening(leg.ankle, direction(leg.knee, leg.ankle) + 90, value, _RADII[joint])
    return Opening(leg.ball, leg.foot, value, _RADII[joint])


def arc(opening: Opening, colors: Palette) -> Scene:
    """The arc from the joint's zero line, which is broken, to the middle of the limb."""
    radius, width = opening.reach(colors), FINE * colors.pen
    steps = 1 + int(abs(opening.turned) // _STEP)
    ways = [opening.zero + opening.turned * step / steps for step in range(steps + 1)]
    curve = Curve(tuple(opening.vertex.polar(way, radius) for way in ways), closed=False)
    ends = (radius * _BARE, radius + _BEYOND * colors.pen)
    zero = Curve(tuple(opening.vertex.polar(opening.zero, cm) for cm in ends), closed=False, smooth=False)
    lines = (curve,) if opening.inner else (curve, zero)
    return Scene(
        (
            Shape(lines, stroke=WHITE, width=width + 1.2 * colors.pen),
            *(Shape((line,), stroke=colors.line, width=width, dashed=_DASH) for line in lines[1:]),
            Shape((curve,), stroke=colors.line, width=width),
        )
    )
