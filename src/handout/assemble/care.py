"""When to see a doctor: advice for one or more parts of the body, merged into one box a level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.model.content import Level
from handout.model.document import CareBlock, CareBox, CareGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handout.assemble.reader import Reader
    from handout.model.content import CareAdvice


def care_block(advice: Sequence[CareAdvice], reader: Reader) -> CareBlock:
    """One box for each level, most urgent first; a sub-heading for each body part when there are several."""
    return CareBlock(reader.labels["care-title"], tuple(_box(level, advice, reader) for level in Level))


def _box(level: Level, advice: Sequence[CareAdvice], reader: Reader) -> CareBox:
    titled = len(advice) > 1
    groups = tuple(
        CareGroup(item.title.text if titled else "", reader.all_turned(item.signs(level))) for item in advice
    )
    prefix = reader.labels[f"care-{level}-prefix"]
    return CareBox(level, prefix, _heading(level, reader), groups, _action(level, reader))


def _heading(level: Level, reader: Reader) -> str:
    region, labels = reader.region, reader.labels
    key = f"care-{level}-heading"
    if level is Level.EMERGENCY and not region.emergency_number:
        key = "care-emergency-heading-no-number"
    return labels[key].format(number=region.emergency_number, place=region.emergency_place)


def _action(level: Level, reader: Reader) -> str:
    clinic, labels = reader.clinic, reader.labels
    match level:
        case Level.EMERGENCY:
            return labels["care-emergency-action"]
        case Level.URGENT:
            return _urgent(reader)
        case Level.ROUTINE:
            key = "care-routine-action" if clinic.booking else "care-routine-action-phone-only"
            return labels[key].format(phone=clinic.phone, booking=clinic.booking)


def _urgent(reader: Reader) -> str:
    clinic, region, labels = reader.clinic, reader.region, reader.labels
    if clinic.after_hours:
        return labels["care-urgent-action"].format(
            **{"phone": clinic.phone, "after-hours": clinic.after_hours}
        )
    if region.urgent_number:
        return labels["care-urgent-action-advice-line"].format(
            phone=clinic.phone, name=region.urgent_name, number=region.urgent_number
        )
    return labels["care-urgent-action-phone-only"].format(phone=clinic.phone)
