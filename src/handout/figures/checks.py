"""What is wrong with a figure, as values that lead back into the author's YAML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handout.model.figure import Figure


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake in a figure.

    Attributes:
        path: keys and indexes from the figure's node: ("frames", 1, "right", "knee").
        code: kebab-case name of the rule.
        message: what is wrong, without a full stop.
        hint: what to do about it; may be empty.
    """

    path: tuple[str | int, ...]
    code: str
    message: str
    hint: str = ""


def check(figure: Figure) -> tuple[Fault, ...]:
    """Every mistake in the figure."""
    del figure
    return ()
