from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.assemble.dose import chips
from handout.assemble.exercise_log import due_days
from handout.diagnostics import Span
from handout.model.content import Dose
from handout.model.style import Labels

WORDS: Mapping[str, str] = {
    "dose-hold-one": "Hold {n} second",
    "dose-hold-other": "Hold {n} seconds",
    "dose-minutes-one": "Keep going {n} minute",
    "dose-minutes-other": "Keep going {n} minutes",
    "dose-reps-one": "{n} time",
    "dose-reps-other": "{n} times",
    "dose-sets-one": "{n} set",
    "dose-sets-other": "{n} sets",
    "dose-per-day-one": "once a day",
    "dose-per-day-two": "twice a day",
    "dose-per-day-other": "{n} times a day",
    "dose-every-day": "every day",
    "dose-every-second-day": "every second day",
    "dose-days-a-week-one": "{n} day a week",
    "dose-days-a-week-other": "{n} days a week",
}
LABELS = Labels("en", WORDS, {}, Span("content/labels/en.yaml"))


@pytest.mark.parametrize(
    ("dose", "expected"),
    [
        (Dose(1, 3, 30, 2, 7), ("Hold 30 seconds", "3 times", "twice a day", "every day")),
        (Dose(3, 12, 2, 1, 3.5), ("Hold 2 seconds", "12 times", "3 sets", "once a day", "every second day")),
        (Dose(1, 1, 180, 2, 7), ("Keep going 3 minutes", "twice a day", "every day")),
        (Dose(1, 10, 0, 3, 3), ("10 times", "3 times a day", "3 days a week")),
        (Dose(1, 1, 0, 1, 7), ("1 time", "once a day", "every day")),
    ],
)
def test_a_dose_is_said_in_words(dose: Dose, expected: tuple[str, ...]) -> None:
    assert chips(dose, LABELS) == expected


@given(st.sampled_from([1, 2, 3, 3.5, 4, 5, 6, 7]), st.sampled_from([1, 2]))
def test_the_log_asks_for_as_many_days_as_the_dose(per_week: float, weeks: int) -> None:
    due = due_days(per_week, weeks)
    assert len(due) == 7 * weeks
    assert sum(due) == round(per_week * weeks)
    assert due[0]


def test_every_second_day_alternates_over_two_weeks() -> None:
    assert due_days(3.5, 2) == (True, False) * 7


@given(st.integers(1, 7))
def test_rest_days_are_spread_out(per_week: int) -> None:
    due = [day for day, asked in enumerate(due_days(per_week, 1)) if asked]
    gaps = [later - earlier for earlier, later in zip(due, [*due[1:], due[0] + 7], strict=True)]
    assert max(gaps) - min(gaps) <= 1
