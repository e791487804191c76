"""Floats that a line or a box has left behind are not looked at again.

WeasyPrint 70 measures each line against every float of the page, and where there is one at all, it first
finds out how narrow the line could be. But what ends above a line can't stand beside it. WeasyPrint is
pinned, and has no types: its objects are Any.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Line = tuple[Any, Any]
    Place = tuple[float, float, float]

_CLOSE = 1  # CSS pixel: room for what adding up in another order changes in the last digits


def free_of_floats(next_line: Callable[..., Line]) -> Callable[..., Line]:
    """WeasyPrint's `get_next_linebox`, which is given, without the floats where all of them end above."""

    @wraps(next_line)
    def line(
        context: Any,  # noqa: ANN401 - see the module
        linebox: object,
        position_y: float,
        *how: object,
    ) -> Line:
        shapes = context.excluded_shapes
        if not shapes or any(_bottom(shape) > position_y - _CLOSE for shape in reversed(shapes)):
            return next_line(context, linebox, position_y, *how)
        context.excluded_shapes = []
        try:
            return next_line(context, linebox, position_y, *how)
        finally:
            shapes += context.excluded_shapes
            context.excluded_shapes = shapes

    return line


def near_floats(avoid: Callable[..., Place]) -> Callable[..., Place]:
    """WeasyPrint's `avoid_collisions`, which is given, with those floats only that end below."""

    @wraps(avoid)
    def place(
        context: Any,  # noqa: ANN401 - see the module
        box: Any,  # noqa: ANN401 - as above
        containing_block: object,
        outer: bool = True,  # noqa: FBT001, FBT002 - the shape of what it stands for
    ) -> Place:
        shapes = context.excluded_shapes
        if not shapes:
            return avoid(context, box, containing_block, outer)
        top = box.position_y if outer else box.border_box_y()
        height = box.margin_height() if outer else box.border_height()
        above = min(top, top + height) - _CLOSE
        near = [shape for shape in shapes if _bottom(shape) > above]
        if len(near) == len(shapes):
            return avoid(context, box, containing_block, outer)
        context.excluded_shapes = near
        try:
            return avoid(context, box, containing_block, outer)
        finally:
            context.excluded_shapes = shapes

    return place


def _bottom(shape: Any) -> float:  # noqa: ANN401 - see the module
    """Where a float ends, its margin included; written out, for it is asked for thousands of times."""
    return (  # type: ignore[no-any-return]  # see the module
        shape.position_y + shape.height
        + shape.margin_top + shape.border_top_width + shape.padding_top
        + shape.padding_bottom + shape.border_bottom_width + shape.margin_bottom
    )  # fmt: skip
