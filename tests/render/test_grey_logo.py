"""A logo in greys: whatever paints it, its light is kept and its colour is gone."""

from __future__ import annotations

import base64
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from handout.load.pictures import picture_fault
from handout.model.color import encoded, grey, linear
from handout.model.style import Logo
from handout.render.grey_logo import in_greys

XMLNS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
channels = st.integers(0, 255)
tones = st.tuples(channels, channels, channels)


def light(red: float, green: float, blue: float) -> float:
    return 0.2126 * linear(red / 255) + 0.7152 * linear(green / 255) + 0.0722 * linear(blue / 255)


def svg(inside: str) -> str:
    """What becomes of an SVG with this inside; the logo's checks must let it pass."""
    content = f"<svg {XMLNS}>{inside}</svg>".encode()
    assert picture_fault("logo.svg", ".svg", content) is None
    return in_greys(Logo(content, "image/svg+xml", "A clinic")).content.decode()


def levels(written: str) -> set[float]:
    """The greys of what was written, as channels from 0 to 255."""
    found = re.findall(r"rgb\(([\d.]+)% ([\d.]+)% ([\d.]+)% / [\d.]+\)", written)
    assert all(len(set(each)) == 1 for each in found)
    return {float(each[0]) * 2.55 for each in found}


def raster(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def greyed(content: bytes, kind: str) -> Image.Image:
    """A raster logo in greys, read again: of its own kind, and without what belonged to its colours."""
    logo = Logo(content, f"image/{kind.lower()}", "A clinic")
    done = in_greys(logo)
    assert (done.media_type, done.alt) == (logo.media_type, logo.alt)
    picture = Image.open(io.BytesIO(done.content))
    assert picture.format == kind
    assert "icc_profile" not in picture.info
    return picture


@given(tones)
def test_a_grey_has_the_light_of_its_colour(tone: tuple[int, int, int]) -> None:
    red, green, blue = tone
    level = grey((red / 255, green / 255, blue / 255))
    assert 0 <= level <= 1.0000001
    assert linear(level) == pytest.approx(light(*tone), abs=1e-6)


@given(st.floats(0, 1))
def test_light_is_encoded_as_it_is_decoded(channel: float) -> None:
    assert encoded(linear(channel)) == pytest.approx(channel, abs=1e-6)


@pytest.mark.parametrize(
    ("painted", "level"),
    [
        ('<path fill="#f00"/>', 127.1),
        ('<path stroke="lime"/>', 219.9),
        ('<path fill="RED"/>', 127.1),
        ('<path style="opacity:.5; fill : hsl(240 100% 50%) !important"/>', 76.0),
        ('<linearGradient id="a"><stop stop-color="rgb(100%, 0%, 0%)"/></linearGradient>', 127.1),
        ("<style>#fff.red, path { fill: #ff0000 } </style>", 127.1),
        ("<style><![CDATA[a>path{stroke:rgb(0 255 0)}]]></style>", 219.9),
        ("<style>@media print { .a { stop-color: blue; } }</style>", 76.0),
        ('<g color="blue"><path fill="currentColor"/></g>', 76.0),
        ('<path fill="lab(50 40 59)"/>', 0.0),
        ('<path fill="device-cmyk(0 1 1 0)"/>', 0.0),
    ],
)
def test_every_way_to_paint_is_greyed(painted: str, level: float) -> None:
    written = svg(painted)
    (found,) = levels(written)
    assert found == pytest.approx(level, abs=0.1)
    assert not re.search(r"#f00|lime|RED|hsl|stop-color=\"rgb\(100%|:\s*blue|=\"blue|lab|cmyk", written)


@pytest.mark.parametrize(
    "kept",
    [
        *("fill='none'", "fill='url(#a)'", "stroke='inherit'", "fill='currentColor'", "class='red'"),
        *("style='fill:none;'", "style='font-family:Red Hat,Black;'", "id='blue'", "fill='nonsense'"),
    ],
)
def test_what_is_no_colour_stays(kept: str) -> None:
    assert kept in svg(f"<path {kept} />").replace('"', "'")


def test_selectors_stay_where_they_look_like_colours() -> None:
    assert "#fff.red, red{" in svg("<style>#fff.red, red{fill:red}</style>")


def test_a_paint_server_keeps_its_address_and_its_fallback_is_greyed() -> None:
    written = svg('<path fill="url(#a) red"/>')
    assert "url(#a) rgb(" in written
    assert "red" not in written


@pytest.mark.parametrize(("paint", "alpha"), [("#ff000080", "0.50"), ("rgb(255 0 0 / 25%)", "0.25")])
def test_see_through_paint_stays_so(paint: str, alpha: str) -> None:
    assert f"/ {alpha}" in svg(f'<path fill="{paint}"/>')
    assert "/ 0.0)" in svg('<path fill="transparent"/>')


@pytest.mark.parametrize("broken", ["<style>} path { ; fill: red; : }</style>", '<path style="} : fill"/>'])
def test_broken_styles_do_no_harm(broken: str) -> None:
    assert "red" not in svg(broken)


@pytest.mark.parametrize("href", ["href", "xlink:href"])
def test_a_picture_inside_an_svg_is_greyed(href: str) -> None:
    inside = base64.b64encode(raster(Image.new("RGB", (4, 4), "red"), "PNG")).decode()
    written = svg(f'<image {href}="data:image/png;base64,{inside}"/>')
    (encoded_again,) = re.findall(r'href="data:image/png;base64,([^"]+)"', written)
    picture = Image.open(io.BytesIO(base64.b64decode(encoded_again)))
    assert (picture.mode, picture.getpixel((0, 0))) == ("L", 127)


@given(tones, channels)
def test_a_pixel_keeps_its_light_and_its_transparency(tone: tuple[int, int, int], alpha: int) -> None:
    picture = greyed(raster(Image.new("RGBA", (1, 1), (*tone, alpha)), "PNG"), "PNG")
    level, through = picture.convert("LA").getpixel((0, 0))  # type: ignore[misc]  # LA has two
    assert through == alpha
    assert light(*[max(level - 0.51, 0)] * 3) <= light(*tone) <= light(*[level + 0.51] * 3)


@pytest.mark.parametrize("mode", ["P", "RGB"])
def test_one_colour_that_is_transparent_stays_so(mode: str) -> None:
    image = Image.new("RGB", (2, 1), (255, 0, 0))
    image.putpixel((1, 0), (0, 0, 255))
    image = image.quantize(2) if mode == "P" else image
    picture = greyed(raster(image, "PNG", transparency=0 if mode == "P" else (255, 0, 0)), "PNG")
    seen = {picture.getpixel((place, 0)) for place in range(2)}
    assert {alpha for _, alpha in seen} == {0, 255}  # type: ignore[misc]  # as above


@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
def test_a_jpeg_keeps_its_kind_and_its_light(mode: str) -> None:
    profile = b"a profile of red, green and blue"
    content = raster(Image.new("RGB", (16, 16), "red").convert(mode), "JPEG", icc_profile=profile)
    picture = greyed(content, "JPEG")
    assert picture.mode == "L"
    assert picture.getpixel((8, 8)) == pytest.approx(127, abs=2)


def test_a_png_loses_the_profile_of_its_colours() -> None:
    profile = b"a profile of red, green and blue"
    content = raster(Image.new("RGB", (4, 4), "red"), "PNG", icc_profile=profile)
    assert b"iCCP" in content
    assert greyed(content, "PNG").getpixel((0, 0)) == 127


def test_a_turned_photo_stays_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it to the right to see it
    assert greyed(raster(Image.new("RGB", (16, 8), "red"), "JPEG", exif=exif), "JPEG").size == (8, 16)


@pytest.mark.parametrize("mode", ["1", "L", "LA"])
def test_a_picture_without_colour_stays_as_it_is(mode: str) -> None:
    logo = Logo(raster(Image.new(mode, (4, 4)), "PNG"), "image/png", "A clinic")
    assert in_greys(logo) == logo


def test_the_same_logo_gives_the_same_bytes() -> None:
    picture = Image.effect_noise((32, 32), 60).convert("RGB")
    for kind in ("PNG", "JPEG"):
        logo = Logo(raster(picture, kind), f"image/{kind.lower()}", "A clinic")
        assert in_greys.__wrapped__(logo) == in_greys.__wrapped__(logo)
