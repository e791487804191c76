"""Room that a card left when it moved to the next page: for a larger picture, or for notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from handout.inspect.layout import layout_faults
from handout.inspect.tags import tag_tree
from handout.model.artifact import PrintJob, Stylesheet
from handout.render.pdf import PdfRenderer, Rendered

if TYPE_CHECKING:
    from handout.model.tags import Tag

CSS = """
@page { size: 6in 8in; margin: 1in }
html { font: 12pt/1.4 "Atkinson Hyperlegible" }
p { margin: 0 0 8pt }
.card { break-inside: avoid; border: 1pt solid } .card p { margin: 0 0 3.6in }
.card .figure { height: 1in; width: 4in }
.own-notes { position: relative; break-inside: avoid }
.end { position: absolute; bottom: 0 }
"""
NOTES = "<div hidden><div class=own-notes><p>My notes</p><p class=end>Bring this page.</p></div></div>"
LINE = "<p>Sit tall and breathe out.</p>"
CARD = "<section class=card><p>Bridge</p>Stop if it hurts.</section>"
PICTURE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="200" height="100">'
    b'<rect width="200" height="100"/></svg>'
)
WITH_PICTURE = (
    '<section class=card><h2>Squat</h2><img class=figure src="asset:squat.svg" alt="A squat"></section>'
)


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> PdfRenderer:
    return PdfRenderer(tmp_path_factory.mktemp("scratch"))


def rendered(renderer: PdfRenderer, body: str, notes: str = NOTES, fits: int = 1, more: str = "") -> Rendered:
    head = "<!doctype html><html lang=en><head><title>T</title></head>"
    html = f"{head}<body><main>{body}</main>{notes}</body></html>"
    families = ("Atkinson Hyperlegible",)
    job = PrintJob(html, (Stylesheet("t.css", CSS + more),), {"squat.svg": PICTURE}, families, copyfit=fits)
    return renderer.render(job)


def tags(result: Rendered) -> list[Tag]:
    tree = tag_tree(result.content)
    assert tree is not None
    return [*tree.walk()]


def words(result: Rendered) -> list[str]:
    """Of each page."""
    pages = [""] * result.pages
    for tag in tags(result):
        for run in tag.runs:
            pages[run.page - 1] += run.text
    return pages


def test_room_that_a_card_left_is_for_notes_and_nothing_moves(renderer: PdfRenderer) -> None:
    body = f"<h1>Back</h1>{LINE * 6}{CARD}{LINE}"
    spoilt, mended = rendered(renderer, body, fits=0), rendered(renderer, body)
    assert [finding.code for finding in spoilt.layout] == ["empty-page"]
    assert mended.layout == layout_faults(mended.content) == ()
    before, after = words(spoilt), words(mended)
    assert after[1:] == before[1:]
    assert after[0] == before[0] + "My notesBring this page."


def test_margins_that_collapse_are_not_room(renderer: PdfRenderer) -> None:
    last = '<section><div><p style="margin-bottom: 40pt">Last.</p></div></section>'
    mended = rendered(renderer, f"<h1>Back</h1>{LINE * 4}{last}{CARD}{LINE}")
    assert mended.layout == ()
    assert mended.pages == 2


@pytest.mark.parametrize("lines", [1, 12])
def test_a_page_that_is_full_enough_has_no_notes(renderer: PdfRenderer, lines: int) -> None:
    assert "My notes" not in "".join(words(rendered(renderer, f"<h1>Back</h1>{LINE * lines}")))


def test_without_a_box_in_the_template_the_page_stays(renderer: PdfRenderer) -> None:
    result = rendered(renderer, f"<h1>Back</h1>{LINE * 6}{CARD}{LINE}", notes="")
    assert [finding.code for finding in result.layout] == ["empty-page"]


def test_no_notes_inside_a_list_or_a_table(renderer: PdfRenderer) -> None:
    item = '<li style="break-inside: avoid"><p style="margin-bottom: 3.9in">One</p>two</li>'
    row = f"<tr><th scope=row>Day</th><td>{item.replace('li', 'div')}</td></tr>"
    for body in (f"<ul>{item * 2}</ul>", f"<table>{row * 2}</table>"):
        result = rendered(renderer, f"<h1>Back</h1>{body}")
        assert result.pages > 1
        assert "My notes" not in "".join(words(result))


def picture_height(result: Rendered) -> float:
    figure = next(tag for tag in tags(result) if tag.role == "Figure")
    _left, bottom, _right, top = map(float, re.findall(r"\d+\.?\d*", figure.attributes["BBox"]))
    return top - bottom


def test_a_picture_that_has_the_page_to_itself_grows_to_its_width(renderer: PdfRenderer) -> None:
    body = f"<h1>Leg</h1>{WITH_PICTURE}{CARD}"
    before, after = rendered(renderer, body, fits=0), rendered(renderer, body)
    assert picture_height(before) == pytest.approx(72, abs=1)
    assert picture_height(after) == pytest.approx(144, abs=1)
    assert [page.replace("My notesBring this page.", "") for page in words(after)] == words(before)


def test_two_pictures_on_a_page_stay_alike(renderer: PdfRenderer) -> None:
    result = rendered(renderer, f"<h1>Leg</h1>{WITH_PICTURE * 2}{CARD}")
    assert picture_height(result) == pytest.approx(72, abs=1)


def test_a_clinic_can_do_without_room_for_notes(renderer: PdfRenderer) -> None:
    body = f"<h1>Back</h1>{LINE * 6}{CARD}{LINE}"
    without = rendered(renderer, body, more=".own-notes { display: none }")
    assert [finding.code for finding in without.layout] == ["empty-page"]
    assert without.content == rendered(renderer, body, fits=0).content
