"""`handout build`: finished files in every brand, edition and language asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from handout.cli import options
from handout.cli.choices import completes, formats
from handout.cli.exits import Exit
from handout.cli.findings import as_annotation, as_line, usage_error
from handout.cli.places import cache, project_folders, scratch_folder
from handout.cli.progress import progress
from handout.cli.rendering import renderers
from handout.cli.streams import say, tell
from handout.diagnostics import HandoutError, PublishError, RequestError, Severity, stops
from handout.model.artifact import PRINTED, Format

if TYPE_CHECKING:
    from pathlib import Path

    from handout.cli.main import Invocation
    from handout.pipeline import Output, Renderers, Report

_FAIL_ON = {"error": Severity.ERROR, "warning": Severity.WARNING}


@click.command(name="build")
@click.argument("handouts", nargs=-1, metavar="[HANDOUT]...", shell_complete=completes("handouts"))
@options.brand(several=True)
@options.edition()
@options.language(several=True)
@options.paper()
@options.side()
@click.option(
    "--to",
    "formats",
    callback=formats,
    metavar=",".join(Format),
    default="pdf",
    show_default=True,
    help="What to make of each handout.",
)
@options.out("Where the files go.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="How many are rendered at a time. Default: one for each processor core.",
)
@click.option(
    "--bleed", is_flag=True, help="For a print shop: colour runs 3 mm over the edge, with crop marks."
)
@click.option("--force", is_flag=True, help="Make also what has not changed since the last build.")
@click.option(
    "--fail-on",
    type=click.Choice(tuple(_FAIL_ON)),
    default="error",
    show_default=True,
    help="Findings as bad as this stop a handout.",
)
@options.shape(words="How findings and finished files are printed.")
@click.pass_obj
def command(
    invocation: Invocation,
    /,
    out: Path,
    shape: str,
    fail_on: str,
    jobs: int | None,
    **wanted: Any,  # noqa: ANN401 - the fields of a Request, as Click has converted them
) -> Exit:
    """Build handouts: those that you name, or all of the project's own.

    Prints the path of each finished file. What has not changed since the last build is left as it is. A
    handout that fails leaves its last good file alone; the others are built.
    """
    wanted["fail_on"] = _FAIL_ON[fail_on]
    report = _built(invocation, wanted, out, jobs, shown=not invocation.quiet and shape != "json")
    for finding in (*report.diagnostics, *report.refusals):
        say(as_annotation(finding) if shape == "github" else as_line(finding))
    _tell_outputs(report, shape)
    if not invocation.quiet and shape != "json":
        _say_result(report)
    return _exit_code(report, _FAIL_ON[fail_on])


def _built(
    invocation: Invocation, wanted: dict[str, Any], out: Path, jobs: int | None, *, shown: bool
) -> Report:
    """The report, also of a build that could not begin."""
    try:
        named, printed = bool(wanted["handouts"]), bool(PRINTED & {*wanted["formats"]})
        with scratch_folder() as scratch, renderers(jobs, scratch, named=named, printed=printed) as pool:
            return _report(invocation, wanted, out, pool, shown=shown)
    except HandoutError as fault:
        from handout.pipeline import Report

        if isinstance(fault, RequestError):
            raise usage_error(fault) from fault
        if isinstance(fault, PublishError):
            return Report((), (), fault.diagnostics)
        return Report((), fault.diagnostics)


def _report(
    invocation: Invocation, wanted: dict[str, Any], out: Path, pool: Renderers, *, shown: bool
) -> Report:
    from handout.pipeline import Request, World, build
    from handout.publish.folder import Folder

    library, own = project_folders(invocation.project)
    with progress(shown=shown) as listener:
        world = World(invocation.today, Folder(out), pool, listener, cache())
        return build(library, own, Request(**wanted), world)


def _tell_outputs(report: Report, shape: str) -> None:
    from handout.pipeline import State

    if shape == "json":
        tell(json.dumps([_as_json(output) for output in report.outputs], indent=2))
        return
    for output in report.outputs:
        if output.state is not State.FAILED:
            tell(str(output.path))


def _as_json(output: Output) -> dict[str, str | int]:
    return {
        "path": str(output.path),
        "sha256": output.sha256,
        "bytes": output.size,
        "pages": output.pages,
        "state": str(output.state),
    }


def _say_result(report: Report) -> None:
    from handout.pipeline import State

    failed = [output for output in report.outputs if output.state is State.FAILED]
    for output in failed:
        say(f"not built: {output.path}")
    for path in report.removed:
        say(f"removed: {path}")
    states = [output.state for output in report.outputs]
    built, current = states.count(State.BUILT), states.count(State.UP_TO_DATE)
    said = f"{built} {'file' if built == 1 else 'files'} built"
    say(f"{said}, {current} up to date" if current else said)


def _exit_code(report: Report, fail_on: Severity) -> Exit:
    if report.refusals:
        return Exit.CANNOT_WRITE
    return Exit.PROJECT if stops(report.diagnostics, fail_on) else Exit.OK
