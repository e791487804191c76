"""What others than the patient may read of a kit: names of files, headers, and addresses that tools log."""

from __future__ import annotations

import email
import email.policy
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from handout.diagnostics import error
from handout.model.kit import HTML, MESSAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from handout.diagnostics import Diagnostic

_ALLOW = "choose other words; --allow-condition-words lets them stand"


class Exposed(Struct, frozen=True):
    """Words that others may read, and where they stand."""

    place: str
    words: str


def exposed(files: Mapping[str, bytes]) -> Iterator[Exposed]:
    """All that is not the message's own text: file names, headers, addresses of links and pictures.

    Of an address only what follows the host counts: the host is the clinic's own name.
    """
    for name in files:
        yield Exposed("the name of a file", name)
    message = email.message_from_bytes(files[MESSAGE], policy=email.policy.default)
    for part in message.walk():
        for name, value in part.items():
            if name.lower() not in {"from", "list-unsubscribe"}:
                yield Exposed(f"the header {name}", str(value))
        if part.get_content_type() == "text/html":
            yield from _addresses(MESSAGE, part.get_content())
    yield from _addresses(HTML, files[HTML].decode())


def telling(seen: Iterable[Exposed], found: Callable[[str], tuple[str, ...]]) -> Iterator[Diagnostic]:
    """An error for each word that tells a condition where others may read it.

    Args:
        seen: what others may read.
        found: the words of a text that tell a condition.
    """
    told = {(one.place, word): None for one in seen for word in found(one.words)}
    for place, word in told:
        yield error("condition-word", f"{place} holds '{word}', which tells the condition", hint=_ALLOW)


def foreign_pictures(html: str, known: tuple[str, ...]) -> Iterator[Diagnostic]:
    """An error for each picture that is not the kit's own: it would tell its server who reads the message.

    Args:
        html: a message.
        known: addresses of the kit's own pictures.
    """
    for address in _attributes(html, ("src", "srcset", "background")):
        one = address.split()[0] if address.split() else ""
        if one not in known:
            message = f"the message loads '{one}', which is no file of the kit"
            yield error("foreign-picture", message, hint="leave it out: it tells its server who reads what")


def _addresses(place: str, html: str) -> Iterator[Exposed]:
    for address in _attributes(html, ("href", "src", "srcset")):
        parts = urlsplit(address)
        yield Exposed(f"an address in {place}", unquote(f"{parts.path} {parts.query} {parts.fragment}"))


class _Reader(HTMLParser):
    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self._names = names
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base's shape
        self.found += [value for name, value in attrs if name in self._names and value]


def _attributes(html: str, names: tuple[str, ...]) -> list[str]:
    reader = _Reader(names)
    reader.feed(html)
    return reader.found
