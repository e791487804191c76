"""What a load gives; without what it takes to get there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from handout.diagnostics import Diagnostic
    from handout.model.project import Project


class Loaded(Struct, frozen=True):
    """What could be read.

    Attributes:
        project: everything that is well formed; each of its handouts finds all that it names, and the default
            brand, language and edition are in it.
        diagnostics: all mistakes, by file, line and column.
        failed: ids of the handouts that cannot be built, because they or something they name is broken.
    """

    project: Project
    diagnostics: tuple[Diagnostic, ...]
    failed: frozenset[str]
