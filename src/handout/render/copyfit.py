"""Copyfitting: where a page would be spoilt, a document is laid out once more, a little differently."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handout.proof.rules import page_faults
from handout.render.notes import grow, put_notes, rooms
from handout.render.placed import placed

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from handout.diagnostics import Diagnostic
    from handout.model.artifact import PrintJob

_FITTED = {"empty-page", "scant-last-page", "split-block", "stranded-heading"}  # what closer lines may mend
_TOO_EMPTY = 0.25  # of a page inside its margins; the rules measure from less and allow a third


@dataclass(frozen=True, slots=True)
class Fitted:
    """A layout.

    Attributes:
        document: WeasyPrint's laid-out document.
        root: the root element of the HTML that it shows.
        faults: what a typesetter would say of its pages.
    """

    document: Any
    root: Element
    faults: tuple[Diagnostic, ...]


def best_fit(job: PrintJob, parsed: Callable[[], Any], laid_out: Callable[[Any], Any]) -> Fitted:
    """The first layout that has no fault which could be mended so, else the one with the fewest faults.

    Pages that are left empty are filled with room for notes. Where that does not help, the body's classes
    `fit-1` and up are tried by turns; for each of them the stylesheets may set the text a little closer or
    wider.

    Args:
        job: the page, and how many classes may be tried.
        parsed: makes WeasyPrint's HTML object of the job's page, a new one each time.
        laid_out: makes WeasyPrint's document of such an object.
    """
    best: Fitted | None = None
    for number in range(job.copyfit + 1):
        found = _tried(job, parsed(), number, laid_out)
        if best is None or len(found.faults) < len(best.faults):
            best = found
        if not _mendable(found):
            break
        del found
        gc.collect()  # or each try would leave ten megabytes behind
    assert best is not None  # noqa: S101 - there is a first try
    return best


def _mendable(found: Fitted) -> bool:
    return any(fault.code in _FITTED for fault in found.faults)


def _tried(job: PrintJob, page: Any, number: int, laid_out: Callable[[Any], Any]) -> Fitted:  # noqa: ANN401
    root = page.etree_element
    if number:
        body = root.find("body")
        body.set("class", f"{body.get('class', '')} fit-{number}")
    found = _looked_at(job, laid_out(page), root)
    if job.copyfit and _fill(found.document, root):
        return _looked_at(job, laid_out(page), root)
    return found


def _looked_at(job: PrintJob, document: Any, root: Element) -> Fitted:  # noqa: ANN401 - WeasyPrint has no types
    return Fitted(document, root, page_faults(placed(document, job.assets)))


def _fill(document: Any, root: Element) -> bool:  # noqa: ANN401 - as above
    """Use the room on pages that are not full; whether there was any."""
    filled = False
    for room in rooms(document):
        taken = grow(room)
        left = room.height - taken
        noted = room.share * left / room.height > _TOO_EMPTY and put_notes(root, room.moved, left)
        filled = filled or noted or taken > 0
    return filled
