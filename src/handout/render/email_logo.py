"""A clinic's logo as a small picture: mail programs show no SVG, and some darken what stands around it."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING

from handout.model.artifact import PrintJob, Stylesheet
from handout.model.kit import LogoPicture
from handout.model.palette import logo_ground
from handout.render.html import logo_asset
from handout.render.preview import palette_png

if TYPE_CHECKING:
    from PIL.Image import Image

    from handout.model.style import Brand

WIDTH, HEIGHT = 132, 44  # CSS pixels: beside it, a phone of 320 has room for a name
_SHARP = 2  # pixels for each of CSS
_DPI = 96  # of CSS
_MARGIN = 4  # CSS pixels of its ground around it, where a mail program has changed the ground


def logo_job(brand: Brand, language: str) -> PrintJob | None:
    """A page with the logo alone, as large as it may get; None where the brand has none."""
    if brand.logo is None:
        return None
    (name,) = assets = logo_asset(brand.logo)
    width, height = WIDTH * _SHARP, HEIGHT * _SHARP
    css = (
        f"@page {{ size: {width}px {height}px; margin: 0; background: {logo_ground(brand)} }}\n"
        "body { margin: 0 }\n"
        f"img {{ display: block; width: {width}px; height: {height}px; object-fit: contain }}\n"
    )
    title = escape(brand.clinic.name)
    html = (
        f'<!DOCTYPE html><html lang="{escape(language)}"><head><meta charset="utf-8"><title>{title}</title>'
        f'</head><body><img src="asset:{name}" alt="{title}"></body></html>'
    )
    # The handout's own families, though none is used: each new set has a price.
    families = tuple(dict.fromkeys((brand.typefaces.base, brand.typefaces.headings)))
    return PrintJob(html, (Stylesheet("logo.css", css),), assets, families)


def logo_picture(pdf: bytes, brand: Brand) -> LogoPicture | None:
    """The logo without what is empty around it, as a palette PNG of twice its size; None if nothing is seen.

    Args:
        pdf: what `logo_job` made.
        brand: the same.
    """
    from PIL import Image, ImageChops, ImageOps  # noqa: PLC0415 - only kits have to pay for it

    page = _page(pdf)
    box = ImageChops.difference(page, Image.new("RGB", page.size, logo_ground(brand))).getbbox()
    if box is None:
        return None
    left, top, right, bottom = box
    even = (left, top, right + (right - left) % _SHARP, bottom + (bottom - top) % _SHARP)
    logo = ImageOps.expand(page.crop(even), _MARGIN * _SHARP, logo_ground(brand))
    return LogoPicture(palette_png(logo), logo.width // _SHARP, logo.height // _SHARP)


def _page(pdf: bytes) -> Image:
    from PIL import Image  # noqa: PLC0415 - as above

    from handout.render.pages import page_images  # noqa: PLC0415 - as above

    (png,) = page_images(pdf, _DPI)
    return Image.open(io.BytesIO(png)).convert("RGB")
