"""Which sources a handout used, in the order of their first use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.model.content import CarePart, ChecklistPart, ExercisePart, Section, SectionPart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.model.content import CareAdvice, Checklist, Exercise, Outline, Part, Reference
    from handout.model.project import Project

CITATION = re.compile(r"\[@([A-Za-z0-9-]+)\]")


def cited(project: Project, outline: Outline) -> tuple[Reference, ...]:
    """Every source that the parts cite or name in their front matter, once, in reading order."""
    used = (key for part in outline.parts for item in _contents(project, part) for key in _keys(item))
    return tuple(project.sources[key] for key in dict.fromkeys(used))


def _contents(project: Project, part: Part) -> Iterator[Section | Exercise | Checklist | CareAdvice]:
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


def _keys(item: Section | Exercise | Checklist | CareAdvice) -> Iterator[str]:
    if isinstance(item, Section):
        yield from CITATION.findall(item.body.text)
    yield from (ref.id for ref in item.sources)
