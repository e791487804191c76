"""Head, face and hair from the side, in cm: origin in the middle of the head, x forward, y up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures.paint import FINE, Palette, lines, parts
from handout.figures.people import Hair, Person
from handout.figures.scene import Curve, Scene, Shape

if TYPE_CHECKING:
    from handout.figures.geometry import Axes

_FACE = (
    (-1.1, 10.6), (4.6, 9.5), (8.0, 5.5), (8.3, 1.2), (10.4, -2.5), (8.5, -3.7), (8.8, -4.5), (8.0, -8.2),
    (7.7, -10.0), (4.9, -10.7), (-1.9, -6.8), (-5.4, -6.4), (-8.0, 2.0),
)  # fmt: skip
_EAR = ((-2.0, 0.6), (0.4, 1.6), (0.9, -0.8), (-1.0, -2.7))
_EYE = ((5.9, 2.0), (6.5, 1.2), (5.9, 0.3), (5.3, 1.2))
_BROW = ((4.3, 3.6), (5.8, 4.2), (7.2, 3.7))
_SMILE = ((5.6, -5.3), (6.6, -6.1), (7.9, -5.9))
_HAIR = {
    Hair.SHORT: (
        (2.7, 11.9), (6.9, 9.9), (8.8, 6.0), (6.0, 6.9), (2.7, 5.1), (1.7, 1.9), (-1.8, 2.0), (-3.0, -4.8),
        (-7.0, -5.4), (-10.0, 0.2), (-9.5, 6.2), (-5.0, 11.3),
    ),
    Hair.CURLS: (
        (0.7, 13.3), (6.5, 11.1), (9.0, 7.1), (7.4, 5.8), (4.3, 6.5), (1.5, 2.5), (-1.7, 2.1), (-3.5, -4.6),
        (-6.8, -5.8), (-9.4, -3.6), (-11.4, 2.5), (-9.4, 8.9), (-4.6, 12.6),
    ),
    Hair.BOB: (
        (4.0, 12.1), (8.4, 7.9), (8.4, 5.1), (6.8, 7.0), (3.9, 5.0), (2.3, -0.3), (1.9, -8.7), (-8.3, -8.8),
        (-10.5, -0.2), (-10.0, 5.5), (-5.9, 11.1),
    ),
    Hair.BUN: (
        (-0.4, 12.2), (5.4, 10.9), (8.7, 6.3), (4.8, 6.3), (0.3, 1.9), (-1.5, 2.8), (-3.9, -3.1),
        (-7.0, -4.6), (-10.0, 1.1), (-8.8, 7.7), (-5.3, 11.1),
    ),
}  # fmt: skip
_BUN = ((-2.2, 11.2), (-2.1, 14.4), (-6.4, 15.7), (-8.5, 12.0), (-7.0, 10.2))


def head(skull: Axes, person: Person, colors: Palette) -> Scene:
    """The head, facing forward along its axes."""

    def area(places: tuple[tuple[float, float], ...], *, closed: bool = True) -> Curve:
        return Curve(skull.places(places), closed=closed)

    hair = [area(_HAIR[person.hair])] + ([area(_BUN)] if person.hair is Hair.BUN else [])
    eye = Scene((Shape((area(_EYE),), fill=colors.line),))
    thin = colors.pen * FINE
    face = lines(colors.skin_line, thin, area(_BROW, closed=False), area(_SMILE, closed=False))
    out = parts(colors, (colors.skin, [area(_FACE)]), (colors.hair, hair)).plus(eye, face)
    if person.hair is Hair.BOB:
        return out
    ear = Shape((area(_EAR),), fill=colors.skin, stroke=colors.skin_line, width=thin)
    return out.plus(Scene((ear,)))
