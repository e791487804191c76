"""The sample library keeps its own rules."""

from __future__ import annotations

import datetime as dt

from handout.diagnostics import Severity
from handout.lint.run import lint, reading_grades
from handout.load import load_project
from handout.resources import bundled
from tests.lint.examples import rulebook

TODAY = dt.date(2026, 11, 22)


def test_the_library_has_suggestions_at_most_and_sets_nothing_aside_in_silence() -> None:
    project = load_project(bundled(), bundled()).project
    linted = lint(project, rulebook(), TODAY)
    assert len(project.handouts) >= 6
    assert [str(found) for found in linted.findings if found.severity is not Severity.NOTE] == []
    assert all(reason for _, reason in linted.waived)


def test_every_handout_of_the_library_is_read_at_grade_six_or_below() -> None:
    project = load_project(bundled(), bundled()).project
    grades = dict(reading_grades(project, rulebook(), TODAY))
    assert grades.keys() == project.handouts.keys()
    assert max(grade.flesch_kincaid for grade in grades.values()) <= 6
