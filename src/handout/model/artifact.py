"""What the renderers give and take: pages on their way to a file, all in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from msgspec import Struct, field


class Format(StrEnum):
    """What `--to` can ask for."""

    PDF = "pdf"
    HTML = "html"
    PNG = "png"
    TXT = "txt"


PRINTED = frozenset({Format.PDF, Format.PNG})  # made from pages


class Stylesheet(Struct, frozen=True):
    """CSS and the name that its warnings are reported under: `styles/base.css`."""

    name: str
    text: str


class Booklet(Struct, frozen=True):
    """How pages become sheets that are folded once.

    Attributes:
        width: of the sheet in points, across the fold.
        height: of the sheet in points, along the fold.
        paper_thickness: mm of one sheet; a sheet's pages move by it to the fold for every sheet around it.
        title: of the imposed file, for viewers and lists.
        description: what the file is for, and where the one to read is.
    """

    width: float
    height: float
    paper_thickness: float
    title: str
    description: str


class Strokes(Struct, frozen=True):
    """A drawing on a grid of `1 / scale` user units, y down.

    Attributes:
        view: left, top, width and height of the picture in user units.
        pieces: operators and the opacity that they are painted with, in painting order.
        texts: an SVG document with what is left: the numerals. Empty where there are none.
    """

    view: tuple[float, float, float, float]
    scale: int
    pieces: tuple[tuple[float, bytes], ...]
    texts: str


Painter = Callable[[], Mapping[str, Strokes]]  # makes a job's drawings


class PrintJob(Struct, frozen=True):
    """All that a PDF is made from.

    Attributes:
        html: the whole page; pictures are addressed as `asset:NAME`.
        stylesheets: in the order of the cascade.
        assets: NAME to bytes; nothing else can be fetched.
        drawings: NAME to what is painted in the place of that asset.
        families: the font families that the PDF may embed, and no others.
        xmp: property name to value for the document's metadata beyond the HTML's own `<meta>`.
        booklet: the sheets that its pages are imposed on; None for single sheets.
        copyfit: how many classes of `<body>`, `fit-1` and up, may be tried where a page would be spoilt.
        bleed: mm of colour around the trimmed page for a print shop; 0 for a desk printer.
    """

    html: str
    stylesheets: tuple[Stylesheet, ...]
    assets: Mapping[str, bytes]
    families: tuple[str, ...]
    xmp: Mapping[str, str] = field(default_factory=dict)
    booklet: Booklet | None = None
    bleed: float = 0.0
    drawings: Mapping[str, Strokes] = field(default_factory=dict)
    copyfit: int = 0


class Artifact(Struct, frozen=True):
    """A finished file in memory.

    Attributes:
        suffix: what follows the handout's name: `.pdf`, `-1.png`.
        pages: number of pages; 0 where the format has none.
        role: what follows the edition's name where one edition makes two files: `reading`.
    """

    suffix: str
    content: bytes
    pages: int = 0
    role: str = ""
