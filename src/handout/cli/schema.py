"""`handout schema`: JSON Schema, from which editors complete keys and mark mistakes."""

from __future__ import annotations

from pathlib import Path

import click

from handout.cli.exits import Exit
from handout.cli.streams import tell


class _Kind(click.ParamType[str]):
    """A kind of authored file; the list of them is read when a word is checked."""

    name = "kind"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from handout.diagnostics import nearest
        from handout.load.json_schema import FORMATS

        if value not in FORMATS:
            self.fail(f"'{value}' is no kind of file ({nearest(value, FORMATS)})", param, ctx)
        return value


@click.command(name="schema")
@click.argument("kind", required=False, type=_Kind())
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write KIND.json there, or one file for each kind.",
)
def command(kind: str | None, out: Path | None) -> Exit:
    """Print the JSON Schema of a KIND of file, or write all of them.

    Without KIND and --out it lists the kinds. For Markdown files it is the schema of the front matter.
    """
    from handout.load.json_schema import FORMATS, schema_file

    kinds = [kind] if kind else list(FORMATS)
    if out:
        _write(out, kinds)
    elif kind:
        tell(schema_file(kind).decode().rstrip("\n"))
    else:
        for one in kinds:
            tell(f"{one:<10}{FORMATS[one].place}")
    return Exit.OK


def _write(folder: Path, kinds: list[str]) -> None:
    from handout.load.json_schema import schema_file
    from handout.publish.files import write_file

    for kind in kinds:
        path = folder / f"{kind}.json"
        write_file(path, schema_file(kind))
        tell(str(path))
