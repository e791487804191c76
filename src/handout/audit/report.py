"""Everything of a project that is no longer current: reviews, numbers and names, sources, translations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.audit.drift import drifted
from handout.audit.facts import stale_facts
from handout.audit.reviews import due
from handout.audit.scope import scope_of
from handout.audit.tables import old_regions, old_sources
from handout.diagnostics import Span

if TYPE_CHECKING:
    import datetime as dt

    from handout.diagnostics import Diagnostic
    from handout.model.project import Project


def audit(project: Project, today: dt.date, within: dt.timedelta) -> tuple[Diagnostic, ...]:
    """Every finding about the project's own handouts and all that they show, by file, line and column.

    A handout that nobody has reviewed yet is none: its pages say so.

    Args:
        project: as it was loaded.
        today: what "overdue" is measured from.
        within: reviews that are due in this time from today are listed too.
    """
    scope = scope_of(project)
    found = (
        *(finding for handout in scope.handouts for finding in due(project, handout, today, within)),
        *old_regions(scope, today),
        *old_sources(scope, today),
        *stale_facts(scope),
        *drifted(project),
    )
    return tuple(sorted(dict.fromkeys(found), key=_place))


def _place(found: Diagnostic) -> tuple[Span, str, str]:
    return found.span or Span(""), found.code, found.message
