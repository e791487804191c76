"""Finished pictures of a figure: one for each frame, or all frames on one card."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handout.figures import frame, layout, operators, svg, words
from handout.figures.contacts import place
from handout.figures.frame import Look
from handout.model.picture import ON_CARD

if TYPE_CHECKING:
    from collections.abc import Callable

    from handout.figures.cell import Cell
    from handout.figures.contacts import Placed
    from handout.figures.scene import Bounds, Scene
    from handout.model.artifact import Strokes
    from handout.model.figure import Figure, Frame, Ink
    from handout.model.options import Side
    from handout.model.picture import PictureSpace

PEN = 0.32  # mm: 0.9 pt; finer lines are 0.75 pt, under which copies break up
_THIN = 0.95 * PEN  # where the sketch was this far out, as it may be with texts, the frames are drawn again
_TRIALS = 3


@dataclass(frozen=True)  # no slots: `strokes` is kept
class Drawing:
    """A finished picture.

    Attributes:
        scene: what is drawn; a whole figure in cm of a body 170 cm tall.
        box: what of it is seen.
        title: alt text, at most 125 characters: what the picture shows.
        desc: start, movement and end in plain words.
    """

    scene: Scene
    box: Bounds
    title: str
    desc: str

    @property
    def width(self) -> float:
        """Of its view box, cm."""
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        """Of its view box, cm."""
        return self.box[3] - self.box[1]

    @property
    def svg(self) -> str:
        """The picture as an SVG document."""
        return svg.write(self.scene, self.box, self.title, self.desc)

    @cached_property
    def strokes(self) -> Strokes:
        """The picture as a PDF page's content."""
        return operators.write(self.scene, self.box)


def draw(  # noqa: PLR0913  all that a picture depends on, by name
    figure: Figure, *, name: str, side: Side, ink: Ink, shirt: str, accent: str, person: str
) -> tuple[Drawing, ...]:
    """One picture for each frame of a figure that `check` finds no fault with.

    Args:
        figure: the poses.
        name: the exercise's title, for the words.
        side: the sore side; LEFT mirrors the picture.
        ink: color, grey or outline.
        shirt: the brand's colour, `#rrggbb`.
        accent: colour of arrows and glow, `#rrggbb`.
        person: key of PEOPLE.
    """
    look, placed = Look(ink, shirt, accent, person, side, pen=1.0), place(figure)
    scale = min(layout.print_scale(cell.box, ON_CARD) for cell in _cells(frame.sketch, figure, placed, look))
    for _ in range(_TRIALS):
        look = replace(look, pen=PEN / scale)
        cells = tuple(layout.alone(cell, ON_CARD) for cell in _cells(frame.scene, figure, placed, look))
        scale = min(layout.print_scale(cell.box, ON_CARD) for cell in cells)
        if look.pen * scale > _THIN:
            break
    told = words.desc(figure, name, side)
    return tuple(
        _finished(cell, words.frame_title(figure, name, side, index), told)
        for index, cell in enumerate(cells)
    )


def card(  # noqa: PLR0913  as for draw
    figure: Figure,
    *,
    name: str,
    side: Side,
    ink: Ink,
    shirt: str,
    accent: str,
    person: str,
    space: PictureSpace = ON_CARD,
) -> Drawing:
    """All frames in one numbered picture for the space on a card; other arguments as for `draw`."""
    look, placed = Look(ink, shirt, accent, person, side, 1.0, space.type), place(figure)
    scale = layout.scale_arranged(_cells(frame.sketch, figure, placed, look), look.palette(), space)
    for _ in range(_TRIALS):
        look = replace(look, pen=PEN / scale)
        cell = layout.arrange(_cells(frame.scene, figure, placed, look), look.palette(), space)
        scale = layout.print_scale(cell.box, space)
        if look.pen * scale > _THIN:
            break
    return _finished(cell, words.title(figure, name, side), words.desc(figure, name, side))


def _cells(
    drawn: Callable[[Figure, Placed, Frame, Look, Placed | None], Cell],
    figure: Figure,
    placed: tuple[Placed, ...],
    look: Look,
) -> tuple[Cell, ...]:
    rows = zip(placed, figure.frames, (None, *placed[:-1]), strict=True)
    return tuple(drawn(figure, now, frame, look, before) for now, frame, before in rows)


def _finished(cell: Cell, title: str, desc: str) -> Drawing:
    left, bottom, right, top = cell.box
    box = (left - layout.MARGIN, bottom - layout.MARGIN, right + layout.MARGIN, top + layout.MARGIN)
    return Drawing(cell.scene, box, title, desc)
