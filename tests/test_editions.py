"""The editions: each has what it is for, on every page of the sample library."""

from __future__ import annotations

import base64
import datetime as dt
import io
import re
from typing import TYPE_CHECKING

import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops

from handout.assemble import Options, assemble
from handout.diagnostics import ProjectError
from handout.inspect.layout import layout_faults
from handout.inspect.read import page_sizes, text_runs
from handout.inspect.tags import tag_tree
from handout.inspect.verdict import verdict
from handout.load import load_project
from handout.load.logo import best_contrast
from handout.model.color import GRAPHIC_CONTRAST, WHITE, contrast
from handout.model.options import Paper
from handout.model.style import Header, Logo
from handout.render.cards import drawn
from handout.render.html import print_job, web_page
from handout.render.pages import page_images
from handout.render.pdf import PdfRenderer, Rendered
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.figures import Drawing
    from handout.model.document import Handout
    from handout.model.project import Project
    from handout.model.tags import Tag


def svg(inside: str) -> tuple[str, bytes]:
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{inside}</svg>'
    return "image/svg+xml", picture.encode()


def raster(kind: str) -> bytes:
    """A red spot that fades out; in a JPEG, on white."""
    picture = Image.new("RGBA", (60, 60), "#c00000")
    picture.putalpha(ImageChops.invert(Image.radial_gradient("L").resize((60, 60))))
    ground = Image.new("RGBA", picture.size, "white")
    out = io.BytesIO()
    (picture if kind == "PNG" else Image.alpha_composite(ground, picture).convert("RGB")).save(out, kind)
    return out.getvalue()


TODAY = dt.date(2026, 11, 22)
INCH = 72.0
MM = INCH / 25.4
LOGO_AT = (64, 24, 88, 64)  # a part of any header's logo, in points from the top left
LOGOS = {
    "gradient": svg(
        '<linearGradient id="a"><stop stop-color="hsl(0 100% 40%)"/>'
        '<stop offset="1" style="stop-color:navy"/></linearGradient>'
        '<circle cx="5" cy="5" r="5" fill="url(#a)"/>'
    ),
    "stylesheet": svg(
        "<style>.a { fill: rgb(200 0 0 / 80%) } #b { stroke: teal }</style>"
        '<path class="a" d="M0 0h10v10z"/><path id="b" d="M0 10L9 0" fill="none"/>'
    ),
    "keywords": svg(
        '<g color="firebrick"><path fill="currentColor" d="M0 0h9v9z"/></g><path d="M0 9V3h3z"/>'
    ),
    "png": ("image/png", raster("PNG")),
    "jpeg": ("image/jpeg", raster("JPEG")),
}
HANDOUTS = ("plantar-fasciitis", "plantar-fasciitis-and-lower-back-pain")


@pytest.fixture(scope="module")
def library() -> Project:
    return load_project(bundled(), None).project


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> PdfRenderer:
    return PdfRenderer(tmp_path_factory.mktemp("scratch"))


def rendered(library: Project, renderer: PdfRenderer, handout: str, edition: str, brand: str) -> bytes:
    return made(library, renderer, handout, Options(brand, edition, "en", None, None)).content


def made(library: Project, renderer: PdfRenderer, handout: str, options: Options) -> Rendered:
    result = renderer.render(print_job(assemble(library, handout, options, TODAY).handout))
    assert result.diagnostics == ()
    assert verdict(result.content).compliant
    return result


@pytest.mark.parametrize("brand", ["riverside", "northgate", "stonebridge"])
def test_large_print_is_large_everywhere_and_has_an_inch_of_margin(
    library: Project, renderer: PdfRenderer, brand: str
) -> None:
    content = rendered(library, renderer, "plantar-fasciitis-and-lower-back-pain", "large-print", brand)
    sizes = page_sizes(content)
    # Numbers in drawings are read in the drawings' own units: tests of the figures measure them.
    assert library.editions["large-print"].picture.type == 18
    runs = [run for run in text_runs(content) if run.text.strip() and not run.text.strip().isdecimal()]
    assert len(runs) > 500
    assert {run.text for run in runs if run.size < 18} == set()
    for run in runs:
        width = sizes[run.page - 1][0]
        assert run.left >= 0.94 * INCH
        assert run.right <= width - 0.94 * INCH


