"""The order of the stages: load, assemble, render, check, publish."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from handout.pipeline import record
from handout.pipeline.request import Output, Renderers, Report, Request, State, World, merged
from handout.pipeline.shelf import Shelf
from handout.publish import manifest

if TYPE_CHECKING:
    from pathlib import Path

    from handout.publish.manifest import Manifest

__all__ = ["Output", "Renderers", "Report", "Request", "State", "World", "build"]


def build(library: Path, own: Path | None, request: Request, world: World) -> Report:
    """Make all that is asked for and is not there already, as it would be made now.

    A handout that fails leaves its last good files alone; the others are made. Files of handouts that the
    project no longer has are removed when all of its handouts are built.

    Args:
        library: the folder of the bundled library.
        own: the clinic's project folder, laid over it by id; None builds the library itself.
        request: what to build.
        world: the date, the folders and the listener.

    Raises:
        RequestError: unknown ids in the request; all of them at once.
        ProjectError: the same where files have errors too, for these may be why an id is unknown.
        PublishError: the output folder cannot be written at all.
    """
    shelf = Shelf(library, own, world.cache)
    known = manifest.read(world.out.root)
    if known.answers and not request.force:  # else the key can wait until something is being rendered
        key = _key(shelf, request, world)
        if key and (report := record.answered(world.out, key)):
            return report
    return _made(shelf, request, world, known)


def _key(shelf: Shelf, request: Request, world: World) -> str | None:
    return record.request_key(shelf.key, request, world.today) if shelf.key else None


def _made(shelf: Shelf, request: Request, world: World, known: Manifest) -> Report:
    from handout.pipeline.early import Early
    from handout.pipeline.line import Line
    from handout.pipeline.variants import variants

    early = Early(request, world, shelf.digests, known)
    loaded = shelf.project(early.begin)
    gc.freeze()  # the project lives as long as the build: no collection need look at it again
    gc.enable()
    wanted = variants(loaded, request)
    world.out.require_writable()
    line = Line(loaded, request, world, shelf, early)
    try:
        report = merged(Report((), loaded.diagnostics), *line.run(wanted))
    finally:
        if line.made:  # also when it is interrupted: the next build need not make them again
            record.remember(world.out, line.made, None, Report((), ()))
    met = not report.refusals and all(output.state is not State.FAILED for output in report.outputs)
    if met:
        record.remember(world.out, {}, _key(shelf, request, world), report)
    if request.handouts:
        return report
    gone = record.remove_stale(world.out, loaded.project, shelf.project_folder, frozenset(loaded.failed))
    return merged(report, Report((), (), removed=gone))
