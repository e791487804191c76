"""The authored file formats as pydantic models: docs/formats.md in types.

Values are checked in pydantic's strict JSON mode: nothing is converted, a list gives a tuple, a word gives a
member of an enum. Descriptions say what a key means; they are the hints of missing keys and stand in the
JSON Schema.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from typing import Annotated, Any, Literal, Never

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    RootModel,
    StringConstraints,
    Tag,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from handout.figures import PEOPLE
from handout.load.files import unseen
from handout.load.words import HTML, HTML_HINT
from handout.model.content import Level, Sides  # noqa: TC001 - pydantic reads it
from handout.model.figure import Figure  # noqa: TC001 - pydantic reads it
from handout.model.options import Paper  # noqa: TC001 - pydantic reads it
from handout.model.picture import ON_CARD
from handout.model.style import Corners, Header, Imposition

_FEWEST_DIGITS = 3  # of a phone number: 999
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
HASH = r"[0-9a-f]{12}"  # of words that a translation translates
HEX = r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})"
# What JSON Schema can say of checks that are made in Python: for editors only.
_PHONE_FORM = f"^$|{'[0-9].*' * _FEWEST_DIGITS}"
_WEB_FORM = r"^$|^(?!\S*://)\S*\.\S*$"
_COLOR_FORM = f"^{HEX}$|^[^#]|^$"  # a name of the palette begins with no #


def _refuse(code: str, message: str, hint: str = "", **context: object) -> Never:
    raise PydanticCustomError(code, message, {**context, "hint": hint})


def _one_line(text: str) -> str:
    if "\n" in text:
        _refuse("several-lines", "this must be one line", "use >- instead of |, and leave no blank line")
    if found := next(unseen(text), None):
        _refuse("unseen-character", "an unseen character, {number}, stands here", number=found[1])
    return text


def _no_html(text: str) -> str:
    if found := HTML.search(text):
        _refuse("raw-html", "'{tag}' is HTML", HTML_HINT, tag=found.group())
    return text


def _date(value: object) -> object:
    if isinstance(value, str) and _DATE.fullmatch(value):
        with contextlib.suppress(ValueError):
            return dt.date.fromisoformat(value)
    if value is None:
        return value
    _refuse("bad-date", "'{value}' is not a date", "write it as 2026-11-22", value=value)


def _phone(text: str) -> str:
    if text and sum(character.isdigit() for character in text) < _FEWEST_DIGITS:
        _refuse("bad-phone", "'{text}' is not a phone number", text=text)
    return text


def _web(text: str) -> str:
    if "://" in text:
        _refuse("bad-web", "a web address is written without its scheme", f"write {text.split('://', 1)[1]}")
    if re.search(r"\s", text) or (text and "." not in text):
        _refuse("bad-web", "'{text}' is not a web address", text=text)
    return text


def _clean(**constraints: int | str) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, **constraints)  # type: ignore[arg-type]  # ints and patterns


Words = Annotated[str, _clean(min_length=1), AfterValidator(_one_line)]
MaybeLine = Annotated[str, _clean(), AfterValidator(_one_line), AfterValidator(_no_html)]
Line = Annotated[str, _clean(min_length=1), AfterValidator(_one_line), AfterValidator(_no_html)]
Date = Annotated[
    dt.date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": f"^{_DATE.pattern}$"}),
]
Phone = Annotated[MaybeLine, AfterValidator(_phone), Field(json_schema_extra={"pattern": _PHONE_FORM})]
Web = Annotated[MaybeLine, AfterValidator(_web), Field(json_schema_extra={"pattern": _WEB_FORM})]
# ICD-10-CM: letter, digit, then up to five more after a point (CDC, ICD-10-CM guidelines, I.A.2).
Icd10Cm = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$")]
# SNOMED CT identifier: 6 to 18 digits, the first not 0 (SNOMED CT Release File Specification, 6 SCTID).
SnomedCt = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{5,17}$")]


# Words of a red flag: letters and single spaces; an asterisk at the end stands for any ending.
_WORDING = r"[^\W\d_]+(?:[ '-][^\W\d_]+)*\*?"


def _wording(text: str) -> str:
    if not re.fullmatch(_WORDING, text):
        hint = "write lower-case words; * only at the end, for any ending"
        _refuse("bad-wording", "'{text}' can stand in no bullet", hint, text=text)
    return text


_Wording = Annotated[Words, AfterValidator(_wording), Field(json_schema_extra={"pattern": f"^{_WORDING}$"})]
_Alternatives = Annotated[tuple[_Wording, ...], Field(min_length=1)]
_Groups = Annotated[tuple[_Alternatives, ...], Field(min_length=1)]


class FileModel(BaseModel):
    """What all formats share: strict types, hyphens in keys, no key that is not listed."""

    model_config = ConfigDict(
        defer_build=True,  # most are parts of others, and need no validator of their own
        strict=True,
        extra="forbid",
        frozen=True,
        alias_generator=lambda name: name.replace("_", "-"),
        allow_inf_nan=False,
    )


class ReviewFile(FileModel):
    """A clinical review; `{}` until a clinic has reviewed the text."""

    reviewed: Date | None = Field(None, description="the day of the last review")
    by: Line | None = Field(None, description="the reviewer's role, never a name")
    next: Date | None = Field(None, description="the day of the next review")


_OwnReview = Annotated[
    ReviewFile,
    Field(ReviewFile.model_validate({}), description="a review of its own, where its facts change sooner"),
]
_Waivers = Annotated[
    dict[str, MaybeLine],
    Field({}, description="a rule of `handout lint` that does not hold here: the reason"),
]


class SectionFile(FileModel):
    """Front matter of `content/sections/ID.md`."""

    title: Words = Field(description="the heading that patients see")
    sources: tuple[Line, ...] = Field((), description="keys of sources.yaml")
    review: _OwnReview
    lint: _Waivers


class DoseFile(FileModel):
    """How much and how often. The upper bounds catch slips of the keyboard; they are no clinical advice."""

    sets: int = Field(ge=1, le=20, description="rounds of the repetitions")
    reps: int = Field(ge=1, le=100, description="repetitions in a round")
    hold_seconds: int = Field(ge=0, le=3600, description="seconds to hold each; 0 keeps moving")
    per_day: int = Field(ge=1, le=24, description="times a day")
    per_week: float = Field(gt=0, le=7, description="days a week; 3.5 is every second day")


class ExerciseFile(FileModel):
    """Front matter of `content/exercises/ID.md`."""

    title: Words = Field(description="the name of the exercise")
    targets: Words = Field(description="what it works on")
    sides: Sides = Field(description="one: one side at a time; both: both sides together")
    dose: DoseFile = Field(description="sets, reps, hold-seconds, per-day and per-week")
    note: Words | None = Field(None, description="one thing to know before starting")
    stop_if: tuple[Words, ...] = Field(min_length=1, description="lines that complete 'Stop if …'")
    sources: tuple[Line, ...] = Field(min_length=1, description="keys of sources.yaml")
    figure: Figure = Field(description="the poses that draw it")
    review: _OwnReview
    lint: _Waivers


class ChecklistFile(FileModel):
    """Front matter of `content/checklists/ID.md`."""

    title: Words = Field(description="the heading that patients see")
    intro: Words = Field(description="a sentence that says how to use the list")
    sources: tuple[Line, ...] = Field((), description="keys of sources.yaml")
    review: _OwnReview
    lint: _Waivers


class CareFile(FileModel):
    """Front matter of `content/care/ID.md`."""

    title: Words = Field(description="the sub-heading when a handout covers several parts of the body")
    sources: tuple[Line, ...] = Field(min_length=1, description="keys of sources.yaml")
    review: _OwnReview
    lint: _Waivers


class CodesFile(FileModel):
    """Clinical codes of the condition."""

    icd_10_cm: tuple[Icd10Cm, ...] = Field((), description="ICD-10-CM codes in quotes")
    snomed_ct: tuple[SnomedCt, ...] = Field((), description="SNOMED CT codes in quotes")


class SectionEntry(FileModel):
    """A section's place in a handout."""

    section: Line


