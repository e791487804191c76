"""A scene as PDF operators: a fifth of the time of a general SVG reader, and fewer bytes.

Operators and their operands: ISO 32000-1, 8.5 (paths) and 8.4.4 (graphics state).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from handout.figures import svg
from handout.model.artifact import Strokes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.figures.geometry import Point
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
        self._known: dict[str, str] = {"d": "[] 0 d"}
        self._origin = 0, 0

    def changed(self, shape: Shape) -> Iterator[str]:
        """The operators that bring it to what a shape asks for; the shape's first point is the new origin.

        Numbers are short then, and the same part of a body has the same ones in every frame.
        """
        x, y = _on_grid(shape.curves[0].points[0])
        across, down = x - self._origin[0], y - self._origin[1]
        if across or down:
            yield f"1 0 0 1 {across} {down} cm"
        self._origin = x, y
        for operator, words in _wanted(shape).items():
            if self._known.get(operator) != words:
                self._known[operator] = words
                yield words


def _wanted(shape: Shape) -> dict[str, str]:
    wanted = {}
    if shape.fill:
        wanted["rg"] = f"{_color(shape.fill)} rg"
    if shape.stroke:
        dash = svg.dash(shape)
        wanted["RG"] = f"{_color(shape.stroke)} RG"
        wanted["w"] = f"{_short(shape.width * _GRID)} w"
        wanted["d"] = f"[{' '.join(_short(part * _GRID) for part in dash)}] 0 d"
    return wanted


def _color(words: str) -> str:
    return " ".join(_short(int(words[at : at + 2], 16) / 255, 3) for at in (1, 3, 5))


def _short(value: float, decimals: int = 1) -> str:
    """The number as PDF likes it shortest: `.5`, `12`."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return text[1:] if text.startswith("0.") else text or "0"


def _on_grid(place: Point) -> tuple[int, int]:
    return round(place.x * _GRID), round(-place.y * _GRID)


def _path(shape: Shape) -> str:
    x, y = shape.curves[0].points[0]
    words = [word for curve in shape.curves for word in _curve(curve.moved(-x, -y))]
    return " ".join((*words, _PAINTS[bool(shape.fill), bool(shape.stroke)]))


def _curve(curve: Curve) -> Iterator[str]:
    yield "{} {} m".format(*_on_grid(curve.points[0]))
    yield from _smooth(curve) if curve.smooth else _edges(curve)
    if curve.closed:
        yield "h"


def _edges(curve: Curve) -> Iterator[str]:
    for _, place in pairwise(curve.points):
        yield "{} {} l".format(*_on_grid(place))


def _smooth(curve: Curve) -> Iterator[str]:
    """Cubic pieces, straight ones as lines; the control points are those of `svg`."""
    for before, start, end, after in curve.runs():
        if start == end:
            continue
        x, y = _on_grid(end)
        if before == start and end == after:
            yield f"{x} {y} l"
            continue
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = before, start, end, after
        first = round((bx + (cx - ax) / 6) * _GRID), round(-(by + (cy - ay) / 6) * _GRID)
        second = round((cx + (bx - dx) / 6) * _GRID), round(-(cy + (by - dy) / 6) * _GRID)
        yield f"{first[0]} {first[1]} {second[0]} {second[1]} {x} {y} c"
