"""What a body lies on or in: mat, bed, pillow, doorway."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from handout.figures import body
from handout.figures.geometry import Point
from handout.figures.paint import FINE, Palette, lines, parts
from handout.figures.scene import Curve, Scene, Shape
from handout.model.figure import Base, Prop

if TYPE_CHECKING:
    from handout.figures.contacts import Placed
    from handout.figures.geometry import Place

MAT_DEPTH = 3.2
_PRESSED = 0.7  # cm that a body may press into what it lies on
_NEAR = 4.0  # cm over the floor: a line whose knots are all higher does not bulge down to it
_SUNK = 4.0  # cm under a seat's top: what is lower hangs before the chair
_LYING = (Base.SUPINE, Base.PRONE, Base.LONG_SITTING, Base.HANDS_AND_KNEES)
MATTRESS = 10.0  # thickness, cm
BED_HEIGHT = 22.0  # from the floor to the top of the mattress as drawn: lower than most, to save room
FRAME_HEIGHT = 132.0
FRAME_WIDTH = 9.0
_LEAF = 47.0  # breadth of the open door, cm
_BEYOND = 13.0, 4.0  # how far the doorway's other side is seen to the right and up, cm


def _box(left: float, bottom: float, right: float, top: float) -> Curve:
    corners = (Point(left, bottom), Point(right, bottom), Point(right, top), Point(left, top))
    return Curve(corners, smooth=False)


def under(props: tuple[Prop, ...], placed: Placed, colors: Palette) -> Scene:
    """Mat, bed and pillow, under the whole body."""
    left, right = placed.stage.mat or (0.0, 0.0)
    scene = Scene()
    if Prop.DOOR_FRAME in props and placed.stage.frame is not None:
        scene = scene.plus(_far_post(placed.stage.frame, colors))
    if Prop.BED in props:
        scene = scene.plus(_bed(left, right, colors))
    elif Prop.MAT in props:
        scene = scene.plus(parts(colors, (colors.prop, (_box(left, -MAT_DEPTH, right, 0),))))
    return scene.plus(_pillow(placed, colors)) if Prop.PILLOW in props else scene


def _bed(left: float, right: float, colors: Palette) -> Scene:
    rail = -MATTRESS - 4
    posts = (_box(left - 6, -BED_HEIGHT, left - 1, 22), _box(right + 1, -BED_HEIGHT, right + 6, 3))
    slab = _box(left - 2, rail, right + 2, -MATTRESS + 1)
    mattress = _box(left, -MATTRESS, right, 0)
    seam = Curve((Point(left, -MATTRESS), Point(right, -MATTRESS)), closed=False, smooth=False)
    bed = parts(colors, (colors.prop_shade, (*posts, slab)), (colors.prop, (mattress,)))
    return bed.plus(lines(colors.line, colors.pen * FINE, seam))


def _pillow(placed: Placed, colors: Palette) -> Scene:
    """A pillow under the head, pressed in where the head lies."""
    skull = placed.skeleton.trunk.skull.origin
    top = body.PILLOW
    face_up = placed.pose.base is Base.SUPINE
    half = 19.0 if face_up else 16.0
    right = ((0.0, top), (half - 4, top + 2), (half + 2, top * 0.6), (half, 0.0), (half, 0.0))
    left = [(-x, y) for x, y in reversed(right[1:])]
    outline = Curve(tuple(skull.moved(dx, y - skull.y) for dx, y in (*left, *right)))
    return parts(colors, (colors.towel, (outline,)))


def pressed(person: Scene, placed: Placed, colors: Palette) -> Scene:
    """The person with flesh, cloth and hair flattened where they lie on the floor, mat or bed, or sit.

    Bones rest at the same height in every build: without this the broad would sink in.
    """
    rest = _rest(placed)
    if rest is None:
        return person
    return Scene(tuple(_flattened(shape, colors.pen, rest) for shape in person.shapes), person.numerals)


class _Rest(NamedTuple):
    """A level surface: from where to where it reaches, its height, and how deep what lies on it may sink."""

    left: float
    right: float
    top: float
    depth: float


def _rest(placed: Placed) -> _Rest | None:
    if placed.pose.base in _LYING:
        return _Rest(-math.inf, math.inf, 0.0, math.inf)
    seat, hips = placed.stage.seat, placed.skeleton.trunk.hips
    if seat is None or hips.y - seat > body.SEAT_BELOW_HIP + MAT_DEPTH:
        return None
    return _Rest(placed.stage.chair - 20, placed.stage.chair + 21, seat, _SUNK)


def _flattened(shape: Shape, pen: float, rest: _Rest) -> Shape:
    # An edge lies round its area.
    floor = rest.top - _PRESSED - (pen / 2 if shape.fill and shape.stroke else 0.0)
    if min([y for curve in shape.curves for _, y in curve.points]) > rest.top + _NEAR:
        return shape
    lines = [_denser(curve) if curve.smooth else curve.points for curve in shape.curves]
    left, right, deep = rest.left, rest.right, floor - rest.depth
    if not [y for line in lines for x, y in line if deep < y < floor and left < x < right]:
        return shape
    flat = [
        tuple([(x, floor if deep < y < floor and left < x < right else y) for x, y in line]) for line in lines
    ]
    return shape.redrawn(
        [curve._replace(points=line) for curve, line in zip(shape.curves, flat, strict=True)]
    )


def _denser(curve: Curve) -> tuple[Place, ...]:
    """The line's places and the middles between them, where it bulges most; a corner stays one."""
    places = []
    for (ax, ay), start, end, (dx, dy) in curve.runs():
        (bx, by), (cx, cy) = start, end
        places.append(start)
        if start != end:
            places.append(((9 * (bx + cx) - ax - dx) / 16, (9 * (by + cy) - ay - dy) / 16))
    return tuple(places) if curve.closed else (*places, curve.points[-1])