class ExercisesEntry(FileModel):
    """Exercise cards under one heading."""

    exercises: tuple[Line, ...] = Field(min_length=1)
    title: Words | None = None
    intro: Words | None = None


class ChecklistEntry(FileModel):
    """A checklist's place in a handout."""

    checklist: Line


class CareEntry(FileModel):
    """The boxes that say when to see a doctor."""

    care: tuple[Line, ...] = Field(min_length=1)


PLAIN_PARTS = ("log", "sources")
TAG_END = "-part"  # sets the name of a kind of part apart from its key
KEYED_PARTS = ("section", "exercises", "checklist", "care")


def _kind_of_part(value: object) -> str | None:
    if isinstance(value, str):
        return "plain" if value in PLAIN_PARTS else None
    if isinstance(value, dict):
        return next((kind + TAG_END for kind in KEYED_PARTS if kind in value), None)
    return None


PartEntry = Annotated[
    Annotated[Literal["log", "sources"], Tag("plain")]
    | Annotated[SectionEntry, Tag("section-part")]
    | Annotated[ExercisesEntry, Tag("exercises-part")]
    | Annotated[ChecklistEntry, Tag("checklist-part")]
    | Annotated[CareEntry, Tag("care-part")],
    Discriminator(_kind_of_part),
]


