"""Frames and cards: a figure turned into finished pictures."""

from __future__ import annotations

from dataclasses import dataclass

from handout.figures import marks, props, svg, words
from handout.figures.anatomy import person
from handout.figures.contacts import Placed, place
from handout.figures.geometry import Point
from handout.figures.paint import Palette, palette
from handout.figures.people import PEOPLE
from handout.figures.scene import Bounds, Scene, union
from handout.model.style import Side
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handout.model.figure import Figure, Ink

PRINT_WIDTH, PRINT_HEIGHT = 82.0, 46.0  # mm: the place on an exercise card
PEN = 0.30  # mm: 0.85 pt; lines under 0.75 pt break up in a one-bit copy
MARGIN = 3.0  # cm round a frame


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture.

    Attributes:
        svg: the document.
        width: of its view box, cm of body size.
        height: of its view box.
        title: alt text, at most 125 characters.
        desc: start, movement and end in plain words.
    """

    svg: str
    width: float
    height: float
    title: str
    desc: str


@dataclass(frozen=True, slots=True)
class Look:
    """How a figure is dressed and inked.

    Attributes:
        ink: color, grey or outline.
        shirt: `#rrggbb` of the clothes that carry the brand.
        accent: `#rrggbb` of arrows and glow.
        person: key of PEOPLE.
    """

    ink: Ink
    shirt: str
    accent: str
    person: str


def draw(
    figure: Figure, *, name: str, side: Side, ink: Ink, shirt: str, accent: str, person: str
) -> tuple[Drawing, ...]:
    """One picture for each frame."""
    look = Look(ink, shirt, accent, person)
    placed = place(figure)
    scale = min(PRINT_HEIGHT / _height(figure, placed, look), 1.0)
    scenes = [_frame(figure, placed, index, look, PEN / scale) for index in range(len(placed))]
    return tuple(_finish(scene, figure, name, side, index) for index, scene in enumerate(scenes))


def card(figure: Figure, *, name: str, side: Side, ink: Ink, shirt: str, accent: str, person: str) -> Drawing:
    """All frames in one picture, numbered, on one ground line: for a place 82 mm wide and 46 mm high."""
    look = Look(ink, shirt, accent, person)
    placed = place(figure)
    pen = 1.0
    for _ in range(2):
        scene, box = _compose(figure, placed, look, pen)
        pen = PEN / min(PRINT_WIDTH / (box[2] - box[0]), PRINT_HEIGHT / (box[3] - box[1]))
    scene, box = _compose(figure, placed, look, pen)
    return _finish(scene, figure, name, side, None)


def _height(figure: Figure, placed: tuple[Placed, ...], look: Look) -> float:
    boxes = [_frame(figure, placed, index, look, 1.0).bounds() for index in range(len(placed))]
    return max(top - bottom for _, bottom, _, top in boxes) + 2 * MARGIN


def _frame(figure: Figure, placed: tuple[Placed, ...], index: int, look: Look, pen: float) -> Scene:
    who = PEOPLE[look.person]
    colors = palette(look.ink, who, look.shirt, look.accent, pen)
    now, last = placed[index], index == len(placed) - 1
    worked = figure.works if last else ()
    scene = props.behind(figure.props, now, colors).plus(person(now, figure.props, worked, who, colors))
    scene = props.ground(scene.bounds(), colors).plus(scene)
    return scene.plus(*(marks.arrow(now, arrow, colors) for arrow in figure.frames[index].arrows))


def _compose(figure: Figure, placed: tuple[Placed, ...], look: Look, pen: float) -> tuple[Scene, Bounds]:
    who = PEOPLE[look.person]
    colors: Palette = palette(look.ink, who, look.shirt, look.accent, pen)
    cells = [_frame(figure, placed, index, look, pen) for index in range(len(placed))]
    boxes = [cell.bounds() for cell in cells]
    wide = all(right - left > 1.5 * (top - bottom) for left, bottom, right, top in boxes)
    out, x, y = Scene(), 0.0, 0.0
    size = 6.5 * pen
    for index, (cell, (left, bottom, right, top)) in enumerate(zip(cells, boxes, strict=True)):
        shift = (0.0, y - top) if wide else (x - left, 0.0)
        cell = cell.moved(*shift)
        corner = Point(left + shift[0] + size, top + shift[1] - size)
        out = out.plus(cell, marks.number(str(index + 1), corner, size, colors))
        x, y = x + right - left + 8, y - (top - bottom) - 6
    return out, out.bounds()


def _finish(scene: Scene, figure: Figure, name: str, side: Side, index: int | None) -> Drawing:
    scene = scene.mirrored() if side is Side.LEFT else scene
    left, bottom, right, top = union([scene.bounds()])
    box = (left - 1, bottom - 1, right + 1, top + 1)
    title, desc = words.title(figure, name, side, index), words.desc(figure, name, side)
    return Drawing(svg.write(scene, box, title, desc), box[2] - box[0], box[3] - box[1], title, desc)