@pytest.mark.parametrize("brand", ["riverside", "northgate", "stonebridge"])
@pytest.mark.parametrize("handout", HANDOUTS)
def test_grey_has_no_colour(library: Project, renderer: PdfRenderer, handout: str, brand: str) -> None:
    grey, color = (rendered(library, renderer, handout, edition, brand) for edition in ("grey", "standard"))
    assert len({tone for tone in painted(color) if max(tone) - min(tone) > 0.01}) > 10
    assert {tone for tone in painted(grey) if max(tone) - min(tone) > 0.01} == set()
    assert strongest_color(color) > 50
    assert strongest_color(grey) <= 1


@pytest.mark.parametrize("name", LOGOS)
def test_an_edition_without_colour_prints_any_logo_in_greys(
    library: Project, renderer: PdfRenderer, name: str
) -> None:
    handout = with_logo(library, LOGOS[name], "grey", Header.RULE)
    color, grey, outline, again = (
        renderer.render(print_job(replace(handout, edition=replace(handout.edition, ink=ink)))).content
        for ink in ("color", "grey", "outline", "grey")
    )
    assert strongest_color(color, LOGO_AT) > 50
    assert strongest_color(grey) <= 1
    assert strongest_color(outline) <= 1
    assert grey == again
    pixels = around_logo(grey).convert("L").tobytes()
    assert min(pixels) < 140
    assert max(pixels) > 180


@pytest.mark.parametrize(
    ("header", "colors"),
    [
        (Header.BAND, ("#0b3d3a", "#777", "#fff")),
        (Header.BLOCK, ("#0b3d3a", "#777", "#fff")),
        (Header.RULE, ("#0b3d3a", "#777")),  # the load warns of a white one
    ],
)
def test_a_logo_can_be_seen_in_grey(
    library: Project, renderer: PdfRenderer, header: Header, colors: tuple[str, ...]
) -> None:
    for color in colors:
        logo = svg(f'<path d="M3 3h4v4H3z" fill="{color}"/>')
        printed = renderer.render(print_job(with_logo(library, logo, "grey", header)))
        pixels = around_logo(printed.content).convert("L").tobytes()
        assert contrast(grey_tone(min(pixels)), grey_tone(max(pixels))) >= 3


def test_the_web_page_of_a_grey_edition_keeps_its_colours(library: Project) -> None:
    handout = with_logo(library, LOGOS["png"], "grey", Header.RULE)
    assert base64.b64encode(LOGOS["png"][1]).decode() in web_page(handout)


@pytest.mark.parametrize("paper", [Paper.LETTER, Paper.A4])
@pytest.mark.parametrize("handout", HANDOUTS)
@pytest.mark.parametrize("brand", ["riverside", "northgate", "stonebridge"])
def test_a_booklets_pages_are_sound_in_their_own_right(
    library: Project, renderer: PdfRenderer, handout: str, brand: str, paper: Paper
) -> None:
    result = made(library, renderer, handout, Options(brand, "booklet", "en", paper))
    assert layout_faults(result.content) == ()
    wide, high = (5.5 * INCH, 8.5 * INCH) if paper is Paper.LETTER else (148 * MM, 210 * MM)
    for size in page_sizes(result.content):
        assert size == pytest.approx((wide, high), abs=0.01)
    assert result.sides * 2 - result.pages in range(2)  # of a multiple of four, at most one page is blank
    for size in page_sizes(result.imposed):
        assert size == pytest.approx(
            (11 * INCH, 8.5 * INCH) if paper is Paper.LETTER else (297 * MM, 210 * MM)
        )
    assert len(result.imposed) < 120_000


