"""Pages of `content/` to the model: sections, exercises, checklists, care advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handout.diagnostics import Span, did_you_mean
from handout.figures import check
from handout.load.outline import (
    Heading,
    Item,
    Line,
    box_of,
    empty_body,
    read_lines,
    reason_of,
    section_faults,
    whole,
)
from handout.load.schema import CareFile, ChecklistFile, ExerciseFile, SectionFile
from handout.load.words import has_link
from handout.model.content import (
    CareAdvice,
    Checklist,
    ChecklistGroup,
    ChecklistItem,
    Dose,
    Exercise,
    Level,
    Passage,
    Section,
)

if TYPE_CHECKING:
    from handout.load.page import Page
    from handout.load.schema import DoseFile

STEPS = (2, 5)  # fewest and most steps of an exercise: docs/formats.md
MOST_SIGNS = 6  # bullets of a level: NHS service manual, care cards


def read_section(page: Page) -> Section | None:
    """A section, or None with findings."""
    file = page.validated(SectionFile)
    body = whole(page.body)
    if body is None:
        page.findings.add(empty_body(page.body, "the text of the section"))
    page.findings.extend(section_faults(page.body))
    if body is not None:
        page.checked(body)
    if file is None or body is None:
        return None
    title = page.passage(file.title, ("title",))
    return Section(
        id=page.id,
        title=title,
        body=body,
        sources=page.source_refs(file.sources),
        span=page.span,
        waivers=page.waivers(file.lint),
        review=page.review(file.review),
    )


def read_exercise(page: Page) -> Exercise | None:
    """An exercise, or None with findings."""
    file = page.validated(ExerciseFile)
    steps = _steps(page)
    if file is None:
        return None
    for fault in check(file.figure):
        page.findings.error(fault.code, fault.message, page.tree.span(("figure", *fault.path)), fault.hint)
    return Exercise(
        id=page.id,
        title=page.passage(file.title, ("title",)),
        steps=steps,
        dose=_dose(file.dose),
        sides=file.sides,
        stop_if=page.passages(file.stop_if, ("stop-if",)),
        note=page.maybe_passage(file.note, ("note",)),
        targets=page.passage(file.targets, ("targets",)),
        figure=file.figure,
        sources=page.source_refs(file.sources),
        span=page.span,
        waivers=page.waivers(file.lint),
        review=page.review(file.review),
    )


def read_checklist(page: Page) -> Checklist | None:
    """A checklist, or None with findings."""
    file = page.validated(ChecklistFile)
    groups = _groups(page)
    if file is None:
        return None
    return Checklist(
        id=page.id,
        title=page.passage(file.title, ("title",)),
        intro=page.passage(file.intro, ("intro",)),
        groups=groups,
        sources=page.source_refs(file.sources),
        span=page.span,
        waivers=page.waivers(file.lint),
        review=page.review(file.review),
    )


def read_care(page: Page) -> CareAdvice | None:
    """Care advice, or None with findings."""
    file = page.validated(CareFile)
    signs = _signs(page)
    if file is None:
        return None
    return CareAdvice(
        id=page.id,
        title=page.passage(file.title, ("title",)),
        emergency=signs[Level.EMERGENCY],
        urgent=signs[Level.URGENT],
        routine=signs[Level.ROUTINE],
        sources=page.source_refs(file.sources),
        span=page.span,
        waivers=page.waivers(file.lint),
        review=page.review(file.review),
    )


def _dose(file: DoseFile) -> Dose:
    return Dose(file.sets, file.reps, file.hold_seconds, file.per_day, file.per_week)


def _steps(page: Page) -> tuple[Passage, ...]:
    lines = read_lines(page.body)
    steps = []
    for line in lines:
        if isinstance(line, Item) and line.marker[0].isdigit():
            steps.append(_item(page, line.words))
        else:
            hint = "the body is a numbered list: begin each step with 1., 2., …"
            page.findings.error("stray-line", "this line is no step", _start(line), hint)
    fewest, most = STEPS
    if not lines:
        page.findings.add(empty_body(page.body, "the steps as a numbered list"))
    elif not fewest <= len(steps) <= most:
        message = f"an exercise has {fewest} to {most} steps, not {len(steps)}"
        page.findings.error("step-count", message, _start(lines[0]), "join or split steps")
    return tuple(steps)


def _groups(page: Page) -> tuple[ChecklistGroup, ...]:
    groups: list[tuple[Passage | None, list[ChecklistItem]]] = [(None, [])]
    lines = read_lines(page.body)
    for line in lines:
        if isinstance(line, Heading) and line.level == 2:  # noqa: PLR2004 - `##`
            groups.append((_item(page, line.words), []))
        elif isinstance(line, Item) and (box := box_of(line.words)):
            groups[-1][1].append(_checklist_item(page, line.words, box))
        else:
            hint = "write ## and a heading, or - [ ] and an item"
            page.findings.error("stray-line", "this line is no item", _start(line), hint)
    if not lines:
        page.findings.add(empty_body(page.body, "the items of the list"))
    for heading, items in groups:
        if heading and not items:
            page.findings.error("empty-group", f"no item stands under '{heading}'", heading.span)
    return tuple(ChecklistGroup(heading, tuple(items)) for heading, items in groups if items)


def _checklist_item(page: Page, words: Passage, box: tuple[str, int]) -> ChecklistItem:
    tick, start = box
    if tick.lower() == "x":
        page.findings.error("ticked", "this item is ticked already", words.span, "write [ ] with a space")
    item = _shifted(words, words.text[start:], start)
    text, reason, offset = reason_of(item)
    words = _item(page, replace(item, text=text))
    return ChecklistItem(words, page.checked(_shifted(item, reason, offset)) if reason else None)


def _shifted(words: Passage, text: str, offset: int) -> Passage:
    """The passage from an offset on."""
    begun = [(0, words.span), *words.lines]
    start, span = next((start, span) for start, span in reversed(begun) if start <= offset)
    below = tuple((start - offset, span) for start, span in words.lines if start > offset)
    return Passage(text, Span(span.file, span.line, span.column + offset - start), below)


def _signs(page: Page) -> dict[Level, tuple[Passage, ...]]:
    signs: dict[Level, list[Passage]] = {}
    current: Level | None = None
    misspelt = False
    for line in read_lines(page.body):
        if isinstance(line, Heading):
            current = _level(page, line, list(signs))
            misspelt = misspelt or current is None
            if current:
                signs.setdefault(current, [])
        elif isinstance(line, Item) and not line.marker[0].isdigit():
            words = _item(page, line.words)
            if current:
                signs[current].append(words)
        else:
            page.findings.error(
                "stray-line", "this line is no bullet", _start(line), "begin each sign with -"
            )
    for level in Level:
        if level in signs or not misspelt:
            _check_level(page, level, signs.get(level))
    return {level: tuple(signs.get(level, ())) for level in Level}


def _level(page: Page, heading: Heading, seen: list[Level]) -> Level | None:
    word, span = heading.words.text, heading.words.span
    names = [level.value for level in Level]
    if heading.level != 2:  # noqa: PLR2004 - `##`
        page.findings.error("heading-level", "a level begins with ##", span)
    if word not in names:
        hint = did_you_mean(word.lower(), names)
        page.findings.error("choice", f"'{word}' is not one of {', '.join(names)}", span, hint)
        return None
    level = Level(word)
    if level in seen:
        page.findings.error("duplicate-level", f"the level '{word}' stands twice", span)
    elif seen and names.index(word) < names.index(seen[-1]):
        page.findings.error("level-order", f"'{word}' stands too late", span, f"order: {', '.join(names)}")
    return level


def _check_level(page: Page, level: Level, signs: list[Passage] | None) -> None:
    if signs is None:
        hint = f"write ## {level} and its bullets"
        page.findings.error("missing-level", f"the level '{level}' is missing", page.body.span(0), hint)
    elif not signs:
        page.findings.error("missing-level", f"the level '{level}' has no bullet", page.body.span(0))
    elif len(signs) > MOST_SIGNS:
        message = f"'{level}' has {len(signs)} bullets; {MOST_SIGNS} are the most"
        page.findings.error(
            "too-many-signs", message, signs[MOST_SIGNS].span, "keep the signs that matter most"
        )
    for sign in signs or ():
        _check_sign(page, level, sign)


def _check_sign(page: Page, level: Level, sign: Passage) -> None:
    if level is Level.EMERGENCY and has_link(sign.text):
        hint = "nobody reads on in an emergency: leave the link out"
        page.findings.error("link-in-emergency", "an emergency sign holds a link", sign.span, hint)
    if sign.text[:1].islower():
        page.findings.warning("sign-style", "a sign begins with a capital letter", sign.span)
    if sign.text.endswith(".") and not sign.text.endswith("…"):
        page.findings.warning("sign-style", "a sign has no full stop", sign.span)


def _item(page: Page, words: Passage) -> Passage:
    if not words.text:
        page.findings.error("empty-value", "nothing is written here", words.span)
    return page.checked(words)


def _start(line: Line) -> Span:
    return line.words.span
