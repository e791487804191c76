"""Things on the floor of a close-up, in cm: a towel flat or bunched, marbles and a glass, a ball."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures import closeup_rest
from handout.figures.geometry import Axes, Point
from handout.figures.limbs import disc
from handout.figures.paint import FINE, WHITE, Palette, area, lines, mix
from handout.figures.scene import Curve, Scene, Shape
from handout.model.figure import FootContact, Prop

if TYPE_CHECKING:
    from handout.figures.closeup_foot import Foot
    from handout.figures.contacts import Placed

TOWEL = 0.9  # cm thick
MARBLE = 1.9  # cm across
_GATHERED = -25.0  # degrees: toes curled more than this hold the towel or the marble
_LOOSE_END = (11.5, 5.0)  # cm of towel ahead of the toes: flat, and bunched
_FOLDS = ((-5.2, 2.5), (-3.0, 3.3), (-0.6, 3.9), (1.6, 2.6))  # from the toes' tips, and how high, cm
_CUP = (8.2, 5.4, 7.0)  # from the toes' tips to its middle, half its breadth, its height, cm
_IN_CUP = ((-1.4, 0.0), (0.9, 0.0), (-0.2, 1.65))
_PAD = (5.3, -1.9)  # the underside of the toe's tip
_HELD = (4.1, -2.9)  # a marble between the curled toe and the ball of the foot


def holds(foot: Foot) -> bool:
    """Whether the toes are curled round something."""
    return foot.toes <= _GATHERED


def floor(placed: Placed) -> float:
    """Height of the floor line: the towel lies between it and the foot."""
    return -TOWEL if Prop.FLOOR_TOWEL in placed.stage.props else 0.0


def things(placed: Placed, foot: Foot, colors: Palette) -> Scene:
    """What lies under the foot or before it."""
    scene, props = Scene(), placed.stage.props
    if Prop.FLOOR_TOWEL in props:
        scene = scene.plus(_towel(foot, colors))
    if Prop.MARBLES in props:
        scene = scene.plus(_marbles(placed, foot, colors))
    if Prop.BALL in props and placed.pose.side(placed.pose.working).foot is FootContact.ROLLER:
        scene = scene.plus(_ball(placed, foot, colors))
    return scene


def _towel(foot: Foot, colors: Palette) -> Scene:
    bunched = holds(foot)
    heel, tip = foot.sole(-5.0).x, foot.on_toe((_PAD,))[0].x
    end = tip + _LOOSE_END[bunched]
    slab = _slab(heel - 4.0, end)
    out = _folds(tip, colors) if bunched else Scene()
    marks = tuple(_line(Point(end - x, 0), Point(end - x, -TOWEL)) for x in (1.6, 2.6))
    return out.plus(area(colors, colors.towel, slab), lines(colors.line, colors.pen * FINE, *marks))


def _slab(left: float, right: float) -> Curve:
    half = TOWEL / 2
    ends = (
        (left, 0.0),
        (right, 0.0),
        (right + half, -half),
        (right, -TOWEL),
        (left, -TOWEL),
        (left - half, -half),
    )
    corners = [Point(x, y) for x, y in ends for _ in range(2)]
    return Curve(tuple(corners))


def _folds(tip: float, colors: Palette) -> Scene:
    return Scene().plus(*(area(colors, colors.towel, _fold(tip + x, height)) for x, height in _FOLDS))


def _fold(middle: float, height: float) -> Curve:
    half = 1.35
    places = (
        (-half - 0.3, -0.3),
        (-half, height * 0.55),
        (-0.1, height),
        (half, height * 0.55),
        (half + 0.3, -0.3),
    )
    return Curve(tuple(Point(middle + x, y) for x, y in places))


def _marbles(placed: Placed, foot: Foot, colors: Palette) -> Scene:
    tips, radius = placed.stage.toes, MARBLE / 2
    rest = [Point(tips + 1.6, radius)]
    taken = marble(foot)
    away, _, _ = _CUP
    rest += [Point(tips + away + x, radius + y + 0.5) for x, y in _IN_CUP]
    return _cup(tips + away, colors).plus(*(_round(place, radius, colors) for place in (*rest, taken)))


def marble(foot: Foot) -> Point:
    """The middle of the marble that the toes hold, or that lies under them."""
    if holds(foot):
        return foot.on_toe((_HELD,))[0]
    return Point(foot.on_toe((_PAD,))[0].x, MARBLE / 2)


def gap_to_marble(foot: Foot) -> float:
    """How far the toe's pad is above the marble that lies under it, cm; below 0 it is in it."""
    return foot.on_toe((_PAD,))[0].y - MARBLE


def _cup(middle: float, colors: Palette) -> Scene:
    _, half, height = _CUP
    sides = ((-half * 0.78, 0.0), (half * 0.78, 0.0), (half, height), (-half, height))
    glass = Curve(tuple(Point(middle + x, y) for x, y in sides), smooth=False)
    return area(colors, mix(colors.prop, WHITE, 0.5), glass)


def _round(middle: Point, radius: float, colors: Palette) -> Scene:
    return area(colors, colors.towel, disc(middle, radius))


def _ball(placed: Placed, foot: Foot, colors: Palette) -> Scene:
    pose = placed.pose
    middle = closeup_rest.ball(foot, closeup_rest.rolled(pose, pose.side(pose.working)))
    radius = closeup_rest.BALL / 2
    shine = Axes(middle, 0).places(
        ((-0.62 * radius, 0.1), (-0.45 * radius, 0.45 * radius), (-0.05, 0.62 * radius))
    )
    return area(colors, colors.towel, disc(middle, radius, 8)).plus(
        Scene((Shape((Curve(shine, closed=False),), stroke=WHITE, width=colors.pen),))
    )


def _line(*points: Point) -> Curve:
    return Curve(points, closed=False, smooth=False)
