"""Which rules of `handout lint` stop a handout, in whatever shape it is to leave the house."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handout.diagnostics import Severity

if TYPE_CHECKING:
    import datetime as dt

    from handout.diagnostics import Diagnostic
    from handout.model.lint import Rulebook
    from handout.model.project import Project


def broken_rules(
    project: Project, rulebook: Rulebook, handout: str, today: dt.date
) -> tuple[Diagnostic, ...]:
    """The rules of level error that the handout and what it shows break, without what was set aside.

    Args:
        project: where the handout comes from.
        rulebook: the rules and their word lists.
        handout: its id.
        today: for rules about dates.
    """
    from handout.lint.run import files_of, lint

    alone = replace(project, handouts={handout: project.handouts[handout]})
    return lint(alone, rulebook, today, files_of(alone, handout), Severity.ERROR).findings
