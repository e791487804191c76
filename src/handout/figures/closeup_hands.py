"""The hands on a foot that lies on the other knee: one pulls the toes, the other's thumb presses the sole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from handout.figures.geometry import Axes
from handout.figures.paint import FINE, WHITE, Palette, area, lines, mix
from handout.figures.scene import Curve, Scene, Shape
from handout.model.figure import HandContact

if TYPE_CHECKING:
    from handout.figures.closeup_foot import Foot, Places
    from handout.figures.contacts import Placed


class _Hand(NamedTuple):
    """A hand's areas, from back to front and open where they join, the lines on it, and its thumb's nail."""

    areas: tuple[Places, ...]
    lines: tuple[Places, ...]
    nail: Places


# On the big toe's axes, from its root: the toe is 7.1 long, and 1.3 above to 2 below its middle.
_PALM: Places = ((6.0, 2.4), (10.0, 3.4), (13.0, 2.0), (12.0, -3.6), (8.0, -3.6), (5.6, -2.4))
_FINGER: Places = (
    (12.0, -1.0), (9.6, -1.9), (7.0, -2.0), (4.6, -2.2), (2.8, -2.1), (1.6, -2.9), (2.2, -3.9), (4.4, -4.2),
    (7.2, -4.5), (9.4, -4.4), (11.8, -4.7),
)  # fmt: skip
_FINGER_BEHIND: Places = (
    (12.0, -2.4),
    (7.0, -3.0),
    (3.2, -3.4),
    (2.6, -4.5),
    (4.4, -5.1),
    (7.6, -5.4),
    (12.0, -5.2),
)
_GRASP: Places = (
    (27.5, 3.1), (22.5, 2.5), (17.6, 3.1), (14.6, 4.6), (11.6, 4.9), (9.0, 4.0), (6.6, 3.8), (4.2, 3.6),
    (2.8, 3.0), (2.7, 2.0), (3.8, 1.4), (6.2, 1.6), (8.2, 1.7), (9.8, 0.9), (11.0, -0.8), (11.8, -4.7),
    (14.6, -4.6), (17.8, -3.4), (20.5, -3.0), (24.5, -3.4), (27.5, -4.0),
)  # fmt: skip
_GRASP_LINES: tuple[Places, ...] = (
    ((6.6, 2.9), (6.9, 2.2)),
    ((7.0, -3.6), (7.2, -4.3)),
    ((11.4, -2.6), (13.0, -3.0)),
)
_THUMB_NAIL: Places = ((2.9, 2.9), (3.2, 3.35), (4.6, 3.5), (4.4, 2.9))

# From the tip of a thumb that presses; x runs on the way that the thumb points.
_PRESS: Places = (
    (-22.0, 2.4), (-16.5, 2.2), (-13.8, 3.6), (-12.0, 5.2), (-9.4, 6.0), (-7.0, 6.1), (-5.2, 5.4),
    (-4.9, 4.0), (-6.1, 2.8), (-6.0, 1.7), (-4.6, 1.3), (-3.0, 1.1), (-1.2, 1.3), (-0.1, 0.8), (0.2, 0.0),
    (-0.3, -0.9), (-1.5, -1.3), (-3.2, -1.2), (-5.2, -1.6), (-8.0, -2.4), (-11.0, -2.8), (-14.0, -2.6),
    (-16.5, -2.2), (-22.0, -3.1),
)  # fmt: skip
_PRESS_LINES: tuple[Places, ...] = (
    ((-7.1, 5.9), (-7.0, 3.4)),
    ((-9.2, 5.8), (-8.9, 3.3)),
    ((-11.3, 5.3), (-10.8, 3.2)),
    ((-3.1, 0.9), (-3.2, 0.2)),
)
_PRESS_NAIL: Places = ((-0.1, -0.55), (-0.7, -1.0), (-1.9, -1.1), (-1.7, -0.5))
_PULLING = _Hand((_FINGER, _GRASP), _GRASP_LINES, _THUMB_NAIL)
_PRESSING = _Hand((_PRESS,), _PRESS_LINES, _PRESS_NAIL)

_PRESSED = 4.4  # cm ahead of the ankle: where a thumb finds the band
_THUMB_WAY = 74.0  # degrees
_INDENT = 0.7  # cm that the thumb's tip lies over the sole's edge


def behind(placed: Placed, foot: Foot, colors: Palette) -> Scene:
    """The part of a hand round the toes that the toes hide."""
    if HandContact.TOES not in _held(placed):
        return Scene()
    axes = _toe_axes(foot)
    dark = _tone(colors, 0.9)
    return Scene().plus(
        *(area(colors, dark, Curve(axes.places(places))) for places in (_FINGER_BEHIND, _PALM)),
    )


def hands(placed: Placed, foot: Foot, colors: Palette) -> Scene:
    """The hands that hold the foot, before it."""
    scene = Scene()
    if HandContact.TOES in _held(placed):
        axes = _toe_axes(foot)
        scene = _drawn(_PULLING, axes, colors)
    if HandContact.SOLE in _held(placed):
        tip = foot.at(_PRESSED, -4.75 + _INDENT)
        scene = scene.plus(_drawn(_PRESSING, Axes(tip, _THUMB_WAY), colors))
    return scene


def _held(placed: Placed) -> tuple[HandContact, HandContact]:
    return placed.pose.near.hand, placed.pose.far.hand


def _tone(colors: Palette, share: float = 0.45) -> str:
    return mix(colors.skin, colors.skin_far, share)


def _toe_axes(foot: Foot) -> Axes:
    return Axes(foot.toe_at(0.0, 0.0), foot.axes.along + foot.big_toe)


def _drawn(hand: _Hand, axes: Axes, colors: Palette) -> Scene:
    tone, fine = _tone(colors), colors.pen * FINE
    skin = (area(colors, tone, Curve(axes.places(places), closed=False)) for places in hand.areas)
    strokes = tuple(Curve(axes.places(places), closed=False, smooth=False) for places in hand.lines)
    plate = Shape((Curve(axes.places(hand.nail)),), fill=WHITE, stroke=colors.skin_line, width=fine)
    return Scene().plus(*skin, Scene((plate,)), lines(colors.skin_line, fine, *strokes))
