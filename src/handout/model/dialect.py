"""How one mail tool writes its merge tags, what it takes, and what a person does there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handout.diagnostics import Span


@dataclass(frozen=True, slots=True)
class MergeTags:
    """What the tool replaces for each recipient, in its own syntax; "" where it has no such tag.

    Attributes:
        first_name: the recipient's first name.
        greeting: the line that greets; `{named}` and `{plain}` in it become the label's two wordings.
        unsubscribe: the address of the page that ends the mailings.
        address: the sender's postal address; "" prints the clinic's.
        archive: the address where this message can be read in a browser.
    """

    first_name: str
    greeting: str
    unsubscribe: str
    address: str
    archive: str


@dataclass(frozen=True, slots=True)
class MailLimits:
    """The most that the tool, and the mail programs behind it, take; bytes.

    Attributes:
        html: of `email.html`; Gmail clips a message of about 102 KB.
        image: of each picture.
        pdf: of the PDF, where it is put on the web.
        attachment: of the PDF as an attachment; 0 where the tool takes none.
    """

    html: int
    image: int
    pdf: int
    attachment: int


@dataclass(frozen=True, slots=True)
class Dialect:
    """One mail tool, from `styles/dialects/ID.yaml`.

    Attributes:
        name: as its users call it.
        link: how a link's address stands in `href`; `{address}` is the address.
        sender: the address that `message.eml` comes from, until the sender puts in the right one.
        recipient: the same for the one that it goes to.
        steps: lines of `README.txt`; `{address}` is the folder on the web, `{subject}` the subject.
        files: file of the kit to what becomes of it.
    """

    id: str
    name: str
    tags: MergeTags
    link: str
    sender: str
    recipient: str
    limits: MailLimits
    steps: tuple[str, ...]
    files: Mapping[str, str]
    span: Span
