"""Head, face and hair from the front, in cm: origin in the middle of the head, x to screen right, y up.

The length is `body.HEAD`; the breadth, 15 cm without ears, is drawn by eye.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from handout.figures.front_space import turned
from handout.figures.geometry import Axes, Point, direction
from handout.figures.paint import FINE, Palette, area, lines
from handout.figures.people import Hair, Person
from handout.figures.scene import Curve, Scene

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
_EYE: Places = ((3.2, 0.6), (3.2, -0.1))
_EYE_WIDTH = 1.3  # cm
_LENS: Places = ((3.3, 2.5), (5.7, 0.3), (3.3, -2.0), (0.9, 0.3))
_BRIDGE: Places = ((-0.9, 0.8), (0.9, 0.8))
_AGE: tuple[Places, ...] = (((2.3, -3.4), (3.7, -5.2)), ((5.0, -0.6), (6.1, -1.7)))
_BEARD: Places = (
    (-7.4, -2.2), (-6.4, -7.4), (-3.2, -11.4), (3.2, -11.4), (6.4, -7.4), (7.4, -2.2), (4.4, -4.9),
    (0.0, -5.0), (-4.4, -4.9),
)  # fmt: skip
_BROW: Places = ((1.9, 2.9), (3.4, 3.4), (5.0, 2.7))
_NOSE: Places = ((0.9, -2.0), (1.1, -3.2), (-0.6, -3.5))
_SMILE: Places = ((-2.7, -5.8), (0.0, -6.9), (2.7, -5.8))

# The hair's outer edge from the right temple over the crown to the left one, then its edge on the face;
# where it has none there, the hair of one side.
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
    Hair.RECEDED: (((7.3, -3.4), (9.2, 0.6), (9.0, 5.0), (7.2, 7.8), (6.6, 4.6), (7.1, 1.2)), ()),
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

    def curve(self, places: Places, *, closed: bool = True, moved: float = 0.0) -> Curve:
        x, y = self.look.x * moved, self.look.y * moved
        seen = math.sqrt(max(0.0, 1 - (self.look.x / _FACE_DEPTH) ** 2)) if moved else 1.0
        line = self.skull.places([(a * seen + x, b + y) for a, b in places])
        return Curve(line, closed=closed, smooth=len(places) > 2)  # noqa: PLR2004  two points are a straight line

    def painted(self, tone: str, *curves: Curve) -> Scene:
        return Scene().plus(*(area(self.colors, tone, curve) for curve in curves))

    def hair(self, person: Person) -> tuple[Curve, ...]:
        outer, inner = HAIR[person.hair]
        if not inner:
            return self.curve(outer), self.curve(_mirrored(outer))
        return (Curve((*self.curve(outer).points, *self.curve(inner, moved=0.7).points)),)

    def drawn(self, person: Person) -> Scene:
        colors = self.colors
        ears = () if person.hair is Hair.BOB else (self.curve(_mirrored(_EAR)), self.curve(_EAR))
        bun = (self.curve(_BUN),) if person.hair is Hair.BUN else ()
        face = self.curve((*_HALF_FACE, *_mirrored(_HALF_FACE[1:-1])[::-1]))
        beard = (self.curve(_BEARD, moved=0.6),) if person.beard else ()
        return self.painted(colors.skin, *ears).plus(
            self.painted(colors.hair, *bun),
            self.painted(colors.skin, face),
            self.painted(colors.hair, *self.hair(person), *beard),
            self.features(person),
        )

    def features(self, person: Person) -> Scene:
        """Eyes, brows, nose and mouth, and what age and eyesight add."""
        colors, thin = self.colors, self.colors.pen * FINE
        eyes = tuple(self.curve(eye, closed=False, moved=1) for eye in (_EYE, _mirrored(_EYE)))
        paired = (_BROW, *(_AGE if person.lined else ()))
        if person.beard:
            paired = paired[:1]
        marks = [self.curve(line, closed=False, moved=1) for one in paired for line in (one, _mirrored(one))]
        marks.append(self.curve(_NOSE, closed=False, moved=1.15))
        smile = lines(colors.skin_line, thin, self.curve(_SMILE, closed=False, moved=1))
        if person.beard and not colors.hatched:
            smile = lines(colors.skin, thin, self.curve(_SMILE, closed=False, moved=1))
        out = lines(colors.line, _EYE_WIDTH, *eyes).plus(lines(colors.skin_line, thin, *marks), smile)
        if not person.glasses:
            return out
        rims = [self.curve(lens, moved=1) for lens in (_LENS, _mirrored(_LENS))]
        return out.plus(lines(colors.line, thin, *rims, self.curve(_BRIDGE, closed=False, moved=1)))


def _mirrored(places: Places) -> Places:
    return tuple((-x, y) for x, y in places)
