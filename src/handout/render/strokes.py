"""Our own drawings as PDF operators: a fifth of the bytes and a tenth of the time of a general SVG reader.

`figures.svg` writes a narrow kind of SVG: paths of `M`, `l`, `c`, `s` and `z` in six plain attributes, then
texts. That kind is read here, and no other: a logo or an icon is left to WeasyPrint. Operators and their
operands: ISO 32000-1, 8.5.2 (paths), 8.4.4 (graphics state).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from handout.model.artifact import Strokes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_GRID = 5  # steps in a user unit: whole numbers are short, and `figures.svg` writes fifths
_OPEN = '<g stroke-linecap="round" stroke-linejoin="round" fill="none" text-rendering="geometricPrecision">'
_HEAD = re.compile(
    r'<svg xmlns="http://www\.w3\.org/2000/svg" viewBox="([-\d.]+) ([-\d.]+) ([\d.]+) ([\d.]+)"[^>]*>'
)
_PATH = re.compile(
    r'<path d="(?P<d>[-\d. Mlcsz]+)"(?: fill="#(?P<fill>[0-9a-f]{6})")?'
    r'(?: stroke="#(?P<stroke>[0-9a-f]{6})" stroke-width="(?P<width>[\d.]+)")?'
    r'(?: stroke-dasharray="(?P<dash>[\d.]+ [\d.]+)")?(?: opacity="(?P<opacity>[\d.]+)")?/>'
)
_TOKEN = re.compile(r"[Mlcsz]|-?\d+(?:\.\d+)?")
_PLACES = {"M": 1, "l": 1, "c": 3, "s": 2, "z": 1}  # of each piece
_PAINTS = {(True, False): "f", (False, True): "S", (True, True): "B"}

Point: TypeAlias = "tuple[int, int]"


def read_drawings(pictures: Mapping[str, bytes]) -> dict[str, Strokes]:
    """Those of the SVG pictures that are of our kind, by name."""
    found = ((name, read_strokes(content.decode())) for name, content in pictures.items() if _may_be(name))
    return {name: strokes for name, strokes in found if strokes}


def _may_be(name: str) -> bool:
    return name.startswith("figures/") and name.endswith(".svg")


def read_strokes(svg: str) -> Strokes | None:
    """The drawing, or None where the SVG is not of the kind that `figures.svg` writes."""
    head, opening = _HEAD.match(svg), svg.find(_OPEN)
    if not head or opening < 0:
        return None
    start = opening + len(_OPEN)
    paths, end = _paths(svg, start)
    rest = svg[end:]
    if not paths or not rest.startswith(("</g></svg>", "<text ")) or "<path" in rest:
        return None
    texts = head[0] + _OPEN + rest if rest.startswith("<text") else ""
    try:
        left, top, width, height = map(float, head.groups())
        return Strokes((left, top, width, height), _GRID, tuple(_pieces(paths)), texts)
    except ValueError:
        return None


def _paths(svg: str, start: int) -> tuple[list[re.Match[str]], int]:
    found, at = [], start
    while match := _PATH.match(svg, at):
        found.append(match)
        at = match.end()
    return found, at


def _pieces(paths: list[re.Match[str]]) -> Iterator[tuple[float, bytes]]:
    """Neighbours of one opacity as one piece; what stays as it was is not said again."""
    opacity, lines, state = 1.0, ["1 J 1 j"], _State()
    for path in paths:
        wanted = float(path["opacity"] or 1)
        if wanted != opacity:
            yield opacity, "\n".join(lines).encode()
            opacity, lines, state = wanted, ["1 J 1 j"], _State()
        lines += state.changed(path)
        lines.append(_operators(path["d"]) + " " + _PAINTS[bool(path["fill"]), bool(path["stroke"])])
    yield opacity, "\n".join(lines).encode()


class _State:
    """What the page knows of colours, pen and dash: ISO 32000-1, table 52."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {"d": "[] 0 d"}

    def changed(self, path: re.Match[str]) -> Iterator[str]:
        """The operators that bring it to what a path asks for."""
        wanted = {}
        if path["fill"]:
            wanted["rg"] = f"{_color(path['fill'])} rg"
        if path["stroke"]:
            wanted["RG"] = f"{_color(path['stroke'])} RG"
            wanted["w"] = f"{_short(float(path['width']) * _GRID)} w"
            dash = [_short(float(part) * _GRID) for part in (path["dash"] or "").split()]
            wanted["d"] = f"[{' '.join(dash)}] 0 d"
        for operator, words in wanted.items():
            if self._known.get(operator) != words:
                self._known[operator] = words
                yield words


def _color(digits: str) -> str:
    return " ".join(_short(int(digits[at : at + 2], 16) / 255, 3) for at in (0, 2, 4))


def _short(value: float, decimals: int = 1) -> str:
    """The number as PDF likes it shortest: `.5`, `12`."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return text[1:] if text.startswith("0.") else text or "0"


def _operators(d: str) -> str:
    """The path in absolute whole numbers.

    Raises:
        ValueError: it is no path.
    """
    out: list[str] = []
    pen: Point = (0, 0)
    control = pen  # the last piece's second control point
    tokens = _TOKEN.findall(d)
    starts = [index for index, token in enumerate(tokens) if token.isalpha()]
    for start, end in pairwise((*starts, len(tokens))):
        letter, numbers = tokens[start], [round(float(token) * _GRID) for token in tokens[start + 1 : end]]
        places = list(zip(numbers[::2], numbers[1::2], strict=True))
        if len(places) % _PLACES[letter] or bool(places) is (letter == "z") or (letter != "M" and not out):
            raise ValueError(d)
        if letter == "M":
            pen = control = places[0]
            out.append(f"{pen[0]} {pen[1]} m")
        elif letter == "z":
            out.append("h")
        elif letter == "l":
            pen = control = _line(out, pen, places)
        else:
            pen, control = _curves(out, pen, control, places, smooth=letter == "s")
    return " ".join(out)


def _line(out: list[str], pen: Point, places: list[Point]) -> Point:
    x, y = pen
    for dx, dy in places:
        x, y = x + dx, y + dy
        out.append(f"{x} {y} l")
    return x, y


def _curves(
    out: list[str], pen: Point, control: Point, places: list[Point], *, smooth: bool
) -> tuple[Point, Point]:
    """Cubic pieces; a smooth one's first control point mirrors the last one's second (SVG 1.1, 8.3.6)."""
    (x, y), (cx, cy), step = pen, control, 2 if smooth else 3
    for index in range(0, len(places), step):
        piece = places[index : index + step]
        ax, ay = (2 * x - cx, 2 * y - cy) if smooth else (x + piece[0][0], y + piece[0][1])
        (bx, by), (dx, dy) = piece[-2:]
        cx, cy, x, y = x + bx, y + by, x + dx, y + dy
        out.append(f"{ax} {ay} {cx} {cy} {x} {y} c")
    return (x, y), (cx, cy)
