"""The order of the stages for a kit: one handout, its message, and what a mail tool needs besides."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handout.diagnostics import ProjectError, RenderError, has_errors
from handout.model.kit import Mailing, Place
from handout.pipeline.request import Request
from handout.pipeline.shelf import Shelf

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

    from handout.diagnostics import Diagnostic
    from handout.load import Loaded
    from handout.model.artifact import PrintJob
    from handout.model.dialect import Dialect
    from handout.model.document import Handout
    from handout.model.kit import LogoPicture
    from handout.model.lint import Rulebook
    from handout.model.options import Paper, Side
    from handout.model.project import Project
    from handout.pipeline.request import World
    from handout.pipeline.variants import Variant
    from handout.render.pdf import Rendered

_SLUG_DIGITS = 12  # two of a thousand handouts share one once in 500 million libraries


class KitRequest(Struct, frozen=True):
    """What kit to make.

    Attributes:
        dialect: id of the mail tool.
        brand: id; "" takes the project's default. So for the language.
        attach: put the PDF into the message too.
        topic: words that tell the condition may stand in subject, addresses and text.
    """

    handout: str
    dialect: str = "eml"
    brand: str = ""
    language: str = ""
    paper: Paper | None = None
    side: Side | None = None
    attach: bool = False
    topic: bool = False


class Kit(Struct, frozen=True):
    """A finished kit.

    Attributes:
        slug: its name on the web; it tells no condition unless that was asked for.
        files: name to content, the manifest last.
        diagnostics: what is worth knowing about the handout; errors only in files that it does not need.
    """

    slug: str
    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


def kit(library: Path, own: Path | None, request: KitRequest, world: World) -> Kit:
    """Make the kit, in memory.

    Args:
        library: the folder of the bundled library.
        own: the clinic's project folder, laid over it by id; None takes the library itself.
        request: what to make.
        world: the date, and what renders the pages; nothing is written.

    Raises:
        RequestError: unknown ids; all of them at once.
        ProjectError: the handout's files are at fault, or a subject or address tells the condition.
        RenderError: the pages cannot be laid out, or a limit of the mail tool is passed.
    """
    from handout.pipeline.variants import require_known, stem, variants

    shelf = Shelf(library, own, world.cache)
    loaded = shelf.project()
    project = loaded.project
    require_known(loaded, ("dialect", (request.dialect,), project.dialects))
    (variant,) = variants(loaded, _build_request(request))
    if variant.handout in loaded.failed:
        raise ProjectError(*loaded.diagnostics)
    place = stem(project, variant)
    slug = _telling(project, place) if request.topic else _neutral(str(place))
    return _made(_Order(loaded, variant, request, slug, shelf), world)


def _build_request(request: KitRequest) -> Request:
    return Request(
        handouts=(request.handout,),
        brands=(request.brand,) if request.brand else (),
        languages=(request.language,) if request.language else (),
        paper=request.paper,
        side=request.side,
    )


def _telling(project: Project, place: PurePosixPath) -> str:
    """The handout's own name, with brand and language where these are not the project's own."""
    settings = project.settings
    usual = place.parent == PurePosixPath(settings.brand, settings.language)
    return place.name if usual else ".".join(place.parts)


def _neutral(name: str) -> str:
    """A name that tells nothing and is the same for the same handout, brand, language, paper and side."""
    return f"handout-{hashlib.sha256(name.encode()).hexdigest()[:_SLUG_DIGITS]}"


class _Order(Struct, frozen=True):
    """One kit, with its names looked up."""

    loaded: Loaded
    variant: Variant
    request: KitRequest
    slug: str
    shelf: Shelf

    @property
    def dialect(self) -> Dialect:
        return self.loaded.project.dialects[self.request.dialect]


def _made(order: _Order, world: World) -> Kit:
    from handout.assemble import assemble
    from handout.assemble.condition_words import condition_words
    from handout.load.rulebook import load_rulebook
    from handout.pipeline.kit_files import kit_files
    from handout.pipeline.sources import sources_of
    from handout.render.html import print_job
    from handout.render.teaser import teaser

    project, variant, request = order.loaded.project, order.variant, order.request
    rulebook = load_rulebook(order.shelf.library, order.shelf.own)
    warned = _allowed(order, rulebook, world.today)
    assembled = assemble(project, variant.handout, variant.options, world.today)
    handout = replace(assembled.handout, sources=sources_of(project, assembled.handout, order.shelf.digests))
    words = condition_words(project, rulebook, variant.handout, variant.options.language)
    found = None if request.topic else words.found
    job, known = order.shelf.page(
        f"{variant} {world.today}", lambda: (print_job(handout), assembled.diagnostics)
    )
    pdf, faults = _pdf(job, world)
    place = Place(_address(order), len(pdf))
    mailing = Mailing(handout, teaser(handout, found), place, order.dialect, _logo(handout, world))
    files = kit_files(mailing, pdf, found, attach=request.attach)
    findings = (*order.loaded.diagnostics, *warned, *known, *faults)
    return Kit(order.slug, files, tuple(dict.fromkeys(findings)))


def _allowed(order: _Order, rulebook: Rulebook, today: dt.date) -> tuple[Diagnostic, ...]:
    """What is worth knowing about a handout that may leave the house.

    Raises:
        ProjectError: it may not: a rule, a review that is overdue, or a clinic without an address forbids it.
    """
    from handout.audit.reviews import overdue
    from handout.inspect.email import place_fault, postal_fault
    from handout.pipeline.rules import broken_rules, wordy_labels

    project, handout, options = order.loaded.project, order.variant.handout, order.variant.options
    brand = project.brands[options.brand]
    found = (
        *broken_rules(project, rulebook, handout, today),
        *overdue(project, handout, today),
        *wordy_labels(project, rulebook, options.language, today),
        *filter(None, (postal_fault(brand, order.dialect), place_fault(project.settings.address, brand))),
    )
    if has_errors(found):
        raise ProjectError(*found)
    return found


def _address(order: _Order) -> str:
    """The kit's folder on the web."""
    project = order.loaded.project
    site = f"https://{project.brands[order.variant.options.brand].clinic.web.rstrip('/')}"
    return f"{project.settings.address or site}/{order.slug}"


def _pdf(job: PrintJob, world: World) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The handout's PDF, ready for the web, and what was found in it that is no error."""
    from handout.inspect.verdict import verdict
    from handout.render.linearize import linearized

    made = _rendered(job, world)
    pdf = linearized(made.content)
    if broken := verdict(pdf).findings:
        raise RenderError(*made.diagnostics, *broken)
    return pdf, made.diagnostics


def _logo(handout: Handout, world: World) -> LogoPicture | None:
    from handout.render.email_logo import logo_job, logo_picture

    job = logo_job(handout.brand, handout.language)
    return logo_picture(_rendered(job, world).content, handout.brand) if job else None


def _rendered(job: PrintJob, world: World) -> Rendered:
    world.renderers.begin(job)
    _, answer = world.renderers.finish()
    if isinstance(answer, tuple):
        raise RenderError(*answer)
    return answer
