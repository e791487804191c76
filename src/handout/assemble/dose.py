"""A dose in the reader's words: "Hold 30 seconds", "3 times", "twice a day"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.model.content import Dose
    from handout.model.style import Labels

MINUTE = 60  # seconds: from here on a hold is printed in minutes
EVERY_DAY = 7
EVERY_SECOND_DAY = 3.5


def chips(dose: Dose, labels: Labels) -> tuple[str, ...]:
    """The dose as short facts, in the order of use; facts that say nothing are left out."""
    return (*_hold(dose, labels), *_counts(dose, labels), _per_day(dose, labels), *_per_week(dose, labels))


def _hold(dose: Dose, labels: Labels) -> Iterator[str]:
    if dose.hold_seconds >= MINUTE:
        yield _counted(labels, "dose-minutes", dose.hold_seconds // MINUTE)
    elif dose.hold_seconds:
        yield _counted(labels, "dose-hold", dose.hold_seconds)


def _counts(dose: Dose, labels: Labels) -> Iterator[str]:
    if dose.reps > 1 or not dose.hold_seconds:
        yield _counted(labels, "dose-reps", dose.reps)
    if dose.sets > 1:
        yield _counted(labels, "dose-sets", dose.sets)


def _per_day(dose: Dose, labels: Labels) -> str:
    return _counted(labels, "dose-per-day", dose.per_day)


def _per_week(dose: Dose, labels: Labels) -> Iterator[str]:
    if dose.per_week == EVERY_SECOND_DAY:
        yield labels["dose-every-second-day"]
    elif dose.per_week < EVERY_DAY:
        yield _counted(labels, "dose-days-a-week", round(dose.per_week))
    else:
        yield labels["dose-every-day"]


def _counted(labels: Labels, key: str, number: int) -> str:
    forms = {1: "one", 2: "two"}
    named = f"{key}-{forms.get(number, 'other')}"
    chosen = named if named in labels.words else f"{key}-other"
    return labels[chosen].format(n=number)
