"""The tags of a PDF, with the words that they stand for, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handout.inspect.read import opened, text_runs
from handout.model.tags import Tag, TextRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pikepdf


def tag_tree(pdf: bytes) -> Tag | None:
    """The root of the tags (role `StructTreeRoot`) with everything below; None if the PDF is not tagged.

    Raises:
        HandoutError: `pdf-unreadable`.
    """
    runs = text_runs(pdf)
    with opened(pdf) as document:
        root = document.Root.get("/StructTreeRoot")
        return None if root is None else _Reader(document, runs, root).root()


class _Reader:
    """Walks a structure tree in reading order and fetches the words of its marked content.

    Others' files may hold anything: what is not as the standard has it is passed over, and nothing is entered
    twice.
    """

    def __init__(self, document: pikepdf.Pdf, runs: Iterable[TextRun], root: Any) -> None:  # noqa: ANN401 - PDF
        self._pages = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
        self._root = root
        self._roles = _dictionary(root.get("/RoleMap"))
        self._entered: set[tuple[int, int]] = set()
        self._last: TextRun | None = None
        self._runs: dict[tuple[int, int], list[TextRun]] = {}
        for run in runs:
            self._runs.setdefault((run.page, run.mark), []).append(run)

    def root(self) -> Tag:
        return Tag("StructTreeRoot", children=self._children(self._root, 0))

    def _children(self, element: Any, page: int) -> tuple[Tag, ...]:  # noqa: ANN401 - a PDF object
        import pikepdf  # noqa: PLC0415 - loaded by `opened`

        kids = _dictionary(element).get("/K", [])
        kids = kids if isinstance(kids, pikepdf.Array) else [kids]
        return tuple(tag for kid in kids for tag in self._child(kid, page))

    def _child(self, kid: Any, page: int) -> Iterator[Tag]:  # noqa: ANN401 - a PDF object
        """A tag for an element or a piece of text, none for an annotation (OBJR)."""
        entry = {"/MCID": kid} if isinstance(kid, int) else _dictionary(kid)
        page = self._pages.get(getattr(entry.get("/Pg"), "objgen", (0, 0)), page)
        if "/S" in entry and self._enter(kid):
            yield self._element(kid, page)
        elif isinstance(entry.get("/MCID"), int):
            runs = tuple(self._runs.get((page, entry["/MCID"]), ()))
            yield Tag("", self._words(runs), page=page, runs=runs)

    def _enter(self, element: Any) -> bool:  # noqa: ANN401 - a PDF object
        """Whether this is the first time; elements without a number of their own cannot be in two places."""
        new = element.objgen not in self._entered or not element.is_indirect
        self._entered.add(element.objgen)
        return new

    def _element(self, element: Any, page: int) -> Tag:  # noqa: ANN401 - a PDF object
        return Tag(
            role=str(self._roles.get(str(element.S), element.S)).lstrip("/"),
            alt=str(element.get("/Alt", element.get("/ActualText", ""))),
            language=str(element.get("/Lang", "")),
            attributes=dict(_attributes(element.get("/A", []))),
            children=self._children(element, page),
            page=page,
        )

    def _words(self, runs: tuple[TextRun, ...]) -> str:
        words = ""
        for run in runs:
            gap = " " if self._last and _is_new_line(self._last, run) else ""
            words, self._last = words + gap + run.text, run
        return words


def _is_new_line(before: TextRun, after: TextRun) -> bool:
    """Whether a space has to stand for the move from one run to the next: layout drops it at a line's end."""
    apart = max(before.bottom - after.top, after.bottom - before.top) > before.size / 2
    back = after.left < before.right - before.size / 2
    return before.page != after.page or back or apart


def _dictionary(value: Any) -> Any:  # noqa: ANN401 - a PDF object
    """The value if it is a dictionary, else an empty one."""
    import pikepdf  # noqa: PLC0415 - loaded by `opened`

    return value if isinstance(value, pikepdf.Dictionary) else {}


def _attributes(value: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - a PDF object
    """Of one attribute dictionary or an array of them (ISO 32000-1, 14.7.5)."""
    import pikepdf  # noqa: PLC0415 - loaded by `opened`

    for owner in value if isinstance(value, pikepdf.Array) else [value]:
        if isinstance(owner, pikepdf.Dictionary):
            yield from ((name[1:], str(item).lstrip("/")) for name, item in owner.items())