def _far_post(frame: float, colors: Palette) -> Scene:
    dx, dy = _BEYOND
    top, right = FRAME_HEIGHT, frame + FRAME_WIDTH
    post = _box(frame + dx, dy, right + dx, top + dy)
    leaf = _leaf(right + dx, dy, top + dy, colors)
    corners = (
        (frame, top - 8),
        (right, top - 8),
        (right + dx, top + dy - 8),
        (right + dx, top + dy),
        (frame + dx, top + dy),
        (frame, top),
    )
    lintel = Curve(tuple(Point(x, y) for x, y in corners), smooth=False)
    return leaf.plus(parts(colors, (colors.prop, (post, lintel))))


def _leaf(hinge: float, bottom: float, top: float, colors: Palette) -> Scene:
    """The door itself, open, with its handle and two panels."""
    edge = hinge + _LEAF
    door = parts(colors, (colors.prop, (_box(hinge, bottom, edge, top),)))
    panels = [_box(hinge + 7, low, edge - 12, high) for low, high in ((bottom + 8, 58), (68, top - 9))]
    knob = _box(edge - 9, 72, edge - 3, 76)
    return door.plus(
        lines(colors.line, colors.pen * FINE, *panels), parts(colors, (colors.prop_shade, (knob,)))
    )


def between(props: tuple[Prop, ...], placed: Placed, colors: Palette) -> Scene:
    """What stands between the far leg and the near one: the near side of a doorway."""
    frame = placed.stage.frame
    if Prop.DOOR_FRAME not in props or frame is None:
        return Scene()
    post = _box(frame, 0, frame + FRAME_WIDTH, FRAME_HEIGHT)
    edge = Curve((Point(frame + 3, 0), Point(frame + 3, FRAME_HEIGHT)), closed=False, smooth=False)
    return parts(colors, (colors.prop_shade, (post,))).plus(lines(colors.line, colors.pen * FINE, edge))
