"""Boxes without an outline are passed over when outlines are drawn, and nearly no box has one.

WeasyPrint 70 computes width, distance and color of each outline first. WeasyPrint is pinned, and has no
types: its objects are Any.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def seldom_outlines(draw_outline: Callable[..., None]) -> Callable[..., None]:
    """WeasyPrint's `draw_outline`, which is given and calls this one for the boxes inside."""
    from weasyprint.formatting_structure.boxes import Box  # noqa: PLC0415 - see startup.import_weasyprint

    @wraps(draw_outline)
    def draw(stream: object, box: Any) -> None:  # noqa: ANN401 - see the module
        if box.style["outline_style"] != "none":
            draw_outline(stream, box)
            return
        for child in box.children:
            if isinstance(child, Box):
                draw(stream, child)

    return draw
