"""A clinic's own project, new."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from handout.diagnostics import RequestError, error
from handout.load import NAME
from handout.load.json_schema import FORMATS, schema_file
from handout.publish.tree import put_tree
from handout.scaffold.clinic import brand_files, brand_id
from handout.scaffold.templates import filled

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from handout.scaffold.clinic import Clinic

FIRST = "heel-pain-first-steps"


def create_project(folder: Path, clinic: Clinic, today: dt.date) -> tuple[str, ...]:
    """Write a project that builds as it stands; the files that were made, by their place in it.

    Args:
        folder: made if need be; it may hold other files.
        clinic: checked before: `handout.scaffold.clinic.faults`.
        today: the day on which the first handout is written.

    Raises:
        RequestError: there is a project already, or a file or folder in the way.
        PublishError: it cannot be written; nothing is left of it.
    """
    files = project_files(clinic, today)
    require_free(folder)
    put_tree(folder, files)
    return tuple(files)


def require_free(folder: Path) -> None:
    """Find out before the questions what would be found out after them.

    Raises:
        RequestError: there is a project already, or a file or folder in the way.
    """
    taken = [name for name in (NAME, "content", "styles", "schemas") if os.path.lexists(folder / name)]
    if NAME in taken:
        message = f"'{folder}' holds a project already"
        raise RequestError(error("project-exists", message, hint="handout new adds to it"))
    if taken:
        message = f"'{folder}' has a '{taken[0]}' already"
        raise RequestError(error("project-exists", message, hint="name a new folder"))


def project_files(clinic: Clinic, today: dt.date) -> dict[str, bytes]:
    """Every file of the project, by its place in it; `handout.toml`, which marks it, stands last."""
    brand = brand_id(clinic)
    first = filled("first-handout.yaml", schemas="../../schemas", today=today.isoformat())
    return {
        f"content/handouts/{FIRST}.yaml": first,
        **{
            f"styles/brands/{brand}/{name}": content
            for name, content in brand_files(clinic, "../../../schemas").items()
        },
        **{f"schemas/{kind}.json": schema_file(kind) for kind in FORMATS},
        NAME: filled(NAME, brand=brand),
    }
