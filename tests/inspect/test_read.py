from __future__ import annotations

import pytest

from handout.diagnostics import HandoutError
from handout.inspect.read import Bookmark, bookmarks, embedded_fonts, page_sizes, text_runs, xmp_properties
from handout.inspect.tags import tag_tree
from handout.render.xmp import NAMESPACE
from tests.inspect.pdf_sample import JOB, sample_pdf

A5 = (419.53, 595.28)  # 148 x 210 mm


def test_pages_have_the_size_of_the_paper() -> None:
    sizes = page_sizes(sample_pdf())

    assert len(sizes) == 5
    assert all(size == pytest.approx(A5, abs=0.01) for size in sizes)


def test_runs_tell_words_font_size_and_place() -> None:
    runs = text_runs(sample_pdf())
    (heading,) = (run for run in runs if run.text.startswith("Heel pain & your"))

    assert heading.page == 1
    assert heading.font == "Atkinson-Hyperlegible-Bold"
    assert heading.size == pytest.approx(22, abs=0.01)  # 2em of 11 pt
    assert 40 < heading.left < 42  # margins of 12 mm and 8 px: 40.02 pt
    assert heading.left < heading.right < A5[0]
    assert heading.bottom < heading.top < A5[1]
    assert heading.mark >= 0


def test_footer_is_an_artifact_on_every_page() -> None:
    footers = [run for run in text_runs(sample_pdf()) if "of 5" in run.text]

    assert [run.text.strip() for run in footers] == [f"Page {page} of 5" for page in range(1, 6)]
    assert all(run.mark == -1 for run in footers)


def test_fonts_are_those_of_the_job_and_embedded() -> None:
    fonts = embedded_fonts(sample_pdf())

    assert "Lato" in fonts
    assert all(font.replace("-", " ").startswith(JOB.families) for font in fonts)


def test_bookmarks_are_the_headings() -> None:
    found = bookmarks(sample_pdf())

    assert found[0] == Bookmark(1, "Heel pain & your lower back")
    assert [item.title for item in found if item.level == 2] == [
        "The main points",
        "What it is",
        "Your exercises",
        "Exercise log",
        "Shoes",
        "When to see a doctor",
        "Sources",
    ]
    assert Bookmark(4, "Stop if") in found


def test_own_properties_stand_in_the_metadata() -> None:
    found = xmp_properties(sample_pdf(), NAMESPACE)
    assert JOB.xmp.items() <= found.items()
    assert found.keys() - JOB.xmp.keys() == {"seal"}


def test_tags_hold_language_scope_and_alt() -> None:
    root = tag_tree(sample_pdf())
    assert root is not None
    tags = tuple(root.walk())

    assert {tag.language for tag in tags} == {"", "es", "fr"}
    assert {tag.attributes["Scope"] for tag in tags if tag.role == "TH"} == {"Column", "Row"}
    assert all(tag.alt for tag in tags if tag.role == "Figure")


@pytest.mark.parametrize("function", [text_runs, embedded_fonts, page_sizes, bookmarks, tag_tree])
def test_file_that_is_no_pdf_is_refused(function: object) -> None:
    assert callable(function)
    with pytest.raises(HandoutError) as caught:
        function(b"no PDF")

    assert [item.code for item in caught.value.diagnostics] == ["pdf-unreadable"]
