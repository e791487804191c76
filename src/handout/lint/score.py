"""Rating instruments: what the program decides, what people add, and how far two of them agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from handout.lint.evidence import EVIDENCE
from handout.lint.reading import Library
from handout.model.score import Answer, Answered, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from handout.diagnostics import Diagnostic, Span
    from handout.model.content import Outline
    from handout.model.project import Project
    from handout.model.score import Instrument, Item, Rating

PROGRAM = "program"
_MOST_PLACES = 3  # of evidence for an item: the rest says nothing new


def sheets(
    instruments: Iterable[Instrument], project: Project, outline: Outline, findings: Sequence[Diagnostic]
) -> tuple[Sheet, ...]:
    """A sheet for each instrument; items for people are left open.

    Args:
        instruments: what to rate by.
        project: where the handout comes from.
        outline: the handout.
        findings: what `lint` found in it and in all that it shows, whatever was set aside.
    """
    library = Library(project)

    def answered(item: Item) -> Answered:
        return _answered(item, outline, library, findings)

    return tuple(Sheet(one, tuple(map(answered, one.items))) for one in instruments)


def _answered(item: Item, outline: Outline, library: Library, findings: Sequence[Diagnostic]) -> Answered:
    if item.needs and not _places(item.needs, outline, library):
        return Answered(item, Answer.NOT_APPLICABLE, (), PROGRAM)
    if item.is_for_people:
        return Answered(item, Answer.OPEN, (), "")
    against = tuple(one.span for one in findings if one.code in item.rules and one.span)
    if against:
        return Answered(item, Answer.NO, against[:_MOST_PLACES], PROGRAM)
    shown = _places(item.shows, outline, library) if item.shows else ()
    met = bool(shown) or not item.shows
    return Answered(item, Answer.YES if met else Answer.NO, shown[:_MOST_PLACES], PROGRAM)


def _places(name: str, outline: Outline, library: Library) -> tuple[Span, ...]:
    return tuple(EVIDENCE[name](outline, library))


def completed(sheet: Sheet, rating: Rating) -> Sheet:
    """The sheet with a rater's answers to the items that were open."""
    answers = tuple(
        replace(one, answer=rating.answers[one.item.id], by=rating.rater)
        if one.answer is Answer.OPEN and one.item.id in rating.answers
        else one
        for one in sheet.answers
    )
    return replace(sheet, answers=answers)


class Agreement(NamedTuple):
    """How far two raters agree.

    Attributes:
        items: how many both have answered.
        same: how many of these they answered alike.
        kappa: Cohen's kappa (Educ Psychol Meas 1960;20:37-46): agreement beyond chance, at most 1; None
            where chance alone makes them agree.
    """

    items: int
    same: int
    kappa: float | None


def agreement(one: Rating, other: Rating) -> Agreement:
    """How far two raters agree on the items that both have answered."""
    both = [(one.answers[key], other.answers[key]) for key in one.answers if key in other.answers]
    if not both:
        return Agreement(0, 0, None)
    same = sum(first is second for first, second in both)
    firsts, seconds = zip(*both, strict=True)
    chance = sum(firsts.count(kind) * seconds.count(kind) for kind in Answer) / len(both) ** 2
    kappa = None if chance == 1 else (same / len(both) - chance) / (1 - chance)
    return Agreement(len(both), same, kappa)
