"""A logo that cannot be seen where it stands is told, whatever kind of picture it is."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from handout.load import load_project
from handout.model.style import Brand, Colors, Header, Logo
from handout.render.css import corrections, palette
from handout.render.logo import best_contrast
from handout.resources import bundled

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}<path d="M0 0h9v9z"{}/></svg>'
DISC = '<circle r="4" fill="#fff"/>'


@pytest.fixture(scope="module")
def brands() -> dict[str, Brand]:
    return dict(load_project(bundled(), None).project.brands)


def svg(paint: str, before: str = "") -> Logo:
    return Logo(SVG.format(before, paint).encode(), "image/svg+xml", "A clinic")


def png(color: str, *, disc: bool = False) -> Logo:
    image = Image.new("RGBA", (90, 90), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    if disc:
        draw.ellipse((0, 0, 89, 89), "white")
    draw.rectangle((30, 30, 60, 60), color)
    out = io.BytesIO()
    image.save(out, "PNG")
    return Logo(out.getvalue(), "image/png", "A clinic")


DARK = {
    "attribute": svg(' fill="#0b3d3a"'),
    "style": svg(' style="stroke:none; fill: #0b3d3a"'),
    "sheet": svg("", "<style>path { fill: #0b3d3a }</style>"),
    "none named": svg(""),
    "current": svg(' fill="currentColor"'),
    "raster": png("#0b3d3a"),
}
SEEN = {
    "white": svg(' fill="white"'),
    "disc": svg(' fill="#0b3d3a"', DISC),
    "raster": png("#0b3d3a", disc=True),
}


def test_the_librarys_logos_can_be_seen(brands: dict[str, Brand]) -> None:
    assert len(brands) == 3
    for brand in brands.values():
        assert brand.logo
        assert corrections(brand) == ()


@pytest.mark.parametrize("logo", DARK.values(), ids=DARK)
def test_a_dark_logo_on_the_brands_colour_is_told(brands: dict[str, Brand], logo: Logo) -> None:
    band = replace(brands["riverside"], logo=logo, colors=Colors("#123c3a"))
    found = corrections(band)
    assert [finding.code for finding in found] == ["logo-contrast"]
    assert found[0].span == band.span
    assert palette(band).brand in found[0].message
    assert corrections(replace(band, header=Header.RULE)) == ()


@pytest.mark.parametrize("logo", SEEN.values(), ids=SEEN)
def test_a_logo_that_can_be_seen_is_not(brands: dict[str, Brand], logo: Logo) -> None:
    assert corrections(replace(brands["riverside"], logo=logo)) == ()


def test_a_white_logo_above_a_rule_is_told(brands: dict[str, Brand]) -> None:
    found = corrections(replace(brands["northgate"], logo=svg(' fill="#fff"')))
    assert [finding.code for finding in found] == ["logo-contrast"]


def test_paint_that_cannot_be_read_does_no_harm() -> None:
    assert best_contrast(svg(' fill="url(#a)" stroke="none"'), "#000000") == 1.0
    assert best_contrast(png("#ffffff00"), "#ffffff") == 1.0
