"""Alt text and descriptions from poses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handout.model.figure import Figure
    from handout.model.style import Side


def title(figure: Figure, name: str, side: Side) -> str:
    """What the picture shows, at most 125 characters."""
    del figure, side
    return name[:125]


def frame_title(figure: Figure, name: str, side: Side, index: int) -> str:
    """What one frame shows, at most 125 characters."""
    del figure, side, index
    return name[:125]


def desc(figure: Figure, name: str, side: Side) -> str:
    """Start, movement and end in plain words."""
    del figure, side
    return name
