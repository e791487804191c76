"""The clinic's logo in a message: as it is in print, small, sharp, and on its own ground."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PIL import Image

from handout.load import load_project
from handout.model.palette import logo_ground
from handout.model.style import Header, Logo
from handout.render.email_logo import HEIGHT, WIDTH, logo_job, logo_picture
from handout.render.pdf import PdfRenderer
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from handout.model.kit import LogoPicture
    from handout.model.style import Brand


@pytest.fixture(scope="module")
def brands() -> Mapping[str, Brand]:
    return load_project(bundled(), None).project.brands


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Brand], LogoPicture | None]:
    renderer = PdfRenderer(tmp_path_factory.mktemp("fonts"))

    def make(brand: Brand) -> LogoPicture | None:
        job = logo_job(brand, "en")
        return logo_picture(renderer.render(job).content, brand) if job else None

    return make


def pixels(logo: LogoPicture) -> Image.Image:
    picture = Image.open(io.BytesIO(logo.content))
    assert (picture.format, picture.mode) == ("PNG", "P")
    assert picture.size == (2 * logo.width, 2 * logo.height)
    return picture.convert("RGB")


@pytest.mark.parametrize("name", ["northgate", "riverside", "stonebridge"])
def test_it_is_small_and_brings_its_ground(
    name: str, brands: Mapping[str, Brand], made: Callable[[Brand], LogoPicture | None]
) -> None:
    logo = made(brands[name])
    assert logo
    assert len(logo.content) < 5_000
    assert 40 <= logo.width <= WIDTH + 8
    assert 20 <= logo.height <= HEIGHT + 8
    picture = pixels(logo)
    corner = "#{:02x}{:02x}{:02x}".format(*picture.getpixel((0, 0)))  # type: ignore[misc]  # RGB has three
    assert corner == logo_ground(brands[name])
    assert len(picture.getcolors() or ()) > 2


def test_a_wide_one_stays_wide(
    brands: Mapping[str, Brand], made: Callable[[Brand], LogoPicture | None]
) -> None:
    wide = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 10"><path d="M0 0h90v10H0z"/></svg>'
    logo = made(replace(brands["northgate"], logo=Logo(wide, "image/svg+xml", "Logo")))
    assert logo
    assert logo.width == WIDTH + 8
    assert 20 <= logo.height <= 24


def test_what_cannot_be_seen_is_not_shown(
    brands: Mapping[str, Brand], made: Callable[[Brand], LogoPicture | None]
) -> None:
    white = replace(brands["stonebridge"], header=Header.RULE)
    assert made(white) is None
    assert made(replace(white, logo=None)) is None
