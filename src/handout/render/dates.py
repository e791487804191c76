"""Dates in words, by the labels of the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from handout.model.style import Labels


def long_date(day: dt.date, labels: Labels) -> str:
    """The day with the month as a word, so that no reader can take the day for the month."""
    return labels["date"].format(day=day.day, month=labels[f"month-{day.month}"], year=day.year)
