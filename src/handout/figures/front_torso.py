"""Trunk, neck and clothes from the front: cross sections along the spine, seen from where the viewer stands.

Breadths are drawn by eye for a body 170 cm tall; depths as in `torso`.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from handout.figures import body
from handout.figures.front_space import Spot, turned
from handout.figures.scene import Curve

if TYPE_CHECKING:
    from handout.figures.front_place import Solid
    from handout.figures.geometry import Point

Sections = tuple[tuple[float, float, float], ...]  # share of the spine, half breadth, half depth

_SHIRT: Sections = (
    (-0.02, 17.2, 10.4), (0.16, 16.2, 9.8), (0.36, 14.8, 9.0), (0.58, 15.2, 10.2), (0.78, 16.4, 11.0),
    (0.94, 17.0, 9.6), (1.03, 12.4, 6.4), (1.1, 6.6, 5.4),
)  # fmt: skip
_SEAT: Sections = ((0.14, 14.0, 9.6), (0.02, 16.8, 10.2), (-0.1, 17.0, 10.6), (-0.2, 14.0, 9.0))

_LAP: Sections = ((0.14, 13.0, 9.0), (0.02, 14.5, 9.4), (-0.08, 13.0, 9.0))


def _axes(solid: Solid, share: float) -> tuple[Spot, Spot, Spot]:
    """The middle of a cross section, and the ways to the right and to the front there."""
    frame = solid.body
    place = _on_spine(solid, share)
    share = min(max(share * 1.6 - 0.3, 0.0), 1.0)  # the waist turns; hips and ribs do not
    right = Spot(*frame.pelvis.z).toward(Spot(*frame.chest.z), share).unit
    front = Spot(*frame.pelvis.x).toward(Spot(*frame.chest.x), share).unit
    return place, right, front


def _on_spine(solid: Solid, share: float) -> Spot:
    frame, spine = solid.body, solid.body.spine
    if share < 0:
        return spine[0].plus(turned(frame.pelvis, 0, share * body.TRUNK, 0))
    if share > 1:
        return spine[-1].plus(turned(frame.chest, 0, (share - 1) * body.TRUNK, 0))
    place = share * (len(spine) - 1)
    index = min(int(place), len(spine) - 2)
    return spine[index].toward(spine[index + 1], place - index)


def at(solid: Solid, share: float, right: float, front: float) -> Spot:
    """A place in the trunk: cm to the body's right and to its front from the spine."""
    place, across, ahead = _axes(solid, share)
    return place.plus(across, right).plus(ahead, front)


def _up(solid: Solid) -> tuple[float, float]:
    """The way up the trunk on the page."""
    low, high = solid.camera.page(solid.body.spine[0]), solid.camera.page(solid.body.spine[-1])
    length = math.hypot(high.x - low.x, high.y - low.y)
    return ((high.x - low.x) / length, (high.y - low.y) / length) if length > 1 else (0.0, 1.0)


def _extent(
    solid: Solid, section: tuple[float, float, float], way: tuple[float, float]
) -> tuple[Point, float]:
    """A cross section's middle on the page, and how far its edge stands out in a direction there."""
    share, breadth, depth = section
    place, right, front = _axes(solid, share)
    middle = solid.camera.page(place)
    across, ahead = solid.camera.page(right), solid.camera.page(front)
    out = math.hypot(
        breadth * (across.x * way[0] + across.y * way[1]), depth * (ahead.x * way[0] + ahead.y * way[1])
    )
    return middle, out


def edge(solid: Solid, section: tuple[float, float, float], side: int, build: float = 1.0) -> Point:
    """The outermost place of a cross section on the page, to the left (1) or right (-1) of the way up."""
    x, y = _up(solid)
    middle, out = _extent(solid, section, (-y, x))
    return middle.moved(-y * side * out * build, x * side * out * build)


def rim(solid: Solid, share: float, side: int, build: float) -> Point:
    """The edge of the shirt on the page at a share of the spine, on the right (1) or the left of the body."""
    for (low, w, d), (high, next_w, next_d) in pairwise(_SHIRT):
        if share <= high:
            t = max(0.0, (share - low) / (high - low))
            return edge(solid, (share, w + t * (next_w - w), d + t * (next_d - d)), side, build)
    return edge(solid, _SHIRT[-1], side, build)


def _tube(solid: Solid, sections: Sections, build: float) -> tuple[list[Point], list[Point]]:
    left = [edge(solid, section, 1, build if section[0] < 1 else 1.0) for section in sections]
    right = [edge(solid, section, -1, build if section[0] < 1 else 1.0) for section in sections]
    return left, right


def _bulge(solid: Solid, section: tuple[float, float, float], build: float) -> tuple[Point, Point]:
    """Two places on the near rim of a cross section."""
    x, y = _up(solid)
    middle, out = _extent(solid, section, (x, y))
    _, half = _extent(solid, section, (-y, x))
    down = -0.85 * out
    return tuple(  # type: ignore[return-value]  # two
        middle.moved(down * x - y * half * build * s, down * y + x * half * build * s) for s in (0.55, -0.55)
    )


def shirt(solid: Solid, build: float) -> Curve:
    """The shirt from hem to collar."""
    left, right = _tube(solid, _SHIRT, build)
    low = _bulge(solid, _SHIRT[0], build)
    return Curve((left[0], *left, *reversed(right), right[0], *low[::-1]))


def seat(solid: Solid, build: float, *, narrow: bool) -> Curve:
    """Hips in shorts; `narrow` where the thighs come forward before them."""
    left, right = _tube(solid, _LAP if narrow else _SEAT, build)
    return Curve((left[0], *left, *reversed(right), right[0]))


def shade(solid: Solid, build: float) -> Curve:
    """The part of the shirt along the side that the light does not reach."""
    rim = [edge(solid, section, -1, build) for section in _SHIRT[:5]]
    core = [solid.camera.page(at(solid, share, -9.5 * build, 0)) for share in (0.55, 0.1)]
    return Curve((rim[0], *rim, rim[-1], *core))


def neck(solid: Solid) -> Curve:
    """The neck down to a round collar."""
    frame, view = solid.body, solid.camera.page
    chin = frame.skull.plus(turned(frame.head, 0, -5, 0))
    rows = [
        (view(chin.plus(turned(frame.chest, 0, 0, side * 4.8))), view(at(solid, 1.07, side * 5.8, 0)),
         view(at(solid, 0.98, side * 3.6, 3.5)))
        for side in (1, -1)
    ]  # fmt: skip
    (a, b, c), (d, e, f) = rows
    return Curve((a, b, c, f, e, d))
