"""Water, the pool's wall and what floats: where bodies lie in water, and the water drawn over them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from handout.figures import body
from handout.figures.geometry import Point, distance
from handout.figures.paint import FINE, Palette, lines, parts
from handout.figures.scene import Curve, Scene, Shape
from handout.model.figure import Base, Prop

if TYPE_CHECKING:
    from handout.figures.contacts import Placed
    from handout.figures.pose import Pose
    from handout.figures.skeleton import Skeleton

FREEBOARD = 9.0  # cm from the water's surface up to the pool's edge
NECK_OVER_WATER = 3.0  # cm: a floating body's shoulders lie at the surface, its chin stays out
_DEEP, _TINT, _SURFACE = "#cbe6f6", "#3fa9e0", "#1c6ea4"
_VEIL = 0.17  # of the tint over what is under water
_WAVE = 14.0  # cm: half a wave
_HEIGHT = 1.3  # cm that it rises and falls
_RIPPLE = 6.0  # cm: half a small wave
_ROW = 48.0  # cm from one row of small waves to the next
_BESIDE = 20.0  # cm of water drawn beside the body
_UNDER = 9.0  # cm of water drawn under a body that floats
_TAIL = 18.0  # cm that a noodle reaches out behind the hips, less the water beside it
_COPING = 5.0  # cm that the pool's edge stands out over the water
_SLAB = 5.0
_DECK = 26.0  # cm of the deck that is drawn
_TILE = 9.0


def rooted(pose: Pose, skeleton: Skeleton, before: Placed | None) -> Skeleton | None:
    """A floating body, its shoulders at the surface; None for one that stands."""
    if pose.base is not Base.FLOATING:
        return None
    x = before.skeleton.trunk.hips.x if before else skeleton.trunk.hips.x
    surface = 0.0 if pose.water is None else pose.water
    return skeleton.moved(x - skeleton.trunk.hips.x, surface + NECK_OVER_WATER - skeleton.trunk.neck.y)


def stage(now: Placed) -> Point | None:
    """Where the near hand holds the pool's edge: at the edge's height, as far off as the arm reaches."""
    arm = now.skeleton.near_arm
    height = (now.pose.water or 0.0) + FREEBOARD + 1.5
    wrist = _wrist(Point(0, height))
    drop = wrist.y - arm.shoulder.y
    ahead = math.sqrt(max(distance(arm.shoulder, arm.wrist) ** 2 - drop**2, 0.0))
    return Point(arm.shoulder.x + ahead - wrist.x, height)


def _wrist(bar: Point) -> Point:
    return bar.polar(-28, -body.GRIP)


def hold(bar: Point, slot: str) -> tuple[Point, float]:
    """Wrist and angle of a hand with its fingers over the pool's edge."""
    return _wrist(bar if slot == "near" else bar.moved(1.6, 0.9)), -28.0


def noodle_hold(bar: Point, slot: str) -> tuple[Point, float]:
    """Wrist and angle of a hand round the noodle's front end."""
    return (bar if slot == "near" else bar.moved(1.0, 6.5)).polar(8, -body.GRIP), 8.0


def wall(placed: Placed, props: tuple[Prop, ...], colors: Palette) -> Scene:
    """The pool's wall with its edge and a row of tiles."""
    if Prop.POOL_WALL not in props or placed.stage.wall is None:
        return Scene()
    face, top = placed.stage.wall, (placed.pose.water or 0.0) + FREEBOARD
    low = _bottom(placed)
    block = Curve(
        (Point(face, low), Point(face + _DECK, low), Point(face + _DECK, top - 1), Point(face, top - 1)),
        smooth=False,
    )
    slab = Curve(
        (
            Point(face - _COPING + 1.2, top - _SLAB),
            Point(face + _DECK, top - _SLAB),
            Point(face + _DECK, top),
            Point(face - _COPING + 1.2, top),
            Point(face - _COPING, top - 1.2),
            Point(face - _COPING, top - _SLAB + 1.2),
        ),
        smooth=False,
    )
    rows = [top - _SLAB - _TILE * number for number in range(1, 3)]
    tiles = [Curve((Point(face, y), Point(face + _DECK, y)), closed=False, smooth=False) for y in rows]
    return parts(colors, (colors.prop, (block,)), (colors.prop_shade, (slab,))).plus(
        lines(colors.line, colors.pen * FINE, *tiles)
    )


