"""What WeasyPrint's tags lack: mended in the structure tree before the PDF is written.

Each repair is a function on the whole tree. Clause numbers below 10 are those of ISO 14289-1 (PDF/UA-1), the
others those of ISO 32000-1 (PDF 1.7).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf

from handout.diagnostics import error
from handout.render.numbers import rounded
from handout.render.structure import Element, Mark, StructureTree, Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handout.diagnostics import Diagnostic
    from handout.render.origins import Origins

_POINTS_PER_PIXEL = 0.75  # CSS Values 3, section 6.2: 96 px are one inch, and so are 72 pt
_HEADINGS = {"H1", "H2", "H3", "H4", "H5", "H6"}
_GROUPS = {"Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "P", "Link"} | _HEADINGS
_LISTS = {"L", "LI"}
_TABLES = {"Table", "THead", "TBody", "TFoot", "TR"}
_FROM_HTML = _GROUPS | _LISTS | _TABLES
_STRUCTURAL = {"Type", "S", "P", "Pg", "K"}
_POINTLESS_WHEN_EMPTY = _GROUPS | _LISTS | {"LBody", "NonStruct", "Span", "Figure"}


def repair(tree: StructureTree, origins: Origins, language: str) -> None:
    """Apply every repair, in the order in which they build on one another."""
    drop_decoration(tree, origins)
    one_target_for_each_link(tree)
    nest_lists(tree.document)
    sources = sources_of(tree.document, origins)
    dissolve_anonymous(tree.document, sources)
    complete_lists(tree, sources, origins)
    join_fragments(tree.document, sources)
    scope_headers(tree.document)
    place_figures(tree)
    name_links(tree.document, sources)
    mark_languages(tree.document, origins, language)
    dissolve_meaningless(tree.document)
    drop_empty(tree.document)


def drop_decoration(tree: StructureTree, origins: Origins) -> None:
    """Pictures from style sheets and those with `alt=""` become artifacts (7.3)."""
    for element in tree.document.walk():
        if element.role == "Figure" and "Alt" in element.entry:
            continue
        element.kids = [kid for kid in element.kids if not _is_decoration(element, kid, origins)]


def _is_decoration(element: Element, kid: object, origins: Origins) -> bool:
    if not isinstance(kid, Mark) or not origins.is_picture(kid):
        return False
    return element.role != "Figure" or origins.element(kid).get("alt") == ""


def faults(tree: StructureTree, origins: Origins) -> tuple[Diagnostic, ...]:
    """What cannot be mended: errors `image-without-words` and `opacity`. For a tree not yet written."""
    return (*undescribed_figures(tree, origins), *unreachable_content(tree, origins))


def undescribed_figures(tree: StructureTree, origins: Origins) -> Iterator[Diagnostic]:
    """An error for each picture that has no words (7.3)."""
    for element in tree.document.walk():
        if element.role == "Figure" and "Alt" not in element.entry:
            source = next((origins.element(mark).get("src") for mark in element.marks()), None)
            name = (source or "drawn in the page").removeprefix("asset:")
            yield error(
                "image-without-words", f"the picture '{name}' has no words for people who cannot see it"
            )


def unreachable_content(tree: StructureTree, origins: Origins) -> Iterator[Diagnostic]:
    """An error for content of a see-through box: it is drawn by itself, where no tag can reach it (7.1)."""
    for mark in tree.unreachable():
        what = f"'{origins.text(mark)}'" if origins.text(mark) else "a picture"
        message = f"a screen reader cannot reach {what}: it stands in a box with opacity"
        yield error("opacity", message, hint="use a paler colour instead")


def one_target_for_each_link(tree: StructureTree) -> None:
    """Keep one annotation for each run of a link (7.18.5); WeasyPrint adds one for every box inside it."""
    for element in tree.document.walk():
        if element.role == "Link":
            for inner in element.elements:
                _strip_targets(inner)
            if not element.targets:
                element.role = "Span"


def _strip_targets(element: Element) -> None:
    for inner in element.walk():
        inner.kids = [kid for kid in inner.kids if not isinstance(kid, Target)]


def nest_lists(document: Element) -> None:
    """Put a list that belongs to an item into that item: WeasyPrint hangs it beside it (14.8.4.3.3)."""
    for items in document.walk():
        if items.role == "L":
            items.kids = _nested(items.kids)


def _nested(kids: Iterable[Element | Mark | Target]) -> list[Element | Mark | Target]:
    kept: list[Element | Mark | Target] = []
    for kid in kids:
        before = kept[-1] if kept else None
        if (
            isinstance(kid, Element)
            and kid.role == "L"
            and isinstance(before, Element)
            and before.role == "LI"
        ):
            before.kids.append(kid)
        else:
            kept.append(kid)
    return kept


def sources_of(document: Element, origins: Origins) -> dict[Element, Any]:
    """The HTML element behind each structure element whose role HTML has a word for.

    A structure element without one was made by the layout: a grid cell, a column, an anonymous box.
    """
    found: dict[Element, Any] = {}
    for element in document.elements:
        _find_sources(element, "", 0, origins, found)
    return found


def _find_sources(
    element: Element, outer: str, depth: int, origins: Origins, found: dict[Element, Any]
) -> None:
    """Go down the tree and, by an element's first content, down the HTML around that content.

    `outer` is the role of the element around, LBody and nameless ones left out; `depth` says how many of the
    HTML elements around the content have been found.
    """
    mark = next(element.marks(), None)
    if mark is None:
        return
    roles = origins.by_role(mark)
    match = _match(element.role, outer, [role for role, _ in roles], depth)
    if match is not None:
        found[element] = roles[match][1]
        depth = match + 1
    for kid in element.elements:
        _find_sources(kid, element.role if element.role in _FROM_HTML else outer, depth, origins, found)


def _match(role: str, outer: str, roles: list[str], depth: int) -> int | None:
    """The place of the next HTML element with this role, or None for a box that the layout adds.

    Such a box repeats the role around it.
    """
    if role == outer and roles[depth : depth + 1] != [role]:
        return None
    return roles.index(role, depth) if role in roles[depth:] else None


def dissolve_anonymous(document: Element, sources: dict[Element, Any]) -> None:
    """Put the content of boxes that only the layout made where the boxes stood."""
    for element in document.walk():
        element.kids = list(_without_anonymous(element.kids, sources))


def _without_anonymous(
    kids: Iterable[Element | Mark | Target], sources: dict[Element, Any]
) -> Iterable[Element | Mark | Target]:
    for kid in kids:
        if (
            isinstance(kid, Element)
            and kid.role in _FROM_HTML
            and kid not in sources
            and next(kid.marks(), None)
        ):
            yield from _without_anonymous(kid.kids, sources)
        else:
            yield kid


def join_fragments(document: Element, sources: dict[Element, Any]) -> None:
    """Make one element of what a page or column break cut in pieces, so that it is read as one.

    A table's header that is printed again where the table goes on becomes an artifact (14.8.2.2).
    """
    for element in document.walk():
        element.kids = _joined(element.kids, sources)
        if element.role == "Table":
            heads = [kid for kid in element.elements if kid.role == "THead"]
            element.kids = _joined((kid for kid in element.kids if kid not in heads[1:]), sources)


def _joined(
    kids: Iterable[Element | Mark | Target], sources: dict[Element, Any]
) -> list[Element | Mark | Target]:
    joined: list[Element | Mark | Target] = []
    for kid in kids:
        before = joined[-1] if joined else None
        if isinstance(before, Element) and isinstance(kid, Element) and _same(before, kid, sources):
            _append(before, kid)
        else:
            joined.append(kid)
    return joined


def _append(before: Element, after: Element) -> None:
    """Put a fragment's content behind that of the one before; of a row, cell by cell."""
    if before.role == "TR" and len(before.elements) == len(after.elements):
        for cell, rest in zip(before.elements, after.elements, strict=True):
            cell.kids += rest.kids
    else:
        before.kids += after.kids


