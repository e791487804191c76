"""Score sheets as lines for people and as JSON."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from handout.model.score import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handout.model.content import Outline
    from handout.model.score import Rating, Sheet


def lines(outline: Outline, sheets: Sequence[Sheet], ratings: Sequence[Rating]) -> Iterator[str]:
    """The sheets of one handout, an item a line with its evidence; then what the raters add."""
    yield f"{outline.id} {outline.version}"
    for sheet in sheets:
        yield f"  {sheet.instrument.id}: {sheet.instrument.title}"
        yield f"    {_result(sheet)}"
        for one in sheet.answers:
            places = "  " + ", ".join(map(str, one.evidence)) if one.evidence else ""
            yield f"    {one.answer:<4}  {one.item.id:<3}  {one.item.text}{places}"
        yield from _completed_lines(sheet, ratings)
    for first, second in combinations(ratings, 2):
        yield f"  {first.rater} and {second.rater}: {_agreed(first, second)}"


def _completed_lines(sheet: Sheet, ratings: Sequence[Rating]) -> Iterator[str]:
    from handout.lint.score import completed

    for rating in ratings:
        yield f"    with {rating.rater}: {_result(completed(sheet, rating))}"


def _result(sheet: Sheet) -> str:
    score = (
        "no item applies"
        if sheet.score is None
        else f"{sheet.points} of {sheet.applicable}, {sheet.score:.0f} of 100"
    )
    left = sum(one.answer is Answer.NOT_APPLICABLE for one in sheet.answers)
    still = f"; {sheet.open} for people" if sheet.open else ""
    return f"{score} ({sheet.instrument.passes:g} or more is good){still}; {left} do not apply"


def _agreed(one: Rating, other: Rating) -> str:
    from handout.lint.score import agreement

    found = agreement(one, other)
    kappa = "" if found.kappa is None else f", kappa {found.kappa:.2f}"
    return f"the same answer to {found.same} of {found.items} items{kappa}"


def as_object(outline: Outline, sheets: Sequence[Sheet], ratings: Sequence[Rating]) -> dict[str, object]:
    """The same for programs."""
    from handout.lint.score import agreement

    return {
        "handout": outline.id,
        "version": outline.version,
        "instruments": [_instrument(sheet, ratings) for sheet in sheets],
        "agreement": [
            {"raters": [one.rater, other.rater], **agreement(one, other)._asdict()}
            for one, other in combinations(ratings, 2)
        ],
    }


def _instrument(sheet: Sheet, ratings: Sequence[Rating]) -> dict[str, object]:
    from handout.lint.score import completed

    return {
        "id": sheet.instrument.id,
        "passes": sheet.instrument.passes,
        **_numbers(sheet),
        "completed": [{"rater": rating.rater, **_numbers(completed(sheet, rating))} for rating in ratings],
        "items": [
            {
                "id": one.item.id,
                "text": one.item.text,
                "answer": str(one.answer),
                "by": one.by,
                "evidence": [str(place) for place in one.evidence],
            }
            for one in sheet.answers
        ],
    }


def _numbers(sheet: Sheet) -> dict[str, object]:
    score = None if sheet.score is None else round(sheet.score, 1)
    return {"points": sheet.points, "applicable": sheet.applicable, "open": sheet.open, "score": score}
