"""The exercise log: which exercise is due on which day, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.model.document import Card, LogBlock, LogRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handout.model.content import Dose

DAYS = 7


def log(cards: Sequence[Card]) -> LogBlock:
    """A row for each card; two weeks where a dose asks for every second day, else one."""
    weeks = 2 if any(_alternates(card.exercise.dose) for card in cards) else 1
    return LogBlock(weeks, tuple(_row(card, weeks) for card in cards))


def _alternates(dose: Dose) -> bool:
    return not float(dose.per_week).is_integer()


def _row(card: Card, weeks: int) -> LogRow:
    dose = card.exercise.dose
    return LogRow(card.title, dose.per_day, due_days(dose.per_week, weeks))


def due_days(per_week: float, weeks: int) -> tuple[bool, ...]:
    """For each day of `weeks` weeks, whether it is one of `per_week` days, spread as evenly as can be.

    The first day is always due: a patient starts on the day that the log is handed out.
    """
    days = DAYS * weeks
    due = round(per_week * weeks)
    first = {day * days // due for day in range(due)} if due else set()
    return tuple(day in first for day in range(days))
