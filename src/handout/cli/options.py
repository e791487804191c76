"""Options that several commands have, with the same name, values, completion and words in each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import click

from handout.cli.choices import completes
from handout.model.options import Paper, Side

if TYPE_CHECKING:
    from collections.abc import Callable

_Command = TypeVar("_Command", bound="Callable[..., Any] | click.Command")


class Option(Protocol):
    """What stands above a command."""

    def __call__(self, command: _Command, /) -> _Command:
        """The command with the option."""
        ...


def brand(words: str = "Whose name and colors it carries.", *, several: bool = False) -> Option:
    """`--brand ID`: `brand`, "" for the project's own; or `brands`, of which there may be several."""
    return _id(("--brand", "brand"), "brands", words, several=several)


def edition() -> Option:
    """`--edition ID`, of which there may be several: `editions`."""
    words = "How it is laid out, such as large-print."
    return _id(("--edition", "edition"), "editions", words, several=True)


def language(*, several: bool = False) -> Option:
    """`--lang TAG`: `language`, "" for the project's own; or `languages`, of which there may be several."""
    return _id(("--lang", "language"), "labels", "Language.", several=several, metavar="TAG")


def _id(names: tuple[str, str], kind: str, words: str, *, several: bool, metavar: str = "ID") -> Option:
    flag, name = names
    more = "Give it again for more. " if several else ""
    return click.option(
        flag,
        f"{name}s" if several else name,
        multiple=several,
        default=() if several else "",
        metavar=metavar,
        shell_complete=completes(kind),
        help=f"{words} {more}Default: the project's.",
    )


def paper() -> Option:
    """`--paper`: a `Paper`, or None."""
    return click.option(
        "--paper",
        type=click.Choice(Paper, case_sensitive=False),
        help="Sheet. Default: the usual one where the clinic is.",
    )


def side(
    words: str = "The patient's sore side: turns words and drawings.", default: Side | None = None
) -> Option:
    """`--side`: a `Side`, or the default."""
    return click.option(
        "--side",
        type=click.Choice(Side, case_sensitive=False),
        default=default,
        show_default=default or False,
        help=words,
    )


def out(words: str, default: str = "out") -> Option:
    """`--out DIR`: a path."""
    return click.option(
        "--out",
        type=click.Path(path_type=Path),
        metavar="DIR",
        default=default,
        show_default=True,
        help=words,
    )


def shape(*more: str, words: str = "How findings are printed.") -> Option:
    """`--format`: `shape`, which is `text`, `json`, `github` or one of `more`."""
    return click.option(
        "--format",
        "shape",
        type=click.Choice(("text", "json", "github", *more)),
        default="text",
        show_default=True,
        help=words,
    )


def as_json(words: str) -> Option:
    """`--json`: `json_wanted`."""
    return click.option("--json", "json_wanted", is_flag=True, help=words)
