"""All rules over a project: what they find, and what its authors have set aside. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handout.diagnostics import Severity, Span
from handout.lint.blocks import Kind
from handout.lint.checks import CHECKS
from handout.lint.context import Context
from handout.lint.grade import grades
from handout.lint.prose import Prose, line_block
from handout.lint.reading import Library, content
from handout.lint.waivers import covering, faults
from handout.model.content import Passage, references

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from handout.diagnostics import Diagnostic
    from handout.lint.grade import Grade
    from handout.model.content import Outline
    from handout.model.lint import Rulebook, Waiver
    from handout.model.project import Project


class Linted(Struct, frozen=True):
    """What the rules found.

    Attributes:
        findings: by file, line and column.
        waived: the findings that an author has set aside, each with the reason.
    """

    findings: tuple[Diagnostic, ...]
    waived: tuple[tuple[Diagnostic, str], ...]


def lint(
    project: Project,
    rulebook: Rulebook,
    today: dt.date,
    only: AbstractSet[str] | None = None,
    least: Severity = Severity.NOTE,
) -> Linted:
    """What the rules find in a project.

    Args:
        project: as it was loaded.
        rulebook: the rules and their word lists.
        today: for rules about dates.
        only: names of files, as in findings: others bring none; None looks at all. Rules about a whole
            handout look at those handouts that show one of the files.
        least: rules of a lower level are left out, and so is the search for waivers that are not needed.
    """
    context = _context(project, rulebook, today, only)
    order = tuple(Severity)
    wanted = [id_ for id_ in CHECKS if order.index(rulebook.rules[id_].level) <= order.index(least)]
    found = (finding for id_ in wanted for finding in CHECKS[id_](context))
    return _sifted(context, _within(found, only), only, complete=least is Severity.NOTE)


def lint_texts(
    project: Project, rulebook: Rulebook, today: dt.date, texts: Mapping[str, str]
) -> tuple[Diagnostic, ...]:
    """What the rules find in words that are no handout's own, such as a message's.

    Args:
        project: whose names of clinics and the like the rules know.
        rulebook: the rules and their word lists.
        today: for rules about dates.
        texts: plain words by a name, under which the findings have their place.
    """
    passages = {name: Passage(text, Span(name, 1, 1)) for name, text in texts.items()}
    prose = tuple(
        Prose("message", name, name, (line_block(Kind.PARAGRAPH, passage),))
        for name, passage in passages.items()
    )
    context = Context(project, rulebook, today, prose, (), Library(project))
    found = (finding for check in CHECKS.values() for finding in check(context))
    return tuple(sorted(_within(found, texts.keys()), key=_place))


def reading_grades(
    project: Project, rulebook: Rulebook, today: dt.date, only: AbstractSet[str] | None = None
) -> tuple[tuple[str, Grade], ...]:
    """The id and the reading grade of each handout that shows one of the files and has prose."""
    context = _context(project, rulebook, today, only)
    return tuple((outline.id, found) for outline, found in grades(context))


def authored(project: Project) -> frozenset[str]:
    """Names of all files that hold words or pictures for patients."""
    words = (*(item for _, item in content(project)), *project.labels.values(), *project.brands.values())
    return frozenset(item.span.file for item in (*words, *project.pictures))


def files_of(project: Project, handout: str) -> frozenset[str]:
    """Names of the handout's file and of all files that it shows."""
    outline, names = project.handouts[handout], Library(project).files
    return frozenset([outline.span.file, *(names[kind, ref.id] for kind, ref in references(outline.parts))])


def _context(project: Project, rulebook: Rulebook, today: dt.date, only: AbstractSet[str] | None) -> Context:
    library = Library(project)
    names = library.files
    prose = tuple(library.prose(*key) for key, file in names.items() if only is None or file in only)

    def concerns(outline: Outline) -> bool:
        shown = (names[kind, ref.id] for kind, ref in references(outline.parts))
        return only is None or outline.span.file in only or any(file in only for file in shown)

    handouts = tuple(outline for outline in project.handouts.values() if concerns(outline))
    return Context(project, rulebook, today, prose, handouts, library)


def _within(found: Iterable[Diagnostic], only: AbstractSet[str] | None) -> Iterator[Diagnostic]:
    return (one for one in found if only is None or (one.span and one.span.file in only))


def _sifted(
    context: Context, found: Iterable[Diagnostic], only: AbstractSet[str] | None, *, complete: bool
) -> Linted:
    waivers = _waivers(context.project, only)
    kept: list[Diagnostic] = []
    waived: list[tuple[Diagnostic, str]] = []
    used: set[Waiver] = set()
    for finding in dict.fromkeys(found):
        waiver = covering(finding, waivers, context.rulebook)
        if waiver is None:
            kept.append(finding)
        else:
            waived.append((finding, waiver.reason))
            used.add(waiver)
    if complete:
        kept += faults(context, (one for file in waivers.values() for one in file), used)
    return Linted(tuple(sorted(kept, key=_place)), tuple(sorted(waived, key=lambda pair: _place(pair[0]))))


def _waivers(project: Project, only: AbstractSet[str] | None) -> dict[str, tuple[Waiver, ...]]:
    items = (item for _, item in content(project))
    return {item.span.file: item.waivers for item in items if only is None or item.span.file in only}


def _place(found: Diagnostic) -> tuple[Span, str, str]:
    return found.span or Span(""), found.code, found.message
