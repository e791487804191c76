from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image

from handout.model.artifact import PrintJob, Stylesheet
from handout.render.pages import page_images
from handout.render.pdf import PdfRenderer

if TYPE_CHECKING:
    from pathlib import Path

STYLE = "@page { size: 3in 2in; margin: 0 } html { font: 10pt Lato } .blue { background: blue; height: 1in }"
HTML = """<!doctype html><html lang=en><head><title>t</title></head>
<body style="margin: 0"><div class=blue></div><p style="break-before: page">Two</p></body></html>"""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    scratch: Path = tmp_path_factory.mktemp("scratch")
    return PdfRenderer(scratch).render(PrintJob(HTML, (Stylesheet("a.css", STYLE),), {}, ("Lato",))).content


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


@pytest.mark.parametrize("dpi", [72, 110, 300])
def test_each_page_is_a_picture_of_its_size(pdf: bytes, dpi: int) -> None:
    images = [opened(png) for png in page_images(pdf, dpi)]

    assert len(images) == 2
    for image in images:
        assert image.size == pytest.approx((3 * dpi, 2 * dpi), abs=1)  # a part of a pixel becomes a whole one


def test_picture_shows_the_page_on_white(pdf: bytes) -> None:
    first = opened(page_images(pdf, 72)[0])

    assert first.getpixel((100, 30)) == (0, 0, 255)
    assert first.getpixel((100, 120)) == (255, 255, 255)


def test_same_pdf_gives_same_bytes(pdf: bytes) -> None:
    assert page_images(pdf) == page_images(pdf)


def test_file_that_is_no_pdf_is_refused() -> None:
    with pytest.raises(pypdfium2.PdfiumError):
        page_images(b"no PDF")