def test_a_booklets_words_are_large_enough_to_read(library: Project, renderer: PdfRenderer) -> None:
    result = made(library, renderer, HANDOUTS[0], Options("riverside", "booklet", "en"))
    sizes: dict[float, int] = {}
    for run in text_runs(result.content):
        sizes[round(run.size, 1)] = sizes.get(round(run.size, 1), 0) + len(run.text)
    assert min(sizes) >= 9
    assert max(sizes, key=lambda size: sizes[size]) == 11.5
    sources = {run.page for run in text_runs(result.content) if round(run.size, 1) == 9}
    assert {size for size in sizes if size < 10} == {9.0}
    assert sources <= {result.pages - 1, result.pages}


@pytest.mark.parametrize(
    ("edition", "paper", "fit"),
    [
        ("booklet", Paper.LETTER, ""),
        ("booklet", Paper.LETTER, "fit-1"),
        ("booklet", Paper.A4, "fit-2"),
        ("standard", Paper.A5, "fit-1"),
        ("large-print", Paper.A4, "fit-1"),
    ],
)
def test_what_is_written_in_pictures_has_the_editions_size_on_paper(
    library: Project, renderer: PdfRenderer, edition: str, paper: Paper, fit: str
) -> None:
    handout = assemble(library, HANDOUTS[0], Options("riverside", edition, "en", paper), TODAY).handout
    job = print_job(handout)
    body = job.html.replace('<body class="', f'<body class="{fit} ')
    places = figure_places(renderer.render(replace(job, html=body, copyfit=0)).content)
    pictures = drawn(handout).values()
    assert len(pictures) == 4
    for picture in pictures:
        printed = min(text.size for text in picture.scene.numerals) * scale(picture, places[picture.title])
        assert printed >= handout.edition.picture.type


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (Options("riverside", "booklet", "en", Paper.A5), "paper-not-foldable"),
        (Options("riverside", "booklet", "en", bleed=True), "bleed-on-booklet"),
        (Options("riverside", "large-print", "en", Paper.A5), "paper-too-small"),
    ],
)
def test_an_edition_that_cannot_be_is_refused(library: Project, options: Options, code: str) -> None:
    with pytest.raises(ProjectError) as refused:
        assemble(library, HANDOUTS[0], options, TODAY)
    assert [finding.code for finding in refused.value.diagnostics] == [code]


@pytest.mark.parametrize("paper", [Paper.LETTER, Paper.A4, Paper.A5])
def test_a_print_shop_gets_bleed_marks_and_boxes(
    library: Project, renderer: PdfRenderer, paper: Paper
) -> None:
    plain = made(library, renderer, HANDOUTS[0], Options("riverside", "standard", "en", paper))
    shop = made(library, renderer, HANDOUTS[0], Options("riverside", "standard", "en", paper, bleed=True))
    assert verdict(shop.content).compliant
    assert [run.text for run in text_runs(shop.content)] == [run.text for run in text_runs(plain.content)]
    with pikepdf.open(io.BytesIO(shop.content)) as document:
        assert len(document.pages) == plain.pages
        for page, (width, height) in zip(document.pages, page_sizes(plain.content), strict=True):
            assert edges(page.TrimBox) == pytest.approx([0, 0, width, height], abs=0.01)
            for box, more in ((page.BleedBox, 3 * MM), (page.MediaBox, 10 * MM)):
                around = [-more, -more, width + more, height + more]
                assert edges(box) == pytest.approx(around, abs=0.01)


