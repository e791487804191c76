"""Regions and sources that nobody has looked up for long, and sources that others have taken the place of."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from handout.diagnostics import Diagnostic, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.audit.scope import Scope


def old_regions(scope: Scope, today: dt.date) -> Iterator[Diagnostic]:
    """Regions whose emergency numbers were last checked too long ago."""
    days = scope.project.terms.region_days
    for region in scope.regions:
        if days is not None and today - region.checked > dt.timedelta(days):
            message = (
                f"the emergency numbers of '{region.id}' were last checked on {region.checked}, "
                f"more than {days} days ago"
            )
            yield warning("numbers-unchecked", message, region.span, "compare them and set checked")


def old_sources(scope: Scope, today: dt.date) -> Iterator[Diagnostic]:
    """Sources in use that are superseded, at each use; and those that were last looked up too long ago."""
    sources, days = scope.project.sources, scope.project.terms.source_days
    used = [ref for item in scope.items for ref in item.sources]
    for ref in used:
        source = sources[ref.id]
        if source.superseded_by:
            hint = f"see whether {', '.join(source.superseded_by)} says the same, and cite that"
            yield warning("source-superseded", f"'{ref.id}' is superseded", ref.span, hint)
    for source in {ref.id: sources[ref.id] for ref in used}.values():
        if days is not None and source.checked and today - source.checked > dt.timedelta(days):
            message = f"'{source.id}' was last looked up on {source.checked}, more than {days} days ago"
            yield warning("source-unchecked", message, source.span, "look it up and set checked")
