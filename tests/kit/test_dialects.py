"""What an author writes stays words in every mail tool, and the tool understands what we write for it."""

from __future__ import annotations

import html
import html.parser
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import escape
from msgspec.structs import replace

from handout.render.email import email_html
from handout.render.email_text import email_text
from handout.render.merge_tags import MergeTexts
from tests.kit.engines import ARCHIVE, NAME, NEEDS, UNSUBSCRIBE, Engine
from tests.kit.messages import mailing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handout.model.dialect import Dialect

IDS = ("brevo", "eml", "listmonk", "mailchimp", "sendgrid")
# Each with its engine, where that is a program that can be missing.
TOOLS = [pytest.param(name, marks=pytest.mark.needs(NEEDS[name]) if name in NEEDS else ()) for name in IDS]
MERGING = [tool for tool in TOOLS if tool.values != ("eml",)]
JOINER = "\u2060"
TAGS = (
    "{{ unsubscribe }}",
    "{{{unsubscribe}}}",
    "{{ UnsubscribeURL }}",
    "{{ .Subscriber.Email }}",
    "*|UNSUB|*",
    "*|IF:FNAME|*",
    "{% if contact %}",
    "{# hidden #}",
    "{{",
    "}}",
    "{{{{raw}}}}",
    "\\{{first_name}}",
    '{{ "{{" }}',
    "{{/if}}",
    "{{else}}",
    "{{!-- gone --}}",
    "{{> partial}}",
    "https://a.example/@TrackLink",
    "<!-- gone -->",
    "<b>",
    "</p>",
    "&#123;",
    "\\",
    "`",
)
# What the loader lets pass: no control characters, and none that turn the direction of the text.
LETTERS = st.characters(blacklist_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Cn"))
WORDS = st.lists(
    st.sampled_from(TAGS) | st.sampled_from("{}*|%#\\<>@ a") | st.text(LETTERS, max_size=8), max_size=8
)


@pytest.mark.needs(*NEEDS.values())
def test_every_dialect_of_the_library_has_its_engine(
    dialects: Mapping[str, Dialect], tools: Mapping[str, Engine]
) -> None:
    assert sorted(dialects) == sorted(tools) == sorted(IDS)


@pytest.mark.parametrize("tool", TOOLS)
@given(before=WORDS.map("".join), after=WORDS.map("".join))
@example(before="".join(TAGS), after="".join(reversed(TAGS)))
def test_words_come_back_as_they_were_written(
    tool: str, dialects: Mapping[str, Dialect], tools: Mapping[str, Engine], before: str, after: str
) -> None:
    dialect, engine = dialects[tool], tools[tool]
    texts = MergeTexts(dialect)
    link = texts.stand_in(dialect.tags.unsubscribe)
    page = f'<p title="{escape(before)}">{escape(before)}{link}{escape(after)}</p>'
    filled = engine.fill(texts.html(page), "Ann")
    address = UNSUBSCRIBE if tool != "eml" else dialect.tags.unsubscribe
    title, _, rest = filled.removeprefix('<p title="').partition('">')
    assert html.unescape(title) == before
    assert html.unescape(rest.removesuffix("</p>")) == f"{before}{address}{after}"
    text = engine.fill(texts.text(f"{before} {link} {after}"), "Ann")
    assert text.replace(JOINER, "") == f"{before} {address} {after}".replace(JOINER, "")


@pytest.mark.parametrize("tool", MERGING)
def test_words_that_are_not_guarded_would_be_taken_for_tags(
    tool: str, dialects: Mapping[str, Dialect], tools: Mapping[str, Engine]
) -> None:
    tag = dialects[tool].tags.unsubscribe
    assert tools[tool].fill(f"<p>{escape(tag)}</p>", "Ann") == f"<p>{UNSUBSCRIBE}</p>"


@pytest.mark.parametrize("tool", MERGING)
@pytest.mark.parametrize("name", [NAME, ""])
def test_a_subscriber_is_greeted_by_name_or_without(
    tool: str, name: str, dialects: Mapping[str, Dialect], tools: Mapping[str, Engine]
) -> None:
    tags = dialects[tool].tags
    source = tags.greeting.replace("{named}", f"Hello {tags.first_name},").replace("{plain}", "Hello,")
    filled = html.unescape(tools[tool].fill(f"<p>{source}</p>", name))
    assert filled == (f"<p>Hello {name},</p>" if name else "<p>Hello,</p>")
    assert tools[tool].fill(f'<a href="{tags.archive}">', name) == f'<a href="{ARCHIVE}">'


@pytest.mark.parametrize("tool", TOOLS)
def test_comments_for_outlook_and_stylesheets_stay(
    tool: str, dialects: Mapping[str, Dialect], tools: Mapping[str, Engine]
) -> None:
    comment = "<!--[if mso]><style>.a{width:100%}</style><![endif]-->"
    page = f"<style>@media print{{#a{{b:c}}}}</style>{comment}<p>x</p>"
    filled = tools[tool].fill(MergeTexts(dialects[tool]).html(page), "Ann")
    assert filled.replace("{ ", "{").replace("} ", "}") == page


class Words(html.parser.HTMLParser):
    """The texts of a page, one for each element."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)
        self.close()

    def handle_data(self, data: str) -> None:
        self.found.append(data)


@pytest.mark.parametrize("tool", TOOLS)
@settings(max_examples=25)
@given(name=WORDS.map("".join).filter(str.strip), point=WORDS.map("".join).filter(str.strip))
@example(name="".join(TAGS), point="".join(reversed(TAGS)))
def test_a_whole_message_says_what_was_written(
    tool: str, tools: Mapping[str, Engine], name: str, point: str
) -> None:
    made = mailing(dialect=tool)
    brand = made.handout.brand
    ours = replace(brand, clinic=replace(brand.clinic, name=name))
    made = replace(
        made, handout=replace(made.handout, brand=ours), teaser=replace(made.teaser, points=(point,))
    )
    page = tools[tool].fill(email_html(made, made.place.pictures), NAME)
    assert "".join(Words(page).found).count(name) >= 2
    assert point in "".join(Words(page).found)
    for address in (UNSUBSCRIBE, ARCHIVE) if tool != "eml" else ():
        assert f'href="{html.escape(address)}"' in page.replace("&#39;", "'") or f'href="{address}"' in page
    text = "".join(tools[tool].fill(email_text(made), NAME).replace(JOINER, "").split())
    assert "".join(point.replace(JOINER, "").split()) in text
    assert "".join(name.replace(JOINER, "").split()) in text
