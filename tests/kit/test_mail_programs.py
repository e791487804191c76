"""What readers see of a message on wide screens and phones, in light and dark, and where CSS is dropped."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tinycss2
import yaml

from tests.kit.browser import Seen, opened
from tests.kit.messages import ADDRESS, page, project, shown, text

if TYPE_CHECKING:
    from collections.abc import Iterator

CSS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("mail_css.yaml").read_text(encoding="utf-8"))
WIDTHS = (320, 600, 1200)
BRANDS = ("northgate", "riverside", "stonebridge")
STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
SMALLEST = 14  # pixels of letters
# WCAG 2.2, 1.4.3: contrast of text below 24 pixels.
CONTRAST = 4.5


def as_gmail_for_others(message: str) -> str:
    """No stylesheet at all: the Gmail app with an account that is not Google's."""
    return STYLE.sub("", message)


def as_outlook(message: str) -> str:
    """No stylesheet with media queries, and none of the properties that Word does not know."""
    dropped = "|".join(name for name, known in CSS["properties"].items() if known["outlook"] == "no")
    return re.sub(rf"(?<=[;\"])\s*(?:{dropped}):[^;\"]*;?", "", STYLE.sub("", message))


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> tuple[Seen, ...]:
    messages = {brand: shown(brand) for brand in BRANDS}
    changed = {
        "gmail": as_gmail_for_others(messages["riverside"]),
        "outlook": as_outlook(messages["riverside"]),
    }
    assert len(changed["outlook"]) < len(changed["gmail"]) < len(messages["riverside"])
    wanted = [(name, width, made) for name, made in (messages | changed).items() for width in WIDTHS]
    folder = tmp_path_factory.mktemp("browser")
    as_meant = [one for one in wanted if one[0] in messages]
    return (*opened(wanted, folder, dark=False), *opened(as_meant, folder, dark=True))


@pytest.mark.needs("chromium")
def test_each_window_was_open(seen: tuple[Seen, ...]) -> None:
    assert [(one.name, one.width) for one in seen if not one.dark] == [
        (name, width) for name in (*BRANDS, "gmail", "outlook") for width in WIDTHS
    ]
    assert len([one for one in seen if one.dark]) == 9
    assert all(len(one.texts) > 10 for one in seen)


@pytest.mark.needs("chromium")
def test_nothing_runs_over_the_edge(seen: tuple[Seen, ...]) -> None:
    assert [(one.name, one.width, one.scroll) for one in seen if one.scroll > one.width] == []
    assert [(one.name, said) for one in seen for said in one.texts if said.right > one.width] == []


@pytest.mark.needs("chromium")
def test_letters_are_large_and_stand_out(seen: tuple[Seen, ...]) -> None:
    said = [(one.name, one.width, one.dark, said) for one in seen for said in one.texts]
    assert [one for one in said if one[3].size < SMALLEST] == []
    assert [one for one in said if one[3].contrast < CONTRAST] == []


@pytest.mark.needs("chromium")
def test_pale_small_and_wide_texts_would_be_found(tmp_path: Path) -> None:
    message = '<p style="font-size:9px;color:#999;width:400px">Small and pale</p>'
    (one,) = opened([("bad", 320, message)], tmp_path, dark=False)
    assert one.scroll > 400
    assert (one.texts[0].size, round(one.texts[0].contrast, 1)) == (9, 2.8)


# --- CSS that is dropped ----------------------------------------------------------------------------------


def declared(message: str) -> Iterator[tuple[str, str, str]]:
    """Element, property and value of every inline style."""
    for element, style in re.findall(r'<([a-z0-9]+)[^>]*? style="([^"]*)"', COMMENT.sub("", message)):
        for one in tinycss2.parse_blocks_contents(style, skip_whitespace=True):
            if one.type == "declaration":
                yield element, one.lower_name, tinycss2.serialize(one.value).strip()


def test_each_property_is_known_and_can_be_done_without() -> None:
    used = {(element, name, value) for brand in BRANDS for element, name, value in declared(page(brand))}
    assert len(used) > 50
    own = tuple(CSS["own"])
    names = {name for _, name, _ in used if not name.startswith(own)}
    assert sorted(names - CSS["properties"].keys()) == []
    for name in names:
        known = CSS["properties"][name]
        if "no" in (known["outlook"], known["gmail"]):
            assert known.get("without"), name
        elif "partly" in (known["outlook"], known["gmail"]):
            assert known.get("how"), name


def test_values_are_those_that_outlook_takes() -> None:
    for element, name, value in declared(page()):
        assert not value.startswith("-"), (element, name, value)
        if name == "font-size":
            assert value.endswith("px"), (element, value)
        if name == "padding" and any(letter in "123456789" for letter in value):
            # A button's cell has mso-padding-alt for Outlook; lists have an indent of their own.
            assert element in {"td", "a", "ul"}, (element, value)
        if name == "border" and value not in {"none", "0"}:
            assert int(value.split("px")[0]) <= 8, (element, value)


def test_media_queries_are_known() -> None:
    queries = re.findall(r"@media ([^{]*)", "".join(STYLE.findall(COMMENT.sub("", page()))))
    assert len(queries) >= 3
    for query in queries:
        features = set(re.findall(r"\(([\w-]+)", query))
        assert features <= {"min-width", "max-width", "prefers-color-scheme"}, query


# --- Links ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dialect", ["brevo", "eml", "listmonk", "mailchimp", "sendgrid"])
def test_links_lead_into_the_kit_or_are_the_tools_own(dialect: str) -> None:
    tags = project().dialects[dialect].tags
    files = {f"{ADDRESS}/{name}" for name in ("handout.pdf", "logo.png", "preview.png", "preview@2x.png")}
    made = page(dialect=dialect)
    links = re.findall(r'href="([^"]*)"', made)
    assert links.count(f"{ADDRESS}/handout.pdf") == 2  # the picture and the words
    assert set(links) - files == {tags.unsubscribe, *filter(None, [tags.archive])}
    pictures = re.findall(r'(?:src|srcset)="([^" ]*)', made)
    assert set(pictures) == files - {f"{ADDRESS}/handout.pdf"}
    assert {word for word in text(dialect).split() if "://" in word} - files <= {tags.unsubscribe}
    assert "utm_" not in made
