"""A scene that knows how far its lines reach: what is laid over it later adds to that."""

from __future__ import annotations

from typing import NamedTuple

from handout.figures.scene import Bounds, Scene, union


class Cell(NamedTuple):
    """A scene and the box round its lines, strokes included."""

    scene: Scene
    lines: Bounds

    @classmethod
    def of(cls, scene: Scene) -> Cell:
        """The scene with its own box."""
        return cls(scene, Scene(scene.shapes).bounds())

    @property
    def box(self) -> Bounds:
        """The box round everything, texts too."""
        return union((self.lines, *(text.extent() for text in self.scene.numerals)))

    def under(self, *others: Scene) -> Cell:
        """This scene with the others in front of it."""
        return Cell(self.scene.plus(*others), self._with(*others))

    def over(self, other: Scene) -> Cell:
        """This scene in front of the other."""
        return Cell(other.plus(self.scene), self._with(other))

    def _with(self, *others: Scene) -> Bounds:
        return union((self.lines, *(Scene(other.shapes).bounds() for other in others if other.shapes)))

    def mirrored(self) -> Cell:
        """The scene with left and right exchanged about x = 0."""
        left, bottom, right, top = self.lines
        return Cell(self.scene.mirrored(), (-right, bottom, -left, top))

    def enlarged(self, x: float, y: float, scale: float) -> Cell:
        """The scene seen from a new origin and enlarged about it."""
        left, bottom, right, top = self.lines
        lines = (left - x) * scale, (bottom - y) * scale, (right - x) * scale, (top - y) * scale
        return Cell(self.scene.enlarged(x, y, scale), lines)

    def lettered(self, size: float) -> Cell:
        """The scene with its texts in another size."""
        return Cell(self.scene.lettered(size), self.lines) if self.scene.numerals else self
