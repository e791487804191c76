"""A project as it was read: everything an author may name, by id."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from handout.model.content import CareAdvice, Checklist, Exercise, Outline, Reference, Section
from handout.model.currency import Terms, Translation
from handout.model.dialect import Dialect
from handout.model.red_flags import Condition
from handout.model.style import Brand, Edition, Labels, Look, PictureFile, Region


class Settings(Struct, frozen=True):
    """What `handout.toml` says.

    Attributes:
        brand: id of the default brand.
        language: BCP 47 tag of the default language.
        edition: id of the default edition.
        address: where handouts live on the web, without the last slash; "" prints no QR code.
    """

    brand: str
    language: str
    edition: str
    address: str


class Project(Struct, frozen=True):
    """The bundled library with a clinic's own folder laid over it, by id.

    Attributes:
        own: ids of the handouts that `build` makes when none is named: those of the clinic's folder, or all
            of the library's when there is no such folder.
    """

    settings: Settings
    own: tuple[str, ...]
    handouts: Mapping[str, Outline]
    sections: Mapping[str, Section]
    exercises: Mapping[str, Exercise]
    checklists: Mapping[str, Checklist]
    care: Mapping[str, CareAdvice]
    sources: Mapping[str, Reference]
    brands: Mapping[str, Brand]
    editions: Mapping[str, Edition]
    regions: Mapping[str, Region]
    labels: Mapping[str, Labels]
    red_flags: Mapping[str, Condition] = field(default_factory=dict)
    look: Look = field(default_factory=Look)
    pictures: tuple[PictureFile, ...] = ()
    terms: Terms = field(default_factory=Terms)
    translations: tuple[Translation, ...] = ()
    dialects: Mapping[str, Dialect] = field(default_factory=dict)
