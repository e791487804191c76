"""A message as mail programs keep it (RFC 5322, MIME), the same bytes for the same parts."""

from __future__ import annotations

import datetime as dt
import hashlib
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from handout.diagnostics import RenderError, error
from handout.model.kit import LOGO, PDF, SHARP

if TYPE_CHECKING:
    from handout.model.dialect import Dialect

# A Content-ID has the form of an address (RFC 2392).
PICTURE_ID = "preview@handout.example"
LOGO_ID = "logo@handout.example"
_NOON = dt.time(12, tzinfo=dt.UTC)  # a build knows the day alone


class Parts(Struct, frozen=True):
    """What a message is made of.

    Attributes:
        clinic: the sender's name.
        picture: what the HTML shows as `cid:` and `PICTURE_ID`, a PNG.
        logo: likewise, as `LOGO_ID`; None where the HTML shows none.
        pdf: attached; None attaches nothing.
    """

    clinic: str
    subject: str
    text: str
    html: str
    picture: bytes
    logo: bytes | None
    pdf: bytes | None
    today: dt.date


def message(parts: Parts, dialect: Dialect) -> bytes:
    """A draft: the preview inside of the HTML, which stands beside the text; the PDF attached on request.

    Sender, recipient and the address to unsubscribe at (RFC 2369; RFC 8058 for the single click) are the
    dialect's placeholders. Lines end as SMTP wants them.

    Raises:
        RenderError: a header would hold a line break (`header-injection`).
    """
    made = EmailMessage(policy=SMTP)
    for name, value in _headers(parts, dialect).items():
        try:
            made[name] = value
        except ValueError as fault:
            shown = f"the header {name} would hold a line break"
            raise RenderError(error("header-injection", shown, hint="write it on one line")) from fault
    made.set_content(parts.text)
    made.add_alternative(parts.html, subtype="html")
    _related(made, parts)
    if parts.pdf is not None:
        made.add_attachment(parts.pdf, maintype="application", subtype="pdf", filename=PDF)
    _set_boundaries(made, parts)
    return made.as_bytes()


def _headers(parts: Parts, dialect: Dialect) -> dict[str, str | Address]:
    return {
        "Date": format_datetime(dt.datetime.combine(parts.today, _NOON)),
        "From": Address(parts.clinic, addr_spec=dialect.sender),
        "To": dialect.recipient,
        "Subject": parts.subject,
        "List-Unsubscribe": f"<{dialect.tags.unsubscribe}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "X-Unsent": "1",  # Outlook opens it as a draft
    }


def _related(made: EmailMessage, parts: Parts) -> None:
    html = made.get_body(("html",))
    assert html is not None  # noqa: S101 - for the type checker: it was added above
    pictures = ((parts.picture, PICTURE_ID, SHARP), (parts.logo, LOGO_ID, LOGO))
    for content, name, file in pictures:
        if content is not None:
            html.add_related(
                content,
                maintype="image",
                subtype="png",
                cid=f"<{name}>",
                filename=file,
                disposition="inline",
            )


def _set_boundaries(made: EmailMessage, parts: Parts) -> None:
    pictures = parts.picture + (parts.logo or b"")
    digest = hashlib.sha256(parts.html.encode() + parts.text.encode() + pictures + (parts.pdf or b""))
    for number, part in enumerate(part for part in made.walk() if part.is_multipart()):
        part.set_boundary(f"=_{digest.hexdigest()[:32]}_{number}")
