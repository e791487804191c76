"""A handout as plain text that reads well aloud and in any mail program."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from handout.model.document import (
    CareBlock,
    ChecklistBlock,
    ExerciseBlock,
    LogBlock,
    SourcesBlock,
    TextBlock,
)
from handout.render.dates import long_date
from handout.render.review import review_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from handout.model.document import Block, Card, CareBox, Handout
    from handout.model.style import Labels

WIDTH = 72  # characters; RFC 3676, section 4.2, asks for 78 at most

_CITATIONS = re.compile(r"\s*\[@[A-Za-z0-9-]+\]")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|(?<!\w)_(?=\w))(.+?)\1")
_ADMONITION = re.compile(r'^!!! \w+ "([^"]+)"\n+', re.MULTILINE)
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")


def plain_text(handout: Handout) -> str:
    """The whole handout in paragraphs of at most 72 characters a line, with underlined headings.

    Levels of care come first in their headings; citations, drawings and tables to fill in are left out.
    """
    parts = [*_opening(handout)]
    for block in handout.blocks:
        parts.extend(_block(block, handout.labels))
    return "\n\n".join([*parts, *_closing(handout)]) + "\n"


def spoken(markdown: str) -> str:
    """Markdown as words alone: no emphasis marks, no citations, link addresses in brackets."""
    text = _CITATIONS.sub("", markdown)
    text = _LINK.sub(r"\1 (\2)", text)
    text = _ADMONITION.sub(r"\1. ", text)
    return _EMPHASIS.sub(r"\2", text)


def _opening(handout: Handout) -> Iterator[str]:
    yield _heading(handout.title, "=")
    yield _wrapped(spoken(handout.purpose.text))
    yield _heading(handout.labels["main-points"], "-")
    yield _bullets(point.text for point in handout.main_points)


def _closing(handout: Handout) -> Iterator[str]:
    labels, clinic = handout.labels, handout.brand.clinic
    yield _wrapped(labels["disclaimer"])
    if handout.address:
        yield f"{labels['read-online']}: {handout.address}"
    yield "\n".join((clinic.name, *clinic.address, *filter(None, (clinic.phone, clinic.web))))
    yield "\n".join(
        (
            f"{labels['document']} {handout.id}, {labels['version']} {handout.version}",
            f"{labels['written']} {long_date(handout.written, labels)}",
            review_state(handout),
        )
    )


def _block(block: Block, labels: Labels) -> Iterator[str]:
    match block:
        case TextBlock():
            yield _heading(block.title, "-")
            yield from _paragraphs(block.body.text)
        case ExerciseBlock():
            yield from _exercises(block, labels)
        case ChecklistBlock():
            yield from _checklist(block)
        case CareBlock():
            yield _heading(block.title, "-")
            yield labels["care-unsure"]
            for box in block.boxes:
                yield from _care(box)
        case SourcesBlock():
            yield _heading(labels["sources-title"], "-")
            listed = (*block.references, *block.further)
            yield _numbered(" ".join(filter(None, (one.citation, one.link))) for one in listed)
        case LogBlock():
            return


def _exercises(block: ExerciseBlock, labels: Labels) -> Iterator[str]:
    yield _heading(block.title, "-")
    if block.intro:
        yield _wrapped(spoken(block.intro.text))
    yield _wrapped(labels["exercise-safety"])
    for number, card in enumerate(block.cards, start=1):
        yield from _card(number, card, labels)


def _card(number: int, card: Card, labels: Labels) -> Iterator[str]:
    yield f"{number}. {card.title}"
    yield _numbered((step.text for step in card.steps), indent="   ")
    lines = [f"{', '.join(card.chips)}."]
    if card.note:
        lines.append(spoken(card.note.text))
    lines.extend(f"{labels['stop-if']} {spoken(sign.text)}." for sign in card.stop_if)
    yield "\n".join(_wrapped(line, "   ") for line in lines)


def _checklist(block: ChecklistBlock) -> Iterator[str]:
    yield _heading(block.checklist.title.text, "-")
    yield _wrapped(spoken(block.checklist.intro.text))
    for group in block.checklist.groups:
        if group.heading:
            yield f"{group.heading.text}:"
        yield _bullets((item.text.text for item in group.items), "[ ] ")


def _care(box: CareBox) -> Iterator[str]:
    yield _wrapped(f"{box.prefix}: {box.heading}:")
    for group in box.groups:
        if group.heading:
            yield f"{group.heading}:"
        yield _bullets(sign.text for sign in group.signs)
    if box.action:
        yield _wrapped(box.action)


def _paragraphs(body: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", spoken(body).strip()):
        lines = paragraph.splitlines()
        if _ITEM.match(lines[0]):
            yield _list(lines)
        else:
            yield _wrapped(paragraph.lstrip("# "))


def _list(lines: Sequence[str]) -> str:
    items: list[str] = []
    for line in lines:
        if _ITEM.match(line) or not items:
            items.append(_ITEM.sub("", line))
        else:
            items[-1] += f" {line.strip()}"
    ordered = lines[0].lstrip()[0].isdigit()
    return _numbered(items) if ordered else _bullets(items)


def _heading(text: str, rule: str) -> str:
    return f"{text}\n{rule * len(text)}"


def _bullets(items: Iterable[str], mark: str = "- ") -> str:
    return "\n".join(_wrapped(mark + spoken(item), hanging=" " * len(mark)) for item in items)


def _numbered(items: Iterable[str], indent: str = "") -> str:
    marked = [f"{indent}{number}. {spoken(item)}" for number, item in enumerate(items, start=1)]
    return "\n".join(_wrapped(line, hanging=f"{indent}   ") for line in marked)


def _wrapped(text: str, indent: str = "", hanging: str | None = None) -> str:
    lead = indent if hanging is None else ""
    rest = indent if hanging is None else hanging
    words = " ".join(text.split()) if hanging is None else text
    return textwrap.fill(words, WIDTH, initial_indent=lead, subsequent_indent=rest, break_on_hyphens=False)
