"""The kit of the library's main handout, part by part, as its readers' programs see it."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import io
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image

from handout.inspect.email_privacy import exposed
from handout.inspect.verdict import verdict
from handout.pipeline import World
from handout.pipeline.kit import Kit, KitRequest, kit
from handout.publish.folder import Folder
from handout.render.pdf import PdfRenderer
from handout.render.pool import OneByOne
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import EmailMessage

MAIN = "plantar-fasciitis-and-lower-back-pain"
TODAY = dt.date(2026, 11, 22)
PLACE = "https://riverside.example/h/"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    scratch = tmp_path_factory.mktemp("scratch")
    return World(TODAY, Folder(scratch), OneByOne(PdfRenderer(scratch)), lambda *_: None)


@pytest.fixture(scope="module")
def make(world: World) -> Callable[[KitRequest], Kit]:
    return lambda request: kit(bundled(), None, request, world)


@pytest.fixture(scope="module")
def neutral(make: Callable[[KitRequest], Kit]) -> Kit:
    return make(KitRequest(MAIN))


@pytest.fixture(scope="module")
def open_kit(make: Callable[[KitRequest], Kit]) -> Kit:
    """With the topic told, and the PDF attached."""
    return make(KitRequest(MAIN, attach=True, topic=True))


class Outline(HTMLParser):
    """Start tags with their attributes, and what is read aloud or seen."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._silent = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._silent += tag in {"style", "title"}

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"style", "title"}

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.words.append(" ".join(data.split()))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def outline(made: Kit) -> Outline:
    return Outline(made.files["email.html"].decode())


def message(made: Kit) -> EmailMessage:
    return email.message_from_bytes(made.files["message.eml"], policy=email.policy.default)


def test_the_pdf_is_the_handout_linearized_tagged_and_small(neutral: Kit) -> None:
    pdf = neutral.files["handout.pdf"]
    assert verdict(pdf).findings == ()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.is_linearized
        assert document.Root.MarkInfo.Marked
        people = {key: str(value) for key, value in document.docinfo.items()}
    assert people["/Author"] == "Riverside Foot & Spine Clinic"
    assert people.keys() <= {"/Title", "/Author", "/Subject", "/Creator", "/Producer"}
    assert len(pdf) <= 120_000


def test_the_previews_are_the_first_page_in_a_palette(neutral: Kit, open_kit: Kit) -> None:
    for made in (neutral, open_kit):
        sizes = {}
        for name in ("preview.png", "preview@2x.png"):
            content = made.files[name]
            with Image.open(io.BytesIO(content)) as picture:
                assert (picture.format, picture.mode) == ("PNG", "P")
                sizes[name] = picture.size
            assert len(content) <= 100_000
        width, height = sizes["preview.png"]
        assert sizes["preview@2x.png"] == (2 * width, 2 * height) == (600, 776)


def test_the_message_fits_and_says_what_it_is_to_a_screen_reader(neutral: Kit) -> None:
    html = outline(neutral)
    assert len(neutral.files["email.html"]) <= 80_000
    assert html.all("html")[0]["lang"] == "en"
    assert [tag for tag, _ in html.tags if tag in {"h1", "h2", "h3"}] == ["h1", "h2", "h2"]
    tables = html.all("table")
    assert tables
    assert {table.get("role") for table in tables} == {"presentation"}
    pictures = html.all("img")
    # The logo says no more than the clinic's name beside it.
    assert [picture["alt"] for picture in pictures] == ["", "First page of the handout. Opens the PDF."]
    assert len(html.all("li")) == 1


def test_the_picture_is_a_link_and_so_are_the_words(neutral: Kit, open_kit: Kit) -> None:
    for made, title in ((neutral, "Your handout"), (open_kit, "Heel pain and your lower back")):
        html = outline(made)
        pdf = f"{PLACE}{made.slug}/handout.pdf"
        assert [link["href"] for link in html.all("a")].count(pdf) == 2
        size = round(len(made.files["handout.pdf"]) / 1000)
        assert f"{title} (PDF, {size} kB)" in html.words
        assert f"{title} (PDF,\u00a0{size}\u00a0kB):\n{pdf}\n" in made.files["email.txt"].decode()


def test_styles_are_inlined_and_media_queries_kept(neutral: Kit) -> None:
    text = neutral.files["email.html"].decode()
    css = "".join(re.findall(r"<style[^>]*>(.*?)</style>", text, re.DOTALL))
    assert "prefers-color-scheme: dark" in css
    assert "max-width" in css
    assert "line-height: 34px" not in css
    (heading,) = outline(neutral).all("h1")
    assert heading["style"]
    assert "line-height: 34px" in heading["style"]
    for fetched in ("@import", "@font-face", "fonts.googleapis", "<link", "<script"):
        assert fetched not in text.lower()


def test_nothing_is_loaded_but_the_kits_own_pictures(neutral: Kit) -> None:
    html = outline(neutral)
    loaded = {one.get("src") for _, one in html.tags} | {one.get("srcset") for _, one in html.tags} - {None}
    place = f"{PLACE}{neutral.slug}"
    assert loaded - {None} == {
        f"{place}/logo.png",
        f"{place}/preview.png",
        f"{place}/preview@2x.png 2x",
    }
    assert "url(" not in neutral.files["email.html"].decode()


