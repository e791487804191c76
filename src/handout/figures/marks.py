"""Arrows, glowing muscles and frame numbers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from handout.figures import body, closeup, torso
from handout.figures.extremities import fascia
from handout.figures.geometry import Axes, Point
from handout.figures.limbs import SHANK, THIGH, Bone, disc, widened
from handout.figures.paint import FINE, WHITE, Palette, lines, mix
from handout.figures.scene import Curve, Numeral, Scene, Shape
from handout.figures.torso import at
from handout.model.figure import Arrow, BodySide, Landmark, Muscle, Toward, Worked

if TYPE_CHECKING:
    from handout.figures.contacts import Placed

_WAYS = {Toward.FORWARD: 0.0, Toward.UP: 90.0, Toward.BACK: 180.0, Toward.DOWN: 270.0}

# Where a muscle lies on its bone: from and to along it (0 to 1), then across it (-1 back, 1 front).
_ON_SHANK = {
    Muscle.UPPER_CALF: (0.03, 0.58, -1.0, 0.3),
    Muscle.LOWER_CALF: (0.4, 0.98, -1.0, 0.25),
    Muscle.CALF: (0.03, 0.88, -1.0, 0.25),
    Muscle.SHIN: (0.08, 0.82, 1.0, -0.2),
}
_ON_THIGH = {
    Muscle.FRONT_THIGH: (0.3, 0.96, 0.1, 0.97),
    Muscle.HAMSTRINGS: (0.22, 0.95, -1.0, 0.15),
}
_ON_TRUNK = {
    Muscle.BELLY: (0.1, 0.62, 9.6, 2.0),
    Muscle.LOWER_BACK: (0.1, 0.56, -8.4, -2.4),
    Muscle.BUTTOCK: (-0.16, 0.12, -10.2, -2.0),
    Muscle.BACK: (0.08, 0.92, -8.8, -3.4),
}
_STEPS = 8  # of hatching across a muscle; every other one is knot enough for its outline
_SHAFT = 0.9  # of an arrow's length; the rest lies in its head
_ARC = 15.0  # degrees of an arrow's turn that one curve draws
_SHUT = 0.4  # cm: nearer than this the back lies on the mat
_TRUNK_PLACES = {
    Landmark.CHEST: (0.75, 0.0),
    Landmark.BACK: (0.7, -10.0),
    Landmark.BELLY: (0.35, 9.0),
    Landmark.WAIST: (0.4, -8.0),
    Landmark.HIPS: (0.0, 0.0),
}


def landmark(placed: Placed, name: Landmark) -> Point:
    """A place on the body."""
    trunk = placed.skeleton.trunk
    if placed.pose.is_close:
        return closeup.landmark(placed, name.value)
    if name is Landmark.HEAD:
        return trunk.skull.origin
    if name in _TRUNK_PLACES:
        return at(trunk, *_TRUNK_PLACES[name])
    side, _, part = name.value.partition("-")
    slot = placed.pose.slot(BodySide(side))
    leg, arm = placed.leg(slot), placed.arm(slot)
    places = {
        "knee": leg.knee,
        "ankle": leg.ankle,
        "heel": leg.heel,
        "arch": leg.heel.toward(leg.ball, 0.5),
        "toes": _tip(leg.ball, leg.toes),
        "hand": arm.grip,
    }
    return places[part]


def _tip(ball: Point, toes: float) -> Point:
    return ball.polar(toes, body.TOE)


def arrow(placed: Placed, mark: Arrow, colors: Palette) -> Scene:
    """A movement arrow with a white edge that keeps it apart from what it crosses."""
    width = 2.6 * colors.pen
    path = _way(landmark(placed, mark.at).moved(*mark.shift), mark)
    size = 3.4 * width
    head = Axes(path[-1], _WAYS[mark.toward] + mark.turn)
    corners = ((0.55, 0), (-0.45, 0.52), (-0.45, -0.52))
    tip = (Curve(tuple(head.at(size * x, size * y) for x, y in corners), smooth=False),)
    shaft, edge = (Curve(path[:-1], closed=False, smooth=bool(mark.turn)),), colors.pen * 1.6
    return Scene(
        (
            Shape(shaft, stroke=WHITE, width=width + edge),
            Shape(tip, fill=WHITE, stroke=WHITE, width=edge),
            Shape(shaft, stroke=colors.accent, width=width),
            Shape(tip, fill=colors.accent, stroke=colors.accent, width=width * 0.3),
        )
    )


def _way(start: Point, mark: Arrow) -> tuple[Point, ...]:
    """Places along the arrow, which turns evenly."""
    path, steps = [start], 1 + int(abs(mark.turn) // _ARC)
    shares = (*(_SHAFT * step / steps for step in range(steps + 1)), 1.0)
    for begin, end in pairwise(shares):
        way = _WAYS[mark.toward] + mark.turn * (begin + end) / 2
        path.append(path[-1].polar(way, mark.length * (end - begin)))
    return tuple(path)


def glow(placed: Placed, worked: tuple[Worked, ...], slot: str, build: float, colors: Palette) -> Scene:
    """The muscles of one leg that are stretched or work; painted on the limb, inside its outline."""
    leg, scene = placed.leg(slot), Scene()
    for item in worked:
        if item.side is not BodySide.BOTH and placed.pose.slot(item.side) != slot:
            continue
        if item.muscle in _ON_SHANK:
            bone = Bone(leg.knee, leg.ankle, widened(SHANK, build))
            scene = scene.plus(_patch(_on_bone(bone, *_ON_SHANK[item.muscle]), colors))
        elif item.muscle in _ON_THIGH:
            bone = Bone(leg.hip, leg.knee, widened(THIGH, build))
            scene = scene.plus(_patch(_on_bone(bone, *_ON_THIGH[item.muscle]), colors))
    return scene


def sole_glow(placed: Placed, worked: tuple[Worked, ...], colors: Palette) -> Scene:
    """The band under a foot whose sole is turned to the viewer."""
    if not any(item.muscle is Muscle.SOLE for item in worked):
        return Scene()
    area = fascia(placed.leg(placed.pose.working))
    if colors.hatched:
        return Scene((Shape((area,), fill="#8a8a8a", stroke=colors.glow, width=colors.pen * FINE),))
    return Scene((Shape((area,), fill=colors.glow, opacity=0.8),))


def gap(placed: Placed, colors: Palette) -> Scene:
    """The space between the lower back and the mat, filled so that it is seen."""
    trunk = placed.skeleton.trunk
    low, high = sorted(place.x for place in torso.resting(trunk))
    places = sorted(
        (place for place in torso.back(trunk) if low <= place.x <= high and place.y > _SHUT),
        key=lambda place: place.x,
    )
    area = Curve((*places, Point(high, 0), Point(low, 0)), smooth=True)
    return Scene((Shape((area,), fill=colors.accent, stroke=colors.line, width=2 * colors.pen),))


def trunk_glow(placed: Placed, worked: tuple[Worked, ...], build: float, colors: Palette) -> Scene:
    """The trunk's muscles that are stretched or work."""
    scene = Scene()
    for item in worked:
        if item.muscle in _ON_TRUNK:
            start, end, outer, inner = _ON_TRUNK[item.muscle]
            rows = _spindle(start, end, outer * build, inner * build)
            rim = [(at(placed.skeleton.trunk, s, a), at(placed.skeleton.trunk, s, b)) for s, a, b in rows]
            scene = scene.plus(_patch(rim, colors))
    return scene


