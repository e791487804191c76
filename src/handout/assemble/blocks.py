"""The parts of an outline, resolved and in the reader's words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handout.assemble.care import care_block
from handout.assemble.citations import cited
from handout.assemble.dose import chips
from handout.assemble.exercise_log import log
from handout.assemble.sides import turned
from handout.model.content import (
    CarePart,
    Checklist,
    ChecklistGroup,
    ChecklistItem,
    ChecklistPart,
    Exercise,
    ExercisePart,
    LogPart,
    Outline,
    Part,
    Passage,
    Section,
    SectionPart,
    Sides,
    SourcesPart,
)
from handout.model.document import (
    Block,
    Card,
    ChecklistBlock,
    ExerciseBlock,
    SourcesBlock,
    TextBlock,
)
from handout.model.style import Side

if TYPE_CHECKING:
    from handout.model.project import Project
    from handout.model.style import Clinic, Labels, Region


def blocks(
    project: Project, outline: Outline, clinic: Clinic, region: Region, labels: Labels, side: Side | None
) -> tuple[Block, ...]:
    """One block for each part, in the outline's order; the log covers every exercise that stands before it."""
    made: list[Block] = []
    for part in outline.parts:
        match part:
            case SectionPart(section=ref):
                made.append(_text(project.sections[ref.id], labels, side))
            case ExercisePart():
                made.append(_exercises(project, part, labels, side))
            case LogPart():
                made.append(
                    log([card for block in made if isinstance(block, ExerciseBlock) for card in block.cards])
                )
            case ChecklistPart(checklist=ref):
                made.append(ChecklistBlock(_checklist(project.checklists[ref.id], labels, side)))
            case CarePart(care=refs):
                made.append(care_block([project.care[ref.id] for ref in refs], clinic, region, labels, side))
            case SourcesPart():
                made.append(SourcesBlock(cited(project, outline)))
    return tuple(made)


def _text(section: Section, labels: Labels, side: Side | None) -> TextBlock:
    title = turned(section.title, labels, side).text
    return TextBlock(section.id, title, turned(section.body, labels, side))


def _exercises(project: Project, part: ExercisePart, labels: Labels, side: Side | None) -> ExerciseBlock:
    cards = tuple(card(project.exercises[ref.id], labels, side) for ref in part.exercises)
    title = part.title.text if part.title else labels["your-exercises"]
    return ExerciseBlock(title, part.intro and turned(part.intro, labels, side), cards)


def card(exercise: Exercise, labels: Labels, side: Side | None) -> Card:
    """An exercise in the patient's words; the drawing turns only where one side is worked at a time."""
    drawn = side if side and exercise.sides is Sides.ONE else Side.RIGHT
    return Card(
        exercise=exercise,
        title=turned(exercise.title, labels, side).text,
        steps=_turn_all(exercise.steps, labels, side),
        chips=chips(exercise.dose, labels),
        note=exercise.note and turned(exercise.note, labels, side),
        stop_if=_turn_all(exercise.stop_if, labels, side),
        side=drawn,
    )


def _turn_all(passages: tuple[Passage, ...], labels: Labels, side: Side | None) -> tuple[Passage, ...]:
    return tuple(turned(passage, labels, side) for passage in passages)


def _checklist(checklist: Checklist, labels: Labels, side: Side | None) -> Checklist:
    def item(authored: ChecklistItem) -> ChecklistItem:
        reason = authored.reason and turned(authored.reason, labels, side)
        return ChecklistItem(turned(authored.text, labels, side), reason)

    def group(authored: ChecklistGroup) -> ChecklistGroup:
        return ChecklistGroup(authored.heading, tuple(item(one) for one in authored.items))

    groups = tuple(group(authored) for authored in checklist.groups)
    return replace(checklist, intro=turned(checklist.intro, labels, side), groups=groups)
