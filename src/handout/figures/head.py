"""Head, face and hair from the side, in cm: origin in the middle of the head, x forward, y up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures.paint import FINE, Palette, area, lines
from handout.figures.people import Hair, Person
from handout.figures.scene import Curve, Scene, Shape

if TYPE_CHECKING:
    from handout.figures.geometry import Axes

Places = tuple[tuple[float, float], ...]

_FACE: Places = (
    (-1.4, 11.0), (5.2, 9.3), (8.2, 4.2), (8.4, 1.0), (10.5, -2.6), (8.6, -3.8), (8.3, -8.6), (5.6, -10.7),
    (-1.9, -6.8), (-6.4, -5.8), (-9.2, 2.2), (-7.2, 8.2),
)  # fmt: skip
_EAR: Places = ((-1.9, 0.7), (0.6, 1.2), (0.5, -1.4), (-1.2, -2.7))
_EYE: Places = ((6.0, 1.5), (6.0, 0.9))
_EYE_WIDTH = 1.3  # cm
_BROW: Places = ((4.3, 3.7), (5.8, 4.3), (7.3, 3.8))
_SMILE: Places = ((5.5, -5.4), (6.5, -6.2), (7.9, -5.9))
_LENS: Places = ((6.3, 3.0), (8.1, 0.9), (6.3, -1.3), (4.4, 0.9))
_TEMPLE: Places = ((4.4, 1.1), (-1.0, 1.0))
_AGE: tuple[Places, ...] = (((6.9, -3.4), (5.3, -5.2)), ((2.9, -0.4), (4.1, -1.6)))
_BEARD: Places = (
    (-0.6, -1.6), (1.6, -4.2), (4.6, -4.6), (8.3, -4.6), (8.7, -8.6), (6.0, -11.4), (1.2, -9.2), (-2.2, -6.2),
)  # fmt: skip
_HAIR: dict[Hair, Places] = {
    Hair.SHORT: (
        (2.7, 11.9), (7.4, 9.4), (8.8, 6.0), (6.0, 6.7), (2.4, 4.8), (1.4, 1.8), (-1.8, 2.0), (-3.4, -5.0),
        (-7.4, -5.0), (-10.0, 1.0), (-8.4, 8.2),
    ),
    Hair.CURLS: (
        (0.7, 13.3), (6.5, 11.1), (9.0, 7.1), (7.0, 5.8), (4.1, 6.3), (1.5, 2.4), (-1.7, 2.1), (-3.7, -5.0),
        (-8.2, -5.2), (-11.4, 2.0), (-9.0, 9.4), (-4.6, 12.6),
    ),
    Hair.BOB: (
        (4.0, 12.1), (8.6, 7.4), (7.6, 5.6), (3.9, 5.0), (2.3, -0.3), (1.9, -8.7), (-8.3, -8.8),
        (-10.5, -0.2), (-10.0, 5.5), (-5.9, 11.1),
    ),
    Hair.BUN: (
        (-0.4, 12.2), (5.4, 10.9), (8.6, 6.4), (4.8, 6.1), (0.6, 2.2), (-1.7, 2.6), (-3.9, -4.0),
        (-7.2, -4.6), (-10.0, 1.1), (-8.2, 8.4),
    ),
    Hair.RECEDED: (
        (-1.4, 4.4), (1.4, 1.6), (-1.7, 2.2), (-3.2, -4.8), (-7.0, -6.2), (-9.9, 1.0), (-8.9, 6.8),
        (-5.2, 7.4),
    ),
}  # fmt: skip
_BUN: Places = ((-2.2, 11.2), (-2.6, 15.0), (-8.0, 14.6), (-7.6, 9.8))


def head(skull: Axes, person: Person, colors: Palette) -> Scene:
    """The head, facing forward along its axes."""

    def curve(places: Places, *, closed: bool = True) -> Curve:
        return Curve(skull.places(places), closed=closed, smooth=len(places) > 2)  # noqa: PLR2004  a straight line

    def painted(tone: str, places: Places) -> Scene:
        return area(colors, tone, curve(places))

    out = painted(colors.hair, _BUN) if person.hair is Hair.BUN else Scene()
    out = out.plus(painted(colors.skin, _FACE))
    if person.beard:
        out = out.plus(painted(colors.hair, _BEARD))
    out = out.plus(painted(colors.hair, _HAIR[person.hair]))
    thin, eye = colors.pen * FINE, curve(_EYE, closed=False)
    out = out.plus(lines(colors.line, max(_EYE_WIDTH, thin), eye))
    marks = [_BROW, _SMILE, *(_AGE if person.lined else ()), *((_TEMPLE,) if person.glasses else ())]
    out = out.plus(lines(colors.skin_line, thin, *(curve(places, closed=False) for places in marks)))
    if person.glasses:
        out = out.plus(lines(colors.line, thin, curve(_LENS)))
    if person.hair is Hair.BOB:
        return out
    ear = Shape((curve(_EAR, closed=False),), fill=colors.skin, stroke=colors.skin_line, width=thin)
    return out.plus(Scene((ear,)))