def _spindle(start: float, end: float, outer: float, inner: float) -> list[tuple[float, float, float]]:
    """Rows (share, outer, inner) that come to a point at both ends and follow the outer edge."""
    rows = []
    for step in range(_STEPS + 1):
        t = step / _STEPS
        bulge = (4 * t * (1 - t)) ** 0.6
        rows.append((start + t * (end - start), outer, outer + (inner - outer) * bulge))
    return rows


def _on_bone(bone: Bone, start: float, end: float, outer: float, inner: float) -> list[tuple[Point, Point]]:
    return [(bone.at(s, a), bone.at(s, b)) for s, a, b in _spindle(start, end, outer, inner)]


def _patch(rim: list[tuple[Point, Point]], colors: Palette) -> Scene:
    outer, inner = [a for a, _ in rim], [b for _, b in rim]
    area = Curve((*outer[::2], *inner[-3:0:-2]))
    (start, *_), middle, (end, _) = rim[0], rim[_STEPS // 2], rim[-1]
    belly = [a.toward(b, 0.06) for a, b in rim[2:-1:2]]
    core = Curve((start, *belly, end, middle[0].toward(middle[1], 0.62)))
    if colors.hatched:
        strokes = tuple(
            Curve(
                (a.toward(b, 0.08), inner[min(i + 1, _STEPS)].toward(outer[min(i + 1, _STEPS)], 0.1)),
                closed=False,
                smooth=False,
            )
            for i, (a, b) in enumerate(rim[1:-1], 1)
        )
        return Scene((Shape((area,), fill=WHITE),)).plus(
            lines(colors.glow, colors.pen * FINE, *strokes, area)
        )
    return Scene(
        (
            Shape((area,), fill=mix(colors.glow, WHITE, 0.35), opacity=0.85),
            Shape((core,), fill=colors.glow, opacity=0.95),
        )
    )


def number(text: str, at_: Point, size: float, radius: float, colors: Palette) -> Scene:
    """A frame number in a ring."""
    ring = disc(at_, radius, 8)
    return Scene(
        (Shape((ring,), fill=WHITE, stroke=colors.line, width=colors.pen),),
        (Numeral(text, at_, size, colors.line),),
    )
