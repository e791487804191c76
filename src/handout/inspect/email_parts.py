"""What no message may lack, whatever template made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.diagnostics import Span, error
from handout.model.kit import PDF, PREVIEW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.diagnostics import Diagnostic
    from handout.model.dialect import Dialect
    from handout.model.kit import Place

_TEMPLATES = Span("templates/email/message.mjml")


def missing_parts(html: str, place: Place, dialect: Dialect) -> Iterator[Diagnostic]:
    """An error for each part that is not there: the preview, the link to the PDF, the way out.

    A visible way to unsubscribe is asked for by Gmail and Yahoo beside the headers of RFC 8058.

    Args:
        html: the finished message.
        place: where preview and PDF are.
        dialect: whose tag leads out.
    """
    parts = (
        ("missing-preview", "shows no preview of the handout", place.of(PREVIEW)),
        ("missing-link", "leads to no handout", place.of(PDF)),
        ("missing-unsubscribe", "has no link that ends the mailings", dialect.tags.unsubscribe),
    )
    for code, said, needed in parts:
        if needed not in html:
            hint = "your own template must hold what the library's has"
            yield error(code, f"the message {said}", _TEMPLATES, hint)
