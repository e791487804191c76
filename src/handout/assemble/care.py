""" "When to see a doctor": advice for one or more parts of the body, merged into one box a level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.assemble.sides import turned
from handout.model.content import Level
from handout.model.document import CareBlock, CareBox, CareGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handout.model.content import CareAdvice
    from handout.model.style import Clinic, Labels, Region, Side


def care_block(
    advice: Sequence[CareAdvice], clinic: Clinic, region: Region, labels: Labels, side: Side | None
) -> CareBlock:
    """One box for each level, most urgent first; a sub-heading for each part of the body when there are several."""
    boxes = []
    for level in Level:
        groups = tuple(_group(item, level, labels, side, titled=len(advice) > 1) for item in advice)
        prefix = labels[f"care-{level}-prefix"]
        boxes.append(
            CareBox(
                level, prefix, _heading(level, region, labels), groups, _action(level, clinic, region, labels)
            )
        )
    return CareBlock(labels["care-title"], tuple(boxes))


def _group(advice: CareAdvice, level: Level, labels: Labels, side: Side | None, *, titled: bool) -> CareGroup:
    signs = tuple(turned(sign, labels, side) for sign in advice.signs(level))
    return CareGroup(advice.title.text if titled else "", signs)


def _heading(level: Level, region: Region, labels: Labels) -> str:
    if level is Level.EMERGENCY and not region.emergency_number:
        return labels["care-emergency-heading-no-number"].format(place=region.emergency_place)
    return labels[f"care-{level}-heading"].format(
        number=region.emergency_number, place=region.emergency_place
    )


def _action(level: Level, clinic: Clinic, region: Region, labels: Labels) -> str:
    match level:
        case Level.EMERGENCY:
            return labels["care-emergency-action"]
        case Level.URGENT:
            return _urgent(clinic, region, labels)
        case Level.ROUTINE:
            key = "care-routine-action" if clinic.booking else "care-routine-action-phone-only"
            return labels[key].format(phone=clinic.phone, booking=clinic.booking)


def _urgent(clinic: Clinic, region: Region, labels: Labels) -> str:
    if clinic.after_hours:
        return labels["care-urgent-action"].format(
            **{"phone": clinic.phone, "after-hours": clinic.after_hours}
        )
    if region.urgent_number:
        line = {"phone": clinic.phone, "name": region.urgent_name, "number": region.urgent_number}
        return labels["care-urgent-action-advice-line"].format(**line)
    return labels["care-urgent-action-phone-only"].format(phone=clinic.phone)
