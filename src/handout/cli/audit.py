"""`handout audit`: what is due, and what is no longer true."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import click

from handout.cli import options
from handout.cli.exits import Exit
from handout.cli.findings import tell_findings
from handout.cli.places import project_folders
from handout.cli.streams import say
from handout.diagnostics import Severity

if TYPE_CHECKING:
    from handout.cli.main import Invocation

_UNITS = {"d": 1, "w": 7}
_LONGEST = 36_525  # days: a century


def _time(context: click.Context, parameter: click.Parameter, value: str) -> dt.timedelta:
    """`60d` or `8w` as a time."""
    found = re.fullmatch(r"(\d{1,5})([dw])", value.strip().lower())
    days = int(found[1]) * _UNITS[found[2]] if found else _LONGEST + 1
    if days > _LONGEST:
        message = f"'{value}' is no time. Write 60d for 60 days, or 8w for 8 weeks."
        raise click.BadParameter(message, context, parameter)
    return dt.timedelta(days)


@click.command(name="audit")
@click.option(
    "--within",
    callback=_time,
    metavar="TIME",
    default="0d",
    help="Also reviews that are due in this time, such as 60d or 8w.",
)
@options.as_json("The findings as an array of objects.")
@options.shape()
@click.pass_obj
def command(invocation: Invocation, /, within: dt.timedelta, shape: str, *, json_wanted: bool) -> Exit:
    """List reviews that are overdue, and numbers, names, sources and translations that are out of date.

    It looks at the project's own handouts and all that they show. Exits with 1 where it finds something. A
    handout that nobody has reviewed yet is no finding: its pages say so.
    """
    from handout.audit.report import audit
    from handout.load import load_project

    loaded = load_project(*project_folders(invocation.project))
    shape = "json" if json_wanted else shape
    broken = [found for found in loaded.diagnostics if found.severity is Severity.ERROR]
    found = broken or audit(loaded.project, invocation.today, within)
    tell_findings(found, shape)
    if broken:
        return Exit.PROJECT
    if shape == "text" and not invocation.quiet:
        say(f"{len(found)} {'finding' if len(found) == 1 else 'findings'} on {invocation.today}")
    return Exit.FINDINGS if found else Exit.OK