def test_the_header_runs_over_the_edge_and_the_marks_stay_clear_of_it(
    library: Project, renderer: PdfRenderer
) -> None:
    shop = made(library, renderer, HANDOUTS[0], Options("riverside", "standard", "en", bleed=True))
    picture = Image.open(io.BytesIO(page_images(shop.content, 254)[0])).convert("RGB")  # 10 pixels to the mm
    width = picture.width
    middle = width // 2 - 300
    band = picture.getpixel((middle, 200))
    assert band not in ((255, 255, 255), (0, 0, 0))
    corners = [(75, 75), (75, 300), (width - 76, 75), (width - 76, 300), (middle, 75)]
    assert [picture.getpixel(place) for place in corners] == [band] * len(corners)
    outside = [(65, 300), (width - 66, 300), (middle, 65)]
    assert [picture.getpixel(place) for place in outside] == [(255, 255, 255)] * len(outside)
    marks = [picture.getpixel((place, 100)) for place in range(50)] + [
        picture.getpixel((100, place)) for place in range(50)
    ]
    assert sum(sum(tone) < 400 for tone in marks if isinstance(tone, tuple)) > 80


def figure_places(content: bytes) -> dict[str, tuple[float, float]]:
    """Width and height of each picture on its page, in points, by its alternative words."""
    tree = tag_tree(content)
    assert tree is not None
    return {tag.alt: place(tag) for tag in inside(tree) if tag.role == "Figure"}


def place(figure: Tag) -> tuple[float, float]:
    left, bottom, right, top = map(float, re.findall(r"-?\d+\.?\d*", figure.attributes["BBox"]))
    return right - left, top - bottom


def inside(tag: Tag) -> Iterator[Tag]:
    yield tag
    for child in tag.children:
        yield from inside(child)


def scale(picture: Drawing, room: tuple[float, float]) -> float:
    """Points on paper for a cm of the body."""
    return min(room[0] / picture.width, room[1] / picture.height)


def with_logo(library: Project, logo: tuple[str, bytes], edition: str, header: Header) -> Handout:
    """A short handout of a clinic with a logo of this media type and content, as its load would have it."""
    handout = assemble(library, "choosing-footwear", Options("riverside", edition, "en"), TODAY).handout
    mark = Logo(logo[1], logo[0], "A clinic")
    mark = replace(mark, seen_on_white=best_contrast(mark, WHITE) >= GRAPHIC_CONTRAST)
    return replace(handout, brand=replace(handout.brand, logo=mark, header=header))


def strongest_color(content: bytes, box: tuple[int, int, int, int] | None = None) -> int:
    """The most by which two channels of a pixel differ, of 255, on any page; the box is of the first page."""
    pages = [Image.open(io.BytesIO(page)).convert("RGB") for page in page_images(content, 72)]
    shown = [pages[0].crop(box)] if box else pages
    return max(colorfulness(page) for page in shown)


def colorfulness(page: Image.Image) -> int:
    red, green, blue = page.split()
    return max(max(ImageChops.difference(*pair).tobytes()) for pair in ((red, green), (green, blue)))


def grey_tone(level: int) -> str:
    return f"#{level:02x}{level:02x}{level:02x}"


def around_logo(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(page_images(content, 72)[0])).crop(LOGO_AT)


def edges(box: pikepdf.Object) -> list[float]:
    return [float(edge) for edge in box.as_list()]


def painted(content: bytes) -> set[tuple[float, ...]]:
    """Every colour that a page or a form paints with: red, green and blue from 0 to 1."""
    tones = set()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        drawn = [*pdf.pages, *(entry for entry in pdf.objects if is_form(entry))]
        for item in drawn:
            for operands, operator in unparsed(item):
                if operator in ("rg", "RG"):
                    tones.add(tuple(round(float(value), 3) for value in operands))
    return tones


def unparsed(item: pikepdf.Object) -> Iterator[tuple[list[pikepdf.Object], str]]:
    for instruction in pikepdf.parse_content_stream(item):
        yield list(instruction.operands), str(instruction.operator)


def is_form(entry: pikepdf.Object) -> bool:
    return isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") == "/Form"
