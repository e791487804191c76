"""A scene as plain SVG 1.1 that browsers, WeasyPrint and librsvg draw alike: paths and text, no styles."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from handout.figures.geometry import Point
    from handout.figures.scene import Bounds, Curve, Numeral, Scene, Shape

_DECIMALS = 1
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
        f"<title>{escape(title)}</title><desc>{escape(desc)}</desc>"
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
        f"{escape(numeral.text)}</text>"
    )


class _Pen:
    """Writes relative coordinates; each is taken from the rounded place before, so errors never add up."""

    def __init__(self, start: Point) -> None:
        self.at = self._rounded(start)

    @staticmethod
    def _rounded(point: Point) -> tuple[int, int]:
        return round(point.x * 10**_DECIMALS), -round(point.y * 10**_DECIMALS)

    def steps(self, *points: Point) -> str:
        """The points relative to the pen's place, which then moves to the last of them."""
        places = [self._rounded(point) for point in points]
        numbers = [value for x, y in places for value in (x - self.at[0], y - self.at[1])]
        self.at = places[-1]
        return _joined(numbers)


def _joined(tenths: list[int]) -> str:
    words = [f"{value / 10**_DECIMALS:g}" for value in tenths]
    return words[0] + "".join(word if word[0] == "-" else " " + word for word in words[1:])


def _curve(curve: Curve) -> str:
    pen = _Pen(curve.points[0])
    out = "M" + _joined(list(pen.at))
    if curve.smooth:
        out += _smooth(pen, curve)
    else:
        out += "l" + "l".join(pen.steps(point) for point in curve.points[1:])
    return out + ("z" if curve.closed else "")


def _smooth(pen: _Pen, curve: Curve) -> str:
    """Cubic pieces; where one goes on smoothly from the last, its first control point need not be written."""
    out, mirrored = "", None
    for first, second, end in curve.beziers():
        if mirrored and abs(mirrored.x - first.x) + abs(mirrored.y - first.y) < _SAME:
            out += "s" + pen.steps(second, end)
        else:
            out += "c" + pen.steps(first, second, end)
        mirrored = end.moved(end.x - second.x, end.y - second.y)
    return out
