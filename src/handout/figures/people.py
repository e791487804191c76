"""The people that a brand or a handout may show: skin, hair, build, age. Clothes take the brand's colour."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Hair(StrEnum):
    """How the hair is worn."""

    SHORT = "short"
    BOB = "bob"
    BUN = "bun"
    CURLS = "curls"
    RECEDED = "receded"  # gone from the crown, short at the sides


class Person(Struct, frozen=True):
    """One look.

    Attributes:
        skin: `#rrggbb` of the lit skin.
        hair_color: `#rrggbb`.
        hair: how it is worn.
        build: breadth of trunk and limbs; 1 is average.
        glasses: whether glasses are worn.
        lined: whether the face has the lines of age.
        beard: whether a short beard in the hair's colour is worn.
    """

    skin: str
    hair_color: str
    hair: Hair
    build: float = 1.0
    glasses: bool = False
    lined: bool = False
    beard: bool = False


PEOPLE: dict[str, Person] = {
    "a": Person("#dda27c", "#3b2a26", Hair.SHORT),
    "b": Person("#f0c3a0", "#a9a4a6", Hair.BUN, 1.06, glasses=True, lined=True),
    "c": Person("#8d5a3e", "#241c1c", Hair.CURLS, 0.96),
    "d": Person("#c98e66", "#33241f", Hair.BOB, 0.98),
    "e": Person("#e9b690", "#8a827e", Hair.RECEDED, 1.2, lined=True, beard=True),
    "f": Person("#6f4733", "#c9c4c0", Hair.SHORT, 1.04, glasses=True, lined=True),
}
