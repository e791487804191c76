"""Pictures that drawing programs write are taken; the cases show what is refused."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from handout.load.pictures import picture_fault


def _raster(kind: str) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (20, 10), "teal").save(target, kind)
    return target.getvalue()


_EMBEDDED = base64.b64encode(_raster("PNG")).decode()


@pytest.mark.parametrize(
    "inner",
    [
        '<linearGradient id="g"/><path fill="url(#g)" d="M0 0"/>',
        "<path style=\"clip-path: url( '#c' )\" d='M0 0'/>",
        "<style>.a { fill: url(#g); font: 12px sans-serif }</style>",
        '<use xlink:href="#a"/><title>Riverside &amp; Söhne &#169;</title>',
        f'<image xlink:href="data:image/png;base64,{_EMBEDDED}"/>',
    ],
)
def test_plain_svg_is_taken(inner: str) -> None:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    svg = f'<?xml version="1.0" encoding="UTF-8"?><!-- drawn by hand --><svg {names}>{inner}</svg>'
    assert picture_fault("logo.svg", ".svg", svg.encode()) is None


@pytest.mark.parametrize("inner", ["<path style='fill:{}'/>", "<path fill='{}'/>", "<style>a{}</style>"])
def test_svg_whose_styles_are_nested_without_bounds_is_refused(inner: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{inner}</svg>'
    assert picture_fault("logo.svg", ".svg", svg.replace("{}", "(" * 50).encode()) is None
    fault = picture_fault("logo.svg", ".svg", svg.replace("{}", "(" * 51).encode())
    assert fault is not None
    assert "nested more than 50 levels" in fault.message


@pytest.mark.parametrize(("suffix", "kind"), [(".png", "PNG"), (".jpg", "JPEG"), (".jpeg", "JPEG")])
def test_whole_rasters_are_taken_and_cut_ones_are_not(suffix: str, kind: str) -> None:
    content = _raster(kind)
    assert picture_fault("logo", suffix, content) is None
    fault = picture_fault("logo", suffix, content[: len(content) // 2])
    assert fault is not None
    assert fault.code == "not-a-picture"
