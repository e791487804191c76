"""Whether WeasyPrint's boxes are in normal flow, by two looks at a style instead of five calls.

WeasyPrint is pinned, and has no types; a test compares every value that the two properties can have.
"""

from __future__ import annotations

from typing import Any

_IN_FLOW = ("static", "relative")


def is_in_normal_flow(box: Any) -> bool:  # noqa: ANN401 - see the module
    """What `Box.is_in_normal_flow` of weasyprint/formatting_structure/boxes.py says."""
    style = box.style
    return style["float"] == "none" and style["position"] in _IN_FLOW
