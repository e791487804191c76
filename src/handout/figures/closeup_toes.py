"""The close-up of a right foot from the front and a little above, in cm: its big toe lies to screen right."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from handout.figures.geometry import Point
from handout.figures.paint import FINE, WHITE, Palette, area, lines, shadow
from handout.figures.scene import Curve, Scene, Shape

if TYPE_CHECKING:
    from handout.figures.contacts import Placed

_LIFTED = 12.0  # degrees: a toe that moved less has no ghost
_ABOVE = 38.0  # degrees that the viewer looks down
_FOOT = (
    (3.6, 19.0), (3.3, 15.5), (4.0, 12.8), (3.9, 11.0), (4.3, 8.4), (5.1, 5.6), (5.6, 3.4), (5.0, 2.2),
    (2.4, 2.0), (0.4, 2.4), (-1.4, 2.9), (-3.0, 3.5), (-4.6, 4.0), (-5.3, 4.9), (-5.0, 6.8), (-4.3, 9.2),
    (-4.1, 10.4), (-4.2, 11.8), (-3.4, 14.8), (-3.8, 19.0),
)  # fmt: skip
_OUTER = 13  # the first of its places that lies on the outer side
_SHADE = ((-2.4, 18.9), (-2.4, 18.9), (-2.2, 14.8), (-3.0, 11.4), (-3.2, 8.8), (-3.9, 6.4))
_TENDONS = (((2.0, 8.6), (3.1, 5.4)), ((0.3, 8.0), (0.5, 5.6)), ((-1.2, 8.0), (-2.0, 6.0)))


class _Toe(NamedTuple):
    """Root on the page, length, and half its breadth at root and tip, cm; the way it points sideways."""

    x: float
    y: float
    length: float
    root: float
    tip: float
    aside: float


_BIG = _Toe(3.75, 3.6, 6.2, 1.55, 1.6, -0.2)
_SMALL = (
    _Toe(1.25, 3.7, 5.4, 0.95, 1.0, 0.0),
    _Toe(-0.75, 4.1, 4.9, 0.9, 0.95, -0.15),
    _Toe(-2.55, 4.6, 4.4, 0.85, 0.9, -0.35),
    _Toe(-4.1, 5.2, 3.9, 0.8, 0.85, -0.6),
)


class Posed(Struct, frozen=True):
    """A toe bent up by some degrees: seen shorter, then from its underside."""

    toe: _Toe
    bend: float

    def along(self, share: float) -> Point:
        """The page position of the middle of the toe at a share of its length."""
        t, e = math.radians(self.bend), math.radians(_ABOVE)
        rise = math.sin(t) * math.cos(e) - math.cos(t) * math.sin(e)
        return Point(self.toe.x + self.toe.aside * share, self.toe.y + self.toe.length * rise * share)

    @property
    def facing(self) -> float:
        """How much of its top is seen: 1 all, 0 edge-on, below 0 its underside."""
        return math.sin(math.radians(_ABOVE - self.bend))

    def outline(self) -> Curve:
        """The toe from its root round its tip."""
        root, tip, sign = self.along(0), self.along(1), 1 if self.facing > 0 else -1
        wide, round_ = self.toe.root, self.toe.tip
        low = [
            tip.moved(round_ * x, -sign * round_ * y)
            for x, y in ((-1, -0.25), (-0.8, 0.6), (0, 1), (0.8, 0.6), (1, -0.25))
        ]
        return Curve((root.moved(-wide, 0), *low, root.moved(wide, 0)), closed=False)

    def marks(self, colors: Palette) -> Scene:
        """The nail, or the pad with its creases when the underside shows."""
        tip, size, fine = self.along(1), self.toe.tip, colors.pen * FINE
        if self.facing > 0:
            nail = ((-0.55, -0.15), (-0.5, 0.5), (0, 0.62), (0.5, 0.5), (0.55, -0.15), (0, -0.4))
            curve = Curve(tuple(tip.moved(size * x, size * y * (0.5 + self.facing / 2)) for x, y in nail))
            return Scene((Shape((curve,), fill=WHITE, stroke=colors.skin_line, width=fine),))
        crease = self.along(0.45)
        pad = ((-0.6, -0.7), (0, -1.0), (0.6, -0.7))
        return lines(
            colors.skin_line,
            fine,
            Curve(tuple(tip.moved(size * x, size * y) for x, y in pad), closed=False),
            Curve((crease.moved(-0.5 * size, 0), crease.moved(0.5 * size, 0)), closed=False, smooth=False),
        )


def posed(placed: Placed) -> tuple[Posed, ...]:
    """The toes from the smallest to the big one."""
    side = placed.pose.side(placed.pose.working)
    big = side.toes if side.big_toe is None else side.big_toe
    return (*(Posed(toe, side.toes) for toe in reversed(_SMALL)), Posed(_BIG, big))


def foot(placed: Placed, colors: Palette, ghost: Placed | None) -> Scene:
    """The foot on the floor; lifted toes lie over it, and their place on the floor is dashed."""
    toes = posed(placed)
    scene = _shadow(colors)
    if ghost:
        moved = [old for old, new in zip(posed(ghost), toes, strict=True) if new.bend - old.bend > _LIFTED]
        rest = tuple(old.outline() for old in moved)
        if rest:
            scene = scene.plus(
                Scene((Shape(rest, fill=WHITE, stroke=colors.line, width=colors.pen, dashed=0.8),))
            )
    down = [toe for toe in toes if toe.facing > 0]
    up = [toe for toe in toes if toe.facing <= 0]
    scene = scene.plus(*(_toe(toe, colors) for toe in down))
    scene = scene.plus(area(colors, colors.skin, Curve((*_points(),), closed=False)))
    scene = scene.plus(_cover(down, colors), shadow(colors, _shade()), _tendons(colors))
    return scene.plus(*(_toe(toe, colors) for toe in up))


def _shade() -> Curve:
    """The outer side of the foot, which the light does not reach."""
    rim = _points()[_OUTER:]
    return Curve((rim[0], *rim, rim[-1], *(Point(x, y) for x, y in _SHADE)))


def _points() -> tuple[Point, ...]:
    return tuple(Point(x, y) for x, y in _FOOT)


def _toe(toe: Posed, colors: Palette) -> Scene:
    return area(colors, colors.skin, toe.outline()).plus(toe.marks(colors))


def _cover(down: list[Posed], colors: Palette) -> Scene:
    """Skin over the line between a toe that lies flat and the foot."""
    patches = []
    for toe in down:
        root = toe.along(0)
        half = toe.toe.root - colors.pen * 0.4
        low = toe.along(0.35)
        patches.append(
            Curve(
                (
                    root.moved(-half, 1.2),
                    Point(low.x - half, low.y),
                    Point(low.x + half, low.y),
                    root.moved(half, 1.2),
                )
            )
        )
    return Scene((Shape(tuple(patches), fill=colors.skin),)) if patches else Scene()


def _tendons(colors: Palette) -> Scene:
    curves = tuple(Curve(tuple(Point(*end) for end in ends), closed=False, smooth=False) for ends in _TENDONS)
    return lines(colors.skin_line, colors.pen * FINE, *curves)


def _shadow(colors: Palette) -> Scene:
    places = tuple(
        Point(7.4 * math.cos(a) + 0.3, 2.3 + 3.4 * math.sin(a)) for a in (i * math.pi / 4 for i in range(8))
    )
    return Scene((Shape((Curve(places),), fill=colors.prop, stroke=colors.prop, width=colors.pen),))


def landmarks(placed: Placed) -> dict[str, Point]:
    """The places that an arrow can start from."""
    toes = posed(placed)
    big = toes[-1].along(1)
    return {"toes": big, "ankle": Point(0, 12), "heel": Point(0, 3), "arch": Point(0, 6)}
