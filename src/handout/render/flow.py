"""Whether WeasyPrint's boxes are in normal flow, by two looks at a style instead of five calls.

And the names of the pages that a box begins and ends on, by its first and its last box instead of by all.

WeasyPrint is pinned, and has no types; a test compares every value that the two properties can have.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_IN_FLOW = ("static", "relative")


def is_in_normal_flow(box: Any) -> bool:  # noqa: ANN401 - see the module
    """What `Box.is_in_normal_flow` of weasyprint/formatting_structure/boxes.py says."""
    style = box.style
    return style["float"] == "none" and style["position"] in _IN_FLOW


def by_its_ends(page_values: Callable[[Any], tuple[Any, Any]]) -> Callable[[Any], tuple[Any, Any]]:
    """WeasyPrint's `ParentBox.page_values`, which is given, by the first and the last box inside."""

    @wraps(page_values)
    def values(box: Any) -> tuple[Any, Any]:  # noqa: ANN401 - see the module
        start = end = box.style["page"]
        first = next(filter(_follows, box.children), None)
        if first is None:
            return start, end
        last = next(filter(_follows, reversed(box.children)))
        begun = first.page_values()
        ended = begun if last is first else last.page_values()
        return begun[0] or start, ended[1] or end

    return values


def _follows(box: Any) -> bool:  # noqa: ANN401 - see the module
    return box.is_in_normal_flow() or box.is_floated()  # type: ignore[no-any-return]  # see the module
