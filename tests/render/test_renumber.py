"""The objects of a written PDF: each is led to, each that is named is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pikepdf
import pydyf
import pytest

from handout.model.artifact import PrintJob, Stylesheet
from handout.render.pdf import PdfRenderer
from handout.render.renumber import drop_unreachable

if TYPE_CHECKING:
    from pathlib import Path

BODY = """
<h1>Feet</h1><p id=one>Rest. <a href="#two">More</a>, <a href="https://clinic.example">clinic</a>.</p>
<ul><li>Shoes<ul><li>Low heels</li></ul></li></ul><p>A line with "12 0 R" in it.</p>
<h2 id=two style="break-before: page">Later</h2><table><tr><th>Day<td>1</table>
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("renumber")
    page = f"<!doctype html><html lang=en><head><title>Take 3 0 R</title></head><body>{BODY}</body></html>"
    style = Stylesheet("a.css", "html { font-family: Lato }")
    path = folder / "a.pdf"
    path.write_bytes(PdfRenderer(folder).render(PrintJob(page, (style,), {}, ("Lato",))).content)
    return path


def reached(pdf: pikepdf.Pdf) -> set[int]:
    found: set[int] = set()
    ahead: list[pikepdf.Object] = [pdf.trailer]
    while ahead:
        item = ahead.pop()
        if item.is_indirect:
            if item.objgen[0] in found:
                continue
            found.add(item.objgen[0])
        if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
            ahead += [value for value in dict(item.items()).values() if isinstance(value, pikepdf.Object)]
        elif isinstance(item, pikepdf.Array):
            ahead += [value for value in item if isinstance(value, pikepdf.Object)]
    return found


def test_every_object_is_led_to_and_numbers_have_no_gaps(written: Path) -> None:
    with pikepdf.open(written) as pdf:
        numbers = {entry.objgen[0] for entry in pdf.objects if entry is not None and entry.is_indirect}
        of_the_file = {
            entry.objgen[0]
            for entry in pdf.objects
            if isinstance(entry, pikepdf.Stream) and entry.get("/Type") in ("/XRef", "/ObjStm")
        }
        assert len(numbers) > 40
        assert numbers - of_the_file == reached(pdf) - of_the_file
        assert numbers == set(range(1, max(numbers) + 1))


def test_what_looks_like_a_reference_in_words_stays(written: Path) -> None:
    with pikepdf.open(written) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Take 3 0 R"
        destination = pdf.Root.Names.Dests.Names[1]
        assert destination[0].objgen in [page.obj.objgen for page in pdf.pages]


def test_an_object_that_nothing_leads_to_is_left_out_and_the_rest_still_meet() -> None:
    pdf = pydyf.PDF()
    pdf.add_object(pydyf.Dictionary({"Type": "/Orphan"}))
    page = pydyf.Dictionary({"Type": "/Page", "Parent": pdf.pages.reference})
    pdf.add_page(page)
    shared = pydyf.Dictionary({"Page": page.reference})  # one value in two objects is renumbered once
    pdf.catalog["Mark"] = shared
    pdf.pages["Mark"] = shared
    before = len(pdf.objects)
    drop_unreachable(pdf)
    assert len(pdf.objects) == before - 1
    assert all(entry.number == place for place, entry in enumerate(pdf.objects))
    named = re.findall(rb"(\d+) 0 R", b"".join(entry.data for entry in pdf.objects[1:]))
    assert {int(number) for number in named} == {pdf.pages.number, page.number}
    assert shared["Page"] == page.reference
