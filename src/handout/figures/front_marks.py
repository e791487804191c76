"""What is told over a figure that faces the viewer: glowing muscles, level hips, ghosts, landmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures import body, front_torso
from handout.figures.front_tubes import Rows, Tube
from handout.figures.geometry import Point, direction
from handout.figures.limbs import disc
from handout.figures.muscles import patch, spindle
from handout.figures.paint import WHITE
from handout.figures.scene import Curve, Scene, Shape
from handout.model.figure import BodySide, Landmark, Muscle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.figures.contacts import Placed
    from handout.figures.front_place import Solid
    from handout.figures.front_space import Spot
    from handout.figures.paint import Palette
    from handout.model.figure import Worked

_SLOTS = ("near", "far")
_BEYOND = 10.0  # cm of the level line past the hips on each side
_PIECES = 9  # dashes and the gaps between them
_HALF_HIPS = 17.5
_HIP: Rows = ((0.0, 7.0, 6.0), (1.0, 8.0, 6.0))
_LIMB: Rows = ((0.0, 6.4, 6.4), (1.0, 5.0, 5.0))
# Shares of the spine where a side muscle of the trunk starts and ends, and how far in it reaches, cm.
_FLANK = {Muscle.LOWER_BACK: (0.04, 0.62, 8.5), Muscle.BACK: (0.04, 0.85, 8.5)}
_BUTTOCK = (-0.1, 0.62, 0.97, -0.25)  # on the thigh of one who sits: from, to, outer and inner edge
_TRUNK_PLACES = {
    Landmark.CHEST: (0.75, 10.0),
    Landmark.BACK: (0.7, 0.0),
    Landmark.BELLY: (0.3, 9.0),
    Landmark.WAIST: (0.4, 0.0),
    Landmark.HIPS: (0.0, 0.0),
}


def glow(placed: Placed, solid: Solid, worked: tuple[Worked, ...], build: float, colors: Palette) -> Scene:
    """The muscles that are stretched or work and can be seen from the front."""
    scene = Scene()
    for item in worked:
        for slot in _SLOTS:
            if item.side in (BodySide.BOTH, BodySide.RIGHT if solid.sign(slot) > 0 else BodySide.LEFT):
                scene = scene.plus(_on_leg(solid, slot, item.muscle, build, colors))
        scene = scene.plus(_on_trunk(placed, solid, item.muscle, build, colors))
    return scene


def _on_leg(solid: Solid, slot: str, muscle: Muscle, build: float, colors: Palette) -> Scene:
    leg, sign = solid.body.legs[slot], solid.sign(slot)
    rows = tuple((share, a * build, b * build) for share, a, b in _HIP)
    if muscle is Muscle.OUTER_HIP:
        top = front_torso.at(solid, 0.17, sign * 8.6 * build, 0)
        return _patch(Tube.of(solid.camera, (top, leg.root.toward(leg.middle, 0.34)), rows, -sign), 1, colors)
    if muscle is Muscle.BUTTOCK and not solid.camera.yaw:
        low = leg.root.toward(leg.middle, 0.5)
        return _patch(Tube.of(solid.camera, (leg.root, low), rows, -sign), 1, colors)
    if muscle is Muscle.FRONT_THIGH:
        bone = (leg.root.toward(leg.middle, 0.3), leg.root.toward(leg.middle, 0.95))
        return _patch(Tube.of(solid.camera, bone, _LIMB, -sign), 0.8, colors)
    if muscle is Muscle.SHIN:
        bone = (leg.middle.toward(leg.end, 0.1), leg.middle.toward(leg.end, 0.85))
        return _patch(Tube.of(solid.camera, bone, _LIMB, -sign), 0.6, colors)
    return Scene()


def on_seat(worked: tuple[Worked, ...], tube: Tube, side: BodySide, colors: Palette) -> Scene:
    """The buttock on the shorts of a thigh that comes forward, for a viewer who sees its outer side."""
    if not any(item.muscle is Muscle.BUTTOCK and item.side in (side, BodySide.BOTH) for item in worked):
        return Scene()
    return patch([(tube.at(s, a), tube.at(s, b)) for s, a, b in spindle(*_BUTTOCK)], colors)


def _patch(tube: Tube, outer: float, colors: Palette) -> Scene:
    rows = spindle(0.0, 1.0, outer, outer - 1.15)
    return patch([(tube.at(s, a), tube.at(s, b)) for s, a, b in rows], colors)


def _on_trunk(placed: Placed, solid: Solid, muscle: Muscle, build: float, colors: Palette) -> Scene:
    if muscle is Muscle.BELLY:
        rows = spindle(0.06, 0.62, 5.0, -5.0)
        view = solid.camera.page
        rim = [
            (view(front_torso.at(solid, s, a, 6)), view(front_torso.at(solid, s, b, 6))) for s, a, b in rows
        ]
        return patch(rim, colors)
    if muscle not in _FLANK:
        return Scene()
    start, end, depth = _FLANK[muscle]
    sides = (1, -1) if not placed.pose.roll else (-1 if placed.pose.roll > 0 else 1,)
    shares = [(share, out) for share, out, _ in spindle(start, end, 0.0, 1.0)]
    inward = [inner for _, _, inner in spindle(start, end, 0.0, depth)]
    rims = (
        [_across(solid, share, side, inner, build) for (share, _), inner in zip(shares, inward, strict=True)]
        for side in sides
    )
    return Scene().plus(*(patch(rim, colors) for rim in rims))


def _across(solid: Solid, share: float, side: int, inward: float, build: float) -> tuple[Point, Point]:
    """A place on the trunk's edge, and the one `inward` cm from it."""
    edge = front_torso.rim(solid, share, side, build)
    middle = solid.camera.page(front_torso.at(solid, share, 0, 0))
    return edge, edge.polar(direction(edge, middle), inward)


