"""The authored file formats: docs/formats.md in types, which pydantic checks values against.

Values are checked in pydantic's strict JSON mode: nothing is converted, a list gives a tuple, a word gives a
member of an enum. Descriptions say what a key means; they are the hints of missing keys and stand in the
JSON Schema.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, get_args

from handout.figures import PEOPLE
from handout.load.kinds import (
    Check,
    Date,
    FileModel,
    Icd10Cm,
    Line,
    MaybeLine,
    OneOf,
    OwnPhone,
    Phone,
    Shown,
    SnomedCt,
    Web,
    WholeFile,
    Within,
    Words,
    key,
    refuse,
    shown_form,
)
from handout.model.content import Level, Sides  # noqa: TC001 - pydantic reads it
from handout.model.figure import Figure  # noqa: TC001 - pydantic reads it
from handout.model.options import Paper  # noqa: TC001 - pydantic reads it
from handout.model.picture import ON_CARD
from handout.model.style import Corners, Header, Imposition

HASH = r"[0-9a-f]{12}"  # of words that a translation translates
HEX = r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})"
_COLOR_FORM = f"^{HEX}$|^[^#]|^$"  # a name of the palette begins with no #; for editors only


# Words of a red flag: letters and single spaces; an asterisk at the end stands for any ending.
_WORDING = r"[^\W\d_]+(?:[ '-][^\W\d_]+)*\*?"


def _wording(text: str) -> str:
    if not re.fullmatch(_WORDING, text):
        hint = "write lower-case words; * only at the end, for any ending"
        refuse("bad-wording", "'{text}' can stand in no bullet", hint, text=text)
    return text


_Wording = Annotated[
    Words,
    Check(_wording),
    shown_form(f"^{_WORDING}$", "write lower-case words; * only at the end, for any ending"),
]
_Alternatives = Annotated[tuple[_Wording, ...], Within(min_length=1)]
_Groups = Annotated[tuple[_Alternatives, ...], Within(min_length=1)]


class ReviewFile(FileModel):
    """A clinical review; `{}` until a clinic has reviewed the text."""

    reviewed: Date | None = key("the day of the last review", None)
    by: Line | None = key("the reviewer's role, never a name", None)
    next: Date | None = key("the day of the next review", None)


def _own_review() -> Any:  # noqa: ANN401 - as `key`
    return key("a review of its own, where its facts change sooner", ReviewFile())


def _waivers() -> Any:  # noqa: ANN401 - as `key`
    return key("a rule of `handout lint` that does not hold here: the reason", {})


class SectionFile(FileModel):
    """Front matter of `content/sections/ID.md`."""

    title: Words = key("the heading that patients see")
    sources: tuple[Line, ...] = key("keys of sources.yaml", ())
    review: ReviewFile = _own_review()
    lint: dict[str, MaybeLine] = _waivers()


class DoseFile(FileModel):
    """How much and how often. The upper bounds catch slips of the keyboard; they are no clinical advice."""

    sets: int = key("rounds of the repetitions", ge=1, le=20)
    reps: int = key("repetitions in a round", ge=1, le=100)
    hold_seconds: int = key("seconds to hold each; 0 keeps moving", ge=0, le=3600)
    per_day: int = key("times a day", ge=1, le=24)
    per_week: float = key("days a week; 3.5 is every second day", gt=0, le=7)


class ExerciseFile(FileModel):
    """Front matter of `content/exercises/ID.md`."""

    title: Words = key("the name of the exercise")
    targets: Words = key("what it works on")
    sides: Sides = key("one: one side at a time; both: both sides together")
    dose: DoseFile = key("sets, reps, hold-seconds, per-day and per-week")
    note: Words | None = key("one thing to know before starting", None)
    stop_if: tuple[Words, ...] = key("lines that complete 'Stop if …'", min_length=1)
    sources: tuple[Line, ...] = key("keys of sources.yaml", min_length=1)
    figure: Figure = key("the poses that draw it")
    review: ReviewFile = _own_review()
    lint: dict[str, MaybeLine] = _waivers()


class ChecklistFile(FileModel):
    """Front matter of `content/checklists/ID.md`."""

    title: Words = key("the heading that patients see")
    intro: Words = key("a sentence that says how to use the list")
    sources: tuple[Line, ...] = key("keys of sources.yaml", ())
    review: ReviewFile = _own_review()
    lint: dict[str, MaybeLine] = _waivers()


class CareFile(FileModel):
    """Front matter of `content/care/ID.md`."""

    title: Words = key("the sub-heading when a handout covers several parts of the body")
    sources: tuple[Line, ...] = key("keys of sources.yaml", min_length=1)
    review: ReviewFile = _own_review()
    lint: dict[str, MaybeLine] = _waivers()


class CodesFile(FileModel):
    """Clinical codes of the condition."""

    icd_10_cm: tuple[Icd10Cm, ...] = key("ICD-10-CM codes in quotes", ())
    snomed_ct: tuple[SnomedCt, ...] = key("SNOMED CT codes in quotes", ())


class SectionEntry(FileModel):
    """A section's place in a handout."""

    section: Line = key("id of a section: `handout list sections`")


