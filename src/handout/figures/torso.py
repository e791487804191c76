"""Trunk and clothes from the side: cm beside the spine, by shares from the hips to the base of the neck.

Depths: ANSUR II (2014): chest 25 cm, waist 23 cm, buttock 24 cm.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from handout.figures import body
from handout.figures.geometry import Axes, Point, direction
from handout.figures.limbs import Bone
from handout.figures.scene import Curve

if TYPE_CHECKING:
    from handout.figures.geometry import Place
    from handout.figures.skeleton import Trunk

_SHIRT = (
    (0.0, 9.8, 10.9),
    (0.0, 9.8, 10.9),
    (0.1, 9.7, 10.5),
    (0.28, 9.3, 8.5),
    (0.44, 9.8, 8.3),
    (0.6, 10.9, 9.6),
    (0.76, 11.4, 10.6),
    (0.9, 9.4, 9.6),
    (0.99, 5.6, 6.6),
    (1.04, 2.4, 3.4),
)
_SHIRT_LINE = (*_SHIRT[:2], *(_SHIRT[row] for row in (3, 5, 6, 7, 9)))  # enough knots
_SEAT = (
    (0.14, 6.0, 6.6),
    (0.08, 8.4, 9.2),
    (0.0, 9.0, 10.4),
    (-0.09, 8.4, 10.8),
    (-0.18, 5.6, 8.4),
    (-0.22, 1.0, 3.0),
)
_SEAT_LINE = (_SEAT[0], *_SEAT[2:])
_NECK = ((-0.35, 5.9, 5.2), (0.4, 4.6, 5.3), (1.25, 4.4, 5.4))

_BELLY_SHARE, _BACK_SHARE = 1.9, 0.3  # of a build beyond the average, in front of and behind the spine


def at(trunk: Trunk, share: float, ahead: float) -> Point:
    """A place `ahead` cm in front of the spine; shares below 0 lie on the pelvis under the hips."""
    return Point(*_at(trunk, share, ahead))


def _at(trunk: Trunk, share: float, ahead: float) -> Place:
    spine = trunk.spine
    last = len(spine) - 1
    index = min(max(int(share * last), 0), last - 1)
    if share < 0:
        return Axes(spine[0].polar(trunk.pelvis, share * body.TRUNK), trunk.pelvis).at(0, -ahead)
    (x, y), (to_x, to_y) = spine[index], spine[index + 1]
    dx, dy = to_x - x, to_y - y
    part, right = share * last - index, ahead / math.hypot(dx, dy)
    return x + part * dx + right * dy, y + part * dy - right * dx


def stout(cm: float, build: float) -> float:
    """How far from the spine a place of the trunk lies in someone of this build: most of it is belly.

    The back stays nearly where it is, so that every build rests on the same mat and leans on the same chair.
    """
    return cm * (1 + (build - 1) * (_BELLY_SHARE if cm > 0 else _BACK_SHARE))


def _outline(trunk: Trunk, rows: tuple[tuple[float, float, float], ...], build: float) -> Curve:
    front = [_at(trunk, share, stout(cm, build)) for share, cm, _ in rows]
    back = [_at(trunk, share, stout(-cm, build)) for share, _, cm in rows]
    return Curve((*front, *reversed(back)))


def shirt(trunk: Trunk, build: float) -> Curve:
    """The shirt from hem to collar."""
    return _outline(trunk, _SHIRT_LINE, build)


def shade(trunk: Trunk, build: float) -> Curve:
    """The part of the shirt along the back that the light does not reach."""
    rows = [(share, -stout(-cm, build)) for share, _, cm in _SHIRT_LINE[1:-1]]
    rim = [_at(trunk, share, -cm) for share, cm in rows]
    share, cm = rows[len(rows) // 2]
    return Curve((rim[0], *rim, rim[-1], at(trunk, share, -0.4 * cm)))


def seat(trunk: Trunk, build: float) -> tuple[Curve, ...]:
    """Hips and buttock in shorts."""
    return (_outline(trunk, _SEAT_LINE, build),)


def neck(trunk: Trunk) -> Curve:
    """The neck, from inside the collar to inside the head."""
    top = trunk.skull.at(-2.0, -body.HEAD * 0.3)
    return Bone(trunk.neck, top, tuple((s, b, f) for s, f, b in _NECK)).outline()._replace(smooth=False)


def back(trunk: Trunk) -> tuple[Point, ...]:
    """The surface of the back and the buttock, from the pelvis up: what rests on the mat when lying."""
    return tuple(at(trunk, share, -cm) for share, _, cm in (*_SEAT[3:1:-1], *_SHIRT[2:-1]))


def front(trunk: Trunk) -> tuple[Point, ...]:
    """The surface of the chest, belly and pelvis, from the pelvis up: what rests on the mat face down."""
    return tuple(at(trunk, share, cm) for share, cm, _ in (*_SEAT[3:1:-1], *_SHIRT[2:-2]))


def resting(trunk: Trunk) -> tuple[Point, Point]:
    """The hindmost places of the buttock and of the upper back, seen from the back's own slope."""
    surface = back(trunk)
    half = len(surface) // 2
    behind = Axes(trunk.hips, direction(trunk.hips, trunk.neck))
    low, high = (
        max(part, key=lambda point: behind.local(point).y) for part in (surface[:half], surface[half:])
    )
    return low, high


def collar(trunk: Trunk) -> Curve:
    """The shirt's neck line."""
    return Curve((at(trunk, 0.965, 6.4), at(trunk, 1.03, 2.4), at(trunk, 1.02, -4.6)), closed=False)
