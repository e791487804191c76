"""The rules that stop a build: what breaks them can harm a patient. No author can set them aside.

A build imports this module alone: it needs neither the rules' descriptions nor all words of the project.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.diagnostics import error
from handout.lint.lines import Lines
from handout.lint.red_flags import MISSING, TOO_LOW, Flaw, red_flag_flaws
from handout.model.content import CarePart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.diagnostics import Diagnostic
    from handout.model.content import CareAdvice, Outline
    from handout.model.project import Project

ADDRESS = "CARE-09"
RULES = (MISSING, TOO_LOW, ADDRESS)

_ADDRESS = re.compile(
    r"\bhttps?:|\bwww\.|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:org|com|net|gov|edu|uk|example)\b", re.IGNORECASE
)


def refusals(project: Project, handout: str) -> tuple[Diagnostic, ...]:
    """Why a handout must not be built, as errors; () where nothing speaks against it."""
    outline = project.handouts[handout]
    found = [*red_flag_flaws(project, outline), *_addresses(project, outline)]
    return tuple(error(*flaw) for flaw in found if flaw.rule in RULES)


def _addresses(project: Project, outline: Outline) -> Iterator[Flaw]:
    for part in outline.parts:
        for ref in part.care if isinstance(part, CarePart) else ():
            yield from address_flaws(project.care[ref.id])


def address_flaws(care: CareAdvice) -> Iterator[Flaw]:
    """Addresses among the signs of an emergency."""
    for sign in care.emergency:
        if found := _ADDRESS.search(sign.text):
            message = f"'{found.group()}' sends people away from the emergency box"
            hint = "nobody reads on in an emergency: leave the address out"
            yield Flaw(ADDRESS, message, Lines(sign).span(found.start()), hint)
