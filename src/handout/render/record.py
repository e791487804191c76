"""What a PDF says of itself, in its footer and in its metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout import __version__
from handout.model.record import SHORT, fingerprint, marks

if TYPE_CHECKING:
    from handout.model.document import Handout


def properties(handout: Handout) -> dict[str, str]:
    """Name to text: which handout this is and what it was made from; nothing of the day or of a patient."""
    found = {
        "documentId": handout.id,
        "version": handout.version,
        "written": handout.written.isoformat(),
        "reviewState": "reviewed" if handout.review.reviewed else "not-reviewed",
        "brand": handout.brand.id,
        "edition": handout.edition.id,
        "language": handout.language,
        "paper": handout.paper,
        "side": handout.side or "",
        "bleed": "yes" if handout.bleed else "",
        "program": f"handout {__version__}",
        "fingerprint": fingerprint(handout.sources),
        "sources": marks(handout.sources),
    }
    return {name: str(text) for name, text in found.items() if text}


def footer_mark(handout: Handout) -> str:
    """The beginning of the fingerprint; "" where the sources are not known."""
    return fingerprint(handout.sources)[:SHORT]