def _bottom(placed: Placed) -> float:
    """How far down the water is drawn: to the floor, or to a little under a body that floats."""
    if placed.pose.base is not Base.FLOATING:
        return 0.0
    legs = placed.skeleton.near, placed.skeleton.far
    lowest = min(
        point.y for leg in legs for point in (leg.knee, leg.heel, leg.ball.polar(leg.toes, body.TOE))
    )
    return max(min(lowest, placed.skeleton.trunk.hips.y - 10, placed.stage.deep) - _UNDER, 0.0)


def _span(placed: Placed) -> tuple[float, float]:
    """From where to where the water is drawn."""
    skeleton = placed.skeleton
    xs = [skeleton.trunk.hips.x, skeleton.trunk.skull.origin.x]
    for leg, arm in ((skeleton.near, skeleton.near_arm), (skeleton.far, skeleton.far_arm)):
        xs += [leg.knee.x, leg.heel.x, leg.ball.polar(leg.toes, body.TOE).x, arm.elbow.x, arm.grip.x]
    if Prop.NOODLE in placed.stage.props:
        xs.append(skeleton.trunk.hips.x - _TAIL)
    right = placed.stage.wall if placed.stage.wall is not None else max(xs) + _BESIDE
    return min(xs) - _BESIDE, right


def depths(placed: Placed, props: tuple[Prop, ...], colors: Palette) -> Scene:
    """The water behind the body, with small waves in it.

    The inks without tints leave it white, and its surface behind the body, so that no line crosses a limb.
    """
    surface = placed.pose.water
    if Prop.WATER not in props or surface is None:
        return Scene()
    (left, right), low = _span(placed), _bottom(placed)
    sides = 2 if colors.hatched else 1
    strokes = lines(_ink(colors), colors.pen * FINE, *_ripples(left, right, surface, low, sides))
    if colors.hatched:
        return strokes.plus(lines(_ink(colors), colors.pen * 1.2, _waves(left, right, surface, _WAVE)))
    deep = _box(left, low, right, surface)
    return Scene((Shape((deep,), fill=_DEEP, stroke=_DEEP, width=colors.pen),)).plus(strokes)


def water(placed: Placed, props: tuple[Prop, ...], colors: Palette) -> Scene:
    """The water before the body: its surface, and a veil over what is under it."""
    surface = placed.pose.water
    if Prop.WATER not in props or surface is None or colors.hatched:
        return Scene()
    (left, right), low = _span(placed), _bottom(placed)
    line = lines(_ink(colors), colors.pen * 1.2, _waves(left, right, surface, _WAVE))
    return Scene((Shape((_box(left, low, right, surface),), fill=_TINT, opacity=_VEIL),)).plus(line)


def _ink(colors: Palette) -> str:
    return colors.line if colors.hatched else _SURFACE


def _box(left: float, bottom: float, right: float, top: float) -> Curve:
    corners = Point(left, bottom), Point(right, bottom), Point(right, top), Point(left, top)
    return Curve(corners, smooth=False)


def _waves(left: float, right: float, y: float, half: float) -> Curve:
    count = max(2, round((right - left) / half))
    step = (right - left) / count
    places = (Point(left + step * i, y + (_HEIGHT if i % 2 else -_HEIGHT)) for i in range(count + 1))
    return Curve(tuple(places), closed=False)


def _ripples(left: float, right: float, surface: float, low: float, sides: int) -> list[Curve]:
    """Small waves in rows under the surface: at both sides, or at one and the other in turn."""
    rows, length = max(1, round((surface - low) / _ROW)), 3 * _RIPPLE
    out = []
    for number in range(rows):
        y = surface - (surface - low) * (number + 0.5) / rows
        starts = (right - 3 - length, left + 3)
        chosen = starts if sides > 1 else (starts[number % 2],)
        out += [_waves(x, x + length, y, _RIPPLE) for x in chosen]
    return out


def noodle(placed: Placed, props: tuple[Prop, ...], colors: Palette) -> Scene:
    """A foam noodle from behind the back, under the seat, to the hands in front."""
    bar = placed.stage.bar
    if Prop.NOODLE not in props:
        return Scene()
    hips = placed.skeleton.trunk.hips
    front = bar or hips.moved(34, 8)
    path = Curve(
        (
            hips.moved(-29, 40),
            hips.moved(-27, 16),
            hips.moved(-18, -5),
            hips.moved(0, -13.5),
            hips.moved(18, -7),
            front,
            front.moved(3, 20),
        ),
        closed=False,
    )
    tone = colors.towel if colors.hatched else "#f2b632"
    return lines(colors.line, 6.2 + 2 * colors.pen, path).plus(lines(tone, 6.2, path))
