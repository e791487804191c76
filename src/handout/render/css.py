"""Brand and paper as CSS custom properties and page rules, laid between `base.css` and the edition's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.model.options import Paper
from handout.model.palette import palette
from handout.model.style import Corners, Imposition

if TYPE_CHECKING:
    from handout.model.document import Handout

SHEET = {Paper.LETTER: "8.5in 11in", Paper.A4: "210mm 297mm", Paper.A5: "148mm 210mm"}
# What a sheet that is folded once has room for; ISO 216 rounds half of A4, 148.5 mm, down.
FOLDED = {Paper.LETTER: "5.5in 8.5in", Paper.A4: "148mm 210mm"}
FOLDED_FROM = {
    Paper.LETTER: (792.0, 612.0),
    Paper.A4: (297 * 72 / 25.4, 210 * 72 / 25.4),
}  # points, fold upright
BLEED = 3.0  # mm: what print shops ask for, for the blade may miss the edge by 1 to 2
MARKS = 10.0  # mm around the page, the bleed included; crop marks stand in the outer half, clear of the bleed
RADIUS = {Corners.ROUND: "3mm", Corners.SOFT: "1.2mm", Corners.SQUARE: "0"}


def brand_css(handout: Handout, *, page_rules: bool = True) -> str:
    """Custom properties for colours, type and corners, the sheet's size and the page number's words."""
    colors, faces, logo = palette(handout.brand), handout.brand.typefaces, handout.brand.logo
    properties = {
        "brand": colors.brand,
        "brand-ink": colors.ink,
        "heading": colors.heading,
        "soft": colors.soft,
        "accent": colors.accent,
        "logo-ground": "transparent" if logo is None or logo.seen_on_white else "var(--brand)",
        "radius": RADIUS[handout.brand.corners],
        "base-face": f'"{faces.base}"',
        "heading-face": f'"{faces.headings}"',
        "picture-width": f"{handout.edition.picture.width:g}mm",
        "picture-height": f"{handout.edition.picture.height:g}mm",
    }
    lines = "".join(f"  --{name}: {value};\n" for name, value in properties.items())
    root = f":root {{\n{lines}}}\n"
    if not page_rules:
        return root
    number = f".page-footer .number::after {{ content: {_page_number(handout.labels['page-of'])}; }}\n"
    marks = f" bleed: {MARKS}mm; marks: crop cross;" if handout.bleed else ""
    bleed = f":root {{ --bleed: {BLEED}mm; }}\n" if handout.bleed else ""
    return f"@page {{ size: {page_size(handout)};{marks} }}\n{root}{bleed}{number}"


def page_size(handout: Handout) -> str:
    """Width and height of a page for CSS: the sheet's, or of half of it where the sheet is folded."""
    folded = handout.edition.imposition is Imposition.BOOKLET
    return (FOLDED if folded else SHEET)[handout.paper]


def _page_number(words: str) -> str:
    """`Page {n} of {total}` as the value of CSS `content`."""
    parts = re.split(r"(\{n\}|\{total\})", words)
    counters = {"{n}": "counter(page)", "{total}": "counter(pages)"}
    return " ".join(counters.get(part) or _css_string(part) for part in parts if part)


def _css_string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
    return f'"{escaped}"'
