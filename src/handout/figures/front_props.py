"""Worktop, chair, mat and pillow as the viewer before the figure sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures import body
from handout.figures.front_space import Spot
from handout.figures.paint import Palette, lines, parts
from handout.figures.scene import Curve, Scene
from handout.model.figure import Base, Prop

if TYPE_CHECKING:
    from handout.figures.contacts import Placed
    from handout.figures.front_place import Solid


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
    if Prop.PILLOW in props:
        scene = scene.plus(_pillow(solid, placed.pose.base, colors))
    return scene


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
    near, far = tips.z - sign * 7, tips.z + sign * 34
    left, right = max(near, far), min(near, far)
    top = _block(solid, Spot(-32, tips.y - 4, right), Spot(14, tips.y, left))
    body_ = _block(solid, Spot(-30, 0, right + 2), Spot(12, tips.y - 3, left - 2))
    return parts(colors, (colors.prop_shade, body_[:1]), (colors.prop, top))


def _chair(solid: Solid, colors: Palette) -> Scene:
    hips = solid.body.spine[0]
    seat, rear, ahead, half = hips.y - body.SEAT_BELOW_HIP, hips.x - 19, hips.x + 21, 21.0
    legs = [
        _block(solid, Spot(x, 0, z - 2), Spot(x + 3, seat - 3, z + 2))[0]
        for x in (rear, ahead - 4)
        for z in (2 - half, half - 2)
    ]
    slab = _block(solid, Spot(rear, seat - 4.5, -half), Spot(ahead, seat, half))
    back = _block(solid, Spot(rear - 3, seat + 10, -half + 1), Spot(rear, seat + 44, half - 1))
    posts = [
        _block(solid, Spot(rear - 3, seat, z), Spot(rear, seat + 12, z + 4))[0] for z in (1 - half, half - 5)
    ]
    return parts(colors, (colors.prop_shade, [*legs, *posts, back[1]]), (colors.prop, [back[0]])).plus(
        parts(colors, (colors.prop_shade, slab[:1]), (colors.prop, slab[1:]))
    )


def _mat(solid: Solid, base: Base, colors: Palette) -> Scene:
    lying = base is Base.SIDE_LYING
    spots = [*solid.body.spine, solid.body.skull, *(leg.end for leg in solid.body.legs.values())]
    spots += [arm.own(0, -18, 0) for arm in solid.body.arms.values()]
    high = max(spot.z for spot in spots) + (14 if lying else 6), max(spot.x for spot in spots)
    low = min(spot.z for spot in spots) - (10 if lying else 6), min(spot.x for spot in spots)
    ahead, rear = (34, -24) if lying else (high[1] + 26, low[1] - 16)
    front, top = _block(solid, Spot(rear, -3.2, low[0]), Spot(ahead, 0, high[0]))
    return parts(colors, (colors.prop_shade, [front]), (colors.prop, [top]))


def _pillow(solid: Solid, base: Base, colors: Palette) -> Scene:
    skull, view = solid.body.skull, solid.camera.page
    if base is Base.SIDE_LYING:
        top = skull.y - 7.2
        places = (
            (-14, 2.0),
            (-15, top - 2),
            (-10, top),
            (0, top - 0.8),
            (9, top),
            (14, top - 2),
            (13, 1.4),
            (0, 0.2),
        )
        middle = view(skull._replace(y=0, x=4))
        return parts(colors, (colors.towel, [Curve(tuple(middle.moved(x, y) for x, y in places))]))
    middle = view(skull._replace(y=0))
    places = ((-22, -11), (-23, 0), (-22, 11), (0, 12), (22, 11), (23, 0), (22, -11), (0, -12))
    return parts(colors, (colors.towel, [Curve(tuple(middle.moved(x, y) for x, y in places))]))


def base_line(solid: Solid, colors: Palette) -> Scene:
    """Where the floor ends behind a figure that is seen from a little above."""
    return lines(colors.ground, colors.pen, _face(solid, (0, 0, 0), (0, 0, 1)))