class ExercisesEntry(FileModel):
    """Exercise cards under one heading."""

    exercises: tuple[Line, ...] = key("ids of exercises: `handout list exercises`", min_length=1)
    title: Words | None = key("the heading above them", None)
    intro: Words | None = key("a sentence below the heading", None)


class ChecklistEntry(FileModel):
    """A checklist's place in a handout."""

    checklist: Line = key("id of a checklist: `handout list checklists`")


class CareEntry(FileModel):
    """The boxes that say when to see a doctor."""

    care: tuple[Line, ...] = key("ids of care advice: `handout list care`", min_length=1)


Plain = Literal["log", "sources"]
PLAIN_PARTS: tuple[str, ...] = get_args(Plain)
TAG_END = "-part"  # sets the name of a kind of part apart from its key
KEYED_PARTS = ("section", "exercises", "checklist", "care")


def _kind_of_part(value: object) -> str | None:
    if isinstance(value, str):
        return "plain" if value in PLAIN_PARTS else None
    if isinstance(value, dict):
        return next((kind + TAG_END for kind in KEYED_PARTS if kind in value), None)
    return None


_PARTS = {
    "plain": Plain,
    "section-part": SectionEntry,
    "exercises-part": ExercisesEntry,
    "checklist-part": ChecklistEntry,
    "care-part": CareEntry,
}
PartEntry = Annotated[
    Plain | SectionEntry | ExercisesEntry | ChecklistEntry | CareEntry,
    OneOf(_kind_of_part, _PARTS),
]


class HandoutFile(FileModel):
    """`content/handouts/ID.yaml`."""

    title: Words = key("the title on the first page")
    purpose: Words = key("one sentence that says what the handout is for")
    version: Line = key('the version in quotes: "1.0"')
    written: Date = key("the day on which the text was written")
    review: ReviewFile = key("{} until a clinic has reviewed it")
    codes: CodesFile = key("ICD-10-CM and SNOMED CT codes", CodesFile())
    main_points: tuple[Words, ...] = key("what a patient takes home", min_length=1)
    parts: tuple[PartEntry, ...] = key("sections, exercises, log, checklist, care, sources", min_length=1)
    person: Annotated[MaybeLine, Shown({"enum": ["", *PEOPLE]})] = key(
        "who shows the exercises; without it, the brand's", ""
    )
    owner: MaybeLine = key("the team or role that keeps it current, never a name", "")
    lint: dict[str, MaybeLine] = _waivers()


class SourceEntry(FileModel):
    """One entry of `content/sources.yaml`."""

    citation: Line = key("the full citation")
    link: MaybeLine = key("DOI or web address in words", "")
    superseded_by: tuple[Line, ...] = key("keys of the sources that say it now", ())
    checked: Date | None = key("the day on which it was last looked up", None)


class RedFlagEntry(FileModel):
    """One sign of a condition in `content/lint/red-flags.yaml`."""

    level: Level = key("the lowest level at which it may stand: emergency, urgent or routine")
    name: Line = key("the sign in a few words")
    example: Line = key("how a bullet may say it")
    why: Line = key("what may be wrong")
    sources: tuple[Line, ...] = key("keys of sources.yaml", min_length=1)
    within: int = key("how many words in a row must hold them", 0, ge=2, le=40)
    in_order: bool = key("whether they stand there in the order of the lists", default=False)
    words: dict[str, _Groups] = key("by language: lists of words; a bullet needs one of each", min_length=1)
    unless: dict[str, _Alternatives] = key("by language: words of bullets that do not count", {})


