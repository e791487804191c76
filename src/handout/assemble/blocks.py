"""The parts of an outline, resolved and in the reader's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handout.assemble.care import care_block
from handout.assemble.citations import sources
from handout.assemble.dose import chips
from handout.assemble.exercise_log import log
from handout.model.content import (
    CarePart,
    ChecklistGroup,
    ChecklistItem,
    ChecklistPart,
    ExercisePart,
    LogPart,
    SectionPart,
    Sides,
    SourcesPart,
)
from handout.model.document import Card, ChecklistBlock, ExerciseBlock, TextBlock
from handout.model.options import Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handout.assemble.reader import Reader
    from handout.model.content import Checklist, Exercise, Outline, Part, Section
    from handout.model.document import Block
    from handout.model.project import Project


def blocks(project: Project, outline: Outline, reader: Reader) -> tuple[Block, ...]:
    """One block for each part, in the outline's order; the log covers every exercise before it."""
    made: list[Block] = []
    for part in outline.parts:
        made.append(_block(part, made, project, outline, reader))
    return tuple(made)


def _block(part: Part, before: Iterable[Block], project: Project, outline: Outline, reader: Reader) -> Block:
    match part:
        case SectionPart(section=ref):
            return _text(project.sections[ref.id], reader)
        case ExercisePart():
            return _exercises(part, project, reader)
        case LogPart():
            return log([card for block in before if isinstance(block, ExerciseBlock) for card in block.cards])
        case ChecklistPart(checklist=ref):
            return ChecklistBlock(_checklist(project.checklists[ref.id], reader))
        case CarePart(care=refs):
            return care_block([project.care[ref.id] for ref in refs], reader)
        case SourcesPart():
            return sources(project, outline)


def _text(section: Section, reader: Reader) -> TextBlock:
    return TextBlock(section.id, reader.turned(section.title).text, reader.turned(section.body))


def _exercises(part: ExercisePart, project: Project, reader: Reader) -> ExerciseBlock:
    cards = tuple(card(project.exercises[ref.id], reader) for ref in part.exercises)
    title = reader.turned(part.title).text if part.title else reader.labels["your-exercises"]
    return ExerciseBlock(title, part.intro and reader.turned(part.intro), cards)


def card(exercise: Exercise, reader: Reader) -> Card:
    """An exercise in the patient's words; the drawing turns only where one side is worked at a time."""
    drawn = reader.side if reader.side and exercise.sides is Sides.ONE else Side.RIGHT
    return Card(
        exercise=exercise,
        title=reader.turned(exercise.title).text,
        steps=reader.all_turned(exercise.steps),
        chips=chips(exercise.dose, reader.labels),
        note=exercise.note and reader.turned(exercise.note),
        stop_if=reader.all_turned(exercise.stop_if),
        side=drawn,
    )


def _checklist(checklist: Checklist, reader: Reader) -> Checklist:
    groups = tuple(
        ChecklistGroup(group.heading, tuple(_item(item, reader) for item in group.items))
        for group in checklist.groups
    )
    return replace(checklist, intro=reader.turned(checklist.intro), groups=groups)


def _item(item: ChecklistItem, reader: Reader) -> ChecklistItem:
    return ChecklistItem(reader.turned(item.text), item.reason and reader.turned(item.reason))
