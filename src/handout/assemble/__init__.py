"""Choose, order and personalise: an outline and its parts become one `Handout`. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handout.assemble.blocks import blocks
from handout.assemble.reader import Reader
from handout.diagnostics import Diagnostic, ProjectError, did_you_mean, error, warning
from handout.model.document import Handout
from handout.model.options import Options, Paper
from handout.model.style import Imposition

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from handout.model.project import Project
    from handout.model.style import Brand, Edition, Region

__all__ = ["Assembled", "Options", "assemble"]

FOLDABLE = (Paper.LETTER, Paper.A4)


class Assembled(Struct, frozen=True):
    """A handout and what is worth knowing about how it came together."""

    handout: Handout
    diagnostics: tuple[Diagnostic, ...]


def assemble(project: Project, handout_id: str, options: Options, today: dt.date) -> Assembled:
    """One handout for one brand, edition, language, paper and side.

    Raises:
        ProjectError: an id that the project does not have, all unknown ids at once; or a booklet of paper
            that is not folded (`paper-not-foldable`), or with a bleed (`bleed-on-booklet`); or an edition
            that has no layout for A5 (`paper-too-small`).
    """
    _require_known(project, handout_id, options)
    outline = project.handouts[handout_id]
    brand = project.brands[options.brand]
    region = project.regions[brand.clinic.region]
    labels = project.labels[options.language]
    paper = options.paper or brand.clinic.paper or region.paper
    _require_possible(project.editions[options.edition], paper, bleed=options.bleed)
    reader = Reader(brand.clinic, region, labels, options.side)
    handout = Handout(
        id=outline.id,
        title=reader.turned(outline.title).text,
        purpose=reader.turned(outline.purpose),
        main_points=reader.all_turned(outline.main_points),
        blocks=blocks(project, outline, reader),
        version=outline.version,
        written=outline.written,
        review=outline.review,
        codes=outline.codes,
        language=options.language,
        brand=brand,
        region=region,
        edition=project.editions[options.edition],
        paper=paper,
        side=options.side,
        labels=labels,
        look=project.look,
        person=outline.person or brand.person,
        address=_address(project.settings.address, outline.id),
        today=today,
        bleed=options.bleed,
    )
    return Assembled(handout, _findings(brand, region))


def _address(base: str, handout_id: str) -> str:
    return f"{base.rstrip('/')}/{handout_id}" if base else ""


def _require_known(project: Project, handout_id: str, options: Options) -> None:
    wanted: tuple[tuple[str, str, Mapping[str, object]], ...] = (
        ("handout", handout_id, project.handouts),
        ("brand", options.brand, project.brands),
        ("edition", options.edition, project.editions),
        ("language", options.language, project.labels),
    )
    unknown = [
        error(f"unknown-{kind}", f"there is no {kind} '{name}'", hint=did_you_mean(name, known))
        for kind, name, known in wanted
        if name not in known
    ]
    if unknown:
        raise ProjectError(*unknown)


def _require_possible(edition: Edition, paper: Paper, *, bleed: bool) -> None:
    if edition.imposition is not Imposition.BOOKLET:
        _require_room(edition, paper)
        return
    if paper not in FOLDABLE:
        message = f"the edition '{edition.id}' cannot be folded from {paper}"
        raise ProjectError(
            error(
                "paper-not-foldable",
                message,
                edition.span,
                "choose --paper letter or a4; its pages are half of that",
            )
        )
    if bleed:
        message = (
            f"the edition '{edition.id}' is laid on sheets for a desk printer, which cannot print a bleed"
        )
        raise ProjectError(
            error("bleed-on-booklet", message, edition.span, "print shops take the standard edition")
        )


def _require_room(edition: Edition, paper: Paper) -> None:
    if paper is Paper.A5 and not edition.small_stylesheet:
        message = f"the edition '{edition.id}' has no layout for so small a page as A5"
        hint = "choose --paper letter or a4, or name a small-stylesheet in the edition's file"
        raise ProjectError(error("paper-too-small", message, edition.span, hint))


def _findings(brand: Brand, region: Region) -> tuple[Diagnostic, ...]:
    if region.emergency_number:
        return ()
    message = f"the region '{region.id}' has no emergency number: a blank line is printed for it"
    return (
        warning(
            "no-emergency-number", message, brand.span, "fill in emergency-number in content/regions.yaml"
        ),
    )