class ConditionEntry(FileModel):
    """One entry of `content/lint/red-flags.yaml`."""

    name: Line = key("what patients call it")
    icd_10_cm: tuple[Icd10Cm, ...] = key("codes in quotes; each covers every longer one", ())
    snomed_ct: tuple[SnomedCt, ...] = key("codes in quotes", ())
    signs: dict[str, RedFlagEntry] = key("the signs by id", min_length=1)


class ItemEntry(FileModel):
    """One item of an instrument in `content/lint/scores.yaml`."""

    text: Line = key("what must hold, in words of our own")
    rules: tuple[Line, ...] = key("rules of which none may find anything", ())
    shows: MaybeLine = key("what must be there", "")
    needs: MaybeLine = key("what must be there for the item to apply", "")


class InstrumentEntry(FileModel):
    """One entry of `content/lint/scores.yaml`."""

    title: Line = key("what it asks, as a question")
    source: Line = key("who made it, and what counts as good")
    passes: float = key("the score of 100 from which on it is good", gt=0, le=100)
    items: dict[str, ItemEntry] = key("the items by id", min_length=1)


class RatingsFile(FileModel):
    """What raters have said of a handout."""

    handout: Line = key("id of the handout")
    version: Line = key('the version that they read, in quotes: "1.0"')
    ratings: dict[str, dict[str, Literal["yes", "no", "na"]]] = key(
        "rater to items and answers", min_length=1
    )


class PictureEntry(FileModel):
    """One entry of `styles/pictures.yaml`; its key is the picture's path below `styles/`."""

    licence: Line = key("by what right it is shown: CC0-1.0, our own mark")
    source: Line = key("who made it, or where it comes from")


class RegionEntry(FileModel):
    """One entry of `content/regions.yaml`."""

    name: Line = key("the country's name")
    emergency_number: Phone = key('as dialled, in quotes; "" where it is not known')
    emergency_place: Line = key("what people there call the emergency room")
    urgent_number: Phone = key('the advice line, in quotes; "" where there is none')
    urgent_name: MaybeLine = key("the advice line's name; may be empty")
    paper: Paper = key("letter or a4")
    checked: Date = key("the day on which the numbers were last checked")


class TermsFile(FileModel):
    """`content/currency.yaml`."""

    grace_days: int | None = key("days overdue after which nothing is built", None, ge=0)
    region_days: int | None = key("days between checks of a region's numbers", None, ge=1)
    source_days: int | None = key("days between checks of a source", None, ge=1)
    organisations: tuple[Line, ...] = key("what names of clinics end in", ())
    call_words: tuple[Line, ...] = key("words before a short phone number", ())


class SidePhrase(FileModel):
    """The wordings of one side phrase."""

    none: Line = key("without a sore side: sore foot")
    left: Line = key("for the left side: left foot")
    right: Line = key("for the right side: right foot")


class LabelsFile(FileModel):
    """`content/labels/LANGUAGE.yaml`."""

    words: dict[str, MaybeLine] = key("key to text")
    sides: dict[str, SidePhrase] = key("side phrase to its wordings")
    neutral: tuple[Line, ...] = key("words of titles that tell no condition", ())
    telling: tuple[Line, ...] = key("words that tell a condition wherever they stand", ())


class RuleEntry(FileModel):
    """One entry of `content/lint/rules/*.yaml`."""

    level: Literal["error", "warning", "suggestion"] = key("what a finding stops")
    title: Line = key("what a text must be like, a few words")
    reason: Line = key("why, one or two sentences")
    source: Line = key('the standard or paper behind it, or "house rule"')
    threshold: float | None = key("the number that the check compares with", None)
    waivable: bool = key("whether an author may set it aside in a file", default=True)
    bad: dict[str, Any] = key("a kind of file to a body, or to keys with new values")
    good: dict[str, Any] = key("the same, put right")


class OwnRuleEntry(FileModel):
    """One entry of a clinic's `content/house-style/rules/*.yaml`."""

    level: Literal["error", "warning", "suggestion"] | None = key("what a finding stops here", None)
    threshold: float | None = key("the number that the check compares with here", None)
    reason: Line = key("why this clinic has decided otherwise")


class OwnListFile(WholeFile):
    """A clinic's `content/house-style/lists/NAME.yaml`: words to add, or `null` to take one off."""

    root: dict[str, str | None] | tuple[str, ...]


