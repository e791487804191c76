"""Head, face and hair from the front, in cm: origin in the middle of the head, x to screen right, y up.

Breadth and length: ANSUR II (2014), head breadth 15 cm; the length is `body.HEAD`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures.front_space import turned
from handout.figures.geometry import Axes, Point, direction
from handout.figures.paint import FINE, Palette, area, lines
from handout.figures.people import Hair, Person
from handout.figures.scene import Curve, Scene, Shape

if TYPE_CHECKING:
    from handout.figures.front_place import Solid

Places = tuple[tuple[float, float], ...]

_HALF_FACE: Places = (
    (0.0, 10.4),
    (5.4, 8.6),
    (7.6, 4.0),
    (7.5, -1.5),
    (6.3, -6.4),
    (3.4, -10.2),
    (0.0, -11.1),
)
_EAR: Places = ((7.2, 1.4), (8.9, 2.0), (9.1, -0.4), (8.2, -3.0), (7.0, -2.6))
_EYE: Places = ((3.2, 1.2), (3.9, 0.7), (3.9, -0.3), (3.2, -0.8), (2.5, -0.3), (2.5, 0.7))
_BROW: Places = ((1.9, 2.9), (3.4, 3.4), (5.0, 2.7))
_NOSE: Places = ((0.9, -2.0), (1.1, -3.2), (-0.6, -3.5))
_SMILE: Places = ((-2.7, -5.8), (0.0, -6.9), (2.7, -5.8))

# The hair's outer edge from the right temple over the crown to the left one, then its edge on the face.
HAIR: dict[Hair, tuple[Places, Places]] = {
    Hair.SHORT: (
        ((8.1, 0.4), (9.0, 5.0), (7.0, 10.2), (2.0, 12.2), (-4.2, 11.8), (-8.3, 8), (-9, 4), (-8.1, 0.4)),
        ((-7.0, 3.6), (-5.0, 6.8), (1.0, 6.0), (5.6, 7.2), (7.0, 3.6)),
    ),
    Hair.CURLS: (
        (
            (8.2, -0.6), (10.6, 3.4), (10.0, 8.4), (6.8, 12.2), (1.6, 13.6), (-3.6, 13.2), (-8.2, 11.2),
            (-10.6, 6.8), (-10.4, 2.4), (-8.2, -0.6),
        ),
        ((-7.2, 3.2), (-5.2, 6.4), (-1.6, 6.2), (1.8, 7.2), (5.2, 6.2), (7.2, 3.2)),
    ),
    Hair.BOB: (
        (
            (7.2, -8.6), (10.0, -8.2), (10.2, 0.6), (8.8, 7.2), (4.6, 11.6), (-1.2, 12.2), (-6.6, 10.4),
            (-9.6, 5.2), (-10.4, -2.0), (-10.0, -8.2), (-7.2, -8.6),
        ),
        ((-7.0, -3.0), (-6.6, 3.0), (-3.0, 6.8), (2.0, 7.6), (6.0, 4.4), (7.0, -3.0)),
    ),
    Hair.BUN: (
        ((7.8, 0.6), (8.8, 5.2), (6.2, 10.2), (0.0, 11.8), (-6.2, 10.2), (-8.8, 5.2), (-7.8, 0.6)),
        ((-7.0, 3.6), (-4.4, 7.4), (0.0, 8.6), (4.4, 7.4), (7.0, 3.6)),
    ),
}  # fmt: skip
_BUN: Places = ((-3.0, 10.8), (-4.4, 13.4), (-2.4, 16.2), (2.4, 16.2), (4.4, 13.4), (3.0, 10.8))
_FACE_DEPTH = 7.5  # cm from the middle of the head to the face


def head(solid: Solid, person: Person, colors: Palette) -> Scene:
    """The head with its face the way that it looks."""
    frame, camera = solid.body, solid.camera
    middle = camera.page(frame.skull)
    crown = camera.page(frame.skull.plus(turned(frame.head, 0, 10, 0)))
    skull = Axes(middle, direction(middle, crown) - 90)
    look = skull.local(camera.page(frame.skull.plus(turned(frame.head, _FACE_DEPTH, 0, 0))))
    return _Face(skull, look, colors).drawn(person)


class _Face:
    """A head on the page; `look` moves the face on it, the way that the head is turned."""

    def __init__(self, skull: Axes, look: Point, colors: Palette) -> None:
        self.skull, self.look, self.colors = skull, look, colors

    def area(self, places: Places, *, closed: bool = True, moved: float = 0) -> Curve:
        shift = self.look.x * moved, self.look.y * moved
        return Curve(self.skull.places([(x + shift[0], y + shift[1]) for x, y in places]), closed=closed)

    def drawn(self, person: Person) -> Scene:
        colors, hair = self.colors, HAIR.get(person.hair, HAIR[Hair.SHORT])
        thin = colors.pen * FINE
        ears = [self.area(_mirrored(_EAR)), self.area(_EAR)] if person.hair is not Hair.BOB else []
        face = self.area((*_HALF_FACE, *_mirrored(_HALF_FACE[1:-1])[::-1]))
        edge = self.area(hair[1], moved=0.7).points
        cap = Curve((*self.area(hair[0]).points, *edge))
        out = Scene().plus(*(area(colors, colors.skin, ear) for ear in ears))
        if person.hair is Hair.BUN:
            out = out.plus(area(colors, colors.hair, self.area(_BUN)))
        out = out.plus(area(colors, colors.skin, face), area(colors, colors.hair, cap))
        eyes = Shape((self.area(_EYE, moved=1), self.area(_mirrored(_EYE), moved=1)), fill=colors.line)
        marks = [self.area(_BROW, closed=False, moved=1), self.area(_mirrored(_BROW), closed=False, moved=1)]
        marks += [self.area(_NOSE, closed=False, moved=1.15), self.area(_SMILE, closed=False, moved=1)]
        return out.plus(Scene((eyes,)), lines(colors.skin_line, thin, *marks))


def _mirrored(places: Places) -> Places:
    return tuple((-x, y) for x, y in places)
