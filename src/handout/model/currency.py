"""How long content stays current, and what a translation translates."""

from __future__ import annotations

from msgspec import Struct

from handout.diagnostics import Span


class Terms(Struct, frozen=True):
    """What `content/currency.yaml` says; None: never too old.

    Attributes:
        grace_days: a handout whose review is overdue by more days than this is not built.
        region_days: numbers of a region are compared again after so many days.
        source_days: a source is looked up again after so many days.
        organisations: what a capitalised name of a clinic ends in.
        call_words: a three-digit number counts as a phone number after one of these.
    """

    grace_days: int | None = None
    region_days: int | None = None
    source_days: int | None = None
    organisations: tuple[str, ...] = ()
    call_words: tuple[str, ...] = ()


class Translation(Struct, frozen=True):
    """A file such as `content/sections/footwear.es.md`.

    Attributes:
        kind: of what it translates: `section`, `exercise`, `checklist`, `care` or `handout`.
        id: of what it translates.
        language: BCP 47 tag.
        translates: the hash of the words that it was made from.
    """

    kind: str
    id: str
    language: str
    translates: str
    span: Span
