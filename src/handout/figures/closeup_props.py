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
    from handout.figures.closeup_foot import Foot, Places
    from handout.figures.contacts import Placed

TOWEL = 0.9  # cm thick
MARBLE = 2.2  # cm across
_GATHERED = -25.0  # degrees: toes curled more than this hold the towel or the marble
_LOOSE_END = (17.5, 15.5)  # cm of towel ahead of the toes: flat, and bunched
_FOLDS = ((-2.4, 2.9), (1.8, 3.5), (6.2, 3.7), (10.4, 3.0))  # a bunched towel's: cm ahead of the toes, height
_FOLD: Places = ((-2.0, 0.08), (-1.3, 0.3), (-1.1, 0.75), (0.0, 1.0), (1.1, 0.75), (1.3, 0.3), (2.0, 0.08))
_CUP = (8.8, 4.2, 6.8)  # from the toes' tips to its middle, half its breadth, its height, cm
_IN_CUP = ((-0.55, 0.0), (0.55, 0.0), (0.0, 0.87))  # marbles in the cup, in their own size
_PAD = (5.3, -1.9)  # the underside of the toe's tip


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
        scene = scene.plus(_towel(placed, foot, colors))
    if Prop.MARBLES in props:
        scene = scene.plus(_marbles(placed, foot, colors))
    if Prop.BALL in props and placed.pose.side(placed.pose.working).foot is FootContact.ROLLER:
        scene = scene.plus(_ball(placed, foot, colors))
    return scene


def _towel(placed: Placed, foot: Foot, colors: Palette) -> Scene:
    """The cloth seen from its edge: flat, or in soft folds where the toes have pulled it."""
    bunched, middle = holds(foot), -TOWEL / 2
    heel, tip = foot.sole(-5.0).x - 2.0, foot.toe_at(*_PAD).x
    flat = placed.stage.toes + _LOOSE_END[0]
    end = min(flat, tip + _LOOSE_END[1]) if bunched else flat
    folds = [
        Point(tip + x + across, middle + up * height)
        for x, height in (_FOLDS if bunched else ())
        for across, up in _FOLD
    ]
    path = Curve((*_corner(heel, middle), *folds, *_corner(end, middle)), closed=False)
    hem = [_line(Point(end - x, 0), Point(end - x, -TOWEL)) for x in (1.0, 1.8)]
    cloth = lines(colors.line, TOWEL + 2 * colors.pen, path).plus(lines(_tone(colors), TOWEL, path))
    out = cloth.plus(lines(colors.line, colors.pen * FINE, *hem))
    return _pulled(end, flat, colors).plus(out) if bunched and end < flat else out


def _pulled(end: float, flat: float, colors: Palette) -> Scene:
    """Where the towel lay before the toes pulled it."""
    rest = Curve((Point(end, 0), Point(flat, 0), Point(flat, -TOWEL)), closed=False, smooth=False)
    return Scene((Shape((rest,), stroke=colors.line, width=colors.pen * FINE, dashed=0.8),))


def _corner(x: float, y: float) -> tuple[Point, Point]:
    return Point(x, y), Point(x, y)


def _marbles(placed: Placed, foot: Foot, colors: Palette) -> Scene:
    tips, radius = placed.stage.toes, MARBLE / 2
    away, _, _ = _CUP
    rest = [Point(tips + away + x * MARBLE, (0.7 + y) * MARBLE) for x, y in _IN_CUP]
    rest += [Point(tips + 1.7, radius), *([] if holds(foot) else [marble(foot)])]
    return _cup(tips + away, colors).plus(*(_round(place, radius, colors) for place in rest))


def held(placed: Placed, foot: Foot, colors: Palette) -> Scene:
    """The marble between the curled toes and the ball of the foot."""
    if Prop.MARBLES not in placed.stage.props or not holds(foot):
        return Scene()
    return _round(marble(foot), MARBLE / 2, colors)


def marble(foot: Foot) -> Point:
    """The middle of the marble that the toes hold, or that lies under them."""
    pad = foot.toe_at(*_PAD)
    if not holds(foot):
        return Point(pad.x, MARBLE / 2)
    ball = foot.sole(11.8)
    return pad.toward(ball, 0.5).polar(foot.axes.along - 90, MARBLE * 0.1)


def gap_to_marble(foot: Foot) -> float:
    """How far the toe's pad is above the marble that lies under it, cm; below 0 it is in it."""
    return foot.toe_at(*_PAD).y - MARBLE


def _cup(middle: float, colors: Palette) -> Scene:
    _, half, height = _CUP
    side, foot = Axes(Point(middle, 0), 0), half * 0.86
    glass = Curve(side.places(((-foot, 0.0), (foot, 0.0), (half, height), (-half, height))), smooth=False)
    loop = ((half, 0.86), (half + 1.9, 0.8), (half + 2.2, 0.5), (half + 1.2, 0.26), (half - 0.2, 0.22))
    handle = Curve(side.places(tuple((x, y * height) for x, y in loop)), closed=False)
    return lines(colors.line, colors.pen, handle).plus(area(colors, mix(colors.prop, WHITE, 0.5), glass))


def _tone(colors: Palette) -> str:
    return colors.prop_shade if colors.hatched else colors.towel


def _round(middle: Point, radius: float, colors: Palette) -> Scene:
    return area(colors, _tone(colors), disc(middle, radius, 8))


def _ball(placed: Placed, foot: Foot, colors: Palette) -> Scene:
    pose = placed.pose
    middle = closeup_rest.ball(foot, closeup_rest.rolled(pose, pose.side(pose.working)))
    radius = closeup_rest.BALL / 2
    shine = Axes(middle, 0).places(
        ((-0.62 * radius, 0.1), (-0.45 * radius, 0.45 * radius), (-0.05, 0.62 * radius))
    )
    return area(colors, _tone(colors), disc(middle, radius, 8)).plus(
        Scene((Shape((Curve(shine, closed=False),), stroke=WHITE, width=colors.pen),))
    )


def _line(*points: Point) -> Curve:
    return Curve(points, closed=False, smooth=False)
