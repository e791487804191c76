"""An elastic band from the hands round the ball of the right foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures import body
from handout.figures.geometry import Axes
from handout.figures.paint import Palette, lines
from handout.figures.scene import Curve, Scene
from handout.model.figure import Prop

if TYPE_CHECKING:
    from handout.figures.contacts import Placed

_WIDTH = 1.9
_BAND, _BAND_FAR = "#f2b632", "#c48d1c"


def band(placed: Placed, slot: str, props: tuple[Prop, ...], colors: Palette) -> Scene:
    """The band's near or far half: from the hand to the foot, with its end hanging from the fist."""
    if Prop.BAND not in props:
        return Scene()
    leg, grip = placed.leg(placed.pose.working), placed.arm(slot).grip
    foot = Axes(leg.ankle, leg.foot)
    over, under = foot.at(body.BALL_AHEAD - 0.5, -0.5), foot.at(body.BALL_AHEAD - 0.5, -7.0)
    path = Curve((grip, over, under) if slot == "near" else (grip, over), closed=False, smooth=False)
    tail = Curve((grip, grip.moved(-1.5, -7), grip.moved(-0.5, -13)), closed=False)
    tone = colors.towel if colors.hatched else (_BAND if slot == "near" else _BAND_FAR)
    return lines(colors.line, _WIDTH + 2 * colors.pen, path, tail).plus(lines(tone, _WIDTH, path, tail))
