"""How high a foot stands in a close-up: on its heel, or on a ball that rolls."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from handout.figures import body
from handout.figures.closeup_foot import Foot
from handout.figures.geometry import Axes, Point

if TYPE_CHECKING:
    from handout.figures.pose import Pose, SidePose
    from handout.figures.skeleton import Leg

BALL = 5.6  # cm across: a small ball, such as a golf ball's big sister or a tin
SOLE = (-2.0, 12.6)  # from the front of the heel to the ball of the foot, cm ahead of the ankle
_HEEL = -3.0  # cm ahead of the ankle: the middle of the heel
_MIDDLE = sum(SOLE) / 2


def on_heel(leg: Leg) -> Point:
    """Where the ankle is when the heel stands where it would stand with the sole flat."""
    tipped = Foot(Axes(Point(leg.ankle.x, 0), leg.foot), Axes(Point(0, 0), 0))
    rolled_on = tipped.sole(_HEEL).x - (leg.ankle.x + _HEEL)
    return Point(leg.ankle.x - rolled_on, -min(tipped.sole(x).y for x in (-5.0, _HEEL, -1.0)))


def rolled(pose: Pose, side: SidePose) -> float:
    """How far ahead of the ankle the ball is under the sole, cm.

    A ball that rolls goes half as far as the foot on it: under a foot slid forward it comes to lie under the
    heel. It lies under the middle of the sole when the lower leg is upright.
    """
    slid = body.SHANK * math.sin(math.radians(side.hip - pose.pelvis - side.knee))
    return _MIDDLE - slid / 2


def ball(foot: Foot, ahead: float) -> Point:
    """The middle of a ball that the sole lies on, `ahead` cm from the ankle."""
    return foot.sole(ahead).polar(foot.axes.along - 90, BALL / 2)


def on_ball(leg: Leg, ahead: float) -> Point:
    """Where the ankle is when the sole lies on a ball that lies on the floor."""
    foot = Foot(Axes(Point(leg.ankle.x, 0), leg.foot), Axes(Point(0, 0), 0))
    return Point(leg.ankle.x, BALL / 2 - ball(foot, ahead).y)
