"""A booklet's sheets, read back as a reader folds them."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.inspect.read import embedded_fonts, page_sizes
from handout.inspect.verdict import verdict
from handout.model.artifact import Booklet, PrintJob, Stylesheet
from handout.render import imposition
from handout.render.imposition import MM, SheetSide, impose, padded, sheet_sides
from handout.render.pdf import PdfRenderer

if TYPE_CHECKING:
    from collections.abc import Callable

LETTER = Booklet(792.0, 612.0, 0.1, "Feet (booklet to print)", "For paper only.")
A4 = Booklet(297 * MM, 210 * MM, 0.25, "Feet (booklet to print)", "For paper only.")
SIZES = {"letter": (LETTER, "5.5in 8.5in"), "a4": (A4, "148mm 210mm")}
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")


def opened_out(sides: tuple[SheetSide, ...]) -> list[int | None]:
    """The pages in the order in which the folded stack is leafed through."""
    fronts, backs = sides[::2], sides[1::2]
    first = [page for front, back in zip(fronts, backs, strict=True) for page in (front.right, back.left)]
    second = [page for front, back in zip(fronts, backs, strict=True) for page in (front.left, back.right)]
    return [*first, *reversed(second)]


@given(st.integers(1, 200))
def test_imposition_is_a_permutation_that_folds_back_into_reading_order(pages: int) -> None:
    sides = sheet_sides(pages)
    order = opened_out(sides)
    assert order == list(padded(pages))
    assert [page for page in order if page is not None] == list(range(pages))
    assert len(order) % 4 == 0
    assert len(order) - pages < 4
    assert order[-1] == pages - 1
    assert [side.depth for side in sides] == [depth for depth in range(len(order) // 4) for _ in range(2)]


def test_the_sheets_of_eight_pages_are_those_of_every_textbook() -> None:
    pages = [(side.left, side.right) for side in sheet_sides(8)]
    assert pages == [(7, 0), (1, 6), (5, 2), (3, 4)]
    assert padded(5) == (0, 1, 2, 3, None, None, None, 4)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int, str], bytes]:
    renderer = PdfRenderer(tmp_path_factory.mktemp("scratch"))

    def made(count: int, size: str) -> bytes:
        body = "".join(f"<h1>{word}</h1><p class=next>end</p>" for word in WORDS[:count])
        html = f"<!doctype html><html lang=en><head><title>Feet</title></head><body>{body}</body></html>"
        css = (
            f"@page {{ size: {size}; margin: 10mm }} html {{ font: 12pt 'Atkinson Hyperlegible' }}"
            "h1 { break-before: page; margin: 0 }"
        )
        job = PrintJob(html, (Stylesheet("t.css", css),), {}, ("Atkinson Hyperlegible",))
        return renderer.render(job).content

    return made


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands on the finished sheet, forms and all: PDFium's text objects know of no form."""

    page: int
    left: float
    text: str


def words(pdf: bytes) -> list[Word]:
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            whole = text.get_text_range()
            found += [
                Word(number, text.get_charbox(match.start(), loose=True)[0], match.group())
                for match in re.finditer(r"\w+", whole)
            ]
    return found


