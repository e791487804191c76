"""Files to a validated project: every mistake with its place, all at once, and the nearest right word."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from handout.load.loaded import Loaded

if TYPE_CHECKING:
    from pathlib import Path

    from handout.load.reading import Loading

__all__ = ["NAME", "Loaded", "begin_loading", "find_project", "load_project"]

NAME = "handout.toml"


def find_project(start: Path) -> Path | None:
    """The nearest folder with a `handout.toml`, from `start` upward, or None."""
    here = start.resolve()
    return next((folder for folder in (here, *here.parents) if (folder / NAME).is_file()), None)


def load_project(library: Path, own: Path | None) -> Loaded:
    """Read the library and a clinic's own folder laid over it.

    Args and errors as for `begin_loading`, whose load it finishes.
    """
    return begin_loading(library, own).finish()


def begin_loading(library: Path, own: Path | None) -> Loading:
    """Begin to read the library and a clinic's own folder laid over it; `finish` gives the project.

    Args:
        library: the folder of the bundled library.
        own: the clinic's folder, or None; it may be the library's folder itself.

    Raises (from `finish`):
        ProjectError: `handout.toml`, a default that it names, the default language's labels, `sources.yaml`
            or `regions.yaml` cannot be used, so that no handout could be built. It holds all mistakes.
    """
    # Plugins of other programs would change what a sound file is, and looking for them takes 25 ms.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # What reads takes 60 ms to import: a build that finds the project kept from the last one does without.
    from handout.load import reading  # noqa: PLC0415

    return reading.Loading(library, own)
