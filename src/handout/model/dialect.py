"""How one mail tool writes its merge tags, what it takes, and what a person does there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from handout.diagnostics import Span


class MergeTags(Struct, frozen=True):
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


class MailLimits(Struct, frozen=True):
    """The most that the tool, and the mail programs behind it, take, in bytes; and the names of files.

    Attributes:
        html: of `email.html`; Gmail clips a message of about 102 KB.
        image: of each picture.
        pdf: of the PDF, where it is put on the web.
        attachment: of the PDF as an attachment; 0 where the tool takes none.
        message: of `message.eml`; 0 where the tool takes none.
        endings: what the names of files must end in, without the point; none where any will do.
    """

    html: int
    image: int
    pdf: int
    attachment: int
    message: int
    endings: tuple[str, ...] = ()


class Literals(Struct, frozen=True):
    """How authored letters are written that the tool would take for the beginning of a tag.

    Attributes:
        html: the letters to what stands for them in HTML.
        text: the same in plain text.
    """

    html: Mapping[str, str] = field(default_factory=dict)
    text: Mapping[str, str] = field(default_factory=dict)

    def in_html(self, words: str) -> str:
        """HTML whose words the tool leaves as they are; a stylesheet needs `in_css`."""
        return _replaced(words, self.html)

    def in_text(self, words: str) -> str:
        """Plain text that the tool leaves as it is."""
        return _replaced(words, self.text)

    def in_css(self, rules: str) -> str:
        """A stylesheet in HTML, where nothing can be written otherwise: spaces keep braces apart."""
        return _replaced(rules, {letters: f"{letters} " for letters in self.html})


def _replaced(words: str, by: Mapping[str, str]) -> str:
    longest_first = "|".join(re.escape(letters) for letters in sorted(by, key=len, reverse=True))
    return re.sub(longest_first, lambda found: by[found[0]], words) if by else words


class Dialect(Struct, frozen=True):
    """One mail tool, from `styles/dialects/ID.yaml`.

    Attributes:
        name: as its users call it.
        campaign: it sends to many at once, so that laws on advertising ask for a postal address.
        link: how a link's address stands in `href`; `{address}` is the address.
        comment: how a comment stands in HTML so that the tool leaves it there; `{comment}` is the comment.
        literals: what authored words must not be taken for.
        sender: the address that `message.eml` comes from, until the sender puts in the right one.
        recipient: the same for the one that it goes to.
        steps: lines of `README.txt`; `{address}` is the folder on the web, `{subject}` the subject.
        files: file of the kit to what becomes of it.
    """

    id: str
    name: str
    campaign: bool
    tags: MergeTags
    link: str
    comment: str
    literals: Literals
    sender: str
    recipient: str
    limits: MailLimits
    steps: tuple[str, ...]
    files: Mapping[str, str]
    span: Span
