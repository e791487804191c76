"""WeasyPrint's used lengths in one go: what `resolve_percentages` of weasyprint/layout/percent.py does.

WeasyPrint 70 calls three functions for each of fourteen properties of every box, most of which hold no
percentage: a tenth of a layout's time. What is not a plain length is left to WeasyPrint. It is pinned, and
has no types: its objects are Any; a test holds every used length of a document against WeasyPrint's own.
"""

from __future__ import annotations

from functools import wraps
from math import inf
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Resolve = Callable[[Any, Any], None]
    Use = Callable[[Any, tuple[str, ...], Any], None]

_BY_WIDTH = (
    "margin_left",
    "margin_right",
    "padding_left",
    "padding_right",
    "width",
    "min_width",
    "max_width",
)
_BESIDE = ("margin_top", "margin_bottom", "padding_top", "padding_bottom")  # by the width too, but for a page
_BY_HEIGHT = ("height", "min_height", "max_height")
_LEAST = {"min_width", "min_height"}  # none of them is "auto" in the end
_BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
_USED = (*_BY_WIDTH, *_BESIDE, *_BY_HEIGHT, *_BORDERS)
_MOST = 64  # sizes of the box around for which a style's lengths are kept


def plain_lengths(resolve_percentages: Resolve) -> Resolve:
    """WeasyPrint's `resolve_percentages`, which is given, with a short way for all boxes but pages."""
    from weasyprint.formatting_structure.boxes import Box, PageBox  # noqa: PLC0415 - its import is slow
    from weasyprint.layout.absolute import AbsolutePlaceholder  # noqa: PLC0415 - as above
    from weasyprint.layout.percent import adjust_box_sizing  # noqa: PLC0415 - as above

    use = _setter()
    by_the_long_way = {PageBox, AbsolutePlaceholder}

    @wraps(resolve_percentages)
    def resolved(box: Any, containing_block: Any) -> None:  # noqa: ANN401 - see the module
        if type(box) in by_the_long_way:
            resolve_percentages(box, containing_block)
            return
        is_box = isinstance(containing_block, Box)
        width, height = (containing_block.width, containing_block.height) if is_box else containing_block
        style = box.style
        known = style.__dict__.setdefault("used_lengths", {})
        found = known.get((width, height))
        if found is not None:
            box.__dict__.update(found)
            return
        use(box, _BY_WIDTH, width)
        use(box, _BESIDE, width)
        if height == "auto":
            _use_own_height(box)
        else:
            use(box, _BY_HEIGHT, height)
        collapse = style["border_collapse"] == "collapse"
        for name in _BORDERS:
            if not (collapse and hasattr(box, name)):
                setattr(box, name, style[name])
        if style["box_sizing"] != "content-box":
            adjust_box_sizing(box, "width")
            adjust_box_sizing(box, "height")
        if not collapse:  # or the borders were made up with those of the boxes around
            if len(known) >= _MOST:
                known.clear()
            attributes = box.__dict__
            known[width, height] = {name: attributes[name] for name in _USED}

    return resolved


def _setter() -> Use:
    """A function that gives a box the used values of some properties, as parts of one length."""
    from weasyprint.css.properties import Dimension  # noqa: PLC0415 - as above
    from weasyprint.layout.percent import resolve_one_percentage  # noqa: PLC0415 - as above

    def use(box: Any, names: tuple[str, ...], whole: Any) -> None:  # noqa: ANN401 - see the module
        style = box.style
        for name in names:
            value = style[name]
            if type(value) is Dimension:
                number, unit = value
                setattr(box, name, whole * number / 100 if unit == "%" else number)
            elif value == "auto" and name not in _LEAST:
                setattr(box, name, value)
            else:
                resolve_one_percentage(box, name, whole)

    return use


def _use_own_height(box: Any) -> None:  # noqa: ANN401 - see the module
    """The height of a box in one whose height hangs on what it holds: a part of that is no height."""
    from weasyprint.layout.percent import resolve_one_percentage  # noqa: PLC0415 - as above

    own = box.style["height"]
    box.height = own.value if getattr(own, "unit", "%") != "%" else "auto"
    resolve_one_percentage(box, "min_height", 0)
    resolve_one_percentage(box, "max_height", inf)
