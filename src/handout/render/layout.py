"""A document laid out by WeasyPrint, of which a single page can be laid out once more.

WeasyPrint makes pages one after another, and keeps where each of them begins. So what only fills up a page
costs that page, not the whole document. This is the only module that steps into WeasyPrint's layout
(`Document._render`, `layout.page`); WeasyPrint is pinned, and has no types: its objects are Any.
"""

from __future__ import annotations

import copy
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element


def lay_out(
    html: Any,  # noqa: ANN401 - see the module
    fonts: object,
    counters: object,
    **settings: object,
) -> Layout:
    """What `HTML.render` does, with the boxes before layout kept.

    Args:
        html: WeasyPrint's `HTML`.
        fonts: its `FontConfiguration`.
        counters: its `CounterStyle`, with those of the stylesheets.
        settings: what differs from WeasyPrint's `DEFAULT_OPTIONS`.
    """
    import weasyprint.document as made  # noqa: PLC0415 - see handout.render.startup

    options = made.DEFAULT_OPTIONS | settings
    context = made.Document._build_layout_context(html, fonts, counters, {}, options)  # noqa: SLF001 - see the module
    boxes = made.build_formatting_structure(
        html.etree_element, context.style_for, context.get_image_from_uri, html.base_url,
        context.target_collector, counters, context.footnotes,
    )  # fmt: skip
    pages = [made.Page(box) for box in made.layout_document(html, boxes, context)]
    metadata = made.DocumentMetadata(**made.get_html_metadata(html))
    document = made.Document(pages, metadata, html.url_fetcher, fonts, {}, options["output_intent"])
    document._html = html  # noqa: SLF001 - what writing a PDF reads
    return Layout(document, html, context, boxes)


