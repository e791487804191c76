"""Copyfitting: where a page would be spoilt, a document is laid out once more, a little differently."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from handout.proof.rules import page_faults
from handout.render.notes import fill
from handout.render.placed import placed

if TYPE_CHECKING:
    from collections.abc import Callable

    from handout.diagnostics import Diagnostic
    from handout.model.artifact import PrintJob
    from handout.render.layout import Layout

_FITTED = {"empty-page", "scant-last-page", "split-block", "stranded-heading"}  # what closer lines may mend


class Fitted(Struct, frozen=True):
    """A layout, and what a typesetter would say of it.

    Attributes:
        faults: of its pages.
    """

    layout: Layout
    faults: tuple[Diagnostic, ...]


def best_fit(job: PrintJob, parsed: Callable[[], Any], laid_out: Callable[[Any], Layout]) -> Fitted:
    """The first layout that has no fault which could be mended so, else the one with the fewest faults.

    Pages that are left empty are filled with room for notes. Where that does not help, the body's classes
    `fit-1` and up are tried by turns; for each of them the stylesheets may set the text a little closer or
    wider.

    Args:
        job: the page, and how many classes may be tried.
        parsed: makes WeasyPrint's HTML object of the job's page, a new one each time.
        laid_out: lays such an object out.
    """
    found = _tried(job, parsed(), 0, laid_out)
    tried = [len(found.faults)]
    while _mendable(found) and len(tried) <= job.copyfit:
        found.layout.release()  # two layouts at once would take ten megabytes more
        found = _tried(job, parsed(), len(tried), laid_out)
        tried.append(len(found.faults))
    best = tried.index(min(tried))
    if best == len(tried) - 1:
        return found
    found.layout.release()
    return _tried(job, parsed(), best, laid_out)


def _mendable(found: Fitted) -> bool:
    return any(fault.code in _FITTED for fault in found.faults)


def _tried(job: PrintJob, page: Any, number: int, laid_out: Callable[[Any], Layout]) -> Fitted:  # noqa: ANN401
    if number:
        body = page.etree_element.find("body")
        body.set("class", f"{body.get('class', '')} fit-{number}")
    layout = laid_out(page)
    if job.copyfit:
        fill(layout)
    return Fitted(layout, page_faults(placed(layout.document, job.assets)))
