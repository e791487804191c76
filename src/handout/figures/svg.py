"""A scene as plain SVG 1.1 that browsers, WeasyPrint and librsvg draw alike: paths and text, no styles."""

from __future__ import annotations

import functools
import math
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handout.figures.geometry import Point
    from handout.figures.scene import Bounds, Curve, Numeral, Scene, Shape

_DECIMALS = 1
_UNIT = 10**_DECIMALS
_SAME = 0.02  # cm: less than the last decimal


def write(scene: Scene, box: Bounds, title: str, desc: str) -> str:
    """The scene cut to `box` as an SVG document; user units are cm, coordinates have one decimal.

    The numerals ask for a sans-serif face: they are marks, and their width does not matter.
    """
    left, bottom, right, top = box
    view = " ".join(_number(value) for value in (left, -top, right - left, top - bottom))
    size = f'width="{_number(right - left)}" height="{_number(top - bottom)}"'
    curves: dict[Curve, str] = {}  # an area and the outline round it share their curves
    body = "".join(_path(shape, curves) for shape in scene.shapes) + "".join(map(_text, scene.numerals))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" {size} role="img">'
        f"<title>{escape(title, quote=False)}</title><desc>{escape(desc, quote=False)}</desc>"
        f'<g stroke-linecap="round" stroke-linejoin="round" fill="none">{body}</g></svg>\n'
    )


def _number(value: float) -> str:
    text = f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _path(shape: Shape, written: dict[Curve, str]) -> str:
    for curve in shape.curves:
        if curve not in written:
            written[curve] = _curve(curve)
    marks = [f'd="{"".join(written[curve] for curve in shape.curves)}"']
    if shape.fill:
        marks.append(f'fill="{shape.fill}"')
    if shape.stroke:
        marks.append(f'stroke="{shape.stroke}" stroke-width="{shape.width:.2f}"')
    if shape.dashed:
        marks.append(f'stroke-dasharray="{2 * shape.width:.2f} {2 * shape.width:.2f}"')
    if shape.opacity < 1:
        marks.append(f'opacity="{shape.opacity:.2f}"')
    return f"<path {' '.join(marks)}/>"


def _text(numeral: Numeral) -> str:
    baseline = numeral.at.moved(0, -0.36 * numeral.size)
    return (
        f'<text x="{_number(baseline.x)}" y="{_number(-baseline.y)}" font-family="sans-serif" '
        f'font-size="{_number(numeral.size)}" font-weight="bold" text-anchor="middle" fill="{numeral.fill}">'
        f"{escape(numeral.text, quote=False)}</text>"
    )


class _Pen:
    """Writes relative coordinates; each is taken from the rounded place before, so errors never add up."""

    def __init__(self, start: Point) -> None:
        self.x, self.y = round(start[0] * _UNIT), -round(start[1] * _UNIT)
        self.start = _word(self.x) + _joined(self.y)

    def steps(self, *points: Point) -> str:
        """The points relative to the pen's place, which then moves to the last of them."""
        x, y, out = self.x, self.y, ""
        for point in points:
            x, y = round(point[0] * _UNIT), -round(point[1] * _UNIT)
            out += _joined(x - self.x) + _joined(y - self.y)
        self.x, self.y = x, y
        return out.removeprefix(" ")


@functools.lru_cache(maxsize=4096)
def _word(units: int) -> str:
    return f"{units / _UNIT:g}"


@functools.lru_cache(maxsize=4096)
def _joined(units: int) -> str:
    """The number as it follows another: a minus sign parts them well enough."""
    return _word(units) if units < 0 else " " + _word(units)


def _curve(curve: Curve) -> str:
    pen = _Pen(curve.points[0])
    if curve.smooth:
        out = _smooth(pen, curve)
    else:
        out = "".join("l" + pen.steps(point) for point in curve.points[1:])
    return f"M{pen.start}{out}" + ("z" if curve.closed else "")


def _smooth(pen: _Pen, curve: Curve) -> str:
    """Cubic pieces; where one goes on smoothly from the last, its first control point need not be written."""
    out, start = "", curve.points[0]
    mirrored = (math.inf, math.inf)
    for first, second, end in curve.beziers():
        (x, y), (x2, y2), (x3, y3) = first, second, end
        if _straight(start, first, second, end):
            out += "l" + pen.steps(end)
            mirrored, start = (math.inf, math.inf), end
            continue
        if abs(mirrored[0] - x) + abs(mirrored[1] - y) < _SAME:
            out += "s" + pen.steps(second, end)
        else:
            out += "c" + pen.steps(first, second, end)
        mirrored, start = (2 * x3 - x2, 2 * y3 - y2), end
    return out


def _straight(start: Point, first: Point, second: Point, end: Point) -> bool:
    """Whether a piece runs straight between two corners."""
    dx, dy = (end.x - start.x) / 6, (end.y - start.y) / 6
    off = (first.x - start.x - dx, first.y - start.y - dy, second.x - end.x + dx, second.y - end.y + dy)
    return max(map(abs, off)) < _SAME
