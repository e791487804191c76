"""A finished kit against what its mail tool takes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec import Struct

from handout.diagnostics import Span, error
from handout.model.kit import ATTACHED, HTML, LOGO, MESSAGE, PDF, PREVIEW, SHARP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.model.dialect import Dialect
    from handout.model.style import Brand

SUBJECT_LENGTH = 60  # characters that phones and mail programs show of a subject


class Check(Struct, frozen=True):
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
    if LOGO in files:
        most[LOGO] = limits.image
    if ATTACHED in files:
        most[ATTACHED] = limits.attachment
    if limits.message:
        most[MESSAGE] = limits.message
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
            name = f"the attached {PDF}" if check.name == ATTACHED else check.name
            most = _size(check.limit, math.floor)
            taken = f"Gmail cuts off what is over {most}" if name == HTML else f"{dialect.name} takes {most}"
            message = f"{name} is {_size(check.value, math.ceil)}; {taken}"
            yield error("too-large-for-mail", message, dialect.span)


def name_faults(names: Iterable[str], dialect: Dialect) -> Iterator[Diagnostic]:
    """An error for each name that the tool refuses.

    Args:
        names: of the files that are put on the web or attached.
        dialect: whose limits count.
    """
    endings = dialect.limits.endings
    for name in names:
        ending = name.rpartition(".")[2]
        if endings and ending.casefold() not in map(str.casefold, endings):
            message = f"{dialect.name} takes no file whose name ends in .{ending}: {name}"
            yield error("file-name", message, dialect.span, f"it takes {', '.join(endings)}")


def postal_fault(brand: Brand, dialect: Dialect) -> Diagnostic | None:
    """The error for a sender of campaigns who has no postal address.

    Laws on advertising ask for one: 15 U.S.C. 7704(a)(5)(A)(iii) in the United States, with a street address
    or a box (16 CFR 316.2(p)).
    """
    if not dialect.campaign or any(letter.isdigit() for line in brand.clinic.address for letter in line):
        return None
    message = f"the address of the brand '{brand.id}' is no postal address: a campaign must show one"
    return error("no-postal-address", message, _facts(brand), "write street and number, or a box")


def place_fault(address: str, brand: Brand) -> Diagnostic | None:
    """The error for a clinic without a place on the web, where the message could lead.

    Args:
        address: of the project's handouts; "" takes the clinic's web site.
        brand: whose site counts.
    """
    if address or brand.clinic.web:
        return None
    message = f"the brand '{brand.id}' has no web site, and the message must lead to the handout there"
    hint = "write web here, or address in handout.toml"
    return error("no-web-address", message, _facts(brand), hint)


def _facts(brand: Brand) -> Span:
    """The file with the clinic's name and addresses, which stands beside the brand's own."""
    return Span(f"{brand.span.file.rpartition('/')[0]}/clinic.yaml", 1, 1)


def _size(size: int, rounded: Callable[[float], int]) -> str:
    """In MB or kB with one decimal, rounded so that what is too much never looks like the limit."""
    unit, name = (1_000_000, "MB") if size >= 1_000_000 else (1000, "kB")  # noqa: PLR2004 - mega
    return f"{rounded(size * 10 / unit) / 10:,g} {name}"
