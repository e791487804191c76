"""Checks a clinic's facts against each other and against its region's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.diagnostics import Diagnostic, error, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.load.schema import ClinicFile
    from handout.load.yaml_nodes import Tree
    from handout.model.style import Region


def clinic_faults(file: ClinicFile, region: Region, tree: Tree) -> Iterator[Diagnostic]:
    """What in `clinic.yaml` cannot be true together; the tree has the places."""
    yield from _emergency_lines(file, region, tree)
    yield from _same_phones(file, tree)
    yield from _still_so(file, tree)


def _emergency_lines(file: ClinicFile, region: Region, tree: Tree) -> Iterator[Diagnostic]:
    """Whoever rings for an appointment must not reach the emergency line."""
    for key, number in (("phone", file.phone), ("after-hours", file.after_hours)):
        if number and _digits(number) in {_digits(region.emergency_number), _digits(region.urgent_number)}:
            message = f"'{number}' is the region's own number for emergencies or urgent advice"
            hint = "write the clinic's number; the region's stands in content/regions.yaml"
            yield error("not-the-clinics-phone", message, tree.span((key,)), hint)


def _same_phones(file: ClinicFile, tree: Tree) -> Iterator[Diagnostic]:
    """Pages would say: call 555-0134; when we are closed, call 555-0134."""
    if file.after_hours and _digits(file.after_hours) == _digits(file.phone):
        message = f"'{file.after_hours}' is the number that patients call in opening hours"
        hint = "write the number for when it is closed; without one, pages name the region's advice line"
        yield warning("same-phone", message, tree.span(("after-hours",)), hint)


def _still_so(file: ClinicFile, tree: Tree) -> Iterator[Diagnostic]:
    """`handout audit` would call every page outdated."""
    facts = {file.name, *file.address, file.phone, file.after_hours, file.web, file.booking}
    now = {_plain(fact) for fact in facts if fact}
    for index, word in enumerate(file.formerly):
        if _plain(word) in now:
            message = f"'{word}' is what the clinic still is called or reached by"
            hint = "take it out of 'formerly', or write what holds now above"
            yield warning("still-so", message, tree.span(("formerly", index)), hint)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _plain(fact: str) -> str:
    return " ".join(fact.casefold().split())
