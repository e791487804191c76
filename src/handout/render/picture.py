"""Drawings by themselves: a contact sheet of many, and a page for the PDF renderer."""

from __future__ import annotations

import re
import textwrap
from html import escape
from typing import TYPE_CHECKING

from msgspec import Struct

from handout.model.artifact import PrintJob, Stylesheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handout.figures import Drawing
    from handout.model.style import Brand

# Millimetres: a place on the sheet is a drawing's place on an exercise card, with its name below.
_WIDTH, _HEIGHT, _GUTTER = 80.0, 39.0, 6.0
_TYPE = 4.2  # size of a name
_LINES = 2  # of a name
_LETTERS = 36  # in a line of 80 mm
_ROW = _HEIGHT + 1.3 * _TYPE * _LINES + _GUTTER
_COLUMNS = 4
_INK = "#141414"
_NAME = "figure.svg"
_VIEW_BOX = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')


class Sheet(Struct, frozen=True):
    """Many drawings in one SVG document; width and height are those of its view box."""

    svg: str
    width: float
    height: float
    title: str
    desc: str


def contact_sheet(drawings: Sequence[tuple[str, Drawing]]) -> Sheet:
    """All drawings on one page, in the order given, each with its name below; in millimetres.

    Args:
        drawings: the names and the drawings; at least one.
    """
    columns = min(_COLUMNS, len(drawings))
    width = columns * (_WIDTH + _GUTTER) + _GUTTER
    height = -(-len(drawings) // columns) * _ROW + _GUTTER
    cells = "".join(
        _cell(
            name,
            drawing,
            _GUTTER + (_WIDTH + _GUTTER) * (index % columns),
            _GUTTER + _ROW * (index // columns),
        )
        for index, (name, drawing) in enumerate(drawings)
    )
    title = f"{len(drawings)} exercises"
    desc = "; ".join(name for name, _ in drawings)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}mm" height="{height:g}mm" role="img">'
        f"<title>{title}</title><desc>{escape(desc, quote=False)}</desc>"
        f'<rect width="{width:g}" height="{height:g}" fill="#ffffff"/>{cells}</svg>\n'
    )
    return Sheet(svg, width, height, title, desc)


def _cell(name: str, drawing: Drawing, x: float, y: float) -> str:
    """A drawing as large as its place allows, and its name, centred below it."""
    found = _VIEW_BOX.search(drawing.svg)
    left, top, width, height = map(float, found.groups()) if found else (0, 0, drawing.width, drawing.height)
    scale = min(_WIDTH / width, _HEIGHT / height)
    dx, dy = x + (_WIDTH - width * scale) / 2 - left * scale, y + (_HEIGHT - height * scale) / 2 - top * scale
    _, _, inner = drawing.svg.partition(">")
    inner = inner.rpartition("</svg>")[0]
    lines = textwrap.wrap(name, _LETTERS)[:_LINES]
    names = "".join(
        f'<text x="{x + _WIDTH / 2:g}" y="{y + _HEIGHT + 1.3 * _TYPE * number:.2f}" font-family="sans-serif" '
        f'font-size="{_TYPE}" text-anchor="middle" fill="{_INK}">{escape(line, quote=False)}</text>'
        for number, line in enumerate(lines, 1)
    )
    return f'<g transform="translate({dx:.3f} {dy:.3f}) scale({scale:.5f})">{inner}</g>{names}'


def picture_job(drawing: Drawing | Sheet, pixels: int, brand: Brand, language: str) -> PrintJob:
    """A page of the drawing's own shape with nothing else on it.

    Args:
        drawing: the picture; its description becomes the alternative text.
        pixels: its width, 96 an inch; the height follows.
        brand: whose typeface the numerals and names take.
        language: of the words, as a BCP 47 tag.
    """
    height = max(1, round(pixels * drawing.height / drawing.width))
    css = (
        f"@page {{ size: {pixels}px {height}px; margin: 0 }}\n"
        f"html {{ font-family: '{brand.typefaces.base}' }} body {{ margin: 0 }}\n"
        f"img {{ display: block; width: {pixels}px; height: {height}px }}\n"
    )
    title, alt = escape(drawing.title), escape(drawing.desc)
    html = (
        f'<!DOCTYPE html><html lang="{escape(language)}"><head><meta charset="utf-8"><title>{title}</title>'
        f'</head><body><img src="asset:{_NAME}" alt="{alt}"></body></html>'
    )
    return PrintJob(
        html=html,
        stylesheets=(Stylesheet("picture.css", css),),
        assets={_NAME: drawing.svg.encode()} if isinstance(drawing, Sheet) else {},
        drawings={} if isinstance(drawing, Sheet) else {_NAME: drawing.strokes},
        families=(brand.typefaces.base,),
    )
