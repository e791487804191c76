"""`content/handouts/ID.yaml` to the model, and the check that all that it names exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from handout.diagnostics import did_you_mean
from handout.figures import PEOPLE
from handout.load.schema import (
    CareEntry,
    ChecklistEntry,
    ExercisesEntry,
    HandoutFile,
    SectionEntry,
)
from handout.model.content import (
    CarePart,
    ChecklistPart,
    Codes,
    ExercisePart,
    LogPart,
    Outline,
    Part,
    Ref,
    SectionPart,
    SourcesPart,
    references,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from handout.load.findings import Findings
    from handout.load.overlay import Shelf
    from handout.load.page import Page
    from handout.load.schema import PartEntry

MOST_EXERCISES = (
    4  # Henry 1999, Phys Ther 79:270: people who got 2 exercises did them better than those who got 8
)


def read_handout(page: Page) -> Outline | None:
    """A handout as its author orders it, or None with findings."""
    file = page.validated(HandoutFile)
    if file is None:
        return None
    parts = tuple(_part(page, entry, index) for index, entry in enumerate(file.parts))
    _check_parts(page, parts)
    _check_person(page, file.person)
    return Outline(
        id=page.id,
        title=page.passage(file.title, ("title",)),
        purpose=page.passage(file.purpose, ("purpose",)),
        main_points=page.passages(file.main_points, ("main-points",)),
        version=file.version,
        written=file.written,
        review=page.review(file.review),
        codes=Codes(file.codes.icd_10_cm, file.codes.snomed_ct),
        parts=parts,
        person=file.person,
        span=page.span,
        waivers=page.waivers(file.lint),
        owner=file.owner,
    )


def _check_person(page: Page, person: str) -> None:
    if person and person not in PEOPLE:
        message = f"'{person}' is not one of {', '.join(PEOPLE)}"
        page.findings.error("choice", message, page.tree.span(("person",)))


def _part(page: Page, entry: PartEntry, index: int) -> Part:
    at = ("parts", index)
    match entry:
        case SectionEntry():
            return SectionPart(page.ref(entry.section, (*at, "section")))
        case ExercisesEntry():
            title = page.maybe_passage(entry.title, (*at, "title"))
            intro = page.maybe_passage(entry.intro, (*at, "intro"))
            return ExercisePart(page.refs(entry.exercises, (*at, "exercises")), title, intro)
        case ChecklistEntry():
            return ChecklistPart(page.ref(entry.checklist, (*at, "checklist")))
        case CareEntry():
            return CarePart(page.refs(entry.care, (*at, "care")))
        case "log":
            return LogPart(page.tree.span(at))
        case "sources":
            return SourcesPart(page.tree.span(at))
        case _:
            assert_never(entry)


def _check_parts(page: Page, parts: tuple[Part, ...]) -> None:
    """Each thing once; the log has exercises above it; not more exercises than people do."""
    seen: set[str] = set()
    for kind, ref in _things(parts):
        thing = f"{kind} {ref.id}".strip()
        if thing in seen:
            page.findings.error("duplicate-part", f"'{thing}' stands twice in this handout", ref.span)
        seen.add(thing)
    exercises = [ref for kind, ref in _things(parts) if kind == "exercise"]
    if len(exercises) > MOST_EXERCISES:
        message = f"{len(exercises)} exercises are too many to do well; {MOST_EXERCISES} are the most"
        page.findings.warning(
            "many-exercises", message, exercises[MOST_EXERCISES].span, "keep the ones that matter"
        )
    _check_log(page, parts)


def _check_log(page: Page, parts: tuple[Part, ...]) -> None:
    above = False
    for part in parts:
        above = above or isinstance(part, ExercisePart)
        if isinstance(part, LogPart) and not above:
            page.findings.error("log-without-exercises", "no exercise stands above this log", part.span)


def _things(parts: tuple[Part, ...]) -> Iterator[tuple[str, Ref]]:
    """Kind and place of everything that a handout shows, in order."""
    yield from references(parts)
    for part in parts:
        if isinstance(part, LogPart):
            yield "", Ref("log", part.span)
        elif isinstance(part, SourcesPart):
            yield "", Ref("sources", part.span)


_ONE = {"section": "section", "checklist": "checklist"}
_MANY = {"exercises": "exercise", "care": "care"}


def loose_references(page: Page) -> tuple[tuple[str, Ref], ...]:
    """What an ill-formed handout names, as far as it can be told: its author hears of everything at once."""
    top = page.tree.value
    parts = top.get("parts") if isinstance(top, dict) else None
    listed = parts if isinstance(parts, list) else []
    return tuple(found for index, part in enumerate(listed) for found in _loose(page, part, index))


def _loose(page: Page, part: object, index: int) -> Iterator[tuple[str, Ref]]:
    for key, value in part.items() if isinstance(part, dict) else ():
        path = ("parts", index, key)
        if key in _ONE and isinstance(value, str):
            yield _ONE[key], page.ref(value, path)
        elif key in _MANY and isinstance(value, list):
            words = enumerate(value)
            yield from (
                (_MANY[key], page.ref(word, (*path, at))) for at, word in words if isinstance(word, str)
            )


def check_names(named: Iterable[tuple[str, Ref]], shelves: dict[str, Shelf[Any]], findings: Findings) -> bool:
    """Whether all that is named can be used; names of nothing become findings."""
    exist = [_exists(kind, ref, shelves[kind], findings) for kind, ref in named]
    return all(exist)


def is_resolved(outline: Outline, shelves: dict[str, Shelf[Any]], findings: Findings) -> bool:
    """Whether all that a handout names can be used; names of nothing become findings."""
    return check_names(references(outline.parts), shelves, findings)


def _exists(kind: str, ref: Ref, shelf: Shelf[Any], findings: Findings) -> bool:
    if ref.id not in shelf.names:
        what = "care advice" if kind == "care" else kind
        hint = did_you_mean(ref.id, shelf.names) or "handout list shows what there is"
        findings.error(f"unknown-{kind}", f"there is no {what} '{ref.id}'", ref.span, hint)
    return ref.id in shelf.good
