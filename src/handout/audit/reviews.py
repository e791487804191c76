"""Reviews that are due: of a handout, and of the parts that have a review of their own."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from handout.assemble.citations import contents
from handout.diagnostics import Diagnostic, Severity, error, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.model.content import Content, Outline
    from handout.model.project import Project

_NOW = dt.timedelta(0)


def overdue(project: Project, handout: str, today: dt.date) -> tuple[Diagnostic, ...]:
    """A warning for each review that is overdue, an error where the days of grace are over, too.

    A handout with an error is not to be built. One without a review has no finding: its pages say so.
    """
    return tuple(due(project, handout, today, _NOW))


def due(project: Project, handout: str, today: dt.date, within: dt.timedelta) -> Iterator[Diagnostic]:
    """The same, and a note for each review that is due in the time to come."""
    outline = project.handouts[handout]
    for item in (outline, *contents(project, outline)):
        day = item.review.next_review
        if day and day <= today + within:
            yield _finding(project, item, outline.owner, day, today)


def _finding(
    project: Project,
    item: Outline | Content,
    owner: str,
    day: dt.date,
    today: dt.date,
) -> Diagnostic:
    span, grace = item.review.span or item.span, project.terms.grace_days
    who = f"{owner}: review it" if owner else "review it"
    hint = f"{who} and set reviewed and next"
    if day >= today:
        return Diagnostic(
            "review-due", Severity.NOTE, f"the review of '{item.title}' is due on {day}", span, hint
        )
    message = f"the review of '{item.title}' was due on {day}"
    if grace is None:
        return warning("review-overdue", message, span, hint)
    last = day + dt.timedelta(grace)
    if today > last:
        return error("review-overdue", f"{message}; it has not been built since {last}", span, hint)
    return warning("review-overdue", f"{message}; it is built until {last}", span, hint)