def test_the_draft_shows_its_preview_from_inside(neutral: Kit, open_kit: Kit) -> None:
    for made, kinds in ((neutral, []), (open_kit, ["application/pdf"])):
        draft = message(made)
        html = draft.get_body(("html",))
        assert html is not None
        inside = {
            "cid:" + part["content-id"].strip("<>"): part.get_content()
            for part in draft.walk()
            if part.get_content_type() == "image/png"
        }
        shown = [inside[str(picture["src"])] for picture in Outline(html.get_content()).all("img")]
        assert shown == [made.files["logo.png"], made.files["preview@2x.png"]]
        text = draft.get_body(("plain",))
        assert text is not None
        assert text.get_content().replace("\r\n", "\n") == made.files["email.txt"].decode()
        attached = [part for part in draft.iter_attachments() if part.is_attachment()]
        assert [part.get_content_type() for part in attached] == kinds
        assert all(part.get_content() == made.files["handout.pdf"] for part in attached)
        assert draft["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
        assert draft["list-unsubscribe"].startswith("<https://")
        assert draft["date"].datetime.date() == TODAY
        assert max(map(len, made.files["message.eml"].split(b"\r\n"))) <= 998  # RFC 5322, 2.1.1
        assert not re.search(rb"(?<!\r)\n", made.files["message.eml"])


def test_nothing_that_others_read_tells_the_condition(neutral: Kit) -> None:
    seen = [*exposed(neutral.files)]
    assert {"the name of a file", "the header Subject", "an address in email.html"} <= {
        one.place for one in seen
    }
    told = re.compile("plantar|fasciitis|heel|back|pain|foot|M72|202882003", re.IGNORECASE)
    assert [one for one in seen if told.search(one.words)] == []
    clinic = "Riverside Foot & Spine Clinic"
    texts = {name: neutral.files[name].decode() for name in ("email.txt", "README.txt", "manifest.json")}
    texts["email.html"] = " ".join(outline(neutral).words)
    assert clinic in texts["email.html"]
    assert [name for name, text in texts.items() if told.search(text.replace(clinic, ""))] == []


def test_bars_stand_for_the_lines_of_the_preview_that_tell_it(neutral: Kit, open_kit: Kit) -> None:
    covered, shown = (
        Image.open(io.BytesIO(made.files["preview@2x.png"])).convert("L") for made in (neutral, open_kit)
    )
    title, clinic = (40, 95, 560, 135), (40, 20, 560, 70)
    dark = [sum(picture.crop(title).histogram()[:140]) for picture in (covered, shown)]
    assert dark[0] == 0
    assert dark[1] > 500
    pale = [sum(picture.crop(clinic).histogram()[200:]) for picture in (covered, shown)]
    assert pale[0] > 500
    assert 0.7 < pale[0] / pale[1] < 1.3  # the palettes differ a little


def test_the_topic_is_told_only_on_request(open_kit: Kit) -> None:
    assert message(open_kit)["subject"] == "Your handout: Heel pain and your lower back"
    assert open_kit.slug == MAIN
    assert "Heel pain and back pain often come together." in open_kit.files["email.txt"].decode()


def test_kits_of_two_brands_have_two_places(make: Callable[[KitRequest], Kit], open_kit: Kit) -> None:
    other = make(KitRequest(MAIN, brand="northgate", topic=True))
    assert (open_kit.slug, other.slug) == (MAIN, f"northgate.en.{MAIN}")


def test_the_summary_is_the_handouts_own_and_short(neutral: Kit, open_kit: Kit) -> None:
    points = (bundled() / f"content/handouts/{MAIN}.yaml").read_text(encoding="utf-8")
    for made in (neutral, open_kit):
        text = " ".join(made.files["email.txt"].decode().split())
        summary = text.split("---------------- ")[1].split(" Do you have")[0]
        said = [point for point in summary.removeprefix("- ").split(" - ") if point]
        assert said
        assert all(point in points for point in said)
        assert sum(len(point.split()) for point in said) <= 60


def test_the_manifest_lists_the_checks_with_their_numbers(neutral: Kit) -> None:
    manifest = json.loads(neutral.files["manifest.json"])
    checked = {check["name"]: check for check in manifest["checks"]}
    assert {"email.html", "preview.png", "preview@2x.png", "handout.pdf", "subject"} <= checked.keys()
    assert all(check["passes"] and check["value"] <= check["limit"] for check in manifest["checks"])
    assert checked["email.html"]["value"] == len(neutral.files["email.html"])
    assert all(one["use"] for one in manifest["files"])
    assert len(neutral.files["README.txt"].decode().splitlines()) == 5


def test_the_same_day_gives_the_same_bytes(make: Callable[[KitRequest], Kit], open_kit: Kit) -> None:
    again = make(KitRequest(MAIN, attach=True, topic=True))
    assert list(again.files) == list(open_kit.files)
    assert [name for name in again.files if again.files[name] != open_kit.files[name]] == []