class HandoutFile(FileModel):
    """`content/handouts/ID.yaml`."""

    title: Words = Field(description="the title on the first page")
    purpose: Words = Field(description="one sentence that says what the handout is for")
    version: Line = Field(description='the version in quotes: "1.0"')
    written: Date = Field(description="the day on which the text was written")
    review: ReviewFile = Field(description="{} until a clinic has reviewed it")
    codes: CodesFile = Field(CodesFile.model_validate({}), description="ICD-10-CM and SNOMED CT codes")
    main_points: tuple[Words, ...] = Field(min_length=1, description="what a patient takes home")
    parts: tuple[PartEntry, ...] = Field(
        min_length=1, description="sections, exercises, log, checklist, care, sources"
    )
    person: Annotated[MaybeLine, Field(json_schema_extra={"enum": ["", *PEOPLE]})] = Field(
        "", description="who shows the exercises; without it, the brand's"
    )
    owner: MaybeLine = Field("", description="the team or role that keeps it current, never a name")
    lint: _Waivers


class SourceEntry(FileModel):
    """One entry of `content/sources.yaml`."""

    citation: Line = Field(description="the full citation")
    link: MaybeLine = Field("", description="DOI or web address in words")
    superseded_by: tuple[Line, ...] = Field((), description="keys of the sources that say it now")
    checked: Date | None = Field(None, description="the day on which it was last looked up")


class RedFlagEntry(FileModel):
    """One sign of a condition in `content/lint/red-flags.yaml`."""

    level: Level = Field(description="the lowest level at which it may stand: emergency, urgent or routine")
    name: Line = Field(description="the sign in a few words")
    example: Line = Field(description="how a bullet may say it")
    why: Line = Field(description="what may be wrong")
    sources: tuple[Line, ...] = Field(min_length=1, description="keys of sources.yaml")
    within: int = Field(0, ge=2, le=40, description="how many words in a row must hold them")
    in_order: bool = Field(default=False, description="whether they stand there in the order of the lists")
    words: dict[str, _Groups] = Field(
        min_length=1, description="by language: lists of words; a bullet needs one of each"
    )
    unless: dict[str, _Alternatives] = Field(
        {}, description="by language: words of bullets that do not count"
    )


class ConditionEntry(FileModel):
    """One entry of `content/lint/red-flags.yaml`."""

    name: Line = Field(description="what patients call it")
    icd_10_cm: tuple[Icd10Cm, ...] = Field((), description="codes in quotes; each covers every longer one")
    snomed_ct: tuple[SnomedCt, ...] = Field((), description="codes in quotes")
    signs: dict[str, RedFlagEntry] = Field(min_length=1, description="the signs by id")


class ItemEntry(FileModel):
    """One item of an instrument in `content/lint/scores.yaml`."""

    text: Line = Field(description="what must hold, in words of our own")
    rules: tuple[Line, ...] = Field((), description="rules of which none may find anything")
    shows: MaybeLine = Field("", description="what must be there")
    needs: MaybeLine = Field("", description="what must be there for the item to apply")


