"""What a screen reader says of a PDF: roles and words in the order of the tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.inspect.tags import tag_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.model.tags import Tag

_BLOCKS = {"P": "", "Caption": "Caption: ", "BlockQuote": "Quote: ", "Note": "Note: ", "TOCI": ""}
_HEADINGS = {"H": "Heading", "Title": "Title", **{f"H{level}": f"Heading {level}" for level in range(1, 7)}}
_INDENT = "  "


def transcript(pdf: bytes) -> str:
    """One line for each heading, paragraph, list item, table row and picture; "" if the PDF is not tagged.

    A pure reading of the tags: what is not tagged (running footers, decoration) does not appear. Words in
    another language are marked `[es: …]`, links `[link: …]`.

    Raises:
        HandoutError: `pdf-unreadable`.
    """
    root = tag_tree(pdf)
    return "".join(f"{line}\n" for line in _lines(root)) if root else ""


def _lines(tag: Tag) -> Iterator[str]:
    """A tag's lines: it is a block of words, or a group whose loose words make a line of their own."""
    if tag.role in _HEADINGS:
        yield f"{_HEADINGS[tag.role]}: {_spoken(tag)}"
    elif tag.role in _BLOCKS:
        yield from _block(tag)
    elif tag.role in ("Figure", "Formula"):
        yield _figure(tag)
    elif tag.role == "L":
        yield from _list(tag)
    elif tag.role == "Table":
        yield from _table(tag)
    else:
        yield from _group(tag)


def _block(tag: Tag) -> Iterator[str]:
    """A paragraph; pictures, lists and tables inside it follow on lines of their own."""
    words = _spoken(tag)
    if words:
        yield f"{_BLOCKS[tag.role]}{words}"
    for child in tag.children:
        yield from (line for inner in _structures(child) for line in _lines(inner))


def _structures(tag: Tag) -> Iterator[Tag]:
    if _is_inline(tag):
        for child in tag.children:
            yield from _structures(child)
    else:
        yield tag


def _group(tag: Tag) -> Iterator[str]:
    loose = ""
    for child in tag.children:
        if _is_phrase(child):
            loose += _inline(child)
            continue
        yield from _line(loose)
        loose = ""
        yield from _lines(child)
    yield from _line(loose)


def _line(words: str) -> Iterator[str]:
    words = " ".join(words.split())
    if words:
        yield words


def _list(tag: Tag) -> Iterator[str]:
    items = [child for child in tag.children if child.role == "LI"]
    yield f"List of {len(items)}:"
    for child in tag.children:
        yield from (_INDENT + line for line in (_item(child) if child.role == "LI" else _lines(child)))


def _item(tag: Tag) -> Iterator[str]:
    labels = [child.words() for child in tag.children if child.role == "Lbl"]
    lines = [line for child in tag.children if child.role != "Lbl" for line in _group(child)]
    label = " ".join(labels) or "-"
    yield f"{label} {lines[0] if lines else ''}".rstrip()
    yield from (_INDENT + line for line in lines[1:])


def _table(tag: Tag) -> Iterator[str]:
    rows = [inner for inner in tag.walk() if inner.role == "TR"]
    yield f"Table of {len(rows)} rows:"
    for caption in (child for child in tag.children if child.role == "Caption"):
        yield from (_INDENT + line for line in _lines(caption))
    for row in rows:
        yield _INDENT + " | ".join(_cell(cell) for cell in row.children)


def _cell(tag: Tag) -> str:
    words = " ".join(line.strip() for line in _group(tag)) or "(empty)"
    scope = tag.attributes.get("Scope", "").lower()
    return f"[{scope} header: {words}]".replace("[ ", "[") if tag.role == "TH" else words


def _figure(tag: Tag) -> str:
    return f"Picture: {tag.alt or 'without words'}"


def _is_phrase(tag: Tag) -> bool:
    """Whether the tag is part of a line, with nothing in it that needs lines of its own."""
    return _is_inline(tag) and all(_is_phrase(child) for child in tag.children)


def _is_inline(tag: Tag) -> bool:
    return tag.role in (
        "",
        "Span",
        "Link",
        "NonStruct",
        "Em",
        "Strong",
        "Quote",
        "Reference",
        "Lbl",
        "Code",
        "Annot",
    )


def _spoken(tag: Tag) -> str:
    return " ".join("".join(_inline(child) for child in tag.children).split())


def _inline(tag: Tag) -> str:
    """The words of a phrase, without the structures in it."""
    if not _is_inline(tag):
        return ""
    words = tag.text or tag.alt or "".join(_inline(child) for child in tag.children)
    if tag.role == "Link":
        words = _marked("link", words)
    return _marked(tag.language, words) if tag.language else words


def _marked(what: str, words: str) -> str:
    """The words in brackets with what they are; the space around them stays outside."""
    core = words.strip()
    return words.replace(core, f"[{what}: {core}]") if core else words
