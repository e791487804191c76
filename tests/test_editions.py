"""The editions: each has what it is for, on every page of the sample library."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import pikepdf
import pytest

from handout.assemble import Options, assemble
from handout.inspect.read import page_sizes, text_runs
from handout.inspect.verdict import verdict
from handout.load import load_project
from handout.render.html import print_job
from handout.render.pdf import PdfRenderer
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.model.project import Project

TODAY = dt.date(2026, 11, 22)
INCH = 72.0
HANDOUTS = ("plantar-fasciitis", "plantar-fasciitis-and-lower-back-pain")


@pytest.fixture(scope="module")
def library() -> Project:
    return load_project(bundled(), None).project


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> PdfRenderer:
    return PdfRenderer(tmp_path_factory.mktemp("scratch"))


def rendered(library: Project, renderer: PdfRenderer, handout: str, edition: str, brand: str) -> bytes:
    options = Options(brand, edition, "en", None, None)
    result = renderer.render(print_job(assemble(library, handout, options, TODAY).handout))
    assert result.diagnostics == ()
    assert verdict(result.content).compliant
    return result.content


@pytest.mark.parametrize("brand", ["riverside", "northgate", "stonebridge"])
def test_large_print_is_large_everywhere_and_has_an_inch_of_margin(
    library: Project, renderer: PdfRenderer, brand: str
) -> None:
    content = rendered(library, renderer, "plantar-fasciitis-and-lower-back-pain", "large-print", brand)
    sizes = page_sizes(content)
    # Numerals in the drawings are marks: 10 pt at the size of a card, larger here, and moved with it.
    runs = [run for run in text_runs(content) if run.text.strip() and not run.text.strip().isdecimal()]
    assert len(runs) > 500
    assert {run.text for run in runs if run.size < 18} == set()
    for run in runs:
        width = sizes[run.page - 1][0]
        assert run.left >= 0.94 * INCH
        assert run.right <= width - 0.94 * INCH


@pytest.mark.parametrize("handout", HANDOUTS)
def test_grey_has_no_colour_but_the_logos(library: Project, renderer: PdfRenderer, handout: str) -> None:
    grey, color = (
        painted(rendered(library, renderer, handout, name, "riverside")) for name in ("grey", "standard")
    )
    tinted = {tone for tone in grey if max(tone) - min(tone) > 0.01}
    logo = {tone for tone in tinted if tone in color}
    assert len({tone for tone in color if max(tone) - min(tone) > 0.01}) > 10
    assert tinted == logo
    assert len(logo) <= 2


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
