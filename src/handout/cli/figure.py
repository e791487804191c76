"""`handout figure`: the drawing of one exercise, or of all on one sheet."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handout.cli import native, options
from handout.cli.choices import completes
from handout.cli.exits import Exit
from handout.cli.findings import as_line, usage_error
from handout.cli.places import project_folders, scratch_folder
from handout.cli.streams import say, tell
from handout.diagnostics import RequestError, did_you_mean, has_errors
from handout.model.figure import Ink
from handout.model.options import Side
from handout.pictures import PictureFormat, PictureRequest

if TYPE_CHECKING:
    from handout.cli.main import Invocation
    from handout.pictures import Picture

_CARD, _SHEET = 900, 1800  # pixels: wide enough to judge a picture on a screen
_WIDEST = 8000


def _output(context: click.Context, parameter: click.Parameter, value: Path | None) -> Path | None:
    """The path, once its ending names a format.

    Raises:
        click.BadParameter: it names none.
    """
    ending = value.suffix.removeprefix(".").lower() if value else ""
    if value and ending not in set(PictureFormat):
        known = ", ".join(f".{form}" for form in PictureFormat)
        near = did_you_mean(ending, PictureFormat)
        message = f"'{os.fspath(value)}' does not end in one of {known}. {near}".rstrip()
        raise click.BadParameter(message, context, parameter)
    return value


@click.command(name="figure")
@click.argument("exercise", required=False, shell_complete=completes("exercises"))
@click.option("--all", "every", is_flag=True, help="All exercises on one contact sheet, each with its name.")
@click.option(
    "--frame",
    type=click.IntRange(min=1),
    metavar="N",
    show_default=False,
    help="Only this frame, without its number.",
)
@options.side("The sore side: left mirrors the picture and its words.", Side.RIGHT)
@click.option(
    "--ink",
    type=click.Choice(Ink, case_sensitive=False),
    default=Ink.COLOR,
    show_default="color",
    help="Colors, greys that survive a copier, or lines to color in.",
)
@options.brand("Whose colors it carries.")
@click.option("--person", default="", metavar="ID", help="Whom it shows. Default: the brand's person.")
@click.option(
    "--width",
    type=click.IntRange(16, _WIDEST),
    metavar="PIXELS",
    help=f"Of a PNG. Default: {_CARD}; of a sheet: {_SHEET}.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=_output,
    metavar="FILE",
    help="FILE.svg, FILE.png or FILE.pdf. Default: SVG, printed.",
)
@click.pass_obj
def command(
    invocation: Invocation,
    /,
    exercise: str | None,
    width: int | None,
    output: Path | None,
    *,
    every: bool,
    **chosen: Any,  # noqa: ANN401 - the fields of a PictureRequest, as Click has converted them
) -> Exit:
    """Draw an exercise, to look at it or to use it elsewhere.

    Prints SVG, or with -o writes the file and prints its path.
    """
    _require_one(exercise, chosen["frame"], every=every)
    made = _drawn(invocation, PictureRequest(exercise or "", **chosen))
    for finding in made.diagnostics:
        say(as_line(finding))
    if output is None:
        tell(made.drawing.svg.rstrip("\n"))
    else:
        _write(made, output, width or (_SHEET if every else _CARD))
    return Exit.PROJECT if has_errors(made.diagnostics) else Exit.OK


def _require_one(exercise: str | None, frame: int | None, *, every: bool) -> None:
    if every and exercise:
        message = f"name an exercise or give --all, not both: '{exercise}'"
        raise click.UsageError(message)
    if not every and not exercise:
        message = "name an exercise, or give --all. 'handout list exercises' names them"
        raise click.UsageError(message)
    if every and frame:
        message = "--frame goes with one exercise"
        raise click.UsageError(message)


def _drawn(invocation: Invocation, request: PictureRequest) -> Picture:
    from handout.pictures import picture

    try:
        return picture(*project_folders(invocation.project), request)
    except RequestError as fault:
        raise usage_error(fault) from fault


def _write(made: Picture, output: Path, pixels: int) -> None:
    from handout.pictures import content
    from handout.publish.files import write_file

    form = PictureFormat(output.suffix.removeprefix(".").lower())
    if form is PictureFormat.SVG:
        write_file(output, content(made, form, pixels, None))
    else:
        native.require()
        with scratch_folder() as scratch:
            from handout.render.pdf import PdfRenderer

            write_file(output, content(made, form, pixels, PdfRenderer(scratch)))
    tell(str(output))
