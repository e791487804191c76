"""Whether WeasyPrint's boxes are in normal flow, by two looks at a style instead of five calls.

And the names of the pages that a box begins and ends on, by its first and its last box instead of by all.

WeasyPrint is pinned, and has no types; a test compares every value that the two properties can have.
"""

from __future__ import annotations

from typing import Any

_IN_FLOW = ("static", "relative")


def is_in_normal_flow(box: Any) -> bool:  # noqa: ANN401 - see the module
    """What `Box.is_in_normal_flow` of weasyprint/formatting_structure/boxes.py says."""
    style = box.style
    return style["float"] == "none" and style["position"] in _IN_FLOW


def page_values(box: Any) -> tuple[Any, Any]:  # noqa: ANN401 - see the module
    """What `ParentBox.page_values` of weasyprint/formatting_structure/boxes.py says."""
    start = end = box.style["page"]
    first = next(filter(_follows, box.children), None)
    if first is None:
        return start, end
    last = next(filter(_follows, reversed(box.children)))
    values = first.page_values()
    others = values if last is first else last.page_values()
    return values[0] or start, others[1] or end


def _follows(box: Any) -> bool:  # noqa: ANN401 - see the module
    return box.is_in_normal_flow() or box.is_floated()  # type: ignore[no-any-return]  # see the module
