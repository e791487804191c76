import datetime as dt
import re
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from handout.assemble import Options, assemble
from handout.load import load_project
from handout.model.content import Review
from handout.model.document import ExerciseBlock, Handout
from handout.model.options import Side
from handout.model.palette import palette
from handout.model.style import Colors
from handout.render.css import brand_css
from handout.render.html import print_job, web_page
from handout.render.text import WIDTH, plain_text
from handout.resources import bundled

HANDOUTS = (
    "choosing-footwear",
    "lower-back-pain",
    "plantar-fasciitis",
    "plantar-fasciitis-and-lower-back-pain",
    "preventing-recurrence",
    "water-exercise",
)
VOID = {"meta", "img", "br"}


class Outline(HTMLParser):
    """What a page says about itself: its headings, ids, links and pictures, and whether tags are balanced."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.pictures: list[dict[str, str | None]] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if "href" in found else []
        self.pictures += [found] if tag == "img" else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module", params=HANDOUTS)
def handout(request: pytest.FixtureRequest) -> Handout:
    project = load_project(bundled(), None).project
    options = Options("riverside", "standard", "en", None, Side.LEFT)
    return assemble(project, request.param, options, dt.date(2026, 11, 22)).handout


@pytest.mark.parametrize("kind", ["print", "web"])
def test_the_page_is_sound(handout: Handout, kind: str) -> None:
    page = Outline(print_job(handout).html if kind == "print" else web_page(handout))
    assert page.open == []
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    steps = [after - before for before, after in zip(page.headings, page.headings[1:], strict=False)]
    assert max(steps) <= 1
    assert len(page.ids) == len(set(page.ids)) > 10
    inside = [link[1:] for link in page.links if link.startswith("#")]
    assert inside
    assert set(inside) <= set(page.ids)


def test_every_picture_has_words_and_is_an_asset(handout: Handout) -> None:
    job = print_job(handout)
    pictures = Outline(job.html).pictures
    exercises = sum(len(block.cards) for block in handout.blocks if isinstance(block, ExerciseBlock))
    assert exercises in {2, 4}
    assert len(pictures) == exercises + 2  # the logo, the QR code
    for picture in pictures:
        assert picture["alt"]
        assert (picture["src"] or "").removeprefix("asset:") in {*job.assets, *job.drawings}


def test_the_web_page_needs_nothing_from_outside(handout: Handout) -> None:
    html = web_page(handout)
    pictures = Outline(html).pictures
    assert pictures
    assert all((picture["src"] or "").startswith("data:image/") for picture in pictures)
    assert "asset:" not in html
    assert "<script" not in html
    assert not re.search(r"url\((?![\"']?data:)", html)
    assert "{page}" not in html


def test_the_text_reads_well_aloud(handout: Handout) -> None:
    text = plain_text(handout)
    assert max(len(line) for line in text.splitlines() if "://" not in line) <= WIDTH
    assert not re.search(r"\*\*|\[@|\{|<", text)
    assert "Immediate action required: Call 911" in text
    assert "Not yet clinically reviewed" in text
    for block in handout.blocks:
        for box in getattr(block, "boxes", ()):
            signs = [sign.text for group in box.groups for sign in group.signs]
            assert signs
            assert all(sign in " ".join(text.split()) for sign in signs)


def test_markup_in_authored_words_is_only_words(handout: Handout) -> None:
    hostile = replace(handout, title="<script>alert(1)</script> & {{ 7 * 7 }}")
    html = print_job(hostile).html
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "{{ 7 * 7 }}" in html


def test_a_pale_brand_is_corrected(handout: Handout) -> None:
    pale = replace(handout.brand, colors=Colors("#ffe08a", "#c2410c"))
    assert palette(pale).heading != "#ffe08a"
    assert palette(pale).heading in brand_css(replace(handout, brand=pale))


def test_a_logo_that_is_not_seen_on_paper_has_a_ground_where_the_band_is_white(handout: Handout) -> None:
    assert handout.brand.logo
    white = replace(handout.brand, logo=replace(handout.brand.logo, seen_on_white=False))
    assert "--logo-ground: transparent;" in brand_css(handout)
    assert "--logo-ground: var(--brand);" in brand_css(replace(handout, brand=white))
    grey = (bundled() / "styles/editions/grey.css").read_text(encoding="utf-8")
    assert ".header-band header.clinic .logo { background: var(--logo-ground); }" in grey


def test_the_page_number_is_said_in_the_language_of_the_page(handout: Handout) -> None:
    assert 'content: "Page " counter(page) " of " counter(pages)' in brand_css(handout)


def test_a_recorded_review_is_told_everywhere(handout: Handout) -> None:
    review = Review(dt.date(2026, 12, 1), "physical therapist", dt.date(2028, 12, 1))
    reviewed = replace(handout, review=review)
    expected = "Reviewed December 1, 2026 by a physical therapist · Next review December 1, 2028"
    for page in (print_job(reviewed).html, web_page(reviewed), plain_text(reviewed)):
        assert expected in page
        assert "Not yet" not in page
