"""A page of HTML as a Typst document: headings, paragraphs, lists, pictures, tables and boxes.

It has all of the page's words and pictures in the same order and in the same face, not its design.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import tinyhtml5

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_HTML = "{http://www.w3.org/1999/xhtml}"
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3}
_BOXES = {"main-points", "box", "admonition", "card", "safety", "strip"}
_LEFT_OUT = {"head", "style"}
_FRAME = "#block(width: 100%, inset: 8pt, radius: 3pt, stroke: 0.8pt)["

_PREAMBLE = """\
#set document(title: {title})
#set page(paper: "us-letter", margin: 0.75in, footer: context [#counter(page).display() {footer}])
#set text(font: {family}, size: 12pt, lang: {language})
#set par(leading: 0.6em)
"""


def typst_source(html: str, family: str) -> str:
    """The page's words and pictures for Typst; pictures are addressed as in the page."""
    root = tinyhtml5.parse(html)
    title = _words(next(root.iter(f"{_HTML}title")))
    footer = next((one for one in root.iter() if one.get("class") == "page-footer"), None)
    preamble = _PREAMBLE.format(
        title=json.dumps(title, ensure_ascii=False),
        footer=_quoted(_words(footer) if footer is not None else ""),
        family=json.dumps(family),
        language=json.dumps(root.get("lang", "en")),
    )
    return preamble + _block(root)


def _block(element: ET.Element) -> str:
    """An element on lines of its own."""
    kind = _kind(element)
    if kind in _LEFT_OUT or element.get("class") == "page-footer":
        return ""
    if kind in _HEADINGS:
        return f"\n\n{'=' * _HEADINGS[kind]} {_inline(element)}\n\n"
    if kind in ("p", "td", "th"):
        return f"\n\n{_inline(element)}\n\n"
    if kind in ("ul", "ol"):
        return _list(element, "list" if kind == "ul" else "enum")
    if kind == "table":
        return _table(element)
    inner = _inner(element)
    framed = _BOXES & set((element.get("class") or "").split())
    return f"\n\n{_FRAME}{inner}]\n\n" if framed else inner


def _inner(element: ET.Element) -> str:
    """What an element holds: its own words, and its children."""
    parts = [_quoted(element.text)]
    for child in element:
        parts += [_inline_one(child) if _is_inline(child) else _block(child), _quoted(child.tail)]
    return "".join(parts)


def _list(element: ET.Element, call: str) -> str:
    items = "".join(f"[{_inner(item)}]," for item in element if _kind(item) == "li")
    return f"\n\n#{call}({items})\n\n"


def _table(element: ET.Element) -> str:
    rows = [[cell for cell in row if _kind(cell) in ("td", "th")] for row in element.iter(f"{_HTML}tr")]
    width = max(sum(_span(cell) for cell in row) for row in rows)
    cells = ["".join(_cell(cell) for cell in row) for row in rows]
    return f"\n\n#table(columns: {width}, table.header({cells[0]}), {''.join(cells[1:])})\n\n"


def _span(cell: ET.Element) -> int:
    return int(cell.get("colspan", "1"))


def _cell(cell: ET.Element) -> str:
    return f"table.cell(colspan: {_span(cell)})[{_inner(cell)}],"


_MARKS = {"strong": "strong", "b": "strong", "em": "emph", "i": "emph", "sup": "super"}


def _is_inline(element: ET.Element) -> bool:
    return _kind(element) in {*_MARKS, "a", "span", "br", "img"}


def _inline(element: ET.Element) -> str:
    parts = [_quoted(element.text)]
    for child in element:
        parts += [_inline_one(child), _quoted(child.tail)]
    return "".join(parts).strip()


def _inline_one(element: ET.Element) -> str:
    kind = _kind(element)
    if kind == "br":
        return " #linebreak() "
    if kind == "img":
        source, alt = (json.dumps(element.get(key, ""), ensure_ascii=False) for key in ("src", "alt"))
        width = "1.6in" if "figures" in source else "0.9in"
        return f"#box(image({source}, alt: {alt}, width: {width}))"
    if element.get("class") == "tick":
        return "#box(width: 8pt, height: 8pt, stroke: 0.8pt)"
    inner = _inline(element)
    if kind == "a" and element.get("href", "").startswith("http"):
        return f"#link({json.dumps(element.get('href'))})[{inner}]"
    return f"#{_MARKS[kind]}[{inner}]" if kind in _MARKS else inner


def _words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _quoted(text: str | None) -> str:
    """Words as a Typst string, in which no character means anything."""
    words = " ".join((text or "").split())
    if not words:
        return " " if text else ""
    before, after = (" " if edge.isspace() else "" for edge in (text[0], text[-1]))  # type: ignore[index]
    return f"{before}#{json.dumps(words, ensure_ascii=False)};{after}"


def _kind(element: ET.Element) -> str:
    return str(element.tag).removeprefix(_HTML)
