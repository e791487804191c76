"""Drafts of content: files that build as they stand, with the words to replace marked."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from handout.diagnostics import RequestError, error
from handout.load.files import Layer
from handout.load.findings import Findings
from handout.load.json_schema import schema_file
from handout.load.overlay import find_entries
from handout.publish.files import write_file
from handout.publish.tree import put_tree
from handout.scaffold.clinic import Clinic, brand_files
from handout.scaffold.templates import filled, id_from, is_id

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


class Kind(NamedTuple):
    """Where the files of a kind stand, and how their names end; the first ending is used."""

    folder: str
    endings: tuple[str, ...]


KINDS = {
    "handout": Kind("content/handouts", (".yaml", ".yml")),
    "section": Kind("content/sections", (".md",)),
    "exercise": Kind("content/exercises", (".md",)),
    "checklist": Kind("content/checklists", (".md",)),
    "care": Kind("content/care", (".md",)),
}
BRAND = "brand"
_BRANDS = "styles/brands"


def add(kind: str, name: str, own: Path, library: Path, today: dt.date) -> tuple[Path, ...]:
    """Write the draft of one thing into a project; the files to go on with.

    The schemas that its first line names are written too where the project has none.

    Args:
        kind: a key of `KINDS`, or `BRAND`.
        name: its id.
        own: the project's folder.
        library: the folder of the bundled library.
        today: the day on which it is written.

    Raises:
        RequestError: the name is no id, or is taken in the project or in the library.
        PublishError: a file cannot be written; nothing is left of the draft.
    """
    _require_id(name)
    place = _taken(kind, name, own) or _taken(kind, name, library)
    if place:
        hint = "copy that file into your project to change it" if place.is_relative_to(library) else ""
        raise RequestError(
            error(
                "id-taken", f"there is a {kind} '{name}' already: {place}", hint=hint or "choose another id"
            )
        )
    made = _write(kind, name, own, today)
    _add_schemas(own, ("brand", "clinic") if kind == BRAND else (kind,))
    return made


def _write(kind: str, name: str, own: Path, today: dt.date) -> tuple[Path, ...]:
    if kind == BRAND:
        folder = own / _BRANDS / name
        files = brand_files(Clinic(), "../../../schemas")
        put_tree(folder, files)
        return tuple(folder / file for file in files)
    folder, ending = own / KINDS[kind].folder, KINDS[kind].endings[0]
    words = {"schemas": "../../schemas", "today": today.isoformat(), "id": name}
    path = folder / f"{name}{ending}"
    write_file(path, filled(f"{kind}{ending}", **words))
    return (path,)


def _require_id(name: str) -> None:
    if not is_id(name):
        near = id_from(name)
        shape = "an id is lower-case words joined by hyphens: heel-pain"
        raise RequestError(
            error("bad-id", f"'{name}' is not an id", hint=f"did you mean '{near}'?" if near else shape)
        )


def _taken(kind: str, name: str, root: Path) -> Path | None:
    """The file or folder that has the id already."""
    if kind == BRAND:
        path = root / _BRANDS / name
        return path if os.path.lexists(path) else None
    place, endings = KINDS[kind]
    layer = Layer(root.resolve(), "")
    entries, _ = find_entries((layer,), place, endings, Findings())
    found = entries.get(name)
    return found.path if found else None


def _add_schemas(own: Path, kinds: tuple[str, ...]) -> None:
    for kind in kinds:
        path = own / "schemas" / f"{kind}.json"
        if not path.exists():
            write_file(path, schema_file(kind))