def read_by_side(pdf: bytes, fold: float) -> list[tuple[str, str]]:
    """The big words left and right of the fold, side by side; "" where a half is blank."""
    sides = [["", ""] for _ in page_sizes(pdf)]
    for word in words(pdf):
        if word.text in WORDS:
            sides[word.page][int(word.left >= fold - 1)] += word.text
    return [(left, right) for left, right in sides]


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("count", [1, 4, 6, 11])
def test_the_printed_halves_fold_into_the_order_of_reading(
    pages: Callable[[int, str], bytes], paper: str, count: int
) -> None:
    booklet, size = SIZES[paper]
    imposed = impose(pages(count, size), booklet)
    halves = read_by_side(imposed, booklet.width / 2)
    numbers = {word: number for number, word in enumerate(WORDS)} | {"": None}
    sides = tuple(
        SheetSide(numbers[left], numbers[right], place // 2) for place, (left, right) in enumerate(halves)
    )
    missing = -count % 4
    assert opened_out(sides) == [*range(count - 1), *[None] * missing, count - 1]
    for width, height in page_sizes(imposed):
        assert (width, height) == pytest.approx((booklet.width, booklet.height), abs=0.01)


@pytest.mark.parametrize("paper", SIZES)
def test_inner_sheets_move_toward_the_fold_by_the_paper_and_nothing_crosses_it(
    pages: Callable[[int, str], bytes], paper: str
) -> None:
    booklet, size = SIZES[paper]
    content = pages(12, size)
    width = page_sizes(content)[0][0]
    place = next(word.left for word in words(content) if word.text == "end")
    fold = booklet.width / 2
    ends = [word for word in words(impose(content, booklet)) if word.text == "end"]
    assert len(ends) == 12
    for left, right in zip(ends[::2], ends[1::2], strict=True):
        assert left.page == right.page
        creep = left.page // 2 * booklet.paper_thickness * MM
        assert left.left == pytest.approx(fold - width + creep + place, abs=0.01)
        assert right.left == pytest.approx(fold - creep + place, abs=0.01)


def test_each_half_is_cut_off_at_the_fold(pages: Callable[[int, str], bytes]) -> None:
    booklet, size = SIZES["letter"]
    with pikepdf.open(io.BytesIO(impose(pages(8, size), booklet))) as document:
        for page in document.pages:
            drawn = [
                (
                    str(one.operator),
                    [float(value) for value in one.operands if not isinstance(value, pikepdf.Name)],
                )
                for one in pikepdf.parse_content_stream(page)
            ]
            boxes = [values for operator, values in drawn if operator == "re"]
            assert boxes == [[0, 0, 396, 612], [396, 0, 396, 612]]
            assert [operator for operator, _ in drawn].count("W") == 2


def test_the_same_pages_give_the_same_bytes_and_each_font_once(pages: Callable[[int, str], bytes]) -> None:
    content = pages(12, "5.5in 8.5in")
    imposed = impose(content, LETTER)
    assert impose(content, LETTER) == imposed
    with pikepdf.open(io.BytesIO(content)) as before, pikepdf.open(io.BytesIO(imposed)) as after:
        files = [
            sum(1 for item in one.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item)
            for one in (before, after)
        ]
    assert files[0] == files[1] > 0
    assert embedded_fonts(imposed) == embedded_fonts(content)


def test_it_claims_nothing_that_only_the_reading_copy_has(pages: Callable[[int, str], bytes]) -> None:
    content = pages(5, "5.5in 8.5in")
    imposed = impose(content, LETTER)
    assert verdict(content).compliant
    assert not verdict(imposed).compliant
    assert [claims_ua(one) for one in (content, imposed)] == [True, False]
    with pikepdf.open(io.BytesIO(imposed)) as document:
        assert not {"/StructTreeRoot", "/MarkInfo", "/Outlines"} & set(document.Root)
        assert document.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert document.docinfo["/Title"] == "Feet (booklet to print)"
        assert document.docinfo["/Subject"] == "For paper only."


def claims_ua(pdf: bytes) -> bool:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return b"pdfuaid:part" in document.Root.Metadata.read_bytes()


MUTANTS: dict[str, Callable[[int], tuple[int | None, ...]]] = {
    "blank pages behind the last": lambda pages: (*range(pages), *[None] * (-pages % 4)),
    "blank pages in front": lambda pages: (*[None] * (-pages % 4), *range(pages)),
}


@pytest.mark.parametrize("mutant", MUTANTS.values(), ids=MUTANTS)
def test_blank_pages_elsewhere_would_be_seen(
    pages: Callable[[int, str], bytes],
    monkeypatch: pytest.MonkeyPatch,
    mutant: Callable[[int], tuple[int | None, ...]],
) -> None:
    monkeypatch.setattr(imposition, "padded", mutant)
    with pytest.raises(AssertionError):
        test_the_printed_halves_fold_into_the_order_of_reading(pages, "letter", 6)


def test_sides_swapped_would_be_seen(
    pages: Callable[[int, str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    right = sheet_sides
    monkeypatch.setattr(
        imposition, "sheet_sides", lambda n: tuple(SheetSide(s.right, s.left, s.depth) for s in right(n))
    )
    with pytest.raises(AssertionError):
        test_the_printed_halves_fold_into_the_order_of_reading(pages, "letter", 8)
