"""Which HTML element each piece of marked content in a PDF comes from."""

from __future__ import annotations

from functools import partial
from typing import Any

from handout.render.structure import Mark

# HTML elements by the role that WeasyPrint gives them (weasyprint/pdf/tags.py); `li` may become LI or stay
# nameless inside its own list item, and everything that is not listed becomes NonStruct.
_ROLES = {
    "main": "Part", "article": "Art", "section": "Sect", "blockquote": "BlockQuote", "div": "Div", "p": "P",
    "dl": "L", "ul": "L", "ol": "L", "li": "LI", "dt": "LI", "dd": "LI", "a": "Link", "img": "Figure",
    "{http://www.w3.org/2000/svg}svg": "Figure", "caption": "Caption", "figcaption": "Caption",
    "span": "Span", "table": "Table", "tr": "TR", "th": "TH", "td": "TD",
    "thead": "THead", "tbody": "TBody", "tfoot": "TFoot",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}  # fmt: skip


class Origins:
    """The boxes behind the marked content of one laid-out document.

    Create it before the PDF is written: it listens while the pages are painted.

    Args:
        document: WeasyPrint's laid-out document.
        root: the `html` element that it was made from.
    """

    def __init__(self, document: Any, root: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
        self._boxes: dict[Mark, Any] = {}
        self._roles: dict[Any, tuple[tuple[str, Any], ...]] = {}
        self._languages: dict[Any, str] = {}
        self._read(root, (), "")
        for number, page in enumerate(document.pages):
            page.paint = partial(self._paint, page.paint, number)

    def _paint(self, paint: Any, page: int, stream: Any, scale: float = 1) -> None:  # noqa: ANN401 - as above
        paint(stream, scale)
        tags = stream._tags  # noqa: SLF001 - the only record of which box became which MCID; emptied soon after
        self._boxes |= {Mark(page, kid["mcid"]): box for box, kid in tags.items()}

    def element(self, mark: Mark) -> Any:  # noqa: ANN401 - as above
        """The element that the content is in."""
        return self._boxes[mark].element

    def by_role(self, mark: Mark) -> tuple[tuple[str, Any], ...]:
        """The elements around the content that have a role of their own, with it, from the root down."""
        return self._roles.get(self.element(mark), ())

    def is_picture(self, mark: Mark) -> bool:
        """Whether the content is a picture, not text."""
        return not hasattr(self._boxes[mark], "text")

    def families(self) -> dict[str, str]:
        """The font families that words are set in by the styles, each with the first words that use it."""
        texts = (box for box in self._boxes.values() if str(getattr(box, "text", "")).strip())
        found: dict[str, str] = {}
        for box in texts:
            found.setdefault(box.style["font_family"][0], box.text.strip())
        return found

    def text(self, mark: Mark) -> str:
        """The words of the content; empty for a picture."""
        return str(getattr(self._boxes[mark], "text", ""))

    def language(self, mark: Mark) -> str:
        """The nearest `lang` around the content."""
        return self._languages.get(self.element(mark), "")

    def _read(self, element: Any, roles: tuple[tuple[str, Any], ...], language: str) -> None:  # noqa: ANN401 - as above
        """Note an element and all in it, of which each adds to what stands around it."""
        role = _ROLES.get(element.tag)
        self._roles[element] = roles = (*roles, (role, element)) if role else roles
        self._languages[element] = language = element.get("lang") or language
        for child in element:
            self._read(child, roles, language)
