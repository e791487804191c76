"""A logo that cannot be seen where it stands is told before a page is made, whatever its kind."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw

from handout.diagnostics import Span
from handout.load.files import Layer
from handout.load.findings import Findings
from handout.load.logo import best_contrast
from handout.load.styles import brands
from handout.load.tables import load_regions
from handout.model.palette import palette
from handout.model.style import Logo
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from handout.diagnostics import Diagnostic
    from handout.model.style import Brand

    Load = Callable[..., tuple[Brand, tuple[Diagnostic, ...]]]

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}<path d="M0 0h9v9z"{}/></svg>'
DISC = '<circle r="4" fill="#fff"/>'
BRAND = """\
color: {{primary: "#123c3a"}}
logo: {{medium: {{path: {logo}, alt: A clinic}}}}
typography: {{fonts: [{{family: Lato, source: system}}], base: Lato, headings: Lato}}
defaults: {{handout: {{header: {header}}}}}
"""
CLINIC = 'name: A clinic\naddress: [1 Mill Street]\nphone: "555-0134"\nweb: mill.example\nregion: us\n'
AT_LOGO = (2, 23)


def svg(paint: str, before: str = "") -> bytes:
    return SVG.format(before, paint).encode()


def raster(kind: str, color: str, *, disc: bool = False) -> bytes:
    image = Image.new("RGBA", (90, 90), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    if disc:
        draw.ellipse((0, 0, 89, 89), "white")
    draw.rectangle((30, 30, 60, 60), color)
    out = io.BytesIO()
    (image if kind == "PNG" else image.convert("RGB")).save(out, kind)
    return out.getvalue()


def embedded(color: str) -> bytes:
    picture = base64.b64encode(raster("PNG", color)).decode()
    return svg(' fill="none"', f'<image href="data:image/png;base64,{picture}"/>')


DARK = {
    "attribute": ("logo.svg", svg(' fill="#0b3d3a"')),
    "short": ("logo.svg", svg(' fill="#033"')),
    "name": ("logo.svg", svg(' fill="darkslategray"')),
    "style": ("logo.svg", svg(' style="stroke:none; fill: rgb(11 61 58)"')),
    "sheet": ("logo.svg", svg("", "<style>path { fill: #0b3d3a }</style>")),
    "none named": ("logo.svg", svg("")),
    "current": ("logo.svg", svg(' fill="currentColor"')),
    "embedded": ("logo.svg", embedded("#0b3d3a")),
    "png": ("logo.png", raster("PNG", "#0b3d3a")),
    "jpeg": ("logo.jpg", raster("JPEG", "#0b3d3a")),
}
SEEN = {
    "white": ("logo.svg", svg(' fill="white"')),
    "disc": ("logo.svg", svg(' fill="#0b3d3a"', DISC)),
    "embedded": ("logo.svg", embedded("white")),
    "png": ("logo.png", raster("PNG", "#0b3d3a", disc=True)),
}


@pytest.fixture(scope="module")
def library() -> Layer:
    return Layer(bundled(), "library:")


@pytest.fixture
def load(tmp_path: Path, library: Layer) -> Load:
    """The brand that a folder with this logo makes, and what is found on the way."""
    regions = load_regions((library,), Findings())

    def made(logo: tuple[str, bytes], header: str = "band") -> tuple[Brand, tuple[Diagnostic, ...]]:
        folder = tmp_path / "styles/brands/mill"
        folder.mkdir(parents=True)
        (folder / "clinic.yaml").write_text(CLINIC, encoding="utf-8")
        (folder / "_brand.yml").write_text(BRAND.format(logo=logo[0], header=header), encoding="utf-8")
        (folder / logo[0]).write_bytes(logo[1])
        findings = Findings()
        brand = brands((Layer(tmp_path, ""),), regions, findings).get("mill")
        assert brand
        return brand, findings.sorted()

    return made


def test_the_librarys_logos_can_be_seen(library: Layer) -> None:
    findings = Findings()
    made = brands((library,), load_regions((library,), findings), findings).all().good
    assert len(made) == 3
    assert all(brand.logo for brand in made.values())
    assert findings.sorted() == ()


@pytest.mark.parametrize("header", ["band", "block"])
@pytest.mark.parametrize("logo", DARK.values(), ids=DARK)
def test_a_dark_logo_on_the_brands_colour_is_told(load: Load, logo: tuple[str, bytes], header: str) -> None:
    brand, found = load(logo, header)
    assert [finding.code for finding in found] == ["logo-contrast"]
    assert found[0].span == Span("styles/brands/mill/_brand.yml", *AT_LOGO)
    assert f"too dark on {palette(brand).brand}" in found[0].message


@pytest.mark.parametrize("logo", DARK.values(), ids=DARK)
def test_a_dark_logo_above_a_rule_is_not(load: Load, logo: tuple[str, bytes]) -> None:
    assert load(logo, "rule")[1] == ()


@pytest.mark.parametrize("logo", SEEN.values(), ids=SEEN)
def test_a_logo_that_can_be_seen_is_not(load: Load, logo: tuple[str, bytes]) -> None:
    assert load(logo)[1] == ()


@pytest.mark.parametrize(("name", "seen"), [("white", False), ("disc", True), ("png", True)])
def test_a_brand_knows_whether_its_logo_is_seen_on_paper(load: Load, name: str, seen: bool) -> None:  # noqa: FBT001 - a parameter
    brand, _ = load(SEEN[name])
    assert brand.logo
    assert brand.logo.seen_on_white == seen


def test_a_white_logo_above_a_rule_is_told(load: Load) -> None:
    (found,) = load(SEEN["white"], "rule")[1]
    assert found.code == "logo-contrast"
    assert "too light on #ffffff" in found.message


def test_paint_that_cannot_be_read_does_no_harm() -> None:
    unreadable = Logo(svg(' fill="url(#a)" stroke="none"'), "image/svg+xml", "A clinic")
    unknown = Logo(svg(' fill="lab(50% 40 20)" stroke="oklch(0.7 0.1 200)"'), "image/svg+xml", "A clinic")
    unseen = Logo(raster("PNG", "#ffffff00"), "image/png", "A clinic")
    assert best_contrast(unreadable, "#000000") == 1.0
    assert best_contrast(unknown, "#000000") == 1.0
    assert best_contrast(unseen, "#ffffff") == 1.0
