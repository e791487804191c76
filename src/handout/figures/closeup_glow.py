"""Muscles that glow in the close-up: the band under the foot, the shin and the calf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures.hatch import hatched
from handout.figures.paint import WHITE, Palette, lines, mix
from handout.figures.scene import Curve, Scene, Shape
from handout.model.figure import Muscle

if TYPE_CHECKING:
    from handout.figures.closeup_foot import Foot, Places
    from handout.model.figure import Worked

_SHIN: Places = ((3.3, 14.8), (3.0, 11.5), (2.7, 7.5), (1.7, 4.6), (0.9, 7.5), (0.7, 11.5), (0.9, 14.8))
_CALF: Places = (
    (-4.5, 14.8),
    (-3.6, 11.5),
    (-3.0, 7.5),
    (-2.8, 3.8),
    (-1.8, 7.5),
    (-1.2, 11.5),
    (-1.4, 14.8),
)
_ON_SHANK = {
    Muscle.SHIN: _SHIN,
    Muscle.CALF: _CALF,
    Muscle.LOWER_CALF: _CALF,
    Muscle.UPPER_CALF: _CALF,
}


def glow(foot: Foot, worked: tuple[Worked, ...], colors: Palette) -> Scene:
    """What is stretched or works in the foot and the lower leg."""
    scene = Scene()
    muscles = dict.fromkeys(item.muscle for item in worked)
    for muscle in muscles:
        if muscle is Muscle.SOLE:
            scene = scene.plus(_band(foot, colors))
        elif muscle in _ON_SHANK:
            scene = scene.plus(_patch(foot, _ON_SHANK[muscle], colors))
    return scene


def _band(foot: Foot, colors: Palette) -> Scene:
    band = foot.band()
    if not colors.hatched:
        return Scene(
            (
                Shape((band,), stroke=mix(colors.glow, WHITE, 0.35), width=1.7, opacity=0.85),
                Shape((band,), stroke=colors.glow, width=1.1),
            )
        )
    return lines(colors.glow, 1.1, band)


def _patch(foot: Foot, places: Places, colors: Palette) -> Scene:
    rim = foot.shank.places(places)
    area = Curve((rim[0], *rim, rim[-1]), closed=False)
    if colors.hatched:
        return hatched(Curve(rim), foot.shank.along + 90, colors)
    return Scene((Shape((area,), fill=mix(colors.glow, WHITE, 0.2), opacity=0.9),))
