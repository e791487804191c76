"""The authored files of a project as prose, and the order in which a patient reads those of a handout."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from handout.lint.prose import Block, Kind, Prose, body_blocks, line_block
from handout.model.content import (
    CareAdvice,
    Checklist,
    Exercise,
    ExercisePart,
    Level,
    Outline,
    Section,
    references,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handout.model.content import Passage
    from handout.model.project import Project

Key = tuple[str, str]  # kind and id
Content = Section | Exercise | Checklist | CareAdvice | Outline


def content(project: Project) -> Iterator[tuple[str, Content]]:
    """Every authored file that holds words, with its kind."""
    yield from (("handout", item) for item in project.handouts.values())
    yield from (("section", item) for item in project.sections.values())
    yield from (("exercise", item) for item in project.exercises.values())
    yield from (("checklist", item) for item in project.checklists.values())
    yield from (("care", item) for item in project.care.values())


class Library:
    """The prose of a project's files, made when it is first asked for."""

    def __init__(self, project: Project) -> None:
        self._content = {(kind, item.id): item for kind, item in content(project)}
        self._made: dict[Key, Prose] = {}

    @property
    def files(self) -> Mapping[Key, str]:
        """The name of every file, by kind and id."""
        return {key: item.span.file for key, item in self._content.items()}

    def prose(self, kind: str, name: str) -> Prose:
        """The prose of one file."""
        key = (kind, name)
        if key not in self._made:
            item = self._content[key]
            self._made[key] = Prose(kind, name, item.span.file, tuple(_blocks(item)))
        return self._made[key]

    def shown(self, outline: Outline) -> Iterator[Prose]:
        """The handout's own words, then the files that it shows, in reading order."""
        yield self.prose("handout", outline.id)
        for kind, ref in references(outline.parts):
            yield self.prose(kind, ref.id)


def _blocks(item: Content) -> Iterator[Block]:
    match item:
        case Outline():
            return _outline(item)
        case Section():
            return _section(item)
        case Exercise():
            return _exercise(item)
        case Checklist():
            return _checklist(item)
        case CareAdvice():
            return _care(item)
        case _:
            assert_never(item)


def _outline(item: Outline) -> Iterator[Block]:
    yield line_block(Kind.TITLE, item.title)
    yield line_block(Kind.PURPOSE, item.purpose)
    yield from _lines(Kind.MAIN_POINT, item.main_points)
    for part in item.parts:
        if isinstance(part, ExercisePart):
            yield from _lines(Kind.HEADING, filter(None, [part.title]))
            yield from _lines(Kind.INTRO, filter(None, [part.intro]))


def _section(item: Section) -> Iterator[Block]:
    yield line_block(Kind.TITLE, item.title)
    yield from body_blocks(item.body)


def _exercise(item: Exercise) -> Iterator[Block]:
    yield line_block(Kind.TITLE, item.title)
    yield line_block(Kind.TARGETS, item.targets)
    yield from _lines(Kind.STEP, item.steps)
    yield from _lines(Kind.NOTE, filter(None, [item.note]))
    yield from _lines(Kind.STOP_IF, item.stop_if)


def _checklist(item: Checklist) -> Iterator[Block]:
    yield line_block(Kind.TITLE, item.title)
    yield line_block(Kind.INTRO, item.intro)
    for group in item.groups:
        yield from _lines(Kind.HEADING, filter(None, [group.heading]))
        for entry in group.items:
            yield line_block(Kind.CHECK, entry.text)
            yield from _lines(Kind.REASON, filter(None, [entry.reason]))


def _care(item: CareAdvice) -> Iterator[Block]:
    yield line_block(Kind.TITLE, item.title)
    for level in Level:
        yield from _lines(Kind.SIGN, item.signs(level))


def _lines(kind: Kind, passages: Iterable[Passage]) -> Iterator[Block]:
    return (line_block(kind, passage) for passage in passages)
