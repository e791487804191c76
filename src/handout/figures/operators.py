"""A scene as PDF operators: a fifth of the time of a general SVG reader, and fewer bytes.

Operators and their operands: ISO 32000-1, 8.5 (paths) and 8.4.4 (graphics state).
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from handout.figures import svg
from handout.model.artifact import Strokes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.figures.geometry import Place
    from handout.figures.scene import Bounds, Curve, Scene, Shape

_GRID = 4.0  # steps in a cm: a body is printed 40 mm tall, so that one is 0.06 mm, and a dot at 400 dpi
_whole = float.__round__  # what `round` first has to look up, for each of a page's ten thousand numbers
_START = ("1 J 1 j",)  # round ends and corners
_PAINTS = {(True, False): "f", (False, True): "S", (True, True): "B"}


def write(scene: Scene, box: Bounds) -> Strokes:
    """The scene cut to `box`, on a grid of quarters of a cm."""
    left, bottom, right, top = box
    texts = svg.write(scene._replace(shapes=()), box, "", "") if scene.numerals else ""
    return Strokes((left, -top, right - left, top - bottom), round(_GRID), tuple(_pieces(scene)), texts)


def _pieces(scene: Scene) -> Iterator[tuple[float, bytes]]:
    """Neighbours of one opacity as one piece; what stays as it was is not said again."""
    opacity, lines, state = 1.0, [*_START], _State()
    for shape in scene.shapes:
        if shape.opacity != opacity:
            yield opacity, "\n".join(lines).encode()
            opacity, lines, state = shape.opacity, [*_START], _State()
        lines += state.drawn(shape)
    yield opacity, "\n".join(lines).encode()


class _State:
    """What the page knows of origin, colours, pen and dash: ISO 32000-1, table 52."""

    def __init__(self) -> None:
        self._origin = 0, 0
        self._fill = ""
        self._pen = ("", 0.0, 0.0)

    def drawn(self, shape: Shape) -> list[str]:
        """What the shape asks of the page, and its path; its first point is the new origin.

        Numbers are short then, and the same part of a body has the same ones in every frame.
        """
        curves, fill, stroke, width, _, dashed = shape
        x, y = curves[0].points[0]
        words, origin = [], (round(x * _GRID), round(-y * _GRID))
        if origin != self._origin:
            words.append(f"1 0 0 1 {origin[0] - self._origin[0]} {origin[1] - self._origin[1]} cm")
            self._origin = origin
        if fill and fill != self._fill:
            words.append(f"{_color(fill)} rg")
            self._fill = fill
        if stroke and (stroke, width, dashed) != self._pen:
            words += self._pen_changed(shape)
        path = " ".join([_curve(curve, x, y) for curve in curves])
        words.append(f"{path} {_PAINTS[fill != '', stroke != '']}")
        return words

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


@functools.lru_cache(maxsize=64)  # the widths of a figure's pens
def _short(value: float, decimals: int = 1) -> str:
    """The number as PDF likes it shortest: `.5`, `12`."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return text[1:] if text.startswith("0.") else text or "0"


@functools.lru_cache(maxsize=128)  # what stays as it was from frame to frame
def _curve(curve: Curve, x: float, y: float) -> str:
    """The line, seen from an origin of its own."""
    line = [((across - x) * _GRID, (y - up) * _GRID) for across, up in curve.points]
    words = _smooth(line, closed=curve.closed) if curve.smooth else _straight(line)
    return " ".join([*words, "h"] if curve.closed else words)


def _straight(line: list[Place]) -> list[str]:
    words = [f"{_whole(x)} {_whole(y)} l" for x, y in line]
    return [words[0].replace("l", "m"), *words[1:]]


def _smooth(line: list[Place], *, closed: bool) -> list[str]:
    """Cubic pieces as `scene.runs` gives them, straight ones as lines; most of the time goes by in here."""
    run = [line[-1], *line, *line[:2]] if closed else [line[0], *line, line[-1]]
    (ax, ay), (bx, by), (cx, cy) = run[:3]
    words = [f"{_whole(bx)} {_whole(by)} m"]
    for dx, dy in run[3:]:
        if bx == cx and by == cy:
            pass
        elif ax == bx and ay == by and cx == dx and cy == dy:
            words.append(f"{_whole(cx)} {_whole(cy)} l")
        else:
            first_x, first_y = _whole(bx + (cx - ax) / 6), _whole(by + (cy - ay) / 6)
            second_x, second_y = _whole(cx - (dx - bx) / 6), _whole(cy - (dy - by) / 6)
            places = first_x, first_y, second_x, second_y, _whole(cx), _whole(cy)
            words.append("%d %d %d %d %d %d c" % places)  # noqa: UP031 - half the time of an f-string
        ax, ay, bx, by, cx, cy = bx, by, cx, cy, dx, dy
    return words
