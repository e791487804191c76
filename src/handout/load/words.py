"""Checks on authored words: side phrases, citations, links, pictures and HTML; positions are offsets."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from handout.diagnostics import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

HTML = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9-]*(?:[\s/][^<>]*)?|!--.*?--|[?!][A-Za-z][^<>]*)>", re.DOTALL)
HTML_HINT = "HTML is not used here: write the words alone"

# What `handout new` writes where an author's own words belong.
PLACEHOLDER = re.compile(r"\bREPLACE\b")

_BRACES = re.compile(r"\{([^{}\n]*)\}|[{}]")
_CITATION = re.compile(r"\[@([A-Za-z0-9-]+)\]")
_BAD_CITATION = re.compile(r"\[[^\[\]()]*@[^\[\]]*\](?![(\[:])")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")
_LINK = re.compile(r"(!?)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)")
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]]+\]:\s*<?(\S*?)>?(?=\s|$)", re.MULTILINE)
_PICTURE_REFERENCE = re.compile(r"!\[[^\[\]]*\]\s?\[[^\[\]]*\]")
DEEPEST = 3
_DEEP = re.compile(
    rf"^(?:(?: {{4}}|\t){{{DEEPEST},}} *"  # indented
    rf"|(?:[ \t]*>){{{DEEPEST + 1},}}[ \t]*"  # quoted
    rf"|(?:[ \t]*[-*+][ \t]){{{DEEPEST + 1},}})(\S)",  # bullets on one line
    re.MULTILINE,
)
_ALLOWED = ("http:", "https:", "mailto:", "tel:")
_LINK_HINT = "a link begins with https:, mailto: or tel:"


class Fault(Struct, frozen=True):
    """Something wrong with a passage: the words that are at fault begin at `offset`."""

    offset: int
    words: str
    code: str
    message: str
    hint: str = ""


class Known(Struct, frozen=True):
    """What words may name.

    Attributes:
        sides: the side phrases of the default language; None where its labels cannot be used.
        sources: the keys of the sources; None where they cannot be used.
    """

    sides: Collection[str] | None
    sources: Collection[str] | None


def find_faults(text: str, known: Known) -> Iterator[Fault]:
    """Everything that is wrong with a line of inline Markdown or a Markdown body."""
    for found in HTML.finditer(text):
        yield Fault(found.start(), found.group(), "raw-html", f"'{_short(found.group())}' is HTML", HTML_HINT)
    yield from _side_phrases(text, known)
    yield from _citations(text, known)
    yield from _links(text)
    yield from _nesting(text)


def cited(text: str) -> list[str]:
    """The keys of the sources that a passage cites, in order."""
    return _CITATION.findall(text)


def has_link(text: str) -> bool:
    """Whether a passage holds a Markdown link."""
    return any(pattern.search(text) for pattern in (_LINK, _AUTOLINK, _DEFINITION))


def _side_phrases(text: str, known: Known) -> Iterator[Fault]:
    for found in _BRACES.finditer(text):
        words, phrase = found.group(), found.group(1)
        if phrase is None:
            hint = "braces hold side phrases only, such as {sore foot}"
            yield Fault(found.start(), words, "lone-brace", f"this '{words}' has no partner", hint)
        elif known.sides is not None and phrase not in known.sides:
            hint = did_you_mean(phrase, known.sides) or "side phrases stand in the labels under sides:"
            yield Fault(found.start(), words, "unknown-side-phrase", f"'{words}' is no side phrase", hint)


def _citations(text: str, known: Known) -> Iterator[Fault]:
    for found in _CITATION.finditer(text):
        key = found.group(1)
        if known.sources is not None and key not in known.sources:
            hint = did_you_mean(key, known.sources) or "sources stand in content/sources.yaml"
            yield Fault(found.start(1), key, "unknown-source", f"'{key}' is no source", hint)
    for found in _BAD_CITATION.finditer(text):
        if not _CITATION.fullmatch(found.group()):
            message = f"'{_short(found.group())}' is no citation"
            yield Fault(found.start(), found.group(), "bad-citation", message, "write [@KEY] for each source")


def _links(text: str) -> Iterator[Fault]:
    for found in _LINK.finditer(text):
        target, start = found.group(2), found.start(2)
        yield from _picture(start, target) if found.group(1) else _target(start, target)
    for found in _DEFINITION.finditer(text):
        yield from _target(found.start(1), found.group(1))
    for found in _AUTOLINK.finditer(text):
        yield from _target(found.start(1), found.group(1))
    for found in _PICTURE_REFERENCE.finditer(text):
        yield from _picture(found.start(), found.group())


def _nesting(text: str) -> Iterator[Fault]:
    """The first line that stands deeper than any reader follows; Markdown indents a list by four spaces."""
    found = _DEEP.search(text)
    if found:
        message = f"lists and quotations may be nested {DEEPEST} deep"
        yield Fault(found.start(1), found.group(1), "too-deep", message, "make it two lists")


def _picture(offset: int, target: str) -> Iterator[Fault]:
    hint = "words hold no pictures; drawings come with the exercises"
    if _escapes(target):
        yield Fault(offset, target, "path-escape", f"'{_short(target)}' leads out of the project", hint)
    else:
        yield Fault(offset, target, "picture", f"the picture '{_short(target)}' cannot be shown here", hint)


def _target(offset: int, target: str) -> Iterator[Fault]:
    plain = html.unescape(target)
    if plain.lower().startswith(_ALLOWED):
        return
    message = (
        f"'{_short(target)}' leads out of the project"
        if _escapes(plain)
        else f"'{_short(target)}' is no web address"
    )
    yield Fault(offset, target, "path-escape" if _escapes(plain) else "bad-link", message, _LINK_HINT)


def _escapes(target: str) -> bool:
    return (
        target.startswith(("/", "\\", "~"))
        or ".." in target
        or re.match(r"[A-Za-z][\w+.-]*:", target) is not None
    )


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"  # noqa: PLR2004 - fits one line of a terminal