def level(placed: Placed, colors: Palette) -> Scene:
    """A broken line through both hips, which shows that they are level."""
    solid = placed.solid
    if solid is None:
        return Scene()
    reach = _HALF_HIPS + _BEYOND
    start, end = (solid.camera.page(front_torso.at(solid, 0.02, z, 0)) for z in (reach, -reach))
    shares = [(2 * dash / _PIECES, (2 * dash + 1) / _PIECES) for dash in range(_PIECES // 2 + 1)]
    dashes = tuple(
        Curve((start.toward(end, low), start.toward(end, high)), closed=False, smooth=False)
        for low, high in shares
    )
    width = 1.5 * colors.pen
    return Scene(
        (
            Shape(dashes, stroke=WHITE, width=width + 1.4 * colors.pen),
            Shape(dashes, stroke=colors.accent, width=width),
        )
    )


def landmark(solid: Solid, name: Landmark, slot: str) -> Point:
    """A place on a body that faces the viewer; `slot` is that of the side that the name says."""
    view = solid.camera.page
    if name is Landmark.HEAD:
        return view(solid.body.skull)
    if name in _TRUNK_PLACES:
        share, front = _TRUNK_PLACES[name]
        return view(front_torso.at(solid, share, 0, front))
    return view(dict(_limb_places(solid, slot))[name.value.partition("-")[2]])


def _limb_places(solid: Solid, slot: str) -> Iterator[tuple[str, Spot]]:
    leg, arm = solid.body.legs[slot], solid.body.arms[slot]
    low = -body.ANKLE_HEIGHT
    yield "knee", leg.middle
    yield "ankle", leg.end
    yield "heel", leg.own(-0.6 * body.HEEL_BEHIND, low, 0)
    yield "arch", leg.own(0.4 * body.BALL_AHEAD, low, 0)
    yield "toes", leg.own(body.BALL_AHEAD + body.TOE, low, 0)
    yield "hand", arm.own(0, -body.GRIP, 0)


def room(solid: Solid, colors: Palette) -> Scene:
    """The room that the body takes, without drawing it: round its joints and ends."""
    view, frame = solid.camera.page, solid.body
    discs = [disc(view(frame.skull), 13)]
    for leg in frame.legs.values():
        discs += [disc(view(leg.root), 9), disc(view(leg.middle), 6), disc(view(leg.end), 4)]
        discs += [disc(view(leg.own(x, 2 - body.ANKLE_HEIGHT, 0)), 3) for x in (-4, 17)]
    for arm in frame.arms.values():
        discs += [disc(view(arm.root), 7), disc(view(arm.middle), 5), disc(view(arm.end), 4)]
        discs.append(disc(view(arm.own(0, -15, 0)), 2))
    return Scene((Shape(tuple(discs), stroke=colors.skin),))
