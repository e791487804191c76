"""Where a handout shows what rating instruments ask for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.lint.prose import Kind
from handout.model.content import (
    CarePart,
    ChecklistPart,
    ExercisePart,
    LogPart,
    SectionPart,
    SourcesPart,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from handout.diagnostics import Span
    from handout.lint.reading import Library
    from handout.model.content import Outline

    Evidence = Callable[[Outline, Library], Iterator[Span]]

_NUMBER = re.compile(r"\b\d+ (?:in|out of) \d+\b|\b\d+ ?%|\bper ?cent\b")


def _purpose(outline: Outline, library: Library) -> Iterator[Span]:  # noqa: ARG001 - all have one shape
    yield outline.purpose.span


def _main_points(outline: Outline, library: Library) -> Iterator[Span]:  # noqa: ARG001 - all have one shape
    yield from (point.span for point in outline.main_points)


def _parts(*kinds: type) -> Evidence:
    def places(outline: Outline, library: Library) -> Iterator[Span]:  # noqa: ARG001 - all have one shape
        for part in outline.parts:
            match part:
                case LogPart(span=span) | SourcesPart(span=span) if isinstance(part, kinds):
                    yield span
                case SectionPart(section=ref) | ChecklistPart(checklist=ref) if isinstance(part, kinds):
                    yield ref.span
                case ExercisePart(exercises=refs) | CarePart(care=refs) if isinstance(part, kinds):
                    yield from (ref.span for ref in refs)
                case _:
                    pass

    return places


def _blocks(*kinds: Kind) -> Evidence:
    def places(outline: Outline, library: Library) -> Iterator[Span]:
        for prose in library.shown(outline):
            yield from (block.span() for block in prose.of(*kinds))

    return places


def _numbers(outline: Outline, library: Library) -> Iterator[Span]:
    for prose in library.shown(outline):
        for block in prose.blocks:
            yield from (block.span(found.start()) for found in _NUMBER.finditer(block.text))


def _version(outline: Outline, library: Library) -> Iterator[Span]:  # noqa: ARG001 - all have one shape
    yield outline.span


def _review(outline: Outline, library: Library) -> Iterator[Span]:  # noqa: ARG001 - all have one shape
    if outline.review.reviewed:
        yield outline.span


_tables = _parts(LogPart)


def _all_tables(outline: Outline, library: Library) -> Iterator[Span]:
    yield from _tables(outline, library)
    yield from _blocks(Kind.CELL)(outline, library)


EVIDENCE: Mapping[str, Evidence] = {
    "purpose": _purpose,
    "main-points": _main_points,
    "sections": _parts(SectionPart),
    "exercises": _parts(ExercisePart),
    "pictures": _parts(ExercisePart),  # each exercise is drawn, with a title
    "care": _parts(CarePart),
    "tools": _parts(LogPart, ChecklistPart),
    "sources": _parts(SourcesPart),
    "tables": _all_tables,
    "boxes": _parts(CarePart, ExercisePart, ChecklistPart),
    "steps": _blocks(Kind.STEP),
    "lists": _blocks(Kind.ITEM, Kind.CHECK, Kind.SIGN),
    "numbers": _numbers,
    "version": _version,
    "review": _review,
}
