"""A brand's colours as pages use them: corrected until they can be read."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from handout.model.color import GRAPHIC_CONTRAST, WHITE, ink_on, mix, readable
from handout.model.style import Header

if TYPE_CHECKING:
    from handout.model.style import Brand, Colors

DEFAULT_ACCENT = "#c2410c"


class Palette(Struct, frozen=True):
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
    return _corrected(brand.colors)


@lru_cache(maxsize=64)
def _corrected(colors: Colors) -> Palette:
    primary = colors.primary
    ground = readable(primary, WHITE, GRAPHIC_CONTRAST)
    soft = mix(primary, WHITE, 0.9)
    return Palette(
        brand=ground,
        ink=readable(ink_on(ground), ground),
        heading=readable(readable(primary, WHITE), soft),
        soft=soft,
        accent=readable(colors.accent or DEFAULT_ACCENT, WHITE, GRAPHIC_CONTRAST),
    )


def logo_ground(brand: Brand) -> str:
    """What the logo stands on: the brand's colour in a band or a block, white above a rule."""
    return WHITE if brand.header is Header.RULE else palette(brand).brand