class InstrumentEntry(FileModel):
    """One entry of `content/lint/scores.yaml`."""

    title: Line = Field(description="what it asks, as a question")
    source: Line = Field(description="who made it, and what counts as good")
    passes: float = Field(gt=0, le=100, description="the score of 100 from which on it is good")
    items: dict[str, ItemEntry] = Field(min_length=1, description="the items by id")


class RatingsFile(FileModel):
    """What raters have said of a handout."""

    handout: Line = Field(description="id of the handout")
    version: Line = Field(description='the version that they read, in quotes: "1.0"')
    ratings: dict[str, dict[str, Literal["yes", "no", "na"]]] = Field(
        min_length=1, description="rater to items and answers"
    )


class PictureEntry(FileModel):
    """One entry of `styles/pictures.yaml`; its key is the picture's path below `styles/`."""

    licence: Line = Field(description="by what right it is shown: CC0-1.0, our own mark")
    source: Line = Field(description="who made it, or where it comes from")


class RegionEntry(FileModel):
    """One entry of `content/regions.yaml`."""

    name: Line = Field(description="the country's name")
    emergency_number: Phone = Field(description='as dialled, in quotes; "" where it is not known')
    emergency_place: Line = Field(description="what people there call the emergency room")
    urgent_number: Phone = Field(description='the advice line, in quotes; "" where there is none')
    urgent_name: MaybeLine = Field(description="the advice line's name; may be empty")
    paper: Paper = Field(description="letter or a4")
    checked: Date = Field(description="the day on which the numbers were last checked")


class TermsFile(FileModel):
    """`content/currency.yaml`."""

    grace_days: int | None = Field(None, ge=0, description="days overdue after which nothing is built")
    region_days: int | None = Field(None, ge=1, description="days between checks of a region's numbers")
    source_days: int | None = Field(None, ge=1, description="days between checks of a source")
    organisations: tuple[Line, ...] = Field((), description="what names of clinics end in")
    call_words: tuple[Line, ...] = Field((), description="words before a short phone number")


class SidePhrase(FileModel):
    """The wordings of one side phrase."""

    none: Line
    left: Line
    right: Line


class LabelsFile(FileModel):
    """`content/labels/LANGUAGE.yaml`."""

    words: dict[str, MaybeLine] = Field(description="key to text")
    sides: dict[str, SidePhrase] = Field(description="side phrase to its wordings")
    neutral: tuple[Line, ...] = Field((), description="words of titles that tell no condition")
    telling: tuple[Line, ...] = Field((), description="words that tell a condition wherever they stand")


class RuleEntry(FileModel):
    """One entry of `content/lint/rules/*.yaml`."""

    level: Literal["error", "warning", "suggestion"] = Field(description="what a finding stops")
    title: Line = Field(description="what a text must be like, a few words")
    reason: Line = Field(description="why, one or two sentences")
    source: Line = Field(description='the standard or paper behind it, or "house rule"')
    threshold: float | None = Field(None, description="the number that the check compares with")
    waivable: bool = Field(default=True, description="whether an author may set it aside in a file")
    bad: dict[str, Any] = Field(description="a kind of file to a body, or to keys with new values")
    good: dict[str, Any] = Field(description="the same, put right")


class OwnRuleEntry(FileModel):
    """One entry of a clinic's `content/house-style/rules/*.yaml`."""

    level: Literal["error", "warning", "suggestion"] | None = Field(
        None, description="what a finding stops here"
    )
    threshold: float | None = Field(None, description="the number that the check compares with here")
    reason: Line = Field(description="why this clinic has decided otherwise")


class OwnListFile(RootModel[dict[str, str | None] | tuple[str, ...]]):
    """A clinic's `content/house-style/lists/NAME.yaml`: words to add, or `null` to take one off."""


class ListFile(RootModel[dict[str, str] | tuple[str, ...]]):
    """`content/lint/lists/NAME.yaml`: words with what is said of them, or words alone."""


_Color = Annotated[str, Field(json_schema_extra={"pattern": _COLOR_FORM})]


