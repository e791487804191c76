"""Colours by ink, and the way parts that belong together share one outline."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from msgspec import Struct

from handout.figures.scene import Curve, Scene, Shape, ccw, grown
from handout.model.figure import Ink

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handout.figures.people import Person

WHITE = "#ffffff"
SHADOW = "#2a1030"
FINE = 0.9  # of the outline's width: lines on the skin and hatching, still 0.75 pt in print
TYPE = 10.0  # points: the smallest of a handout
_POINT = 1.14  # pens: a point of type where the pen is 0.9 pt, and a little for rounding


class Palette(Struct, frozen=True):
    """Every colour of a picture as `#rrggbb`; `pen` is the width of the outline in cm.

    Names ending in `_far` dress the limbs away from the viewer. `type` is that of texts, in points.
    """

    line: str
    skin: str
    skin_far: str
    skin_line: str
    shirt: str
    shirt_far: str
    shirt_line: str
    shorts: str
    shorts_far: str
    hair: str
    prop: str
    prop_shade: str
    towel: str
    towel_far: str
    accent: str
    glow: str
    ground: str
    hatched: bool
    pen: float
    type: float = TYPE

    @property
    def letters(self) -> float:
        """The size of texts, cm: they are set where they have room for it."""
        return _POINT * self.type * self.pen


def palette(ink: Ink, person: Person, shirt: str, accent: str, pen: float) -> Palette:
    """The colours for one ink."""
    if ink is Ink.COLOR:
        return _color(person, shirt, accent, pen)
    return _grey(pen) if ink is Ink.GREY else _outline(pen)


def _color(person: Person, shirt: str, accent: str, pen: float) -> Palette:
    return Palette(
        line="#2d2430",
        skin=person.skin,
        skin_far=mix(person.skin, "#4a2c3a", 0.30),
        skin_line=mix(person.skin, "#3a1c22", 0.62),
        shirt=shirt,
        shirt_far=mix(shirt, "#101018", 0.34),
        shirt_line=mix(shirt, "#101018", 0.55),
        shorts="#46536b",
        shorts_far="#313b4f",
        hair=person.hair_color,
        prop="#d5dce6",
        prop_shade="#a9b4c4",
        towel="#8fb4e3",
        towel_far="#6b8dba",
        accent=accent,
        glow=accent,
        ground="#5b6678",
        hatched=False,
        pen=pen,
    )


def _grey(pen: float) -> Palette:
    return Palette(
        line="#141414",
        skin="#f4f4f4",
        skin_far="#c8c8c8",
        skin_line="#3a3a3a",
        shirt="#b4b4b4",
        shirt_far="#8a8a8a",
        shirt_line="#2a2a2a",
        shorts="#929292",
        shorts_far="#6c6c6c",
        hair="#333333",
        prop="#e2e2e2",
        prop_shade="#c4c4c4",
        towel="#ffffff",
        towel_far="#cccccc",
        accent="#000000",
        glow="#1a1a1a",
        ground="#2a2a2a",
        hatched=True,
        pen=pen,
    )


def _outline(pen: float) -> Palette:
    light = dict.fromkeys(
        (
            "skin",
            "skin_far",
            "shirt",
            "shirt_far",
            "shorts",
            "shorts_far",
            "hair",
            "prop",
            "prop_shade",
            "towel",
            "towel_far",
        ),
        WHITE,
    )
    dark = dict.fromkeys(("line", "skin_line", "shirt_line", "accent", "glow", "ground"), "#000000")
    return Palette(**light, **dark, hatched=True, pen=pen, type=TYPE)


@functools.lru_cache(maxsize=256)
def mix(color: str, other: str, share: float) -> str:
    """The colour with `share` (0 to 1) of the other in it, as `#rrggbb`."""
    pairs = zip(_channels(color), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(color: str) -> tuple[int, ...]:
    return tuple(int(color[i : i + 2], 16) for i in (1, 3, 5))


def shadow(colors: Palette, *areas: Curve) -> Scene:
    """Skin that the light does not reach; the inks without tints leave it out."""
    return Scene() if colors.hatched else Scene((Shape(areas, fill=mix(colors.skin, SHADOW, 0.16)),))


def parts(colors: Palette, *painted: tuple[str, Iterable[Curve]]) -> Scene:
    """Areas that share one outline: the outline lies round their union, each is filled in its own colour."""
    areas = [(fill, tuple(map(ccw, curves))) for fill, curves in painted]
    every = tuple(curve for _, curves in areas for curve in curves)
    outline = Shape(every, fill=colors.line, stroke=colors.line, width=2 * colors.pen)
    return Scene((outline, *(Shape(curves, fill=fill) for fill, curves in areas)))


def area(colors: Palette, fill: str, curve: Curve) -> Scene:
    """One area with the outline round it, in one path; where the line is open, it has no outline."""
    edge = grown(ccw(curve), colors.pen / 2)
    return Scene((Shape((edge,), fill=fill, stroke=colors.line, width=colors.pen),))


def lines(color: str, width: float, *curves: Curve) -> Scene:
    """Open lines of one colour; of no lines, nothing."""
    return Scene((Shape(curves, stroke=color, width=width),)) if curves else Scene()
