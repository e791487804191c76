"""Which handouts a request means: every combination of handout, brand, edition and language."""

from __future__ import annotations

import itertools
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from handout.diagnostics import ProjectError, RequestError, error, has_errors, nearest
from handout.model.options import Options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handout.load import Loaded
    from handout.model.project import Project
    from handout.pipeline.request import Request


class Variant(Struct, frozen=True):
    """One handout for one brand, edition, language, paper and side."""

    handout: str
    options: Options


def variants(loaded: Loaded, request: Request) -> tuple[Variant, ...]:
    """All that the request means, each once.

    Raises:
        RequestError: unknown ids; all of them at once.
        ProjectError: the same where files have errors too, for these may be why an id is unknown.
    """
    project, settings = loaded.project, loaded.project.settings
    handouts = request.handouts or (*project.own, *sorted(loaded.failed))
    brands = request.brands or (settings.brand,)
    editions = request.editions or (settings.edition,)
    languages = request.languages or (settings.language,)
    require_known(
        loaded,
        ("handout", handouts, {*project.handouts, *loaded.failed}),
        ("brand", brands, project.brands),
        ("edition", editions, project.editions),
        ("language", languages, project.labels),
    )
    wanted = (
        Variant(handout, Options(brand, edition, language, request.paper, request.side, request.bleed))
        for brand, language, handout, edition in itertools.product(brands, languages, handouts, editions)
    )
    return tuple(dict.fromkeys(wanted))


def require_known(loaded: Loaded, *wanted: tuple[str, Iterable[str], Iterable[str]]) -> None:
    """Find the names that are not known, of several kinds; `wanted` is kind, names, known names.

    Raises:
        RequestError: with all of them.
        ProjectError: the same where files have errors too, for these may be why a name is unknown.
    """
    unknown = [
        error(f"unknown-{kind}", f"there is no {kind} '{name}'", hint=nearest(name, known))
        for kind, names, known in wanted
        for name in names
        if name not in known
    ]
    if unknown and has_errors(loaded.diagnostics):
        raise ProjectError(*loaded.diagnostics, *unknown)
    if unknown:
        raise RequestError(*unknown)


def stem(project: Project, variant: Variant, role: str = "") -> PurePosixPath:
    """Place and name of an output without its ending; the name leaves out what is the project's default.

    `role` is what the file is where an edition makes more than one; such a name always tells the edition.
    """
    options = variant.options
    clinic = project.brands[options.brand].clinic
    usual = clinic.paper or project.regions[clinic.region].paper
    parts = (
        variant.handout,
        f"{options.edition}-{role}" if role else _unusual(options.edition, project.settings.edition),
        "" if options.paper in (None, usual) else options.paper,
        options.side or "",
        "bleed" if options.bleed else "",
    )
    return PurePosixPath(options.brand, options.language, ".".join(filter(None, parts)))


def _unusual(chosen: str, usual: str) -> str:
    return "" if chosen == usual else chosen
