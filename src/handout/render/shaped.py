"""Lines that were shaped to be measured are not shaped again to be drawn.

WeasyPrint 70 gives Pango's text of a line back when it has been measured, and makes a new one when the line
is drawn. Here it waits for that: a fifth of what drawing a process's first document takes. WeasyPrint is
pinned, and has no types: its objects are Any.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from handout.render.lines import style_number

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 1_024  # texts that wait, of three kilobytes each: those of a handout or two
_waiting: dict[tuple[str, int], Any] = {}


def kept_shaped(first_line_metrics: Callable[..., tuple[Any, ...]]) -> Callable[..., tuple[Any, ...]]:
    """WeasyPrint's `first_line_metrics`, which is given; what it measures waits to be `taken`."""

    @wraps(first_line_metrics)
    def measured(line: object, text: str, layout: Any, *how: object, **more: object) -> tuple[Any, ...]:  # noqa: ANN401 - see the module
        shaped, style = layout.layout, layout.style
        found = first_line_metrics(line, text, layout, *how, **more)
        number = style_number(style)
        if number is not None:
            if len(_waiting) >= _MOST:
                _waiting.clear()
            _waiting[layout.text, number] = shaped
        return found

    return measured


def taken(text: str, number: int) -> Any:  # noqa: ANN401 - see the module
    """Pango's text, in the style of that number, if one waits and it is a single line; else None."""
    from weasyprint.text.ffi import ffi, pango  # noqa: PLC0415 - its import is slow

    shaped = _waiting.pop((text, number), None)
    if shaped is None or pango.pango_layout_get_line_readonly(shaped, 1) != ffi.NULL:
        return None
    return shaped
