"""The command itself: its global options, and commands that load when they are called."""

from __future__ import annotations

import datetime as dt
import importlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click
from msgspec import Struct

from handout import __version__
from handout.diagnostics import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

# Command to the module that holds it under the same name.
_COMMANDS = {
    "audit": "handout.cli.audit",
    "build": "handout.cli.build",
    "check": "handout.cli.check",
    "doctor": "handout.cli.doctor",
    "email": "handout.cli.email",
    "figure": "handout.cli.figure",
    "init": "handout.cli.init",
    "lint": "handout.cli.lint",
    "list": "handout.cli.list",
    "new": "handout.cli.new",
    "schema": "handout.cli.schema",
    "verify": "handout.cli.verify",
}


class Invocation(Struct, frozen=True):
    """What stands before the command.

    Attributes:
        project: the folder named by --project or HANDOUT_PROJECT; None looks for one.
        today: the date of the build.
        quiet: print findings only.
    """

    project: Path | None
    today: dt.date
    quiet: bool


class _LazyGroup(click.Group):
    """Imports a command's module when the command, or the list of all commands, is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - Click's signature
        if cmd_name not in _COMMANDS:
            return None
        return cast("click.Command", importlib.import_module(_COMMANDS[cmd_name]).command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; a word that is none brings the nearest one that is."""
        if args[0] not in _COMMANDS and not args[0].startswith("-"):
            message = f"there is no command '{args[0]}'. {did_you_mean(args[0], _COMMANDS)}".rstrip()
            raise click.UsageError(message, ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option(
    "--project",
    envvar="HANDOUT_PROJECT",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with a handout.toml. Default: the nearest one upward, else the bundled library.",
)
@click.option(
    "--today", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="The date to build for, as 2026-11-22."
)
@click.option("--quiet", is_flag=True, help="Print findings only.")
@click.version_option(__version__, prog_name="handout")
@click.pass_context
def handout(context: click.Context, project: Path | None, today: dt.datetime | None, quiet: bool) -> None:  # noqa: FBT001 - Click passes by keyword
    """Printable patient education: plain words, drawn exercises, your clinic's brand."""
    _require_working_folder()
    context.obj = Invocation(_marked(project), today.date() if today else system_date(os.environ), quiet)


def system_date(environment: Mapping[str, str]) -> dt.date:
    """The day, in UTC, that SOURCE_DATE_EPOCH names (reproducible-builds.org), else this machine's date.

    Raises:
        click.UsageError: SOURCE_DATE_EPOCH is no number of seconds.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return dt.date.today()  # noqa: DTZ011 - the day on the wall of the clinic, read only here
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError) as fault:
        message = f"SOURCE_DATE_EPOCH is '{epoch}', which is no number of seconds since 1970"
        raise click.UsageError(message) from fault


def _require_working_folder() -> None:
    try:
        Path.cwd()
    except OSError as fault:
        message = f"the working folder cannot be used: {os.strerror(fault.errno or 0)}"
        raise click.UsageError(message) from fault


def _marked(project: Path | None) -> Path | None:
    if project and not (project / "handout.toml").is_file():
        message = f"'{project}' is no project: it has no handout.toml"
        raise click.BadParameter(message, param_hint="'--project'")
    return project
