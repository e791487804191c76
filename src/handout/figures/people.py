"""The people that a brand may show: skin, hair and build. Clothes take the brand's colour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Hair(StrEnum):
    """How the hair is worn."""

    SHORT = "short"
    BOB = "bob"
    BUN = "bun"
    CURLS = "curls"


@dataclass(frozen=True, slots=True)
class Person:
    """One look.

    Attributes:
        skin: `#rrggbb` of the lit skin.
        hair_color: `#rrggbb`.
        hair: how it is worn.
        build: breadth of trunk and limbs; 1 is average.
    """

    skin: str
    hair_color: str
    hair: Hair
    build: float = 1.0


PEOPLE: dict[str, Person] = {
    "a": Person("#dda27c", "#3b2a26", Hair.SHORT),
    "b": Person("#f0c3a0", "#b9b4b0", Hair.BUN, 1.06),
    "c": Person("#9a6243", "#241c1c", Hair.CURLS),
    "d": Person("#c98e66", "#33241f", Hair.BOB, 0.97),
}