class Layout:
    """A laid-out document.

    Args:
        document: WeasyPrint's `Document`.
        html: its `HTML`.
        context: its layout context.
        boxes: the tree of boxes before layout.

    Attributes:
        document: the same.
    """

    def __init__(self, document: Any, html: Any, context: Any, boxes: Any) -> None:  # noqa: ANN401 - see the module
        self.document = document
        self._html, self._context, self._boxes = html, context, boxes
        self._starts = [self._start(number) for number in range(len(document.pages))]
        self._undo: list[Callable[[], object]] = []

    @property
    def root(self) -> Element:
        """The root element of the HTML that the document shows."""
        return self._html.etree_element  # type: ignore[no-any-return]  # see the module

    def resize(self, element: Element, height: float) -> None:
        """Give an element another height, in CSS pixels; seen once its page is laid out `again`."""
        box = next(box for box in self._boxes.descendants() if box.element is element)
        style, box.style = box.style, _with_height(box.style, height)
        self._undo.append(lambda: setattr(box, "style", style))

    def put_in(self, pattern: Element, before: Element, height: float) -> None:
        """Put a copy of an element that is not shown before a block; seen once that page is laid out `again`.

        Args:
            pattern: the child of an element that is not displayed. Where it is not to be displayed itself,
                nothing is put in.
            before: the block.
            height: of the copy, in CSS pixels.
        """
        element = copy.deepcopy(pattern)
        box = self._box_of(pattern, element)
        if box is None:
            return
        host = next(outer for outer in self.root.iter() if before in list(outer))
        host.insert(list(host).index(before), element)
        box.style = _with_height(box.style, height)
        outer, place = self._place(before)
        outer.children.insert(place, box)
        self._undo += [lambda: host.remove(element), lambda: outer.children.remove(box)]

    def again(self, number: int) -> bool:
        """Lay one page out once more; whether the page after it still begins where it did.

        If not, all that was changed since the last call is as it was, and so is the page. Where several pages
        change, begin with the last of them.

        Args:
            number: counted from 0; there is a page after it.
        """
        with _kept_in_place(self.document.pages[number:]):
            made = self._made(number)
        stays = self._start(number + 1) == self._starts[number + 1]
        if stays:
            self.document.pages[number] = made
        else:
            for step in self._undo:
                step()
        self._undo.clear()
        return stays

    def release(self) -> None:
        """Cut what keeps the pages alive in rings; nothing can be done with the layout then."""
        for page in self.document.pages:
            vars(page).pop("paint", None)
        self._context.get_image_from_uri = None
        targets = self._context.target_collector
        targets.counter_lookup_items.clear()
        targets.target_lookup_items.clear()

    def _made(self, number: int) -> Any:  # noqa: ANN401 - see the module
        """The page, with the margins that it had."""
        from weasyprint.document import Page  # noqa: PLC0415 - see lay_out
        from weasyprint.layout import layout_backgrounds  # noqa: PLC0415 - as above
        from weasyprint.layout.page import remake_page  # noqa: PLC0415 - as above

        old = self.document.pages[number]._page_box  # noqa: SLF001 - the boxes have no public name
        marked = {box.element for box in old.descendants() if box.bookmark_label}
        box, _ = remake_page(number, self._context, self._boxes, self._html)
        box.children = (box.children[0], *old.children[1:])
        for inner in box.descendants():
            if inner.element not in marked:  # its bookmark is on a page before
                inner.bookmark_label = ""
        layout_backgrounds(box, self._context.get_image_from_uri)
        return Page(box)

    def _start(self, number: int) -> tuple[object, ...]:
        """Where a page begins: boxes and places in text."""
        path, page = self._context.page_maker[number][:2]
        return (*_steps(self._boxes, path), tuple(page.items()))

    def _place(self, element: Element) -> tuple[Any, int]:
        """The box around an element's box, and the number of the one in the other."""
        for outer in self._boxes.descendants():
            for number, inner in enumerate(outer.children):
                if inner.element is element:
                    return outer, number
        raise LookupError(element)

    def _box_of(self, pattern: Element, element: Element) -> Any:  # noqa: ANN401 - see the module
        """The box of a pattern, as if it were its copy's; None where it is not displayed itself."""
        from weasyprint.formatting_structure import build  # noqa: PLC0415 - see lay_out

        context = self._context
        made = build.element_to_box(
            pattern, context.style_for, context.get_image_from_uri, self._html.base_url,
            context.target_collector, context.counter_style, context.footnotes,
        )  # fmt: skip
        if not made:
            return None
        (box,) = made
        box.process_whitespace()
        box.process_text_transform()
        box = build.create_anonymous_boxes(box)
        copies = dict(zip(pattern.iter(), element.iter(), strict=True))
        for inner in box.descendants():
            inner.element = copies[inner.element]
        return box


def _steps(box: Any, path: Any) -> Iterator[object]:  # noqa: ANN401 - see the module
    """The boxes, or numbers of characters, that a path of numbers leads through."""
    for number, rest in (path or {}).items():
        inner = box.children[number] if number < len(box.children) else number
        yield inner
        if rest:
            yield from _steps(inner, rest)


def _with_height(style: Any, height: float) -> Any:  # noqa: ANN401 - see the module
    from weasyprint.css.properties import Dimension  # noqa: PLC0415 - see lay_out

    changed = style.copy()
    changed["height"] = Dimension(round(height, 2), "px")
    return changed


@contextmanager
def _kept_in_place(pages: list[Any]) -> Iterator[None]:
    """Leave pictures beside the text where they are: WeasyPrint moves one that it tries on another page."""
    from weasyprint.formatting_structure.boxes import ReplacedBox  # noqa: PLC0415 - see lay_out

    boxes = (box for page in pages for box in page._page_box.descendants(placeholders=True))  # noqa: SLF001
    kept = {box: dict(vars(box)) for box in boxes if isinstance(box, ReplacedBox)}
    try:
        yield
    finally:
        for box, attributes in kept.items():
            vars(box).update(attributes)
