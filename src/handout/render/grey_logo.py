"""A logo for pages that are printed without colour: many copiers bill a page for one coloured spot."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handout.render.grey_raster import grey_raster
from handout.render.grey_svg import grey_svg

if TYPE_CHECKING:
    from handout.model.style import Logo


@functools.lru_cache(maxsize=8)
def in_greys(logo: Logo) -> Logo:
    """The logo with each colour as the grey of its relative luminance (WCAG 2.2), see-through where it was.

    What the logo stands out from it stands out from in greys too: contrast rests on luminance alone.
    """
    greyed = grey_svg if logo.media_type == "image/svg+xml" else grey_raster
    return replace(logo, content=greyed(logo.content))
