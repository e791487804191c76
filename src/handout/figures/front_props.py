"""Worktop, chair, mat and pillow as the viewer before the figure sees them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from handout.figures import body
from handout.figures.front_space import Spot
from handout.figures.geometry import Point
from handout.figures.paint import FINE, Palette, area, lines, parts
from handout.figures.scene import Curve, Scene
from handout.model.figure import Base, Prop

_MAT = 31.0  # cm: half of an exercise mat's breadth

if TYPE_CHECKING:
    from handout.figures.contacts import Placed
    from handout.figures.front_place import Solid
    from handout.figures.scene import Bounds


def behind(props: tuple[Prop, ...], placed: Placed, colors: Palette) -> Scene:
    """What stands behind the person."""
    solid, scene = placed.solid, Scene()
    if solid is None:
        return scene
    if Prop.MAT in props or (Prop.BED in props and placed.pose.base in (Base.SUPINE, Base.SIDE_LYING)):
        scene = scene.plus(_mat(solid, placed.pose.base, colors))
    if Prop.COUNTER in props and solid.counter:
        scene = scene.plus(_counter(solid, colors))
    if Prop.CHAIR in props:
        scene = scene.plus(_chair(solid, colors))
    return scene


def ground(solid: Solid, props: tuple[Prop, ...], box: Bounds, colors: Palette) -> Scene:
    """The floor's line: under the toes, or where a chair's legs stand."""
    left, _, right, _ = box
    spot = solid.body.spine[0]._replace(y=0)
    y = solid.camera.page(spot.plus(Spot(21, 0, 0))).y if Prop.CHAIR in props else 0.0
    ends = Point(left - 4, y - colors.pen * 0.8), Point(right + 4, y - colors.pen * 0.8)
    return lines(colors.ground, colors.pen * 1.5, Curve(ends, closed=False, smooth=False))


def _face(solid: Solid, *corners: tuple[float, float, float]) -> Curve:
    return Curve(tuple(solid.camera.page(Spot(*corner)) for corner in corners), smooth=False)


def _block(solid: Solid, low: Spot, high: Spot) -> tuple[Curve, Curve]:
    """The front and the top of a block."""
    (a, b, c), (d, e, f) = low, high
    front = _face(solid, (d, b, c), (d, b, f), (d, e, f), (d, e, c))
    return front, _face(solid, (d, e, c), (d, e, f), (a, e, f), (a, e, c))


def _counter(solid: Solid, colors: Palette) -> Scene:
    """A worktop on a cupboard beside the body."""
    tips, sign = solid.counter or (Spot(0, 0, 0), 1)
    near, far = tips.z - sign * 9, tips.z + sign * 30
    left, right, ahead = max(near, far), min(near, far), tips.x + 15
    top = _block(solid, Spot(ahead - 52, tips.y - 4, right), Spot(ahead, tips.y, left))
    foot = ahead * math.tan(math.radians(solid.camera.pitch))  # the cupboard ends on the line of the floor
    box = _block(solid, Spot(ahead - 50, foot, right + 2), Spot(ahead - 2, tips.y - 3, left - 2))
    doors = [
        _face(solid, (ahead - 2, y, left - 5), (ahead - 2, y, right + 5)) for y in (tips.y - 20, foot + 6)
    ]
    out = parts(colors, (colors.prop_shade, box[:1]), (colors.prop, top))
    return out.plus(lines(colors.line, colors.pen * FINE, *(door._replace(closed=False) for door in doors)))


def _chair(solid: Solid, colors: Palette) -> Scene:
    hips = solid.body.spine[0]
    seat, rear, ahead, half = hips.y - body.SEAT_BELOW_HIP, hips.x - 19, hips.x + 21, 21.0
    legs = [
        _block(solid, Spot(x, 0, z - 2), Spot(x + 3, seat - 3, z + 2))[0]
        for x in (rear, ahead - 4)
        for z in (2 - half, half - 2)
    ]
    slab = _block(solid, Spot(rear, seat - 4.5, -half), Spot(ahead, seat, half))
    side = _face(
        solid,
        *((x, y, half) for x, y in ((rear, seat - 4.5), (ahead, seat - 4.5), (ahead, seat), (rear, seat))),
    )
    back = _block(solid, Spot(rear - 3, seat + 10, -half + 1), Spot(rear, seat + 44, half - 1))
    posts = [
        _block(solid, Spot(rear - 3, seat, z), Spot(rear, seat + 12, z + 4))[0] for z in (1 - half, half - 5)
    ]
    edges = lines(colors.line, colors.pen * FINE, *(curve._replace(closed=False) for curve in slab[1:]))
    return parts(colors, (colors.prop_shade, [*legs, *posts, back[1]]), (colors.prop, [back[0]])).plus(
        parts(colors, (colors.prop_shade, (slab[0], side)), (colors.prop, slab[1:])), edges
    )


def _mat(solid: Solid, base: Base, colors: Palette) -> Scene:
    lying = base is Base.SIDE_LYING
    legs = [leg.end for leg in solid.body.legs.values()]
    spots = [*solid.body.spine, solid.body.skull, *legs]
    if lying:
        spots += [arm.end for arm in solid.body.arms.values()]
        low, high = min(spot.z for spot in spots) - 24, solid.body.spine[0].z + body.THIGH + body.SHANK + 14
        ahead, rear = 50.0, -26.0
    else:
        low, high = -_MAT, _MAT
        ahead, rear = max(spot.x for spot in spots) + 28, min(spot.x for spot in spots) - 30
    front, top = _block(solid, Spot(rear, -3.2, low), Spot(ahead, 0, high))
    return parts(colors, (colors.prop_shade, [front]), (colors.prop, [top]))


def pillow(solid: Solid, base: Base, colors: Palette) -> Scene:
    """A pillow under the head."""
    skull, view = solid.body.skull, solid.camera.page
    middle = view(skull._replace(y=0))
    if base is Base.SIDE_LYING:
        top = skull.y - 5.5
        places = (
            (-16, -1),
            (-17, top - 4),
            (-12, top),
            (6, top - 0.5),
            (22, top),
            (25, top - 5),
            (23, -3),
            (4, -5),
        )
    else:
        places = ((-22, -11), (-23, 0), (-22, 11), (0, 12), (22, 11), (23, 0), (22, -11), (0, -12))
    return area(colors, colors.towel, Curve(tuple(middle.moved(x, y) for x, y in places)))
