"""Head, face and hair from the side, in cm: origin in the middle of the head, x forward, y up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures.paint import FINE, Palette, lines, parts
from handout.figures.people import Hair, Person
from handout.figures.scene import Curve, Scene, Shape

if TYPE_CHECKING:
    from handout.figures.geometry import Axes

_FACE = (
    (-1, 10.6), (4.4, 9.6), (7.4, 6.6), (8.3, 3.6), (8.1, 1.7), (8.9, 0.1), (10.3, -2.3), (9.9, -3.2),
    (8.4, -3.6),
    (8.8, -4.8), (8.3, -5.7), (8.6, -6.8), (7.9, -7.8), (8.1, -9.2), (6.9, -10.7), (4.6, -10.6), (1.2, -8.6),
    (-2.2, -6.6), (-5.4, -6.4), (-8.4, -2), (-8.8, 3), (-6, 8.4),
)  # fmt: skip
_EAR = ((-1.6, 1.2), (0.2, 1.6), (1.0, 0.2), (0.4, -1.6), (-0.5, -2.6), (-1.5, -2.0), (-1.9, -0.4))
_EYE = ((5.9, 2.0), (6.5, 1.2), (5.9, 0.3), (5.3, 1.2))
_BROW = ((4.3, 3.6), (5.8, 4.2), (7.2, 3.7))
_SMILE = ((5.6, -5.3), (6.6, -6.1), (7.9, -5.9))
_HAIR = {
    Hair.SHORT: (
        (-0.4, 12.2), (4.6, 11.4), (7.8, 8.8), (8.5, 6.2), (6.2, 6.9), (3.6, 6.0), (2.2, 4.0), (1.5, 1.6),
        (0.9, 2.1), (-1.4, 2.2), (-2.4, 0.2), (-2.3, -2.6), (-3.6, -5.4), (-6.2, -5.8), (-8.9, -3),
        (-10.2, 1.6),
        (-9.2, 7), (-5.6, 10.9),
    ),
    Hair.CURLS: (
        (0, 13.4), (3.6, 12.6), (6.4, 11.2), (8.4, 8.8), (8.8, 6.4), (7.0, 5.8), (5.2, 6.6),
        (3.2, 5.2), (2.0, 3.2),
        (0.8, 2.2), (-1.4, 2.4), (-2.6, 0.2), (-2.6, -2.6), (-4.0, -5.0), (-6.6, -5.8), (-9.2, -4),
        (-10.6, -1),
        (-11.4, 2.4), (-10.8, 6), (-9.4, 9), (-6.8, 11.4), (-3.6, 13),
    ),
    Hair.BOB: (
        (-0.4, 12.4), (4.8, 11.6), (8.0, 8.8), (8.6, 5.8), (6.4, 6.8), (4.2, 5.6), (3.0, 3.0), (2.2, -0.6),
        (2.6, -4.4), (2.2, -8.2), (-0.6, -9.6), (-4.6, -9.6), (-8.4, -8.8), (-9.9, -5), (-10.6, 1),
        (-9.4, 7.2),
        (-5.6, 11),
    ),
    Hair.BUN: (
        (-0.4, 12.2), (4.8, 11.2), (7.9, 8.4), (8.4, 6.0), (5.4, 6.6), (2.6, 4.6), (1.0, 2.2), (-1.6, 2.2),
        (-2.6, 0.0), (-4.0, -3.2), (-6.2, -4.8), (-8.8, -2.4), (-10.0, 1.6), (-9.2, 7), (-5.6, 10.9),
    ),
}  # fmt: skip
_BUN = ((-2.2, 11.2), (-1.8, 13.8), (-4.0, 15.6), (-6.8, 15.2), (-8.4, 12.8), (-7.4, 10.2))


def head(skull: Axes, person: Person, colors: Palette) -> Scene:
    """The head, facing forward along its axes."""

    def area(places: tuple[tuple[float, float], ...], *, closed: bool = True) -> Curve:
        return Curve(tuple(skull.at(*place) for place in places), closed=closed)

    hair = [area(_HAIR[person.hair])] + ([area(_BUN)] if person.hair is Hair.BUN else [])
    eye = Scene((Shape((area(_EYE),), fill=colors.line),))
    thin = colors.pen * FINE
    face = lines(colors.skin_line, thin, area(_BROW, closed=False), area(_SMILE, closed=False))
    out = parts(colors, (colors.skin, [area(_FACE)]), (colors.hair, hair)).plus(eye, face)
    if person.hair is Hair.BOB:
        return out
    ear = Shape((area(_EAR),), fill=colors.skin, stroke=colors.skin_line, width=thin)
    return out.plus(Scene((ear,)))
