"""Authored Markdown as clean HTML: lower headings, tight lists, numbered citations, nothing unsafe."""

from __future__ import annotations

import functools
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from collections.abc import Mapping

CITATION = r"(?:\s*\[@[A-Za-z0-9-]+\])+"
# Words of one line, quotation marks and dashes among them, in which nothing is a sign of Markdown's or of
# HTML's: they stay as they are.
PLAIN = re.compile(r"[A-Za-z](?: ?[A-Za-z0-9,.;:?!()/'\u2019\u201c\u201d\u2013\u2014\u2026\xb0%-])*")
_KEY = re.compile(r"\[@([A-Za-z0-9-]+)\]")
_TAGS = {
    *("p", "strong", "em", "ul", "ol", "li", "h3", "h4", "a", "sup", "br", "blockquote", "div"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href", "class"}, "div": {"class"}, "p": {"class"}, "th": {"scope"}}
_SHARED = 32  # converters, one for each handout: brands and editions of it say the same
_SCHEMES = {"http", "https", "mailto", "tel"}


def prose(numbers: Mapping[str, int]) -> Prose:
    """A converter for these numbers, which may have served other documents of the same words."""
    return _shared(tuple(numbers.items()))


@functools.lru_cache(maxsize=_SHARED)
def _shared(numbers: tuple[tuple[str, int], ...]) -> Prose:
    return Prose(dict(numbers))


class Prose:
    """Turns Markdown into sanitised HTML, the same words once. One converter serves a whole document.

    Attributes:
        numbers: source key to its number in the list of sources.
    """

    def __init__(self, numbers: Mapping[str, int]) -> None:
        # By their names, Markdown would look for them among all that is installed: 15 ms.
        extensions = [TableExtension(), SaneListExtension(), AdmonitionExtension(), _House(numbers)]
        self._markdown = markdown.Markdown(extensions=extensions, output_format="html")
        self._made: dict[str, str] = {}

    def block(self, text: str) -> str:
        """Paragraphs, lists, tables and headings from level 3 down."""
        if text not in self._made:
            self._made[text] = f"<p>{text}</p>" if PLAIN.fullmatch(text) else self._block(text)
        return self._made[text]

    def _block(self, text: str) -> str:
        return nh3.clean(
            self._markdown.reset().convert(text),
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            link_rel=None,
        )

    def inline(self, text: str) -> str:
        """One line of words: the paragraph that Markdown puts around it is taken off."""
        html = self.block(text)
        return html.removeprefix("<p>").removesuffix("</p>")


class _House(Extension):
    """The project's few changes to Markdown, as one extension."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        super().__init__()
        self._numbers = numbers

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  # the name is Python-Markdown's
        md.inlinePatterns.register(_Citations(CITATION, md, self._numbers), "citation", 175)
        md.treeprocessors.register(_Structure(md), "structure", 5)


class _Citations(InlineProcessor):
    """`[@A] [@B]` becomes superscript links to the numbered sources; unlisted ones print nothing."""

    def __init__(self, pattern: str, md: markdown.Markdown, numbers: Mapping[str, int]) -> None:
        super().__init__(pattern, md)
        self._numbers = numbers

    def handleMatch(  # type: ignore[override]  # noqa: N802  # the base class answers for two generations of API
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element | str, int, int]:
        del data
        numbers = [self._numbers[key] for key in _KEY.findall(m[0]) if key in self._numbers]
        if not numbers:
            return "", m.start(0), m.end(0)
        raised = ET.Element("sup")
        for place, number in enumerate(numbers):
            link = ET.SubElement(raised, "a", {"href": f"#source-{number}", "class": "cite"})
            link.text = str(number)
            link.tail = "," if place + 1 < len(numbers) else ""
        return raised, m.start(0), m.end(0)


class _Structure(Treeprocessor):
    """Lower headings, lists without paragraphs, column headings that say so (PDF/UA-1, 7.2 and 7.5)."""

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            if element.tag in {"h2", "h3"}:
                element.tag = "h3" if element.tag == "h2" else "h4"
            elif element.tag == "li":
                _tighten(element)
            elif element.tag == "th":
                element.set("scope", "col")


def _tighten(item: ET.Element) -> None:
    if len(item) and item[0].tag == "p" and not (item.text or "").strip():
        paragraph = item[0]
        item.remove(paragraph)
        item.text = paragraph.text
        for place, child in enumerate(list(paragraph)):
            item.insert(place, child)
