"""What a handout is made of: purpose, main points, something to act with, parts in order."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from handout.lint.prose import WORD, Kind
from handout.model.content import (
    CarePart,
    ChecklistPart,
    ExercisePart,
    LogPart,
    SectionPart,
    SourcesPart,
    place_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handout.diagnostics import Diagnostic, Span
    from handout.lint.context import Check, Context
    from handout.model.content import Outline, Part

_END = (".", "?", "!")


def purposes(context: Context) -> Iterator[Diagnostic]:
    """HAND-01: purposes that are no sentence, or only repeat the title."""
    for outline in context.handouts:
        purpose = next(context.library.prose("handout", outline.id).of(Kind.PURPOSE))
        hint = "write one sentence that says what the handout is for: 'What you can do at home for …'"
        if len(purpose.sentences) != 1 or not purpose.text.endswith(_END):
            message = "the purpose is not one whole sentence"
            yield context.found("HAND-01", message, purpose.span(), hint)
        elif _same(purpose.text, outline.title.text):
            message = "the purpose only repeats the title"
            yield context.found("HAND-01", message, purpose.span(), hint)


def _same(one: str, other: str) -> bool:
    return WORD.findall(one.lower()) == WORD.findall(other.lower())


def many_points(context: Context) -> Iterator[Diagnostic]:
    """HAND-02: more main points than people take home."""
    most = int(context.threshold("HAND-02"))
    for outline in context.handouts:
        if len(outline.main_points) > most:
            message = f"{len(outline.main_points)} main points; {most} are the most that people take home"
            hint = "put the main message first, and keep what a patient must know or do"
            yield context.found("HAND-02", message, outline.main_points[most].span, hint)


def half_points(context: Context) -> Iterator[Diagnostic]:
    """HAND-03: main points that are no sentence."""
    for outline in context.handouts:
        for block in context.library.prose("handout", outline.id).of(Kind.MAIN_POINT):
            if not block.text.endswith(_END) or len(WORD.findall(block.text)) < _FEWEST_WORDS:
                message = "this main point is not a whole sentence"
                hint = "say who does what: 'Do your 4 exercises every day.'"
                yield context.found("HAND-03", message, block.span(), hint)


_FEWEST_WORDS = 3


def calls_to_action(context: Context) -> Iterator[Diagnostic]:
    """HAND-04: main points of which none says what to do."""
    known = context.words("commands")
    for outline in context.handouts:
        points = [*context.library.prose("handout", outline.id).of(Kind.MAIN_POINT)]
        openings = {opening for block in points for opening in _openings(block.text)}
        if not openings & known.keys():
            message = "no main point says what to do"
            hint = "begin one with a command: 'Wear …', 'Do …', 'Keep …'"
            yield context.found("HAND-04", message, points[0].span(), hint)


def _openings(text: str) -> Iterator[str]:
    """The words that begin its sentences and clauses."""
    for clause in re.split(r"[.,;:!?]\s+|\s+and\s+", text.lower()):
        if found := WORD.search(clause):
            yield found.group()


def tools(context: Context) -> Iterator[Diagnostic]:
    """HAND-05: handouts without anything to tick or to fill in."""
    for outline in context.handouts:
        if not any(isinstance(part, (LogPart, ChecklistPart)) for part in outline.parts):
            message = "nothing in this handout helps to act: it has no log and no checklist"
            hint = "add a part: - log, or - checklist: ID (handout list checklists)"
            yield context.found("HAND-05", message, outline.span, hint)


def unlogged(context: Context) -> Iterator[Diagnostic]:
    """HAND-06: exercises that no log covers."""
    for outline in context.handouts:
        logs = [index for index, part in enumerate(outline.parts) if isinstance(part, LogPart)]
        for index, part in enumerate(outline.parts):
            if isinstance(part, ExercisePart) and not any(log > index for log in logs):
                message = "no log stands below these exercises: nobody can tick them"
                yield context.found("HAND-06", message, part.exercises[0].span, "add a part below: - log")


def order(context: Context) -> Iterator[Diagnostic]:
    """HAND-07: parts in an order that puts doing before knowing, or sources before what people need."""
    for outline in context.handouts:
        for index, part in enumerate(outline.parts):
            before, after = outline.parts[:index], outline.parts[index + 1 :]
            for message, hint in _misplaced(part, before, after):
                yield context.found("HAND-07", message, place_of(part), hint)


def _misplaced(part: Part, before: tuple[Part, ...], after: tuple[Part, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(part, SourcesPart) and after:
        yield "sources stand in the way of what comes after them", "put '- sources' last"
    if isinstance(part, ExercisePart) and not any(isinstance(one, SectionPart) for one in before):
        yield "exercises come before any word of what they are for", "put a section first"
    if isinstance(part, CarePart) and not before:
        yield "the handout begins with when to see a doctor", "say first what it is about"


def equal_headings(context: Context) -> Iterator[Diagnostic]:
    """HAND-08: headings that stand twice in a handout."""
    for outline in context.handouts:
        titled = [*_titles(context, outline)]
        counts = Counter(title.casefold() for title, _ in titled)
        seen: set[str] = set()
        for title, span in titled:
            key = title.casefold()
            if counts[key] > 1 and key in seen:
                message = f"the heading '{title}' stands twice in this handout"
                yield context.found("HAND-08", message, span, "say what sets the two apart")
            seen.add(key)


def _titles(context: Context, outline: Outline) -> Iterator[tuple[str, Span]]:
    """Titles of sections, exercises and checklists, with the place where the handout names them."""
    project = context.project
    for part in outline.parts:
        match part:
            case SectionPart(section=ref):
                yield project.sections[ref.id].title.text, ref.span
            case ChecklistPart(checklist=ref):
                yield project.checklists[ref.id].title.text, ref.span
            case ExercisePart(exercises=refs):
                yield from ((project.exercises[ref.id].title.text, ref.span) for ref in refs)
            case _:
                pass


def long_sections(context: Context) -> Iterator[Diagnostic]:
    """HAND-09: sections with too many words under one heading."""
    most = context.threshold("HAND-09")
    for prose in context.prose:
        if prose.kind != "section":
            continue
        count, heading = 0, None
        for block in prose.blocks:
            if block.kind in {Kind.TITLE, Kind.HEADING}:
                count, heading = 0, block
                continue
            before, count = count, count + len(WORD.findall(block.text))
            if before <= most < count and heading:
                message = f"more than {most:g} words stand under the heading '{heading.text}'"
                hint = "break it up with a heading (##), or leave out what nobody needs"
                yield context.found("HAND-09", message, heading.span(), hint)


def unreviewed(context: Context) -> Iterator[Diagnostic]:
    """HAND-10: handouts whose clinical review is not recorded."""
    for outline in context.handouts:
        if outline.review.reviewed is None:
            message = "nobody has recorded a clinical review of this handout"
            hint = "after the review: review: {reviewed: DATE, by: ROLE, next: DATE}"
            yield context.found("HAND-10", message, outline.span, hint)


CHECKS: Mapping[str, Check] = {
    "HAND-01": purposes,
    "HAND-02": many_points,
    "HAND-03": half_points,
    "HAND-04": calls_to_action,
    "HAND-05": tools,
    "HAND-06": unlogged,
    "HAND-07": order,
    "HAND-08": equal_headings,
    "HAND-09": long_sections,
    "HAND-10": unreviewed,
}
