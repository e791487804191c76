"""Where a page would be spoilt, the settings of the stylesheet are tried; a sound page is laid out once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from handout.model.artifact import PrintJob, Stylesheet
from handout.render.pdf import PdfRenderer

if TYPE_CHECKING:
    from handout.render.pdf import Rendered

CSS = """
@page { size: 6in 8in; margin: 1in }
html { font: 12pt/1.4 "Atkinson Hyperlegible" }
.card { break-inside: avoid; height: 4.5in } .card p { margin: 0 0 4in }
.fit-1 .before p { line-height: 1.5 } .fit-2 .before p { line-height: 3 }
.fit-3 .before p { line-height: 3.1 }
"""
LINE = "<p>Sit tall and breathe out.</p>"
SPOILT = f"<div class=before>{LINE * 6}</div><div class=card><p>Bridge</p><p>End.</p></div>"


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> PdfRenderer:
    return PdfRenderer(tmp_path_factory.mktemp("scratch"))


def rendered(renderer: PdfRenderer, body: str, fits: int) -> Rendered:
    html = f"<!doctype html><html lang=en><head><title>T</title></head><body class=own>{body}</body></html>"
    job = PrintJob(html, (Stylesheet("t.css", CSS),), {}, ("Atkinson Hyperlegible",))
    return renderer.render(replace(job, copyfit=fits))


def test_the_first_setting_that_mends_the_page_is_taken(renderer: PdfRenderer) -> None:
    assert [finding.code for finding in rendered(renderer, SPOILT, 0).layout] == ["empty-page"]
    assert [finding.code for finding in rendered(renderer, SPOILT, 1).layout] == ["empty-page"]
    mended = rendered(renderer, SPOILT, 3)
    assert mended.layout == ()
    assert mended.content == rendered(renderer, SPOILT, 2).content


def test_a_sound_page_stays_as_it_is(renderer: PdfRenderer) -> None:
    body = f"<div class=before>{LINE * 12}</div>"
    assert rendered(renderer, body, 3).content == rendered(renderer, body, 0).content


def test_a_fault_that_no_setting_mends_leaves_the_first_layout(renderer: PdfRenderer) -> None:
    wide = f"<div class=before>{LINE * 12}</div><p style='width: 1in'>Pneumonoultramicroscopic</p>"
    tried = rendered(renderer, wide, 3)
    assert [finding.code for finding in tried.layout] == ["too-wide"]
    assert tried.content == rendered(renderer, wide, 0).content