def _same(before: Element, after: Element, sources: dict[Element, Any]) -> bool:
    source = sources.get(before)
    if source is not None:
        return source is sources.get(after)
    return before.role == after.role == "LBody"


def complete_lists(tree: StructureTree, sources: dict[Element, Any], origins: Origins) -> None:
    """A list holds items, an item holds a label and a body, and nothing else (7.2).

    The space between items in a row is no content.
    """
    for element in list(tree.document.walk()):
        if element.role == "L":
            element.kids = [kid for kid in element.kids if not _is_space(kid, origins)]
            element.kids = [_as_item(tree, kid) for kid in element.kids]
            _number(element, sources)
    for element in list(tree.document.walk()):
        if element.role == "LI":
            _gather_body(tree, element)


def _is_space(kid: Element | Mark | Target, origins: Origins) -> bool:
    return (
        isinstance(kid, Element)
        and kid.role in ("Span", "NonStruct")
        and not any(origins.is_picture(mark) or origins.text(mark).strip() for mark in kid.marks())
    )


def _as_item(tree: StructureTree, kid: Element | Mark | Target) -> Element | Mark | Target:
    """What stands in a list without being an item becomes one."""
    if not isinstance(kid, Element) or kid.role in ("LI", "L", "Caption"):
        return kid
    return tree.new("LI", kid.page, [kid])


