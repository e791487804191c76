"""`handout new`: a draft of one thing, which builds as it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from handout.cli.exits import Exit
from handout.cli.findings import usage_error
from handout.cli.streams import say, tell
from handout.diagnostics import RequestError
from handout.resources import bundled

if TYPE_CHECKING:
    from handout.cli.main import Invocation

_KINDS = ("handout", "section", "exercise", "checklist", "care", "brand")


@click.command(name="new")
@click.argument("kind", type=click.Choice(_KINDS))
@click.argument("name", metavar="ID")
@click.pass_obj
def command(invocation: Invocation, kind: str, name: str) -> Exit:
    """Write the draft of a KIND of thing into your project. Words to replace are marked REPLACE.

    ID is its name: lower-case words joined by hyphens, such as heel-pain. Prints the paths of the new files.
    """
    from handout.scaffold.content import add

    own = _project(invocation)
    try:
        made = add(kind, name, own, bundled(), invocation.today)
    except RequestError as fault:
        raise usage_error(fault) from fault
    for path in made:
        tell(str(path))
    if not invocation.quiet:
        say("Replace the words marked REPLACE, then: handout build")
    return Exit.OK


def _project(invocation: Invocation) -> Path:
    from handout.load import find_project

    own = invocation.project or find_project(Path.cwd())
    if own is None:
        message = "there is no project here. 'handout init DIR' makes one"
        raise click.UsageError(message)
    return own
