"""Muscles that are stretched or work glow on the skin or the clothes, inside the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures.extremities import fascia
from handout.figures.geometry import direction
from handout.figures.hatch import hatched
from handout.figures.limbs import SHANK, THIGH, Bone, widened
from handout.figures.paint import WHITE, Palette, mix
from handout.figures.scene import Curve, Scene, Shape
from handout.figures.torso import at, stout
from handout.model.figure import BodySide, Muscle, Worked

if TYPE_CHECKING:
    from handout.figures.contacts import Placed
    from handout.figures.geometry import Point

# Where a muscle lies on its bone: from and to along it (0 to 1), then across it (-1 back, 1 front).
_ON_SHANK = {
    Muscle.UPPER_CALF: (0.03, 0.58, -1.0, 0.3),
    Muscle.LOWER_CALF: (0.4, 0.98, -1.0, 0.25),
    Muscle.CALF: (0.03, 0.88, -1.0, 0.25),
    Muscle.SHIN: (0.08, 0.82, 1.0, -0.2),
}
_ON_THIGH = {
    Muscle.FRONT_THIGH: (0.3, 0.96, 0.1, 0.97),
    Muscle.HAMSTRINGS: (0.22, 0.9, -1.0, 0.15),
}
_ON_TRUNK = {
    Muscle.BELLY: (0.1, 0.62, 9.6, 2.0),
    Muscle.LOWER_BACK: (0.1, 0.56, -8.4, -2.4),
    Muscle.BUTTOCK: (-0.16, 0.12, -10.2, -2.0),
    Muscle.BACK: (0.16, 0.92, -8.8, -3.4),
}
_STEPS = 8  # along a muscle; every other one is knot enough for its outline


def glow(placed: Placed, worked: tuple[Worked, ...], slot: str, build: float, colors: Palette) -> Scene:
    """The muscles of one leg that are stretched or work; painted on the limb, inside its outline."""
    leg, scene = placed.leg(slot), Scene()
    for item in worked:
        if item.side is not BodySide.BOTH and placed.pose.slot(item.side) != slot:
            continue
        if item.muscle in _ON_SHANK:
            bone = Bone(leg.knee, leg.ankle, widened(SHANK, build))
            scene = scene.plus(patch(_on_bone(bone, *_ON_SHANK[item.muscle]), colors))
        elif item.muscle in _ON_THIGH:
            bone = Bone(leg.hip, leg.knee, widened(THIGH, build))
            scene = scene.plus(patch(_on_bone(bone, *_ON_THIGH[item.muscle]), colors))
    return scene


def sole_glow(placed: Placed, worked: tuple[Worked, ...], colors: Palette) -> Scene:
    """The band under a foot whose sole is turned to the viewer."""
    if not any(item.muscle is Muscle.SOLE for item in worked):
        return Scene()
    area = fascia(placed.leg(placed.pose.working))
    if colors.hatched:
        return hatched(area, placed.leg(placed.pose.working).foot, colors)
    return Scene((Shape((area,), fill=colors.glow, opacity=0.8),))


def trunk_glow(placed: Placed, worked: tuple[Worked, ...], build: float, colors: Palette) -> Scene:
    """The trunk's muscles that are stretched or work."""
    scene = Scene()
    for item in worked:
        if item.muscle in _ON_TRUNK:
            start, end, outer, inner = _ON_TRUNK[item.muscle]
            rows = spindle(start, end, stout(outer, build), stout(inner, build))
            rim = [(at(placed.skeleton.trunk, s, a), at(placed.skeleton.trunk, s, b)) for s, a, b in rows]
            scene = scene.plus(patch(rim, colors))
    return scene


def spindle(start: float, end: float, outer: float, inner: float) -> list[tuple[float, float, float]]:
    """Rows (share, outer, inner) that come to a point at both ends and follow the outer edge."""
    rows = []
    for step in range(_STEPS + 1):
        t = step / _STEPS
        bulge = (4 * t * (1 - t)) ** 0.6
        rows.append((start + t * (end - start), outer, outer + (inner - outer) * bulge))
    return rows


def _on_bone(bone: Bone, start: float, end: float, outer: float, inner: float) -> list[tuple[Point, Point]]:
    return [(bone.at(s, a), bone.at(s, b)) for s, a, b in spindle(start, end, outer, inner)]


def patch(rim: list[tuple[Point, Point]], colors: Palette) -> Scene:
    """A muscle between its outer and its inner edge, from end to end, as `spindle` shapes them."""
    outer, inner = [a for a, _ in rim], [b for _, b in rim]
    area = Curve((*outer[::2], *inner[-3:0:-2]))
    (start, *_), middle, (end, _) = rim[0], rim[_STEPS // 2], rim[-1]
    if colors.hatched:
        return hatched(area, direction(start, end), colors)
    belly = [a.toward(b, 0.06) for a, b in rim[2:-1:2]]
    core = Curve((start, *belly, end, middle[0].toward(middle[1], 0.62)))
    return Scene(
        (
            Shape((area,), fill=mix(colors.glow, WHITE, 0.35), opacity=0.85),
            Shape((core,), fill=colors.glow, opacity=0.95),
        )
    )
