"""Pictures: the right to show them, and words for those who do not see them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.lint.context import Check, Context

_NEEDLESS = re.compile(
    r"(?:an? |the )?(?:logo|picture|image|photo|drawing) (?:of|for|showing)\b", re.IGNORECASE
)


def rights(context: Context) -> Iterator[Diagnostic]:
    """PIC-01: pictures of which nobody has said by what right they are shown."""
    for picture in context.project.pictures:
        if not picture.licence:
            message = "nobody has said by what right this picture is shown"
            hint = "add it to styles/pictures.yaml: its path below styles/, licence and source"
            yield context.found("PIC-01", message, picture.span, hint)


def long_words(context: Context) -> Iterator[Diagnostic]:
    """PIC-02: words for a picture that are long, or begin by saying that it is one."""
    most = int(context.threshold("PIC-02"))
    for brand in context.project.brands.values():
        words = brand.logo.alt if brand.logo else ""
        if len(words) > most:
            message = f"the words for the logo have {len(words)} characters; {most} are the most"
            yield context.found("PIC-02", message, brand.span, "write the clinic's name")
        elif found := _NEEDLESS.match(words):
            message = f"'{found.group()}' is said before every picture already"
            yield context.found("PIC-02", message, brand.span, "write the clinic's name alone")


CHECKS: Mapping[str, Check] = {"PIC-01": rights, "PIC-02": long_words}
