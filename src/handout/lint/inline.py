"""Inline Markdown taken off a passage: the words that a patient reads, each with its offset in the source."""

from __future__ import annotations

import re

from msgspec import Struct, field

# The alternatives begin with different characters, and none has a repeat within a repeat: linear in the text.
_MARKUP = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<citation>\[@[A-Za-z0-9-]+\])"
    r"|\[(?P<words>[^\[\]]*)\]\((?P<target>[^()\s]*)(?:\s[^()]*)?\)"
    r"|<(?P<address>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>"
    r"|\{(?P<phrase>[^{}\n]*)\}"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<mark>(?<!\s)\*{1,3}|\*{1,3}(?=\S)|(?<!\w)_{1,2}(?=\w)|(?<=[\w.,;:!?])_{1,2}(?!\w)|`+)"
)


class Link(Struct, frozen=True):
    """A link: the words that are shown, where they begin in the plain text, and where it leads."""

    words: str
    start: int
    target: str


class Plain(Struct, frozen=True):
    """Words without their markup, white space as single spaces.

    Attributes:
        text: the words.
        pieces: offset in `text` and offset in the source of each stretch that was carried over as it is.
        italics: the stretches of `text` between single asterisks or underscores, as start and end.
        links: in order.
    """

    text: str
    pieces: tuple[tuple[int, int], ...]
    italics: tuple[tuple[int, int], ...]
    links: tuple[Link, ...]


class _Stripping(Struct):
    parts: list[str] = field(default_factory=list)
    pieces: list[tuple[int, int]] = field(default_factory=list)
    italics: list[tuple[int, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    length: int = 0
    italic_from: int | None = None

    def add(self, words: str, origin: int) -> None:
        if not words:
            return
        self.pieces.append((self.length, origin))
        self.parts.append(words)
        self.length += len(words)

    def space(self, origin: int) -> None:
        if self.parts and self.parts[-1] != " ":
            self.add(" ", origin)

    def drop_space(self) -> None:
        if self.parts and self.parts[-1] == " ":
            self.parts.pop()
            self.pieces.pop()
            self.length -= 1

    def mark(self, sign: str) -> None:
        if len(sign) != 1 or sign == "`":
            return
        if self.italic_from is None:
            self.italic_from = self.length
        else:
            self.italics.append((self.italic_from, self.length))
            self.italic_from = None


def strip(source: str, start: int = 0, end: int | None = None) -> Plain:
    """The plain words of `source[start:end]`; offsets of origin count from the start of `source`."""
    end = len(source) if end is None else end
    made = _Stripping()
    at = start
    for found in _MARKUP.finditer(source, start, end):
        made.add(source[at : found.start()], at)
        at = found.end()
        _take(made, found)
    made.add(source[at:end], at)
    made.drop_space()
    return Plain("".join(made.parts), tuple(made.pieces), tuple(made.italics), tuple(made.links))


def _take(made: _Stripping, found: re.Match[str]) -> None:
    match found.lastgroup:
        case "space":
            made.space(found.start())
        case "citation":
            made.drop_space()
        case "target":
            made.links.append(Link(found["words"], made.length, found["target"]))
            _add_words(made, found, "words")
        case "mark":
            made.mark(found["mark"])
        case name if name:
            _add_words(made, found, name)


def _add_words(made: _Stripping, found: re.Match[str], group: str) -> None:
    """Words inside of markup: they may go on over a line end, and hold marks that nobody nests on purpose."""
    made.add(found[group].replace("\n", " "), found.start(group))
