"""Brand and paper as CSS custom properties and page rules, laid between `base.css` and the edition's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handout.diagnostics import Diagnostic, warning
from handout.model.style import Corners, Header, Imposition, Paper
from handout.render.color import GRAPHIC_CONTRAST, TEXT_CONTRAST, WHITE, contrast, ink_on, mix, readable
from handout.render.logo import best_contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.model.document import Handout
    from handout.model.style import Brand

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
DEFAULT_ACCENT = "#c2410c"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a brand, corrected until they can be read.

    Attributes:
        brand: grounds such as the header band; at least 3:1 against white.
        ink: text on `brand`, at least 4.5:1.
        heading: the brand's colour as text on white, at least 4.5:1.
        soft: a pale tint for boxes; text on it keeps its contrast.
        accent: arrows and glow, at least 3:1 against white.
    """

    brand: str
    ink: str
    heading: str
    soft: str
    accent: str


def palette(brand: Brand) -> Palette:
    """The brand's colours, each moved only as far as WCAG contrast asks for."""
    primary = brand.colors.primary
    ground = readable(primary, WHITE, GRAPHIC_CONTRAST)
    soft = mix(primary, WHITE, 0.9)
    return Palette(
        brand=ground,
        ink=readable(ink_on(ground), ground),
        heading=readable(readable(primary, WHITE), soft),
        soft=soft,
        accent=readable(brand.colors.accent or DEFAULT_ACCENT, WHITE, GRAPHIC_CONTRAST),
    )


def corrections(brand: Brand) -> tuple[Diagnostic, ...]:
    """A warning for each authored colour that could not be used as it is, and for a logo that is not seen."""
    used = palette(brand)
    checks = (
        ("primary", brand.colors.primary, used.heading, TEXT_CONTRAST, "headings"),
        ("secondary", brand.colors.accent, used.accent, GRAPHIC_CONTRAST, "arrows"),
    )
    corrected = tuple(
        warning(
            "contrast-corrected",
            f"the {name} colour {authored} has a contrast of {contrast(authored, WHITE):.1f}:1 on white, "
            f"less than {least}:1: {what} use {taken}",
            brand.span,
            f"choose {taken} or a darker colour to have it as it is",
        )
        for name, authored, taken, least, what in checks
        if authored and contrast(authored, WHITE) < least
    )
    return (*corrected, *_unseen_logo(brand, used.brand))


def _unseen_logo(brand: Brand, color: str) -> Iterator[Diagnostic]:
    """A logo stands on the brand's colour in a band or a block, and on white above a rule."""
    if not brand.logo:
        return
    ground = WHITE if brand.header is Header.RULE else color
    best = best_contrast(brand.logo, ground)
    if best < GRAPHIC_CONTRAST:
        message = (
            f"the logo has a contrast of {best:.1f}:1 at most on {ground}, less than {GRAPHIC_CONTRAST}:1"
        )
        other = "choose a darker one" if ground == WHITE else "choose a lighter one, or the header 'rule'"
        yield warning("logo-contrast", message, brand.span, other)


def brand_css(handout: Handout, *, page_rules: bool = True) -> str:
    """Custom properties for colours, type and corners, the sheet's size and the page number's words."""
    colors, faces = palette(handout.brand), handout.brand.typefaces
    properties = {
        "brand": colors.brand,
        "brand-ink": colors.ink,
        "heading": colors.heading,
        "soft": colors.soft,
        "accent": colors.accent,
        "radius": RADIUS[handout.brand.corners],
        "base-face": f'"{faces.base}"',
        "heading-face": f'"{faces.headings}"',
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
