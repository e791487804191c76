"""Wall, chairs, towel, mat and floor, where the contacts put them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures import bedding, body, pool, step
from handout.figures.geometry import Axes, Point
from handout.figures.paint import FINE, Palette, lines, parts
from handout.figures.scene import Bounds, Curve, Scene, Shape
from handout.model.figure import Prop

if TYPE_CHECKING:
    from handout.figures.contacts import Placed, Stage

WALL_HEIGHT = 172.0
WALL_DEPTH = 7.0
TOWEL_WIDTH = 3.8
_SAG = 1.6  # cm that the towel hangs through between the hand and the foot
_FLAP = 13.0  # cm of its end that hang from the fist


def _box(left: float, bottom: float, right: float, top: float) -> Curve:
    corners = (Point(left, bottom), Point(right, bottom), Point(right, top), Point(left, top))
    return Curve(corners, smooth=False)


def _strip(*points: Point) -> Curve:
    return Curve(points, closed=False, smooth=False)


def ground(box: Bounds, colors: Palette) -> Scene:
    """The floor line under everything in the box."""
    left, _, right, _ = box
    ends = Point(left - 4, -colors.pen * 0.8), Point(right + 4, -colors.pen * 0.8)
    return lines(colors.ground, colors.pen * 1.5, _strip(*ends))


def behind(props: tuple[Prop, ...], placed: Placed, colors: Palette) -> Scene:
    """What stands behind the person."""
    scene, stage = Scene(), placed.stage
    if Prop.WALL in props and stage.wall is not None:
        scene = scene.plus(_wall(stage.wall, colors))
    if Prop.CHAIR in props and stage.seat is not None:
        scene = scene.plus(_chair(stage, colors))
    if Prop.CHAIR_BACK in props and stage.rail is not None:
        scene = scene.plus(_chair_back(stage.rail, colors))
    scene = pool.depths(placed, props, colors).plus(scene, bedding.under(props, placed, colors))
    return scene.plus(step.stairs(placed, props, colors), pool.wall(placed, props, colors))


def _wall(face: float, colors: Palette) -> Scene:
    fill = Shape((_box(face, 0, face + WALL_DEPTH, WALL_HEIGHT),), fill=colors.prop)
    edge = _strip(Point(face + colors.pen / 2, 0), Point(face + colors.pen / 2, WALL_HEIGHT))
    return Scene((fill,)).plus(lines(colors.line, colors.pen, edge))


def _chair(stage: Stage, colors: Palette) -> Scene:
    seat = stage.seat or 0.0
    rear, front = stage.chair - 19, stage.chair + 21
    slab = _box(rear - 1, seat - 4.5, front, seat)
    legs = (_box(rear, 0, rear + 4, seat - 2), _box(front - 5, 0, front - 1, seat - 2))
    back = Curve(
        (
            Point(rear - 1, seat - 2),
            Point(rear + 3.4, seat - 2),
            Point(rear - 1.6, seat + 42),
            Point(rear - 6, seat + 42),
        ),
        smooth=False,
    )
    return parts(colors, (colors.prop_shade, legs), (colors.prop, (back, slab)))


def _chair_back(rail: Point, colors: Palette) -> Scene:
    x, top = rail.x, rail.y - 2.4
    seat = top * 0.52
    posts = (_box(x - 2, 0, x + 2, top), _box(x + 35, 0, x + 39, seat - 2))
    slab = _box(x - 1, seat - 4.5, x + 40, seat)
    cap = _box(x - 3, top - 3.5, x + 3, top + 0.6)
    return parts(colors, (colors.prop_shade, posts), (colors.prop, (slab, cap)))


def towel(placed: Placed, slot: str, colors: Palette) -> Scene:
    """The towel's near or far end, from the hand round the ball of the near foot."""
    leg = placed.skeleton.near
    foot = Axes(leg.ankle, leg.foot)
    over, under = foot.at(body.BALL_AHEAD - 0.5, -0.5), foot.at(body.BALL_AHEAD - 0.5, -7.2)
    near = slot == "near"
    grip = placed.arm(slot).grip
    sag = grip.toward(over, 0.5).moved(0, -_SAG)
    path = Curve((grip, sag, over, *([under] if near else [])), closed=False)
    end = grip.moved(-1.5, -_FLAP)
    tail = Curve((grip, grip.moved(-2.5, -6), end), closed=False)
    tone = colors.towel if near else colors.towel_far
    hem = Curve((end.moved(-2.2, 2.4), end.moved(2.2, 2.0)), closed=False, smooth=False)
    edge, cloth = (
        lines(ink, width, path, tail)
        for ink, width in ((colors.line, TOWEL_WIDTH + 2 * colors.pen), (tone, TOWEL_WIDTH))
    )
    return edge.plus(cloth, lines(colors.line, colors.pen * FINE, hem))
