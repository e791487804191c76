"""A handout with everything resolved: what the renderers turn into pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct, field

from handout.model.content import Checklist, Codes, Exercise, Level, Passage, Reference, Review
from handout.model.options import Paper, Side
from handout.model.style import Brand, Edition, Labels, Look, Region


class TextBlock(Struct, frozen=True):
    """A section: heading and Markdown body, sides and numbers filled in."""

    id: str
    title: str
    body: Passage


class Card(Struct, frozen=True):
    """One exercise as the patient sees it.

    Attributes:
        chips: the dose in words, one fact each: "Hold 30 seconds", "3 times".
        side: how the drawing is turned; RIGHT is as drawn.
    """

    exercise: Exercise
    title: str
    steps: tuple[Passage, ...]
    chips: tuple[str, ...]
    note: Passage | None
    stop_if: tuple[Passage, ...]
    side: Side


class ExerciseBlock(Struct, frozen=True):
    """The exercise cards, and what to know before starting."""

    title: str
    intro: Passage | None
    cards: tuple[Card, ...]


class LogRow(Struct, frozen=True):
    """One exercise in the log.

    Attributes:
        times: boxes in each day's cell, one for each time of the day.
        days: for each day column, whether the dose asks for that day.
    """

    title: str
    times: int
    days: tuple[bool, ...]


class LogBlock(Struct, frozen=True):
    """A table to tick: a row for each exercise, a column for each day, and a row for pain from 0 to 10."""

    weeks: int
    rows: tuple[LogRow, ...]


class ChecklistBlock(Struct, frozen=True):
    """A checklist with sides filled in."""

    checklist: Checklist


class CareGroup(Struct, frozen=True):
    """The signs of one part of the body; the heading is empty when the handout covers only one."""

    heading: str
    signs: tuple[Passage, ...]


class CareBox(Struct, frozen=True):
    """One level: a heading that is the call to action and ends in "if", signs, and what to do.

    Attributes:
        prefix: what a screen reader says first: "Immediate action required".
        action: the line after the signs; may be empty.
    """

    level: Level
    prefix: str
    heading: str
    groups: tuple[CareGroup, ...]
    action: str


class CareBlock(Struct, frozen=True):
    """The "when to see a doctor" boxes, most urgent first."""

    title: str
    boxes: tuple[CareBox, ...]


class SourcesBlock(Struct, frozen=True):
    """Numbered sources, in the order of their first use.

    Attributes:
        references: cited in the text, where their numbers stand.
        further: behind the warning signs, exercises and checklists; print leaves them to the page on the web.
    """

    references: tuple[Reference, ...]
    further: tuple[Reference, ...]


Block = TextBlock | ExerciseBlock | LogBlock | ChecklistBlock | CareBlock | SourcesBlock


class Handout(Struct, frozen=True):
    """One handout for one brand, edition, language, paper and side.

    Attributes:
        person: which of the figure's people shows the exercises.
        address: where it lives on the web; "" prints no QR code.
        today: the day of the build, the only date that is not authored.
        bleed: colour runs over the trimmed edge, with crop marks.
        sources: the files that it was made from, by name, each with the digest of what was used of it.
    """

    id: str
    title: str
    purpose: Passage
    main_points: tuple[Passage, ...]
    blocks: tuple[Block, ...]
    version: str
    written: dt.date
    review: Review
    codes: Codes
    language: str
    brand: Brand
    region: Region
    edition: Edition
    paper: Paper
    side: Side | None
    labels: Labels
    look: Look
    person: str
    address: str
    today: dt.date
    bleed: bool = False
    sources: Mapping[str, str] = field(default_factory=dict)
