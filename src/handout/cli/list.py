"""`handout list`: what there is to build, and what it is built from."""

from __future__ import annotations

import json
import operator
from typing import TYPE_CHECKING

import click

from handout.cli import options
from handout.cli.exits import Exit
from handout.cli.findings import as_line
from handout.cli.places import project_folders
from handout.cli.streams import say, tell
from handout.diagnostics import has_errors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.cli.main import Invocation
    from handout.model.content import Outline
    from handout.model.project import Project
    from handout.model.style import Brand

_KINDS = ("handouts", "sections", "exercises", "checklists", "care", "brands", "editions", "languages")

Row = dict[str, str]


@click.command(name="list")
@click.argument("kind", type=click.Choice(_KINDS), default="handouts")
@options.as_json("An array of objects instead of a table.")
@click.pass_obj
def command(invocation: Invocation, kind: str, *, json_wanted: bool) -> Exit:
    """List handouts, or what else the project has."""
    from handout.load import load_project

    loaded = load_project(*project_folders(invocation.project))
    for finding in loaded.diagnostics:
        say(as_line(finding))
    found = rows(loaded.project, kind)
    if json_wanted:
        tell(json.dumps(found, indent=2))
    else:
        for line in table(found):
            tell(line)
    return Exit.PROJECT if has_errors(loaded.diagnostics) else Exit.OK


def rows(project: Project, kind: str) -> list[Row]:
    """One row for each thing of that kind, by id; `id`, and `title` or `name`, stand first in each."""
    match kind:
        case "brands":
            made = [_brand(one) for one in project.brands.values()]
        case "editions":
            made = [{"id": one.id, "name": one.name} for one in project.editions.values()]
        case "languages":
            made = [{"id": tag, "name": one["language-name"]} for tag, one in project.labels.items()]
        case "handouts":
            made = [_handout(one) for one in project.handouts.values()]
        case _:
            titled = getattr(project, kind).values()
            made = [{"id": one.id, "title": one.title.text} for one in titled]
    return sorted(made, key=operator.itemgetter("id"))


def table(rows: list[Row]) -> Iterator[str]:
    """The rows in columns, without a heading; nothing for no rows."""
    columns = zip(*(row.values() for row in rows), strict=True)
    widths = [max(len(cell) for cell in column) for column in columns]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row.values(), widths, strict=True)).rstrip()


def _handout(outline: Outline) -> Row:
    return {
        "id": outline.id,
        "title": outline.title.text,
        "version": outline.version,
        "written": outline.written.isoformat(),
    }


def _brand(brand: Brand) -> Row:
    return {"id": brand.id, "name": brand.clinic.name, "region": brand.clinic.region}
