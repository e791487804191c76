"""Who prints it and on what: brand, clinic, region, edition, paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct, field

from handout.model.picture import ON_CARD, PictureSpace

if TYPE_CHECKING:
    from handout.diagnostics import Span
    from handout.model.options import Paper


class Imposition(StrEnum):
    """How pages are laid on sheets."""

    NONE = "none"  # a page is a sheet
    BOOKLET = "booklet"  # two pages on each side of a sheet, folded once and stitched in the fold


class Header(StrEnum):
    """How the clinic's name stands at the top of the first page."""

    BAND = "band"  # a full-width band in the brand colour
    RULE = "rule"  # white, with a heavy rule under it
    BLOCK = "block"  # a coloured block at the left edge, the name beside it


class Corners(StrEnum):
    """How boxes and cards end."""

    ROUND = "round"
    SOFT = "soft"
    SQUARE = "square"


class Region(Struct, frozen=True):
    """Where the patient calls for help.

    Attributes:
        id: `us`, `uk`, …
        name: as printed in lists.
        emergency_number: as dialled, or "" where it is not known: a blank line is printed.
        emergency_place: what people there call it: "emergency room", "A&E".
        urgent_number: the advice line's number, or "" where there is none.
        urgent_name: the advice line's name: "NHS 111"; may be empty.
        paper: the usual sheet there.
        checked: the day the numbers were last checked.
    """

    id: str
    name: str
    emergency_number: str
    emergency_place: str
    urgent_number: str
    urgent_name: str
    paper: Paper
    checked: dt.date
    span: Span


class Clinic(Struct, frozen=True):
    """The practice's facts, from `clinic.yaml`.

    Attributes:
        address: lines of the postal address.
        phone: the number patients call in opening hours.
        after_hours: the number for urgent advice outside them; "" means the region's advice line.
        web: the clinic's site in words, without scheme: `riverside.example`.
        booking: where to book in words; "" means by phone.
        legal: a line for the footer of the last page; may be empty.
        formerly: names, numbers and addresses that it no longer has.
        region: id of the region.
    """

    name: str
    address: tuple[str, ...]
    phone: str
    after_hours: str
    web: str
    booking: str
    region: str
    paper: Paper | None
    legal: str
    formerly: tuple[str, ...] = ()


class Colors(Struct, frozen=True):
    """A brand's authored colours as `#rrggbb`; what they do not say is derived from `primary`.

    Attributes:
        primary: headings, header, the figure's shirt.
        accent: arrows and glow in figures; "" lets the edition choose.
    """

    primary: str
    accent: str = ""


class Typefaces(Struct, frozen=True):
    """Family names as installed by `fontpkg-*` packages: `Atkinson Hyperlegible`."""

    base: str
    headings: str


class Logo(Struct, frozen=True):
    """A checked picture.

    Attributes:
        media_type: `image/svg+xml`, `image/png` or `image/jpeg`.
        alt: what it says, in words.
        seen_on_white: whether it stands out from paper without a ground of its own.
    """

    content: bytes
    media_type: str
    alt: str
    seen_on_white: bool = True


class Brand(Struct, frozen=True):
    """How one clinic looks and how to reach it."""

    id: str
    clinic: Clinic
    colors: Colors
    typefaces: Typefaces
    header: Header
    corners: Corners
    person: str  # which of the figure's people it shows
    logo: Logo | None
    stylesheet: str  # CSS of the brand's own, may be empty
    span: Span


class Edition(Struct, frozen=True):
    """A way of laying out the same words: its own stylesheet over `base.css`.

    Attributes:
        ink: `color`, `grey` or `outline`: how figures are drawn.
        small_stylesheet: laid under its own on A5; "" where it has no layout for so small a page.
        copyfit: how many settings of its stylesheets, `body.fit-1` and so on, are tried for better pages.
        picture: the space that an exercise's picture is drawn for.
        imposition: how its pages are laid on sheets.
        paper_thickness: mm of one sheet; what a booklet's inner sheets stand out by.
        sheet: the stylesheet's file, as findings name it; "" where it has none.
    """

    id: str
    name: str
    ink: str
    stylesheet: str
    span: Span
    imposition: Imposition = Imposition.NONE
    paper_thickness: float = 0.0
    sheet: str = ""
    small_stylesheet: str = ""
    copyfit: int = 0
    picture: PictureSpace = ON_CARD


class Look(Struct, frozen=True):
    """What every brand and edition starts from.

    Attributes:
        print_css: `styles/print.css`.
        web_css: `styles/web.css`.
        icons: file name to SVG bytes, from `styles/icons/`; addressed in CSS as `asset:icons/NAME`.
        templates: relative path to text of the templates that a project lays over the package's own.
    """

    print_css: str = ""
    web_css: str = ""
    icons: Mapping[str, bytes] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=dict)


class PictureFile(Struct, frozen=True):
    """A picture that pages may show, and by what right; both are "" where nobody has said.

    Attributes:
        licence: its name: `CC0-1.0`, `our own mark`.
        source: who made it, or where it comes from.
        span: the picture's file.
    """

    licence: str
    source: str
    span: Span


class Labels(Struct, frozen=True):
    """The words of one language that belong to the template, not to an author.

    Attributes:
        language: BCP 47 tag.
        words: key to text; placeholders in braces are filled by the stage that uses them.
        sides: phrase as authored (`sore foot`) to its wording for no side, left and right.
        neutral: words that tell no condition though they stand in a handout's title.
        telling: words that tell a condition wherever they stand.
    """

    language: str
    words: Mapping[str, str]
    sides: Mapping[str, Mapping[str, str]]
    span: Span
    neutral: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()

    def __getitem__(self, key: str) -> str:
        """The text for `key`; a missing key is our mistake, not an author's: KeyError."""
        return self.words[key]
