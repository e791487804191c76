"""A scene as PDF operators: a fifth of the time of a general SVG reader, and fewer bytes.

Operators and their operands: ISO 32000-1, 8.5 (paths) and 8.4.4 (graphics state).
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from handout.figures import svg
from handout.figures.scene import runs
from handout.model.artifact import Strokes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handout.figures.geometry import Place
    from handout.figures.scene import Bounds, Curve, Scene, Shape

_GRID = 4  # steps in a cm: a body is printed 40 mm tall, so that one is 0.06 mm, and a dot at 400 dpi
_START = ("1 J 1 j",)  # round ends and corners
_PAINTS = {(True, False): "f", (False, True): "S", (True, True): "B"}


def write(scene: Scene, box: Bounds) -> Strokes:
    """The scene cut to `box`, on a grid of quarters of a cm."""
    left, bottom, right, top = box
    texts = svg.write(scene._replace(shapes=()), box, "", "") if scene.numerals else ""
    return Strokes((left, -top, right - left, top - bottom), _GRID, tuple(_pieces(scene)), texts)


def _pieces(scene: Scene) -> Iterator[tuple[float, bytes]]:
    """Neighbours of one opacity as one piece; what stays as it was is not said again."""
    opacity, lines, state = 1.0, [*_START], _State()
    for shape in scene.shapes:
        if shape.opacity != opacity:
            yield opacity, "\n".join(lines).encode()
            opacity, lines, state = shape.opacity, [*_START], _State()
        lines += state.changed(shape)
        lines.append(_path(shape))
    yield opacity, "\n".join(lines).encode()


class _State:
    """What the page knows of origin, colours, pen and dash: ISO 32000-1, table 52."""

    def __init__(self) -> None:
        self._origin = 0, 0
        self._fill = ""
        self._pen = ("", 0.0, 0.0)

    def changed(self, shape: Shape) -> Iterator[str]:
        """The operators that bring it to what a shape asks for; the shape's first point is the new origin.

        Numbers are short then, and the same part of a body has the same ones in every frame.
        """
        x, y = shape.curves[0].points[0]
        origin = round(x * _GRID), round(-y * _GRID)
        if origin != self._origin:
            yield f"1 0 0 1 {origin[0] - self._origin[0]} {origin[1] - self._origin[1]} cm"
            self._origin = origin
        if shape.fill and shape.fill != self._fill:
            self._fill = shape.fill
            yield f"{_color(shape.fill)} rg"
        if shape.stroke:
            yield from self._pen_changed(shape)

    def _pen_changed(self, shape: Shape) -> Iterator[str]:
        color, width, dashed = self._pen
        self._pen = shape.stroke, shape.width, shape.dashed
        if shape.stroke != color:
            yield f"{_color(shape.stroke)} RG"
        if shape.width != width:
            yield f"{_short(shape.width * _GRID)} w"
        if shape.dashed != dashed or (dashed and shape.width != width):
            yield f"[{' '.join(_short(part * _GRID) for part in svg.dash(shape))}] 0 d"


@functools.lru_cache(maxsize=256)
def _color(words: str) -> str:
    return " ".join(_short(int(words[at : at + 2], 16) / 255, 3) for at in (1, 3, 5))


def _short(value: float, decimals: int = 1) -> str:
    """The number as PDF likes it shortest: `.5`, `12`."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return text[1:] if text.startswith("0.") else text or "0"


def _path(shape: Shape) -> str:
    x, y = shape.curves[0].points[0]
    words = [_curve(curve, x, y) for curve in shape.curves]
    return " ".join((*words, _PAINTS[bool(shape.fill), bool(shape.stroke)]))


@functools.lru_cache(maxsize=128)  # what stays as it was from frame to frame
def _curve(curve: Curve, x: float, y: float) -> str:
    """The line, seen from an origin of its own."""
    knots = [((across - x) * _GRID, (y - up) * _GRID) for across, up in curve.points]
    words = [f"{round(knots[0][0])} {round(knots[0][1])} m"]
    if curve.smooth:
        words += _smooth(runs(knots, closed=curve.closed))
    else:
        words += [f"{round(across)} {round(down)} l" for across, down in knots[1:]]
    return " ".join([*words, "h"] if curve.closed else words)


def _smooth(pieces: Iterable[tuple[Place, Place, Place, Place]]) -> Iterator[str]:
    """Cubic pieces, straight ones as lines."""
    for before, start, end, after in pieces:
        if start == end:
            continue
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = before, start, end, after
        if before == start and end == after:
            yield f"{round(cx)} {round(cy)} l"
            continue
        yield (
            f"{round(bx + (cx - ax) / 6)} {round(by + (cy - ay) / 6)} "
            f"{round(cx - (dx - bx) / 6)} {round(cy - (dy - by) / 6)} {round(cx)} {round(cy)} c"
        )
