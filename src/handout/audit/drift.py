"""Translations whose original says something else by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.diagnostics import Diagnostic, warning
from handout.lint.reading import Library
from handout.model.record import digest_of_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.lint.prose import Prose
    from handout.model.project import Project

_LENGTH = 12  # hexadecimal digits: enough to tell drift from none


def words_hash(prose: Prose) -> str:
    """The hash that a translation records: of the words alone, without Markdown, sources and drawings."""
    return digest_of_words([[block.kind, block.text] for block in prose.blocks])[:_LENGTH]


def drifted(project: Project) -> Iterator[Diagnostic]:
    """A warning for each translation that was made from other words."""
    library = Library(project)
    for one in project.translations:
        if (one.kind, one.id) not in library.files:
            continue
        original = library.prose(one.kind, one.id)
        now = words_hash(original)
        if one.translates != now:
            message = f"{original.file} has changed since this translation was made"
            hint = f'translate it anew and write translates: "{now}"'
            yield warning("translation-drift", message, one.span, hint)
