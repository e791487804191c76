"""The structure tree of a PDF that is about to be written: read from pydyf's objects, and written back.

Terms are those of ISO 32000-1, 14.7: structure elements hold other elements, marked content (by page and
MCID) and annotations (by object reference, OBJR); the parent tree leads back from content to element.

pydyf is published without types: its objects are Any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pydyf
from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator


class Mark(NamedTuple):
    """A piece of marked content: page, counted from 0, and its MCID."""

    page: int
    mcid: int


class Target(Struct, frozen=True, eq=False):
    """A link annotation's place in the tree: the page that shows it, the OBJR and the annotation itself."""

    page: int
    objr: Any
    annotation: Any


class Element(Struct, eq=False):
    """A structure element.

    Attributes:
        role: its type without the slash: `P`, `LI`, `Figure`.
        page: the page of its entry, counted from 0.
        entry: its dictionary in the file; `S`, `K` and `P` are written anew by `write`.
    """

    role: str
    page: int
    entry: Any
    kids: list[Element | Mark | Target] = field(default_factory=list)

    @property
    def elements(self) -> list[Element]:
        """The kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def targets(self) -> list[Target]:
        """The kids that are annotations."""
        return [kid for kid in self.kids if isinstance(kid, Target)]

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        ahead: list[Element | Mark | Target] = [self]
        while ahead:
            kid = ahead.pop()
            if isinstance(kid, Element):
                yield kid
                ahead += reversed(kid.kids)

    def marks(self) -> Iterator[Mark]:
        """All marked content in this element and below it, in reading order."""
        ahead: list[Element | Mark | Target] = [self]
        while ahead:
            kid = ahead.pop()
            if isinstance(kid, Mark):
                yield kid
            elif isinstance(kid, Element):
                ahead += reversed(kid.kids)


class StructureTree:
    """The tree of one PDF.

    Args:
        pdf: the `pydyf.PDF` that WeasyPrint hands to a finisher: complete but for its trailer.

    Attributes:
        document: the element at the root.
    """

    def __init__(self, pdf: Any) -> None:  # noqa: ANN401 - see the module
        self._pdf = pdf
        self._references = pdf.page_references
        self._pages = {reference: number for number, reference in enumerate(self._references)}
        self._root = self._object(pdf.catalog["StructTreeRoot"])
        self.document = self._read(self._object(self._root["K"][0]), 0)

    def artifacts(self) -> set[Mark]:
        """Marked content that no element holds: running headers and footers, and what was cut out."""
        held = set(self.document.marks())
        return {mark for mark in self._parent_tree_marks() if mark not in held}

    def unreachable(self) -> list[Mark]:
        """Marked content that is not in the pages' own content but in a form XObject, where no tag points."""
        drawn = {
            Mark(page, item["MCID"])
            for page in range(len(self._references))
            for item in self._content(page)
            if isinstance(item, pydyf.Dictionary) and "MCID" in item
        }
        return [mark for mark in self._parent_tree_marks() if mark not in drawn]

    def new(self, role: str, page: int, kids: list[Element | Mark | Target]) -> Element:
        """An element of our own; it stands nowhere until it is put among an element's kids."""
        entry = pydyf.Dictionary({"Type": "/StructElem"})
        self._pdf.add_object(entry)
        return Element(role, page, entry, kids)

    def page_height(self, page: int) -> float:
        """The height of a page in points, without what a print shop trims away."""
        box = self._page(page)["TrimBox"]
        return float(box[3] - box[1])

    def write(self) -> None:
        """Put the tree, the parent tree, the annotations and the artifacts into the PDF."""
        artifacts = self.artifacts()
        for number in range(len(self._references)):
            self._demote(number, {mark.mcid for mark in artifacts if mark.page == number})
        self._write(self.document, self._root.reference)
        self._write_parents(artifacts)
        self._blank({element.entry.number for element in self.document.walk()})

    # Reading

    def _object(self, reference: bytes) -> Any:  # noqa: ANN401 - see the module
        return self._pdf.objects[int(reference.split()[0])]

    def _page(self, number: int) -> Any:  # noqa: ANN401 - see the module
        return self._object(self._references[number])

    def _content(self, page: int) -> list[Any]:
        stream: list[Any] = self._object(self._page(page)["Contents"]).stream
        return stream

    def _read(self, entry: Any, page: int) -> Element:  # noqa: ANN401 - see the module
        page = self._pages[entry["Pg"]] if "Pg" in entry else page
        return Element(entry["S"].lstrip("/"), page, entry, [self._kid(kid, page) for kid in entry["K"]])

    def _kid(self, kid: int | bytes, page: int) -> Element | Mark | Target:
        if isinstance(kid, int):
            return Mark(page, kid)
        entry = self._object(kid)
        if entry["Type"] == "/OBJR":
            return Target(self._pages[entry["Pg"]], entry, self._object(entry["Obj"]))
        return self._read(entry, page)

    def _parent_tree_marks(self) -> Iterator[Mark]:
        numbers = self._object(self._root["ParentTree"])["Nums"]
        for page in range(len(self._references)):
            yield from (Mark(page, mcid) for mcid in range(len(numbers[2 * page + 1])))

    # Writing

    def _write(self, element: Element, parent: bytes) -> None:
        entry = element.entry
        entry["S"] = f"/{element.role}"
        entry["P"] = parent
        kids = [self._written(kid, element) for kid in element.kids]
        entry["K"] = kids[0] if len(kids) == 1 else pydyf.Array(kids)
        # Table 323: neither is required here, and there are hundreds.
        entry.pop("Type", None)
        entry.pop("Pg", None)
        if any(isinstance(kid, Mark) for kid in element.kids):
            entry["Pg"] = self._references[element.page]
        for kid in element.elements:
            self._write(kid, entry.reference)

    def _written(self, kid: Element | Mark | Target, parent: Element) -> Any:  # noqa: ANN401 - see the module
        if isinstance(kid, Element):
            return kid.entry.reference
        if isinstance(kid, Target):
            return kid.objr.reference
        if kid.page == parent.page:
            return kid.mcid
        page = self._references[kid.page]
        return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid.mcid})

    def _write_parents(self, artifacts: set[Mark]) -> None:
        """Rebuild the parent tree: for each page an array by MCID, then one entry for each annotation."""
        owners: dict[Mark, bytes] = dict.fromkeys(artifacts, b"null")
        targets: list[tuple[Target, bytes]] = []
        for element in self.document.walk():
            owners |= {kid: element.entry.reference for kid in element.kids if isinstance(kid, Mark)}
            targets += [(target, element.entry.reference) for target in element.targets]
        numbers = pydyf.Array()
        for page in range(len(self._references)):
            mcids = sorted(mark.mcid for mark in owners if mark.page == page)
            numbers += [page, pydyf.Array(owners[Mark(page, mcid)] for mcid in mcids)]
        for number, (target, owner) in enumerate(targets, start=len(self._references)):
            target.annotation["StructParent"] = number
            numbers += [number, owner]
        self._object(self._root["ParentTree"])["Nums"] = numbers
        self._keep_annotations({target.annotation.reference for target, _ in targets})

    def _keep_annotations(self, kept: set[bytes]) -> None:
        """Take annotations that the tree no longer holds off their pages (ISO 14289-1, 7.18.1)."""
        for number in range(len(self._references)):
            page = self._page(number)
            if "Annots" in page:
                page["Annots"] = pydyf.Array(item for item in page["Annots"] if item in kept)

    def _blank(self, kept: set[int]) -> None:
        """Leave nothing in the entries that fell out of the tree. Numbering forbids taking them out."""
        for entry in self._pdf.objects:
            if (
                isinstance(entry, pydyf.Dictionary)
                and entry.get("Type") == "/StructElem"
                and entry.number not in kept
            ):
                entry.clear()

    def _demote(self, page: int, mcids: set[int]) -> None:
        """Turn marked content into artifacts (ISO 32000-1, 14.8.2.2) in the page's content."""
        stream = self._content(page)
        for index, item in enumerate(stream):
            if isinstance(item, pydyf.Dictionary) and item.get("MCID") in mcids:
                stream[index - 1 : index + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]
