"""What to do with the room that is left on a page when a card or a box did not fit there.

A picture that has a page to itself grows into it; else there is room for the patient's notes. Both fill what
was empty and no more, and so nothing else moves.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from handout.render.layout import Layout

_NOTES, _FIGURE = "own-notes", "figure"  # the template's classes
_HOSTS = {"main", "section", "div"}  # elements that a box may be put into
_SLACK = 1.0  # CSS pixel: less than the room, or rounding would push it over the page's end
_WORTH_GROWING = 0.1  # of the page's height
_TOO_EMPTY = 0.25  # of a page inside its margins; the rules measure from less and allow a third


class Room(Struct, frozen=True):
    """What is empty at the foot of a page, though the text goes on.

    Attributes:
        page: counted from 1.
        height: in CSS pixels.
        share: of the page's height inside its margins.
        moved: the element that did not fit.
        picture: the box of the page's only exercise picture, if what stands last has it.
    """

    page: int
    height: float
    share: float
    moved: Element
    picture: Any


def rooms(document: Any) -> Iterator[Room]:  # noqa: ANN401 - WeasyPrint has no types
    """The room on each page but the last."""
    papers = [page._page_box for page in document.pages]  # noqa: SLF001 - the boxes have no public name
    for number, (paper, following) in enumerate(itertools.pairwise(papers), 1):
        outer, last, first = paper, paper.children[0], following.children[0]
        while last is not None and first is not None and last.element is first.element:
            outer, last, first = last, _in_flow(last, -1), _in_flow(first, 0)
        if last is not None and first is not None and _is_host(outer):
            bottom = last.position_y + last.margin_top + last.border_height() + _margin_below(last)
            height = paper.content_box_y() + paper.height - bottom - _SLACK
            yield Room(number, height, height / paper.height, first.element, _only_picture(paper, last))


def fill(layout: Layout) -> None:
    """Use the room on pages that are not full."""
    pattern = layout.root.find(f".//*[@class='{_NOTES}']")
    for room in reversed([*rooms(layout.document)]):
        _fill_page(layout, room, pattern)


def _fill_page(layout: Layout, room: Room, pattern: Element | None) -> None:
    taken = _growth(room)
    left = room.height - taken
    noted = pattern is not None and room.share * left / room.height > _TOO_EMPTY
    if taken:
        layout.resize(room.picture.element, room.picture.height + taken)
    if pattern is not None and noted:
        layout.put_in(pattern, room.moved, left)
    if noted or taken:
        layout.again(room.page - 1)


def _growth(room: Room) -> float:
    """How many CSS pixels of the room the picture can have before it is as wide as its card."""
    box = room.picture
    if box is None or room.share < _WORTH_GROWING:
        return 0.0
    _width, _height, ratio = box.replacement.get_intrinsic_size(1, 1)
    return max(0.0, float(min(room.height, box.width / ratio - box.height)))


def _margin_below(box: Any) -> float:  # noqa: ANN401 - as above
    """The margin at the box's foot, its own or one from inside that collapses with it, at most."""
    from weasyprint.formatting_structure.boxes import BlockLevelBox  # noqa: PLC0415 - its import is slow

    if not isinstance(box, BlockLevelBox):
        return 0.0
    return max(float(box.style["margin_bottom"].value), _margin_below(_in_flow(box, -1)))


def _in_flow(box: Any, which: int) -> Any:  # noqa: ANN401 - as above
    """The first (0) or last (-1) box inside that is neither floated nor placed; None where there is none."""
    inner = [child for child in getattr(box, "children", ()) if child.is_in_normal_flow()]
    return inner[which] if inner else None


def _is_host(box: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a block may be put between this box's children."""
    return box.element_tag in _HOSTS and box.style["display"] == ("block", "flow")


def _only_picture(paper: Any, last: Any) -> Any:  # noqa: ANN401 - as above
    here = [box for box in paper.descendants() if _is_figure(box)]
    return here[0] if len(here) == 1 and here[0] in [*last.descendants()] else None


def _is_figure(box: Any) -> bool:  # noqa: ANN401 - as above
    return box.element is not None and box.element.get("class") == _FIGURE and hasattr(box, "replacement")
