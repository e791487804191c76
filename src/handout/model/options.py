"""What the person who prints a handout chose."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Side(StrEnum):
    """The patient's sore side."""

    LEFT = "left"
    RIGHT = "right"


class Paper(StrEnum):
    """Sheet sizes, portrait: letter 215.9 x 279.4 mm; A4 and A5 by ISO 216."""

    LETTER = "letter"
    A4 = "a4"
    A5 = "a5"


class Options(Struct, frozen=True):
    """One way to print a handout.

    Attributes:
        brand: id of the brand.
        edition: id of the edition.
        language: BCP 47 tag.
        paper: None takes the clinic's sheet, else its region's.
        side: None says "your sore foot" and draws the right side.
        bleed: for a print shop: colour runs over the trimmed edge, with crop marks.
    """

    brand: str
    edition: str
    language: str
    paper: Paper | None = None
    side: Side | None = None
    bleed: bool = False
