"""A page laid out once more is the page that a whole new layout would make, to the byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handout.render.layout import Layout, lay_out
from handout.render.startup import import_weasyprint

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

CSS = """
@page { size: 6in 8in; margin: 1in; @bottom-center { content: "Page " counter(page) } }
html { font: 12pt/1.4 "Atkinson Hyperlegible" }
body, p, h1 { margin: 0 } p { margin-bottom: 8pt }
a::after { content: target-counter(attr(href), page) }
img { height: 1in; width: 4in; object-fit: contain }
.side { float: left; width: 1in }
.card { break-inside: avoid; border: 1pt solid; height: 5in }
.notes { border: 2pt solid; position: relative } .end { position: absolute; bottom: 0 }
"""
SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 4'><rect width='9' height='4'/></svg>"
PICTURE = f"data:image/svg+xml,{SVG}"
IMAGE = f'<img src="{PICTURE}" alt="a bridge">'
CARD = "<section class=card{}><h1>Bridge</h1>" + IMAGE + "<p>Lift.</p></section>"
NOTES = "<p>Mine   to keep</p><p class=end>Bring it.</p>"
BESIDE = IMAGE.replace("<img", "<img class=side")
BEFORE = '<h1>Back</h1><p>See page <a href="#two"></a>.</p><p>Sit tall and breathe out.</p>'
ALONE = f'<img class=alone src="{PICTURE}" alt="a squat">'


def laid_out(first: str, notes: str = "", more: str = "") -> Layout:
    from weasyprint.css.counters import CounterStyle  # noqa: PLC0415 - see handout.render.startup
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - as above

    weasyprint = import_weasyprint()
    body = f"<div hidden><div class=notes>{NOTES}</div></div><main>{first}{notes}{CARD.format(' id=two')}"
    html = weasyprint.HTML(string=f"<html lang=en><title>T</title><body>{body}{more}{CARD.format('')}</main>")
    return lay_out(
        html,
        FontConfiguration(),
        CounterStyle(),
        stylesheets=[weasyprint.CSS(string=CSS)],
        pdf_variant="pdf/ua-1",
    )


def written(layout: Layout) -> object:
    return layout.document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=b"fixed")


def found(layout: Layout, name: str) -> Element:
    element = layout.root.find(f".//*[@class='{name}']")
    assert element is not None
    return element


def test_room_filled_on_one_page() -> None:
    layout = laid_out(BEFORE)
    layout.put_in(found(layout, "notes"), found(layout, "card"), 150.0)
    assert layout.again(0)
    whole = laid_out(BEFORE, f'<div class=notes style="height: 150px">{NOTES}</div>')
    assert written(layout) == written(whole) != written(laid_out(BEFORE))


def test_a_picture_that_grows() -> None:
    layout = laid_out(BEFORE + ALONE)
    layout.resize(found(layout, "alone"), 180.0)
    assert layout.again(0)
    whole = laid_out(BEFORE + ALONE.replace("<img", '<img style="height: 180px"'))
    assert written(layout) == written(whole) != written(laid_out(BEFORE + ALONE))


@pytest.mark.parametrize("height", [500.0, 2000.0])
def test_what_would_move_the_next_page_is_undone(height: float) -> None:
    layout = laid_out(BEFORE + ALONE)
    layout.resize(found(layout, "alone"), 180.0)
    layout.put_in(found(layout, "notes"), found(layout, "card"), height)
    assert not layout.again(0)
    assert written(layout) == written(laid_out(BEFORE + ALONE))


def test_several_pages_from_the_last_to_the_first() -> None:
    layout = laid_out(BEFORE)
    first, second = [element for element in layout.root.iter() if element.get("class") == "card"]
    pattern = found(layout, "notes")
    layout.put_in(pattern, second, 60.0)
    assert layout.again(1)
    layout.put_in(pattern, first, 150.0)
    assert layout.again(0)
    filled = [f'<div class=notes style="height: {height}px">{NOTES}</div>' for height in (150, 60)]
    assert written(layout) == written(laid_out(BEFORE, *filled)) != written(laid_out(BEFORE, filled[0]))


def places(layout: Layout) -> list[tuple[float, float]]:
    """Of the pictures on every page but the first."""
    boxes = [box for page in layout.document.pages[1:] for box in page._page_box.descendants()]  # noqa: SLF001
    return [(box.position_x, box.position_y) for box in boxes if box.element_tag == "img"]


def test_pictures_beside_the_text_stay_on_their_pages() -> None:
    layout = laid_out(BEFORE + CARD.format("").replace("<p>", f"{BESIDE}<p>"))
    before = places(layout)
    assert len(before) == 4
    layout.put_in(found(layout, "notes"), found(layout, "card"), 150.0)
    assert layout.again(0)
    assert places(layout) == before
