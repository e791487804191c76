"""Rating instruments, and a handout's answers to their items."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from handout.diagnostics import Span


class Answer(StrEnum):
    """What is said of an item."""

    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "na"
    OPEN = "open"  # for people, and nobody has said


class Item(Struct, frozen=True):
    """One item of an instrument.

    Attributes:
        text: what must hold, in our own words.
        rules: of `handout lint`; the item is met when none finds anything.
        shows: what must be there; its places are the evidence. "" asks for nothing.
        needs: what must be there for the item to apply; "" where it always does.
    """

    id: str
    text: str
    rules: tuple[str, ...]
    shows: str
    needs: str

    @property
    def is_for_people(self) -> bool:
        """Whether no program can decide it."""
        return not self.rules and not self.shows


class Instrument(Struct, frozen=True):
    """A rating instrument.

    Attributes:
        source: who made it, and what counts as good.
        passes: the score of 100 from which on it does.
    """

    id: str
    title: str
    source: str
    passes: float
    items: tuple[Item, ...]


class Answered(Struct, frozen=True):
    """An item's answer, and the places that speak for it: what is there, or what breaks the rules."""

    item: Item
    answer: Answer
    evidence: tuple[Span, ...]
    by: str  # "program", or who rated it; "" while it is open


class Sheet(Struct, frozen=True):
    """A handout's answers to all items of one instrument."""

    instrument: Instrument
    answers: tuple[Answered, ...]

    @property
    def points(self) -> int:
        """How many items are met."""
        return sum(one.answer is Answer.YES for one in self.answers)

    @property
    def applicable(self) -> int:
        """How many items are met or not met: those that do not apply or are open are left out."""
        return sum(one.answer in {Answer.YES, Answer.NO} for one in self.answers)

    @property
    def open(self) -> int:
        """How many items nobody has decided."""
        return sum(one.answer is Answer.OPEN for one in self.answers)

    @property
    def score(self) -> float | None:
        """Points by applicable items, of 100; None where none applies."""
        return 100 * self.points / self.applicable if self.applicable else None


class Rating(Struct, frozen=True):
    """What one rater said: item to answer."""

    rater: str
    answers: Mapping[str, Answer]
