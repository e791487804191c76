"""Values that options take, and what the shell completes them to."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import click

from handout.cli.places import project_folders
from handout.diagnostics import HandoutError, did_you_mean
from handout.model.artifact import Format

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem


def formats(context: click.Context, parameter: click.Parameter, value: str) -> tuple[Format, ...]:
    """The formats that are joined by commas in `value`, each once, in the order given.

    Raises:
        click.BadParameter: a word that names no format.
    """
    words = [word.strip().lower() for word in value.split(",")]
    for word in words:
        if word not in set(Format):
            message = f"'{word}' is not one of {', '.join(Format)}. {did_you_mean(word, Format)}".rstrip()
            raise click.BadParameter(message, context, parameter)
    return tuple(Format(word) for word in dict.fromkeys(words))


def completes(kind: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """What completes an id of `kind`, which is the name of a mapping of `Project`: `handouts`."""

    def complete(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in _known(context, kind) if name.startswith(begun)]

    return complete


def _known(context: click.Context, kind: str) -> list[str]:
    from handout.load import load_project

    named = context.find_root().params.get("project")
    with contextlib.suppress(HandoutError):  # a shell in the middle of a line is no place for a message
        return sorted(getattr(load_project(*project_folders(named)).project, kind))
    return []