class ListFile(WholeFile):
    """`content/lint/lists/NAME.yaml`: words with what is said of them, or words alone."""

    root: dict[str, str] | tuple[str, ...]


_Color = Annotated[str, shown_form(_COLOR_FORM, "write #rrggbb in quotes, or a name of the palette")]


class ColorFile(FileModel):
    """`color` of `_brand.yml`."""

    palette: dict[str, Annotated[str, shown_form(f"^{HEX}$", "write #rrggbb in quotes")]] = key(
        "name to #rrggbb", {}
    )
    primary: _Color = key("#rrggbb or a name of the palette")
    secondary: _Color = key("#rrggbb or a name of the palette: arrows and glow in the drawings", "")


class LogoPicture(FileModel):
    """A logo's file and its words."""

    path: Line = key("a picture beside this file")
    alt: Line = key("what the logo says")


class LogoFile(FileModel):
    """`logo` of `_brand.yml`."""

    medium: LogoPicture = key("the one size that is used")


class FontFile(FileModel):
    """One family of `typography.fonts`."""

    family: Line = key("the name of the family")
    source: Literal["system"] = key("system: an installed font package")


class TypographyFile(FileModel):
    """`typography` of `_brand.yml`."""

    fonts: tuple[FontFile, ...] = key("the families that are used", min_length=1)
    base: Line = key("the family of the text")
    headings: Line = key("the family of the headings")


class HandoutDefaults(FileModel):
    """`defaults.handout` of `_brand.yml`: what the format leaves to each program."""

    header: Header = key("how the clinic's name stands on the first page", Header.BAND)
    corners: Corners = key("how boxes and cards end", Corners.ROUND)
    person: Annotated[Line, Shown({"enum": [*PEOPLE]})] = key("whom the drawings show", "a")


class DefaultsFile(FileModel):
    """`defaults` of `_brand.yml`."""

    handout: HandoutDefaults = key("header, corners and person", HandoutDefaults())


class BrandFile(FileModel):
    """`styles/brands/ID/_brand.yml`."""

    color: ColorFile = key("palette, primary and secondary")
    logo: LogoFile | None = key("a picture beside this file, and its words", None)
    typography: TypographyFile = key("fonts, base and headings")
    defaults: DefaultsFile = key("what the format leaves to each program", DefaultsFile())


class ClinicFile(FileModel):
    """`styles/brands/ID/clinic.yaml`."""

    name: Line = key("the clinic's name")
    address: tuple[Line, ...] = key("the lines of the postal address", min_length=1)
    phone: OwnPhone = key("the number to call, in quotes")
    after_hours: Phone = key("the number outside opening hours, in quotes", "")
    web: Web = key("the clinic's site without https://")
    booking: Web = key("where to book, without https://", "")
    region: Line = key("a key of content/regions.yaml")
    paper: Paper | None = key("the usual sheet; without it, the region's", None)
    legal: MaybeLine = key("a line below the disclaimer", "")
    formerly: tuple[Line, ...] = key("names, numbers and addresses that it no longer has", ())


class EditionFile(FileModel):
    """`styles/editions/ID.yaml`."""

    name: Line = key("the edition's name")
    ink: Literal["color", "grey", "outline"] = key("how drawings are coloured")
    stylesheet: MaybeLine = key("a CSS file beside this one", "")
    small_stylesheet: MaybeLine = key("a CSS file beside this one, laid under it on A5", "")
    copyfit: int = key("how many classes of <body>, fit-1 and up, are tried", 0, ge=0, le=8)
    picture_width: float = key("mm of the space for an exercise's picture", ON_CARD.width, ge=40, le=250)
    picture_height: float = key("mm of that space", ON_CARD.height, ge=20, le=250)
    picture_type: float = key("pt of the numbers and words in a picture", ON_CARD.type, ge=10, le=30)
    imposition: Imposition = key("how pages are laid on sheets", Imposition.NONE)
    paper_thickness: float = key("mm of one sheet, for a booklet", 0.0, ge=0, le=1)


class SettingsFile(FileModel):
    """`handout.toml`."""

    brand: Line = key("id of the default brand")
    language: Line = key("the default language: en")
    edition: Line = key("id of the default edition")
    address: MaybeLine = key("where handouts live on the web: https://clinic.example/h", "")
