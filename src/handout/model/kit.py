"""Where the files of a kit stand on the web, and how large what they link to is."""

from __future__ import annotations

from msgspec import Struct

from handout.model.dialect import Dialect
from handout.model.document import Handout
from handout.model.teaser import Teaser

PDF, PREVIEW, SHARP = "handout.pdf", "preview.png", "preview@2x.png"
LOGO = "logo.png"  # only where the brand has one
HTML, TEXT, MESSAGE = "email.html", "email.txt", "message.eml"
MANIFEST, README = "manifest.json", "README.txt"
FILES = (PDF, PREVIEW, SHARP, LOGO, HTML, TEXT, MESSAGE, MANIFEST, README)
ATTACHED = "attachment"  # the PDF's name where its size as an attachment is meant


class Pictures(Struct, frozen=True):
    """Addresses of a message's pictures: on the web, or inside of the message as `cid:` (RFC 2392).

    Attributes:
        plain: the preview.
        sharp: twice as large, for sharp screens; "" where one picture serves all.
    """

    plain: str
    sharp: str = ""
    logo: str = ""


class LogoPicture(Struct, frozen=True):
    """The clinic's logo for a message.

    Attributes:
        content: a PNG, twice as large as it is shown.
        width: as it is shown, in CSS pixels; `height` likewise.
    """

    content: bytes
    width: int
    height: int


class Place(Struct, frozen=True):
    """The kit's folder on the web.

    Attributes:
        address: without the last slash: `https://clinic.example/h/handout-3f9a1c`.
        pdf_size: bytes of the PDF there.
    """

    address: str
    pdf_size: int

    def of(self, name: str) -> str:
        """The address of one of its files."""
        return f"{self.address}/{name}"

    @property
    def pictures(self) -> Pictures:
        """The addresses of its pictures on the web."""
        return Pictures(self.of(PREVIEW), self.of(SHARP), self.of(LOGO))


class Mailing(Struct, frozen=True):
    """All that a message is written from.

    Attributes:
        handout: whose clinic and labels speak.
        teaser: what the message says of it.
        place: where the message leads.
        dialect: how the mail tool writes its tags.
        logo: beside the clinic's name; None where the brand has none.
    """

    handout: Handout
    teaser: Teaser
    place: Place
    dialect: Dialect
    logo: LogoPicture | None = None
