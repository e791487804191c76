"""`handout lint --score`: rating instruments filled in as far as a program can, and completed by people."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import click

from handout.cli.exits import Exit
from handout.cli.places import project_folders, scratch_folder
from handout.cli.sheet import as_object, lines
from handout.cli.streams import tell
from handout.diagnostics import ProjectError, error, has_errors, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from handout.cli.main import Invocation
    from handout.diagnostics import Diagnostic
    from handout.load.scores import Ratings
    from handout.model.content import Outline
    from handout.model.lint import Rulebook
    from handout.model.project import Project


def score(invocation: Invocation, names: tuple[str, ...], shape: str, answers: Path | None) -> Exit:
    """Print the score sheets of handouts: those named, or all of the project's own.

    Raises:
        ProjectError: the project or the file of answers has errors.
    """
    from handout.lint.score import sheets
    from handout.load.rulebook import load_rulebook
    from handout.load.scores import load_instruments, load_ratings

    library, project = _loaded(invocation)
    rulebook, instruments = load_rulebook(*project_folders(invocation.project)), load_instruments(library)
    ratings = load_ratings(answers, instruments) if answers else None
    outlines = _outlines(project, (ratings.handout,) if ratings and ratings.handout else names)
    if ratings:
        _check_ratings(ratings, outlines, answers)
    said = ratings.ratings if ratings else ()
    made = [
        (one, sheets(instruments, project, one, _found(project, rulebook, invocation, one)), said)
        for one in outlines
    ]
    if shape == "json":
        tell(json.dumps([as_object(*one) for one in made], indent=2))
    else:
        for one in made:
            for line in lines(*one):
                tell(line)
    return Exit.OK


def write_form(invocation: Invocation, names: tuple[str, ...], out: Path) -> Exit:
    """Write the raters' form of each handout, and print its place."""
    from handout.cli import native
    from handout.load.scores import load_instruments
    from handout.model.options import Options
    from handout.pipeline.rating_form import FORM, form_job
    from handout.publish.folder import Folder
    from handout.render.pdf import PdfRenderer

    native.require()
    library, project = _loaded(invocation)
    instruments, settings = load_instruments(library), project.settings
    options = Options(settings.brand, settings.edition, settings.language)
    with scratch_folder() as scratch:
        renderer = PdfRenderer(scratch)
        for outline in _outlines(project, names):
            made = renderer.render(form_job(project, outline, instruments, options, invocation.today))
            place = PurePosixPath(settings.brand, settings.language, f"{outline.id}.{FORM}.pdf")
            tell(str(Folder(out).put(place, made.content).path))
    return Exit.OK


def _loaded(invocation: Invocation) -> tuple[Path, Project]:
    from handout.load import load_project

    library, own = project_folders(invocation.project)
    loaded = load_project(library, own)
    if has_errors(loaded.diagnostics):
        raise ProjectError(*loaded.diagnostics)
    return library, loaded.project


def _outlines(project: Project, names: tuple[str, ...]) -> list[Outline]:
    unknown = [name for name in names if name not in project.handouts]
    if unknown:
        said = (f"there is no handout '{name}' ({nearest(name, project.handouts)})" for name in unknown)
        raise click.UsageError("\n".join(said))
    return [project.handouts[name] for name in names or project.own]


def _check_ratings(ratings: Ratings, outlines: Sequence[Outline], file: Path | None) -> None:
    if len(outlines) != 1:
        message = "the answers do not say which handout they are about: name it before --answers"
        raise click.UsageError(message)
    version = outlines[0].version
    if ratings.version and ratings.version != version:
        message = f"the raters read version {ratings.version}, and the handout is at {version}"
        hint = "have the new version rated"
        raise ProjectError(error("old-rating", f"{file}: {message}", hint=hint))


def _found(
    project: Project, rulebook: Rulebook, invocation: Invocation, outline: Outline
) -> tuple[Diagnostic, ...]:
    """What the rules find in the handout and in all that it shows, also what was set aside."""
    from handout.lint.run import files_of, lint

    linted = lint(project, rulebook, invocation.today, files_of(project, outline.id))
    return (*linted.findings, *(found for found, _ in linted.waived))
