"""A finished kit against what its mail tool takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handout.diagnostics import error
from handout.model.kit import ATTACHED, HTML, PDF, PREVIEW, SHARP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.model.dialect import Dialect

SUBJECT_LENGTH = 60  # characters that phones and mail programs show of a subject


@dataclass(frozen=True, slots=True)
class Check:
    """One rule with its numbers: what is there, and the most that may be."""

    name: str
    value: int
    limit: int

    @property
    def passes(self) -> bool:
        """Whether it is kept."""
        return self.value <= self.limit


def checks(files: Mapping[str, bytes], subjects: tuple[str, ...], dialect: Dialect) -> tuple[Check, ...]:
    """Every limit with its numbers, in a fixed order.

    Args:
        files: file of the kit to content; the PDF under `ATTACHED` too where it is attached.
        subjects: all lines that are offered.
        dialect: whose limits count.
    """
    limits = dialect.limits
    most = {HTML: limits.html, PREVIEW: limits.image, SHARP: limits.image, PDF: limits.pdf}
    if ATTACHED in files:
        most[ATTACHED] = limits.attachment
    sizes = tuple(Check(name, len(files[name]), limit) for name, limit in most.items())
    return (*sizes, *(Check("subject", len(subject), SUBJECT_LENGTH) for subject in subjects))


def faults(made: tuple[Check, ...], dialect: Dialect) -> Iterator[Diagnostic]:
    """An error for each check that fails, with both numbers."""
    for check in made:
        if check.passes:
            continue
        if check.name == "subject":
            message = f"the subject has {check.value} characters; phones show {check.limit}"
            yield error("subject-too-long", message, hint="write a shorter one")
        elif check.name == ATTACHED and not check.limit:
            yield error("no-attachments", f"{dialect.name} takes no attachments", hint="leave out --attach")
        else:
            message = f"{check.name} has {check.value:,} bytes; {dialect.name} takes {check.limit:,}"
            yield error("too-large-for-mail", message, dialect.span)
