"""Pages as their tags and their places: what the rules of proof-reading look at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handout.diagnostics import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.model.tags import Tag, TextRun

PART = "Part"  # the attribute of a tag that holds its place among the handout's parts, counted from 0
BEYOND = "Beyond"  # the attribute of words that stand over the end of their column: by how many mm
_PART_OF_PAGE = "part "


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of content on a page: its box in points from the page's lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    part: str = ""


class Sheet:
    """The pages' tagged content with its places. Words inside pictures are the pictures' own business.

    Attributes:
        tree: the root of the tags.
        sizes: width and height of each page in points.
        images: page and pixels to the inch of each raster picture.
        modules: page and side in mm of a square of each QR code.
        marks: what stands on each page, by the page's number.
    """

    def __init__(
        self,
        tree: Tag,
        sizes: tuple[tuple[float, float], ...],
        images: tuple[tuple[int, float], ...] = (),
        modules: tuple[tuple[int, float], ...] = (),
    ) -> None:
        self.tree, self.sizes = tree, sizes
        self.images, self.modules = images, modules
        self._parts = dict(_parts(tree, ""))
        self.marks: dict[int, list[Mark]] = {number: [] for number in range(1, len(sizes) + 1)}
        for mark in marks_of(tree):
            self.marks[mark.page].append(mark)

    def runs(self) -> Iterator[TextRun]:
        """All words outside pictures, in reading order."""
        yield from runs_of(self.tree)

    def part(self, piece: Tag | TextRun) -> str:
        """Which of the handout's parts it stands in; "" where none or where the pages do not tell."""
        return self._parts.get(id(piece), "")


def part_span(part: str) -> Span | None:
    """A place for a finding about a part of the handout, until somebody who knows its file finds the line."""
    return Span(f"{_PART_OF_PAGE}{part}") if part else None


def part_number(span: Span | None) -> int | None:
    """The part that `part_span` was given, or None for any other place."""
    if span is None or not span.file.startswith(_PART_OF_PAGE):
        return None
    return int(span.file.removeprefix(_PART_OF_PAGE))


def _parts(tag: Tag, part: str) -> Iterator[tuple[int, str]]:
    part = tag.attributes.get(PART, part)
    if part:
        yield id(tag), part
        yield from ((id(run), part) for run in tag.runs)
    for child in tag.children:
        yield from _parts(child, part)


def runs_of(tag: Tag) -> Iterator[TextRun]:
    """The words in and below a tag, outside pictures, in reading order."""
    if tag.role != "Figure":
        yield from (run for run in tag.runs if run.text.strip())
        for child in tag.children:
            yield from runs_of(child)


def marks_of(tag: Tag, part: str = "") -> Iterator[Mark]:
    """Words and pictures in and below a tag, in reading order."""
    part = tag.attributes.get(PART, part)
    if tag.role == "Figure":
        edges = [float(edge) for edge in re.findall(r"-?\d+\.?\d*", tag.attributes.get("BBox", ""))]
        if tag.page and len(edges) == 4:  # noqa: PLR2004 - a box has four edges
            left, bottom, right, top = edges
            yield Mark(tag.page, left, bottom, right, top, part)
        return
    yield from (Mark(r.page, r.left, r.bottom, r.right, r.top, part) for r in tag.runs if r.text.strip())
    for child in tag.children:
        yield from marks_of(child, part)
