"""Checks what a brand shows against what it shows it on, long before a page is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.diagnostics import Diagnostic, warning
from handout.load.logo import best_contrast
from handout.model.color import GRAPHIC_CONTRAST, TEXT_CONTRAST, WHITE, contrast
from handout.model.palette import logo_ground, palette

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.load.yaml_nodes import Tree
    from handout.model.style import Brand


def contrast_faults(brand: Brand, tree: Tree) -> Iterator[Diagnostic]:
    """A warning for each colour that cannot be used as it is authored, and for a logo that is not seen.

    Args:
        brand: as it was read.
        tree: its `_brand.yml`, which has the places.
    """
    used = palette(brand)
    checks = (
        ("primary", brand.colors.primary, used.heading, TEXT_CONTRAST, "headings"),
        ("secondary", brand.colors.accent, used.accent, GRAPHIC_CONTRAST, "arrows"),
    )
    for key, authored, taken, least, what in checks:
        if authored and contrast(authored, WHITE) < least:
            yield warning(
                "contrast-corrected",
                f"the {key} colour {authored} has a contrast of {contrast(authored, WHITE):.1f}:1 on white, "
                f"less than {least}:1: {what} use {taken}",
                tree.span(("color", key)),
                f"choose {taken} or a darker colour to have it as it is",
            )
    yield from _unseen_logo(brand, tree)


def _unseen_logo(brand: Brand, tree: Tree) -> Iterator[Diagnostic]:
    if not brand.logo:
        return
    ground = logo_ground(brand)
    best = best_contrast(brand.logo, ground)
    if best < GRAPHIC_CONTRAST:
        too = "light" if ground == WHITE else "dark"
        message = (
            f"the logo is too {too} on {ground}, on which it stands: "
            f"its contrast is {best:.1f}:1 at most, less than {GRAPHIC_CONTRAST}:1"
        )
        hint = "choose a darker one" if ground == WHITE else "choose a lighter one, or 'header: rule'"
        yield warning("logo-contrast", message, tree.span(("logo", "medium", "path")), hint)