class ColorFile(FileModel):
    """`color` of `_brand.yml`."""

    palette: dict[str, Annotated[str, Field(json_schema_extra={"pattern": f"^{HEX}$"})]] = Field(
        {}, description="name to #rrggbb"
    )
    primary: _Color = Field(description="#rrggbb or a name of the palette")
    secondary: _Color = Field(
        "", description="#rrggbb or a name of the palette: arrows and glow in the drawings"
    )


class LogoPicture(FileModel):
    """A logo's file and its words."""

    path: Line = Field(description="a picture beside this file")
    alt: Line = Field(description="what the logo says")


class LogoFile(FileModel):
    """`logo` of `_brand.yml`."""

    medium: LogoPicture


class FontFile(FileModel):
    """One family of `typography.fonts`."""

    family: Line
    source: Literal["system"]


class TypographyFile(FileModel):
    """`typography` of `_brand.yml`."""

    fonts: tuple[FontFile, ...] = Field(min_length=1, description="the families that are used")
    base: Line = Field(description="the family of the text")
    headings: Line = Field(description="the family of the headings")


class HandoutDefaults(FileModel):
    """`defaults.handout` of `_brand.yml`: what the format leaves to each program."""

    header: Header = Field(Header.BAND, description="how the clinic's name stands on the first page")
    corners: Corners = Field(Corners.ROUND, description="how boxes and cards end")
    person: Annotated[Line, Field(json_schema_extra={"enum": [*PEOPLE]})] = Field(
        "a", description="whom the drawings show"
    )


class DefaultsFile(FileModel):
    """`defaults` of `_brand.yml`."""

    handout: HandoutDefaults = HandoutDefaults.model_validate({})


class BrandFile(FileModel):
    """`styles/brands/ID/_brand.yml`."""

    color: ColorFile = Field(description="palette, primary and secondary")
    logo: LogoFile | None = None
    typography: TypographyFile = Field(description="fonts, base and headings")
    defaults: DefaultsFile = DefaultsFile()


class ClinicFile(FileModel):
    """`styles/brands/ID/clinic.yaml`."""

    name: Line = Field(description="the clinic's name")
    address: tuple[Line, ...] = Field(min_length=1, description="the lines of the postal address")
    phone: Annotated[Phone, StringConstraints(min_length=1)] = Field(
        description="the number to call, in quotes"
    )
    after_hours: Phone = Field("", description="the number outside opening hours, in quotes")
    web: Web = Field(description="the clinic's site without https://")
    booking: Web = Field("", description="where to book, without https://")
    region: Line = Field(description="a key of content/regions.yaml")
    paper: Paper | None = None
    legal: MaybeLine = ""
    formerly: tuple[Line, ...] = Field((), description="names, numbers and addresses that it no longer has")


class EditionFile(FileModel):
    """`styles/editions/ID.yaml`."""

    name: Line = Field(description="the edition's name")
    ink: Literal["color", "grey", "outline"] = Field(description="how drawings are coloured")
    stylesheet: MaybeLine = Field("", description="a CSS file beside this one")
    small_stylesheet: MaybeLine = Field("", description="a CSS file beside this one, laid under it on A5")
    copyfit: int = Field(0, ge=0, le=8, description="how many classes of <body>, fit-1 and up, are tried")
    picture_width: float = Field(
        ON_CARD.width, ge=40, le=250, description="mm of the space for an exercise's picture"
    )
    picture_height: float = Field(ON_CARD.height, ge=20, le=250, description="mm of that space")
    picture_type: float = Field(
        ON_CARD.type, ge=10, le=30, description="pt of the numbers and words in a picture"
    )
    imposition: Imposition = Field(Imposition.NONE, description="how pages are laid on sheets")
    paper_thickness: float = Field(0.0, ge=0, le=1, description="mm of one sheet, for a booklet")


class SettingsFile(FileModel):
    """`handout.toml`."""

    brand: Line = Field(description="id of the default brand")
    language: Line = Field(description="the default language: en")
    edition: Line = Field(description="id of the default edition")
    address: MaybeLine = Field("", description="where handouts live on the web: https://clinic.example/h")