def _number(items: Element, sources: dict[Element, Any]) -> None:
    """Say how the labels count (14.8.5.5), as a list with labels has to (7.6)."""
    labelled = any(kid.role == "Lbl" for item in items.elements for kid in item.elements)
    ordered = getattr(sources.get(items), "tag", "") == "ol"
    numbering = ("/Decimal" if ordered else "/Disc") if labelled else "/None"
    items.entry["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": numbering})


def _gather_body(tree: StructureTree, item: Element) -> None:
    labels = [kid for kid in item.elements if kid.role == "Lbl"]
    rest = [kid for kid in item.kids if kid not in labels]
    bodies = [kid for kid in rest if isinstance(kid, Element) and kid.role == "LBody"]
    body = bodies[0] if bodies else tree.new("LBody", item.page, [])
    body.kids = [inner for kid in rest for inner in (kid.kids if kid in bodies else [kid])]
    item.kids = [*labels[:1], body]


def scope_headers(document: Element) -> None:
    """Say for each header cell whether it heads a column or a row (7.5).

    WeasyPrint writes the headers' names into each cell instead, and gets them wrong beside merged cells.
    """
    for table in document.walk():
        if table.role == "Table":
            for part in table.elements:
                _scope(part, in_head=part.role == "THead")


def _scope(part: Element, *, in_head: bool) -> None:
    for row in part.walk():
        if row.role != "TR":
            continue
        all_headers = all(cell.role == "TH" for cell in row.elements)
        for cell in row.elements:
            attributes = cell.entry.get("A", {})
            attributes.pop("Headers", None)
            if cell.role == "TH":
                cell.entry.pop("ID", None)
                attributes["Scope"] = "/Column" if in_head or all_headers else "/Row"


def place_figures(tree: StructureTree) -> None:
    """Give each figure's box in points from the foot of the page (14.8.5.4.3), not in pixels from its top."""
    for element in tree.document.walk():
        if element.role == "Figure":
            left, top, right, bottom = (edge * _POINTS_PER_PIXEL for edge in element.entry["A"]["BBox"])
            height = tree.page_height(element.page)
            element.entry["A"]["BBox"] = rounded([left, height - bottom, right, height - top])


def name_links(document: Element, sources: dict[Element, Any]) -> None:
    """Describe each link by its own words (7.18.5) instead of its address."""
    for element in (link for link in document.walk() if link.targets and link in sources):
        source = sources[element]
        pictures = " ".join(picture.get("alt", "") for picture in source.iter("img"))
        words = " ".join("".join(source.itertext()).split()) or pictures
        for target in element.targets:
            target.annotation["Contents"] = pydyf.String(words)


def mark_languages(document: Element, origins: Origins, language: str) -> None:
    """Name the language of words that are not in the document's (7.2); WeasyPrint drops inner `lang`."""
    for element in document.walk():
        mark = next((kid for kid in element.kids if isinstance(kid, Mark)), None)
        spoken = origins.language(mark) if mark else ""
        if spoken and spoken != language:
            element.entry["Lang"] = pydyf.String(spoken)


def dissolve_meaningless(document: Element) -> None:
    """Give what spans and divisions hold to the element around them, where they say nothing about it.

    WeasyPrint makes a span of every line of text: half of a handout's objects, and a tenth of its bytes.
    """
    for element in list(document.walk()):
        element.kids = [part for kid in element.kids for part in _dissolved(kid)]


def _dissolved(kid: Element | Mark | Target) -> list[Element | Mark | Target]:
    if not isinstance(kid, Element) or kid.entry.keys() - _STRUCTURAL or not _is_meaningless(kid):
        return [kid]
    return [part for inner in kid.kids for part in _dissolved(inner)]


def _is_meaningless(element: Element) -> bool:
    """A span; a division of elements. One that holds words keeps them apart from the words around it."""
    return element.role == "Span" or (
        element.role in {"Div", "NonStruct"} and all(isinstance(kid, Element) for kid in element.kids)
    )


def drop_empty(document: Element) -> None:
    """Take out elements that hold nothing, except cells: those keep the table's grid."""
    for kid in document.elements:
        drop_empty(kid)
    document.kids = [kid for kid in document.kids if not _is_empty(kid)]


def _is_empty(kid: object) -> bool:
    return isinstance(kid, Element) and not kid.kids and kid.role in _POINTLESS_WHEN_EMPTY
