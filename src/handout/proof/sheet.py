"""Pages as their tags and their places: what the rules of proof-reading look at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from handout.diagnostics import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.model.tags import Tag, TextRun

PART = "Part"  # the attribute of a tag that holds its place among the handout's parts, counted from 0
BEYOND = "Beyond"  # the attribute of words that stand over the end of their column: by how many mm
FIGURE = "Figure"
_PART_OF_PAGE = "part "


class Mark(Struct, frozen=True):
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
        tags: in reading order; not what is inside of a picture.
        runs: all words outside pictures, in reading order.
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
        self.sizes, self.images, self.modules = sizes, images, modules
        self.tags: list[Tag] = []
        self.runs: list[TextRun] = []
        self.marks: dict[int, list[Mark]] = {number: [] for number in range(1, len(sizes) + 1)}
        self._last: dict[int, tuple[int, int]] = {}
        self._parts: dict[int, str] = {}
        self._enter(tree, "")

    def _enter(self, tag: Tag, part: str) -> None:
        start = len(self.tags)
        self.tags.append(tag)
        part = tag.attributes.get(PART, part) if tag.attributes else part
        self._parts[id(tag)] = part
        if tag.role == FIGURE:
            self.marks.get(tag.page, []).extend(_picture(tag, part))
        else:
            self._read(tag, part)
            for child in tag.children:
                self._enter(child, part)
        self._last[id(tag)] = start, len(self.tags)

    def _read(self, tag: Tag, part: str) -> None:
        for run in tag.runs:
            if run.text.strip():
                self._parts[id(run)] = part
                self.runs.append(run)
                mark = Mark(run.page, run.left, run.bottom, run.right, run.top, part)
                self.marks[run.page].append(mark)

    def below(self, tag: Tag) -> list[Tag]:
        """The tag and all below it, in reading order; not what is inside of a picture."""
        start, end = self._last[id(tag)]
        return self.tags[start:end]

    def runs_of(self, tag: Tag) -> list[TextRun]:
        """The words in and below a tag, in reading order."""
        below = self.below(tag)
        return [run for inner in below if inner.role != FIGURE for run in inner.runs if run.text.strip()]

    def pages_of(self, tag: Tag) -> set[int]:
        """The pages that words and pictures in and below a tag stand on."""
        pictures = {inner.page for inner in self.below(tag) if inner.role == FIGURE and inner.page}
        return pictures | {run.page for run in self.runs_of(tag)}

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


def _picture(tag: Tag, part: str) -> Iterator[Mark]:
    edges = [float(edge) for edge in re.findall(r"-?\d+\.?\d*", tag.attributes.get("BBox", ""))]
    if len(edges) == 4:  # noqa: PLR2004 - a box has four edges
        left, bottom, right, top = edges
        yield Mark(tag.page, left, bottom, right, top, part)
