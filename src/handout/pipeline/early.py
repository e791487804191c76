"""The first page of a cold build, which is rendered while the rest of the project is still being read.

A build that finds nothing kept from earlier ones would else wait for exercises and tables that its pages do
not show. Nothing rests on what is read first: the page counts only where the whole project makes the very
same one.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handout.diagnostics import HandoutError
from handout.load.loaded import Loaded
from handout.model.artifact import PRINTED
from handout.pipeline.variants import variants

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from handout.diagnostics import Diagnostic
    from handout.load.reading import Loading
    from handout.model.artifact import PrintJob
    from handout.model.document import Handout
    from handout.model.project import Project
    from handout.pipeline.request import Request, World
    from handout.pipeline.variants import Variant
    from handout.publish.manifest import Manifest


def assembled(
    project: Project, variant: Variant, today: dt.date, digests: Mapping[str, str]
) -> tuple[Handout, tuple[Diagnostic, ...]]:
    """The variant's handout, with what it is made from, and what is worth knowing about it.

    Raises:
        ProjectError: as for `handout.assemble.assemble`.
    """
    from handout.assemble import assemble
    from handout.pipeline.sources import sources_of

    made = assemble(project, variant.handout, variant.options, today)
    sources = sources_of(project, made.handout, digests)
    return replace(made.handout, sources=sources), made.diagnostics


class _Page(Struct, frozen=True):
    handout: Handout
    job: PrintJob
    ticket: int


class Early:
    """A job that was begun before it was known to be right.

    Args:
        request: what is to be built.
        world: what renders it, and the date.
        digests: of all files of the project.
        known: what the output folder's manifest says.
    """

    def __init__(self, request: Request, world: World, digests: Mapping[str, str], known: Manifest) -> None:
        self._request, self._world, self._digests, self.known = request, world, digests, known
        self._page: _Page | None = None

    def begin(self, loading: Loading) -> None:
        """Begin with the first page that was asked for, if it is needed and if nothing is wrong with it."""
        if not self._is_wanted():
            return
        first = self._first
        project = loading.preview(
            first.handouts[0], next(iter(first.brands), ""), next(iter(first.editions), "")
        )
        if project is None:
            return
        with suppress(HandoutError):  # whoever loads the whole project tells of it
            variant = variants(Loaded(project, (), frozenset()), first)[0]
            handout, _ = assembled(project, variant, self._world.today, self._digests)
            self._page = self._begun(handout)

    def job(self, handout: Handout) -> PrintJob | None:
        """The page of this very handout, if that was begun."""
        return self._page.job if self._page and self._page.handout == handout else None

    def take(self, job: PrintJob) -> int | None:
        """The ticket of this very job, if that was begun and nobody has taken it yet."""
        if self._page is None or self._page.job != job:
            return None
        ticket, self._page = self._page.ticket, None
        return ticket

    def _begun(self, handout: Handout) -> _Page:
        from handout.render.html import drawings, unpainted

        job = unpainted(handout)
        ticket = self._world.renderers.begin(job, partial(drawings, handout))
        return _Page(handout, replace(job, drawings=drawings(handout)), ticket)

    @property
    def _first(self) -> Request:
        """The first page of all that is asked for."""
        request = self._request
        return replace(
            request,
            handouts=request.handouts[:1],
            brands=request.brands[:1],
            editions=request.editions[:1],
            languages=request.languages[:1],
        )

    def _is_wanted(self) -> bool:
        """Whether it is one printed handout, of which the folder holds nothing that may still be right."""
        request = self._request
        if not (self._world.renderers.apart and request.handouts and PRINTED & {*request.formats}):
            return False
        made = {entry.handout for entry in self.known.entries.values()}
        return request.force or request.handouts[0] not in made
