"""Laid-out pages as tags with their places, from WeasyPrint's own boxes, before any PDF is written.

`handout.inspect.layout` reads the same from the finished file; the tests hold the two against each other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from weakref import ref

from handout.model.tags import Tag, TextRun
from handout.proof.sheet import BEYOND, PART, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

_POINTS = 0.75  # a CSS pixel
_MM = 25.4 / 96  # a CSS pixel
_ASCENT, _DESCENT = 0.74, 0.22  # em: what letters of text faces fill above and below the line they stand on
_ROUNDING = 2.0  # CSS pixels that words may stand over their column: half a millimetre is not seen
_QR = "asset:qr.svg"
_VIEW_BOX = re.compile(rb'viewBox="0 0 (\d+)')
_ROLES = {
    "main": "Part", "section": "Sect", "div": "Div", "p": "P", "ul": "L", "ol": "L", "li": "LI",
    "table": "Table", "tr": "TR", "th": "TH", "td": "TD",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}  # fmt: skip


def placed(document: Any, assets: Mapping[str, bytes]) -> Sheet:  # noqa: ANN401 - WeasyPrint has no types
    """The document's pages as the rules of proof-reading want them, without what repeats on every page.

    Args:
        document: WeasyPrint's laid-out document.
        assets: the pictures' bytes by name, for the size of a QR code's squares.
    """
    reader = _Reader(assets)
    for number, page in enumerate(document.pages, 1):
        reader.read_page(number, page._page_box)  # noqa: SLF001 - the boxes have no public name
    sizes = tuple((page.width * _POINTS, page.height * _POINTS) for page in document.pages)
    return Sheet(reader.root.tag(), sizes, tuple(reader.images), tuple(reader.modules))


class _Node:
    """A tag in the making: an element's boxes may stand on several pages."""

    __slots__ = ("__weakref__", "_outer", "attributes", "children", "role")

    def __init__(self, role: str, outer: _Node | None = None, part: str | None = None) -> None:
        self.role = role
        self._outer = ref(outer) if outer else None  # a ring of references would wait for the collector
        self.attributes = {PART: part} if part else {}
        self.children: list[_Node | Tag] = []
        if outer:
            outer.children.append(self)

    @property
    def outer(self) -> _Node | None:
        """The node that it stands in."""
        return self._outer() if self._outer else None

    def tag(self) -> Tag:
        children = tuple(item.tag() if isinstance(item, _Node) else item for item in self.children)
        return Tag(self.role, attributes=self.attributes, children=children)


class _Reader:
    def __init__(self, assets: Mapping[str, bytes]) -> None:
        from weasyprint.formatting_structure import boxes  # noqa: PLC0415 - whoever lays out has imported it

        self._kinds = boxes
        self._assets = assets
        self._nodes: dict[tuple[Any, str], _Node] = {}
        self._heads: dict[Any, int] = {}
        self._page, self._height, self._gap = 0, 0.0, ""
        self.root = _Node("StructTreeRoot")
        self.images: list[tuple[int, float]] = []
        self.modules: list[tuple[int, float]] = []

    def read_page(self, number: int, page: Any) -> None:  # noqa: ANN401 - see placed
        self._page, self._height = number, page.margin_height()
        for child in page.children:
            if not isinstance(child, self._kinds.MarginBox):
                self._read(child, self.root, child)

    def _read(self, box: Any, outer: _Node, column: Any) -> None:  # noqa: ANN401 - see placed
        box = getattr(box, "_box", box)  # an absolutely placed box has a stand-in where it was written
        node = self._node(box, outer)
        if isinstance(box, self._kinds.TextBox):
            node.children.append(self._text(box, column))
        elif isinstance(box, self._kinds.ReplacedBox):
            node.children.append(self._picture(box))
        elif isinstance(box, self._kinds.ParentBox) and not self._is_repeated(box):
            if isinstance(box, self._kinds.LineBox):
                self._gap = " "
            elif isinstance(box, self._kinds.BlockContainerBox):
                column = box
            for child in box.children:
                self._read(child, node, column)

    def _is_repeated(self, box: Any) -> bool:  # noqa: ANN401 - see placed
        """Whether it is a table's head that stands once more on the table's next page."""
        if not (isinstance(box, self._kinds.TableRowGroupBox) and box.is_header):
            return False
        return self._heads.setdefault(box.element, self._page) != self._page

    def _node(self, box: Any, outer: _Node) -> _Node:  # noqa: ANN401 - see placed
        """The node of the element that the box shows, wherever it was met first."""
        element, name = box.element, box.element_tag
        if element is None or name in ("html", "body"):
            return outer
        node = self._nodes.get((element, name))
        if node is None:
            node = self._nodes[element, name] = self._made(element, name, outer)
        return node

    def _made(self, element: Any, name: str, outer: _Node) -> _Node:  # noqa: ANN401 - see placed
        if name == "li::marker" and outer.outer:
            label = _Node("Lbl")
            outer.outer.children.insert(0, label)
            return label
        made = _Node(_ROLES.get(name, "NonStruct"), outer, element.get("data-part"))
        return _Node("LBody", made) if name == "li" else made

    def _text(self, box: Any, column: Any) -> Tag:  # noqa: ANN401 - see placed
        size, base = box.style["font_size"], box.position_y + box.baseline
        run = TextRun(self._page, -1, box.text, "", size * _POINTS, *self._edges(
            box.position_x, base - _ASCENT * size, box.width, (_ASCENT + _DESCENT) * size,
        ))  # fmt: skip
        text, self._gap = self._gap + box.text, ""
        beyond = box.position_x + box.width - column.content_box_x() - column.width
        attributes = {BEYOND: f"{beyond * _MM:.1f}"} if beyond > _ROUNDING else {}
        return Tag("", text, attributes=attributes, page=self._page, runs=(run,))

    def _picture(self, box: Any) -> Tag:  # noqa: ANN401 - see placed
        edges = self._edges(box.content_box_x(), box.content_box_y(), box.width, box.height)
        if isinstance(getattr(box.replacement, "width", None), int):
            self.images.append((self._page, _resolution(box)))
        if box.element.get("src") == _QR and (view := _VIEW_BOX.search(self._assets.get("qr.svg", b""))):
            self.modules.append((self._page, box.width * _MM / int(view[1])))
        return Tag("Figure", attributes={"BBox": " ".join(f"{edge:.2f}" for edge in edges)}, page=self._page)

    def _edges(
        self, left: float, top: float, width: float, height: float
    ) -> tuple[float, float, float, float]:
        """Left, bottom, right and top in points from the page's lower left corner."""
        below = self._height - top
        return left * _POINTS, (below - height) * _POINTS, (left + width) * _POINTS, below * _POINTS


def _resolution(box: Any) -> float:  # noqa: ANN401 - see placed
    """Pixels to the inch of a raster picture as it is drawn, the coarser way where the two differ."""
    across = box.replacement.width / max(box.width, 0.01)
    down = box.replacement.height / max(box.height, 0.01)
    return float((max if box.style["object_fit"] == "contain" else min)(across, down) * 96)
