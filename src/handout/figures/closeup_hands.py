"""The hands on a foot that lies on the other knee: one pulls the toes, the other's thumb presses the sole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures import body, extremities
from handout.figures.geometry import Axes
from handout.figures.limbs import Bone
from handout.figures.paint import FINE, Palette, lines, parts
from handout.figures.scene import Curve, Scene
from handout.figures.skeleton import Arm
from handout.model.figure import HandContact

if TYPE_CHECKING:
    from handout.figures.closeup_foot import Foot, Places
    from handout.figures.contacts import Placed

_PULLING: Places = (
    (18.5, 3.4), (16.0, 4.3), (12.5, 4.9), (9.5, 4.6), (6.5, 4.5), (4.2, 4.2), (3.4, 3.4), (4.2, 2.6),
    (6.8, 2.8),
    (8.7, 2.1), (9.0, 0.4), (8.3, -1.3), (5.2, -1.5), (2.9, -1.5), (2.0, -2.3), (2.8, -3.1),
    (5.2, -3.4), (9.0, -3.8),
    (12.5, -3.8), (16.0, -3.0), (18.5, -2.2),
)  # fmt: skip
_PULLING_LINES: tuple[Places, ...] = (
    ((9.2, 0.2), (11.0, 1.0)),
    ((8.4, -1.4), (10.6, -1.6)),
    ((4.0, 3.5), (5.0, 3.6)),
)
_PRESSED = 4.2  # cm ahead of the ankle: where a thumb finds the band
_FOREARM_SHOWN = 0.42


def hands(placed: Placed, foot: Foot, colors: Palette) -> Scene:
    """The hands that hold the foot."""
    held, scene = (placed.pose.near.hand, placed.pose.far.hand), Scene()
    if HandContact.TOES in held:
        scene = scene.plus(_pulling(foot, colors))
    if HandContact.SOLE in held:
        scene = scene.plus(_pressing(foot, colors))
    return scene


def _pulling(foot: Foot, colors: Palette) -> Scene:
    """A hand round the toes: fingers under them, thumb on top."""
    (root,) = foot.on_toe(((0.0, 0.0),))
    axes = Axes(root, foot.axes.along + foot.big_toe)
    wrist = axes.at(18.0, 0.6)
    way = axes.along + 12
    start = wrist.polar(way, body.FOREARM * _FOREARM_SHOWN)
    arm = Bone(start, wrist.polar(way, -1.5), ((0.0, 3.3, 3.3), (0.6, 2.9, 2.8), (1.0, 2.7, 2.6)))
    skin = [Curve(axes.places(_PULLING)), arm.outline()]
    marks = tuple(Curve(axes.places(places), closed=False) for places in _PULLING_LINES)
    return parts(colors, (colors.skin_far, skin)).plus(lines(colors.line, colors.pen * FINE, *marks))


def _pressing(foot: Foot, colors: Palette) -> Scene:
    """A thumb on the band, from below."""
    way = 68.0
    wrist = foot.sole(_PRESSED).moved(0, 0.6).polar(way, -body.THUMB_REACH)
    hand = extremities.hand(Arm(wrist, wrist, wrist, way), HandContact.SOLE)
    arm = Bone(wrist.polar(way, -4.5), wrist, ((0.0, 2.7, 2.7), (0.5, 2.5, 2.4), (1.1, 2.3, 2.3)))
    skin = (*hand.areas, arm.outline())
    return parts(colors, (colors.skin_far, skin)).plus(lines(colors.line, colors.pen * FINE, *hand.lines))
