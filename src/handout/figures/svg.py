"""A scene as plain SVG 1.1 that browsers, WeasyPrint and librsvg draw alike: paths and text, no styles."""

from __future__ import annotations

import functools
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handout.figures.scene import Bounds, Curve, Numeral, Scene, Shape

_DECIMALS = 1
# Without precision, Chromium moves numerals to whole pixels.
_PLAIN = 'stroke-linecap="round" stroke-linejoin="round" fill="none" text-rendering="geometricPrecision"'
STEPS = 5  # steps in a user unit: 0.2 cm of a body that prints 40 mm tall is 0.05 mm, a dot at 600 dpi


def write(scene: Scene, box: Bounds, title: str, desc: str) -> str:
    """The scene cut to `box` as an SVG document; user units are cm, coordinates are fifths of one.

    The numerals ask for a sans-serif face: they are marks, and their width does not matter.
    """
    left, bottom, right, top = box
    view = " ".join(_number(value) for value in (left, -top, right - left, top - bottom))
    size = f'width="{_number(right - left)}" height="{_number(top - bottom)}"'
    body = "".join(map(_path, scene.shapes)) + "".join(map(_text, scene.numerals))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" {size} role="img">'
        f"<title>{escape(title, quote=False)}</title><desc>{escape(desc, quote=False)}</desc>"
        f"<g {_PLAIN}>{body}</g></svg>\n"
    )


def _number(value: float) -> str:
    text = f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _path(shape: Shape) -> str:
    marks = [f'd="{"".join(map(_curve, shape.curves))}"']
    if shape.fill:
        marks.append(f'fill="{shape.fill}"')
    if shape.stroke:
        marks.append(f'stroke="{shape.stroke}" stroke-width="{shape.width:.2f}"')
    if parts := dash(shape):
        marks.append(f'stroke-dasharray="{parts[0]:.2f} {parts[1]:.2f}"')
    if shape.opacity < 1:
        marks.append(f'opacity="{shape.opacity:.2f}"')
    return f"<path {' '.join(marks)}/>"


def dash(shape: Shape) -> tuple[float, ...]:
    """Lengths of a dash and of the gap after it, cm; none for a whole stroke.

    Round ends make a dash one width longer and a gap one width shorter.
    """
    if not shape.dashed:
        return ()
    length = shape.width * (3 * shape.dashed - 1)
    return length, length + 2 * shape.width


def _text(numeral: Numeral) -> str:
    baseline = numeral.at.moved(0, -0.36 * numeral.size)
    return (
        f'<text x="{_number(baseline.x)}" y="{_number(-baseline.y)}" font-family="sans-serif" '
        f'font-size="{_number(numeral.size)}" font-weight="bold" text-anchor="middle" fill="{numeral.fill}">'
        f"{escape(numeral.text, quote=False)}</text>"
    )


@functools.lru_cache(maxsize=4096)
def _word(units: int) -> str:
    return f"{units / STEPS:g}"


@functools.lru_cache(maxsize=4096)
def _joined(units: int) -> str:
    """The number as it follows another: a minus sign parts them well enough."""
    return _word(units) if units < 0 else " " + _word(units)


@functools.lru_cache(maxsize=512)  # areas share lines with their outlines, and frames their things
def _curve(curve: Curve) -> str:
    """The line in relative coordinates, each from the rounded place before, so that errors never add up."""
    x, y = curve.points[0]
    start = f"M{_word(round(x * STEPS))}{_joined(-round(y * STEPS))}"
    return start + (_smooth(curve) if curve.smooth else _edges(curve)) + ("z" if curve.closed else "")


def _edges(curve: Curve) -> str:
    places = [(round(x * STEPS), -round(y * STEPS)) for x, y in curve.points]
    return "".join(f"l{_word(c - a)}{_joined(d - b)}" for (a, b), (c, d) in pairwise(places))


def _smooth(curve: Curve) -> str:
    """Cubic pieces; one that goes on smoothly from the last need not say its first control point."""
    out, goes_on = [], False
    left, high = curve.points[0]
    x, y = round(left * STEPS), -round(high * STEPS)
    for before, start, end, after in curve.runs():
        if start == end:
            goes_on = False
            continue
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = before, start, end, after
        ex, ey = round(cx * STEPS), -round(cy * STEPS)
        ahead = f"{_joined(ex - x)}{_joined(ey - y)}"
        if before == start and end == after:
            out.append("l" + ahead.removeprefix(" "))
            goes_on = False
        else:
            second = _step(x, y, cx + (bx - dx) / 6, cy + (by - dy) / 6)
            first = "" if goes_on else _step(x, y, bx + (cx - ax) / 6, by + (cy - ay) / 6)
            out.append(("s" if goes_on else "c") + (first + second + ahead).removeprefix(" "))
            goes_on = True
        x, y = ex, ey
    return "".join(out)


def _step(x: int, y: int, to_x: float, to_y: float) -> str:
    return _joined(round(to_x * STEPS) - x) + _joined(-round(to_y * STEPS) - y)
