"""What an author writes, once it has been read and found well formed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from msgspec import Struct

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from handout.diagnostics import Span
    from handout.model.figure import Figure
    from handout.model.lint import Waiver


class Level(StrEnum):
    """How soon a warning sign needs care; the three levels of the NHS care card."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ROUTINE = "routine"


class Sides(StrEnum):
    """How an exercise uses the two sides of the body."""

    ONE = "one"  # one side at a time: words and drawing turn with --side
    BOTH = "both"  # both sides together: the drawing is never mirrored for a patient's side


class Passage(Struct, frozen=True):
    """Authored words (a line or a whole body of Markdown) and the place of their first character.

    Attributes:
        lines: where words that go on over several lines of the file were joined to one: the offset of each
            further line's first character in `text`, and its place. A body keeps its line ends, and has none.
    """

    text: str
    span: Span
    lines: tuple[tuple[int, Span], ...] = ()

    def __str__(self) -> str:
        return self.text


class Ref(Struct, frozen=True):
    """The use of another file's id, or of a source's key, and where it stands."""

    id: str
    span: Span


class Reference(Struct, frozen=True):
    """A published source.

    Attributes:
        id: its key in `sources.yaml`, as used by `[@KEY]` and `sources:`.
        citation: the full citation, plain text.
        link: DOI or address in words; may be empty.
        superseded_by: keys of the sources that say it now; empty where it holds.
        checked: the day on which it was last looked up.
    """

    id: str
    citation: str
    link: str
    span: Span
    superseded_by: tuple[str, ...] = ()
    checked: dt.date | None = None


class Review(Struct, frozen=True):
    """The clinic's record of its clinical review; all None until a clinic has reviewed the text.

    Attributes:
        reviewed: the day of the last review.
        by: the reviewer's role, never a name.
        next_review: the day by which it must be reviewed again.
        span: where that day stands.
    """

    reviewed: dt.date | None = None
    by: str | None = None
    next_review: dt.date | None = None
    span: Span | None = None


class Section(Struct, frozen=True):
    """A titled text that several handouts may share; the Markdown body's headings start at `##`."""

    id: str
    title: Passage
    body: Passage
    sources: tuple[Ref, ...]
    span: Span
    waivers: tuple[Waiver, ...] = ()
    review: Review = Review()


class Dose(Struct, frozen=True):
    """How much and how often.

    Attributes:
        sets: rounds of `reps` with a rest between them.
        reps: times in a round.
        hold_seconds: how long each is held, in seconds; 0 means keep moving.
        per_day: rounds of the whole dose in a day.
        per_week: days of the week; 3.5 means every second day.
    """

    sets: int
    reps: int
    hold_seconds: int
    per_day: int
    per_week: float


class Exercise(Struct, frozen=True):
    """One exercise: its words, its dose and the poses that draw it."""

    id: str
    title: Passage
    steps: tuple[Passage, ...]
    dose: Dose
    sides: Sides
    stop_if: tuple[Passage, ...]
    note: Passage | None
    targets: Passage
    figure: Figure
    sources: tuple[Ref, ...]
    span: Span
    waivers: tuple[Waiver, ...] = ()
    review: Review = Review()


class ChecklistItem(Struct, frozen=True):
    """One thing to tick, and the reason for it (None where it needs none)."""

    text: Passage
    reason: Passage | None


class ChecklistGroup(Struct, frozen=True):
    """Items under one sub-heading; the heading is None for items that stand before the first one."""

    heading: Passage | None
    items: tuple[ChecklistItem, ...]


class Checklist(Struct, frozen=True):
    """A list to tick, with a sentence that says how to use it."""

    id: str
    title: Passage
    intro: Passage
    groups: tuple[ChecklistGroup, ...]
    sources: tuple[Ref, ...]
    span: Span
    waivers: tuple[Waiver, ...] = ()
    review: Review = Review()


class CareAdvice(Struct, frozen=True):
    """The warning signs of one part of the body, by level. `title` is the sub-heading in a merged box."""

    id: str
    title: Passage
    emergency: tuple[Passage, ...]
    urgent: tuple[Passage, ...]
    routine: tuple[Passage, ...]
    sources: tuple[Ref, ...]
    span: Span
    waivers: tuple[Waiver, ...] = ()
    review: Review = Review()

    def signs(self, level: Level) -> tuple[Passage, ...]:
        """The bullets of one level."""
        by_level = {Level.EMERGENCY: self.emergency, Level.URGENT: self.urgent, Level.ROUTINE: self.routine}
        return by_level[level]


Content = Section | Exercise | Checklist | CareAdvice


class SectionPart(Struct, frozen=True):
    """A section's place in a handout."""

    section: Ref


class ExercisePart(Struct, frozen=True):
    """Exercise cards, in order, under one heading."""

    exercises: tuple[Ref, ...]
    title: Passage | None
    intro: Passage | None


class LogPart(Struct, frozen=True):
    """The exercise log for all exercises that stand before it."""

    span: Span


class ChecklistPart(Struct, frozen=True):
    """A checklist's place in a handout."""

    checklist: Ref


class CarePart(Struct, frozen=True):
    """The "when to see a doctor" boxes, merged from one or more pieces of care advice."""

    care: tuple[Ref, ...]


class SourcesPart(Struct, frozen=True):
    """The numbered list of every source that the handout used."""

    span: Span


Part = SectionPart | ExercisePart | LogPart | ChecklistPart | CarePart | SourcesPart


def references(parts: tuple[Part, ...]) -> Iterator[tuple[str, Ref]]:
    """The kind (`section`, `exercise`, `checklist`, `care`) and the use of every file that the parts name."""
    for part in parts:
        match part:
            case SectionPart():
                yield "section", part.section
            case ExercisePart():
                yield from (("exercise", ref) for ref in part.exercises)
            case ChecklistPart():
                yield "checklist", part.checklist
            case CarePart():
                yield from (("care", ref) for ref in part.care)
            case LogPart() | SourcesPart():
                pass
            case _:
                assert_never(part)


def place_of(part: Part) -> Span:
    """Where the author asked for a part."""
    match part:
        case SectionPart(section=ref) | ChecklistPart(checklist=ref):
            return ref.span
        case ExercisePart(exercises=refs) | CarePart(care=refs):
            return refs[0].span
        case LogPart(span=span) | SourcesPart(span=span):
            return span
        case _:
            assert_never(part)


class Codes(Struct, frozen=True):
    """Clinical codes of the condition: ICD-10-CM (`M72.2`) and SNOMED CT (`202882003`)."""

    icd_10_cm: tuple[str, ...] = ()
    snomed_ct: tuple[str, ...] = ()


class Outline(Struct, frozen=True):
    """A handout as its author orders it: what it is for, its main points, and its parts by id.

    Attributes:
        person: which of the figure's people shows the exercises; "" leaves it to the brand.
        owner: the team or role that keeps it current, never a name; may be empty.
    """

    id: str
    title: Passage
    purpose: Passage
    main_points: tuple[Passage, ...]
    version: str
    written: dt.date
    review: Review
    codes: Codes
    parts: tuple[Part, ...]
    person: str
    span: Span
    waivers: tuple[Waiver, ...] = ()
    owner: str = ""
