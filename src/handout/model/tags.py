"""The tags of a page with the words that they stand for, in reading order.

Lengths are points (1/72 inch) from the lower left corner of the page; pages count from 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field


class TextRun(Struct, frozen=True):
    """Words drawn in one go.

    Attributes:
        page: counted from 1.
        mark: the MCID of the marked content that the run is in; -1 for artifacts.
        font: PostScript name without the subset's tag.
        size: of the font in points, as it appears on the page.
    """

    page: int
    mark: int
    text: str
    font: str
    size: float
    left: float
    bottom: float
    right: float
    top: float


class Tag(Struct, frozen=True):
    """A structure element (ISO 32000-1, 14.7.2), its role mapped to a standard one.

    Attributes:
        role: `H1`, `LBody`, `Figure`, …; "" for a bare piece of text.
        text: the words of a bare piece of text; else "".
        alt: the words that stand for the content (Alt or ActualText); may be empty.
        language: a language of its own, as a BCP 47 tag; may be empty.
        attributes: names to values as text: `Scope` to `Column`.
        children: in reading order.
        page: that it begins on, counted from 1; 0 if the file does not say.
        runs: where a bare piece of text is drawn.
    """

    role: str
    text: str = ""
    alt: str = ""
    language: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Tag, ...] = ()
    page: int = 0
    runs: tuple[TextRun, ...] = ()

    def walk(self) -> Iterator[Tag]:
        """This tag and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def words(self) -> str:
        """All text in and below the tag, white space collapsed."""
        return " ".join("".join(tag.text for tag in self.walk()).split())
