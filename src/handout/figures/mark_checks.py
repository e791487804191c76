"""Marks that would show nothing: where, rule, message, hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures import arcs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.figures.contacts import Placed
    from handout.model.figure import Figure, Frame

Finding = tuple[tuple[str | int, ...], str, str, str]


def written(figure: Figure) -> Iterator[Finding]:
    """A ghost of nothing."""
    if figure.frames and figure.frames[0].ghost:
        hint = "write ghost in a later frame"
        yield ("frames", 0, "ghost"), "no-ghost", "no frame comes before the first", hint


def finished(placed: Placed, frame: Frame, index: int) -> Iterator[Finding]:
    """Angles that this view does not show."""
    for number, mark in enumerate(frame.angles):
        if not arcs.openings(placed, (mark,)):
            path = ("frames", index, "angles", number)
            message = f"the {mark.side.value} {mark.joint.value}'s angle is not seen from here"
            yield path, "angle-not-seen", message, "mark a joint that bends in the picture's plane"
