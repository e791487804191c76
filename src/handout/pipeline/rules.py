"""Which rules of `handout lint` stop a handout, in whatever shape it is to leave the house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handout.diagnostics import Severity

if TYPE_CHECKING:
    import datetime as dt

    from handout.diagnostics import Diagnostic
    from handout.model.lint import Rulebook
    from handout.model.project import Project

_ENGLISH = "en"  # the rules' own language
_MAIL = "email-"  # what the names of an e-mail's labels begin with


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


def wordy_labels(
    project: Project, rulebook: Rulebook, language: str, today: dt.date
) -> tuple[Diagnostic, ...]:
    """What the rules find in the labels that an e-mail is written with; nothing where they know no language.

    Args:
        project: whose labels they are.
        rulebook: the rules and their word lists, for English.
        language: the e-mail's, as a BCP 47 tag.
        today: for rules about dates.
    """
    from handout.lint.run import lint_texts

    labels = project.labels[language]
    if language.partition("-")[0] != _ENGLISH:
        return ()
    texts = {key: text for key, text in labels.words.items() if key.startswith(_MAIL)}
    return tuple(
        replace(found, span=labels.span, message=f"the words of '{found.span.file}': {found.message}")
        for found in lint_texts(project, rulebook, today, texts)
        if found.span
    )
