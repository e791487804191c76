"""A poor copier: a drawing at its printed size, 150 dpi, every pixel black or white. Drawn by librsvg."""

from __future__ import annotations

import io
import re
import subprocess
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageChops, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Iterator

DPI = 150
MM = 25.4
CARD_WIDTH, CARD_HEIGHT = 80.0, 39.0  # mm: what styles/print.css gives a drawing on a card
HALF = 128
HOLE = 5  # pixels
BROAD = 3.0  # cm: a broader stroke is a towel or a noodle, whose edges are lines of their own
MEANT = 8  # pixels of the copy, 1.4 mm: a shorter piece of a line says nothing by itself
SLACK = 1  # pixels: two copies of one line may lie this far apart
_LOOSE = "#ffffff"  # the white edges of arrows are no lines

Pixel = tuple[int, int]


class Line(NamedTuple):
    """A visible piece of one path's stroke: its pixels, and those of them with no black pixel near them."""

    path: int
    pixels: frozenset[Pixel]
    white: frozenset[Pixel]

    @property
    def breaks(self) -> bool:
        """Whether there is a hole in it that is seen: half a millimetre and more."""
        return any(len(hole) >= HOLE for hole in _joined(self.white))


def scale(width: float, height: float) -> float:
    """Mm on paper for a unit of a drawing that fills a card's place."""
    return min(CARD_WIDTH / width, CARD_HEIGHT / height)


def copied(svg: str, mm_per_unit: float) -> Image.Image:
    """The copy: 0 is black, 255 white."""
    return _drawn(svg, mm_per_unit, DPI).point(lambda level: 255 if level >= HALF else 0)


def _drawn(svg: str, mm_per_unit: float, dpi: int, mode: str = "L") -> Image.Image:
    width, height = _box(svg)[2:]
    size = [str(max(1, round(side * mm_per_unit / MM * dpi))) for side in (width, height)]
    command = ["rsvg-convert", "-w", size[0], "-h", size[1], "-b", "white"]
    found = subprocess.run(command, input=svg.encode(), capture_output=True, check=True)  # noqa: S603  numbers only
    return Image.open(io.BytesIO(found.stdout)).convert(mode)


def _box(svg: str) -> tuple[float, float, float, float]:
    found = re.search(r'viewBox="(\S+) (\S+) (\S+) (\S+)"', svg)
    assert found
    left, top, width, height = map(float, found.groups())
    return left, top, width, height


def lines(svg: str, mm_per_unit: float, meant: str) -> list[Line]:
    """Every visible piece of an unbroken stroke that is long enough to mean something, as a copy shows it.

    `meant` is the drawing that says where the lines should be: the same one, unless that is spoilt.
    Each stroke is given a colour of its own and drawn with hard edges, so that what shows of it is known.
    """
    ink = ImageChops.invert(copied(svg, mm_per_unit)).filter(ImageFilter.MaxFilter(2 * SLACK + 1))
    named = _drawn(_named(meant), mm_per_unit, DPI, "RGB")
    width, near, colors, places = named.width, ink.tobytes(), named.tobytes(), defaultdict(list)
    for match in re.finditer(rb"[^\xff]", named.convert("L").tobytes()):
        index = match.start()
        places[colors[3 * index : 3 * index + 3]].append((index % width, index // width))
    pieces = [
        (int.from_bytes(color), piece)
        for color, found in sorted(places.items())
        for piece in _joined(frozenset(found))
        if _length(piece) >= MEANT
    ]
    return [
        Line(path, piece, frozenset((x, y) for x, y in piece if not near[y * width + x]))
        for path, piece in pieces
    ]


def _length(piece: frozenset[Pixel]) -> int:
    xs, ys = [x for x, _ in piece], [y for _, y in piece]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _named(svg: str) -> str:
    """The same drawing with white areas, without texts, and each stroke in a colour that is its number."""
    numbers = iter(range(1, 1 << 24))

    def renamed(match: re.Match[str]) -> str:
        path = match.group()
        stroke = re.search(r'stroke="(#\w+)"', path)
        faint = "opacity" in path
        path = re.sub(r' opacity="[\d.]+"', "", path)
        path = re.sub(r' fill="#\w+"', ' fill="none"' if faint else ' fill="#ffffff"', path)
        if stroke is None:
            return path
        kept = stroke.group(1) != _LOOSE and "dasharray" not in path and _is_line(match.group())
        color = f"#{next(numbers):06x}" if kept else "#ffffff"
        color = "none" if faint else color
        return re.sub(r'stroke="#\w+"', f'stroke="{color}"', path)

    plain = re.sub(r"<text.*?</text>", "", svg)
    return re.sub(r"<path [^>]*>", renamed, plain).replace("<g ", '<g shape-rendering="crispEdges" ', 1)


def _is_line(path: str) -> bool:
    """Whether a stroke is a line, not a broad thing nor the soft edge of an area."""
    paint = dict(re.findall(r'(fill|stroke|stroke-width)="([^"]*)"', path))
    soft = paint.get("fill") == paint["stroke"] and _level(paint["stroke"]) >= HALF
    return not soft and float(paint["stroke-width"]) < BROAD


def _level(color: str) -> int:
    return Image.new("RGB", (1, 1), color).convert("L").tobytes()[0]


def _joined(pixels: frozenset[Pixel]) -> list[frozenset[Pixel]]:
    """Groups of pixels that touch, at a side or a corner."""
    left, groups = set(pixels), []
    while left:
        group, edge = set(), [left.pop()]
        while edge:
            x, y = edge.pop()
            group.add((x, y))
            for place in _around(x, y):
                if place in left:
                    left.remove(place)
                    edge.append(place)
        groups.append(frozenset(group))
    return groups


def _around(x: int, y: int) -> Iterator[Pixel]:
    return ((x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)


def difference(one: str, other: str, mm_per_unit: float) -> float:
    """Mm2 of ink on paper that only one of two frames has, floors and things aligned, edges forgiven."""
    first, second = _on_one_sheet(one, other, mm_per_unit)
    only = ImageChops.lighter(_without(first, second), _without(second, first))
    return sum(only.histogram()[HALF:]) * (MM / DPI) ** 2


def _without(ink: Image.Image, other: Image.Image) -> Image.Image:
    """Ink (white on black) that has none of the other's near it."""
    grown = other.filter(ImageFilter.MaxFilter(2 * SLACK + 1))
    return ImageChops.subtract(ink, grown)


def _on_one_sheet(one: str, other: str, mm_per_unit: float) -> tuple[Image.Image, Image.Image]:
    """Both copies as ink (white on black), moved so that a place of the scene lies on the same pixel."""
    boxes = [_box(one), _box(other)]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    copies, per_unit = [copied(svg, mm_per_unit) for svg in (one, other)], mm_per_unit / MM * DPI
    spots = [(round((box[0] - left) * per_unit), round((box[1] - top) * per_unit)) for box in boxes]
    size = (
        max(copy.width + x for copy, (x, _) in zip(copies, spots, strict=True)),
        max(copy.height + y for copy, (_, y) in zip(copies, spots, strict=True)),
    )
    sheets = [Image.new("L", size) for _ in copies]
    for sheet, copy, spot in zip(sheets, copies, spots, strict=True):
        sheet.paste(ImageChops.invert(copy), spot)
    return sheets[0], sheets[1]
