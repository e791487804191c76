"""Which sources a handout used, in the order of their first use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.model.content import (
    CarePart,
    ChecklistPart,
    ExercisePart,
    Section,
    SectionPart,
)
from handout.model.document import SourcesBlock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.model.content import Content, Outline, Part
    from handout.model.project import Project

CITATION = re.compile(r"\[@([A-Za-z0-9-]+)\]")


def sources(project: Project, outline: Outline) -> SourcesBlock:
    """Every source that the parts cite or name in their front matter, once, in reading order."""
    items = contents(project, outline)
    cited = dict.fromkeys(key for item in items for key in _cited(item))
    named = dict.fromkeys(ref.id for item in items for ref in item.sources)
    return SourcesBlock(
        tuple(project.sources[key] for key in cited),
        tuple(project.sources[key] for key in named if key not in cited),
    )


def contents(project: Project, outline: Outline) -> tuple[Content, ...]:
    """All that the outline's parts name, in reading order."""
    return tuple(item for part in outline.parts for item in _contents(project, part))


def _contents(project: Project, part: Part) -> Iterator[Content]:
    match part:
        case SectionPart(section=ref):
            yield project.sections[ref.id]
        case ExercisePart(exercises=refs):
            yield from (project.exercises[ref.id] for ref in refs)
        case ChecklistPart(checklist=ref):
            yield project.checklists[ref.id]
        case CarePart(care=refs):
            yield from (project.care[ref.id] for ref in refs)
        case _:
            return


def _cited(item: Content) -> list[str]:
    return CITATION.findall(item.body.text) if isinstance(item, Section) else []
