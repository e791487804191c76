"""Which mail server a test goes through, as `smtp://user@host:port` says."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Never
from urllib.parse import SplitResult, unquote, urlsplit

from msgspec import Struct

from handout.diagnostics import RequestError, did_you_mean, error

_FORM = "write smtp://USER@HOST:PORT, or smtps:// for a server that speaks TLS from the start"
# RFC 1123, 2.1; an underscore is no letter of a host's name, but some networks have one.
_HOST = re.compile(
    r"(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.)*[A-Za-z0-9_-]{1,63}\.?|[0-9A-Fa-f:.]+"
)
_LOOPBACK = re.compile(r"localhost|127(?:\.\d{1,3}){3}|::1")


class Scheme(StrEnum):
    """How a connection begins."""

    SMTP = "smtp"  # in the clear, then STARTTLS (RFC 3207)
    SMTPS = "smtps"  # with TLS (RFC 8314, 3.3)


# RFC 6409, 3.1 (submission) and RFC 8314, 7.3 (submissions).
_PORTS = {Scheme.SMTP: 587, Scheme.SMTPS: 465}


class Server(Struct, frozen=True):
    """A mail server.

    Attributes:
        user: whom to log in as; "" logs nobody in.
    """

    scheme: Scheme
    host: str
    port: int
    user: str = ""

    @property
    def is_here(self) -> bool:
        """Whether it is this machine, so that no network sees what is said."""
        return _LOOPBACK.fullmatch(self.host) is not None

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


def server_at(url: str) -> Server:
    """The server that a URL names.

    Raises:
        RequestError: it is no such URL, or holds a password: other users of a machine see a command's words.
    """
    parts, port = _split(url)
    if parts.password is not None:
        hint = "leave it out: it is asked for, or taken from HANDOUT_SMTP_PASSWORD"
        _refuse("a password stands in the address of the mail server", hint)
    if parts.path.strip("/") or parts.query or parts.fragment:
        _refuse("words stand behind the name of the mail server", _FORM)
    host = parts.hostname or ""
    if not _HOST.fullmatch(host):
        _refuse(f"{host!a} is not the name of a mail server", _FORM)
    user = unquote(parts.username or "")
    if not (user.isprintable() and user.isascii()):
        _refuse("the user's name holds a line break, or letters outside ASCII", _FORM)
    scheme = Scheme(parts.scheme)
    return Server(scheme, host, port or _PORTS[scheme], user)


def _split(url: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        _refuse("the address of the mail server cannot be read", _FORM)
    # Python takes line breaks and tabs out of a URL without a word.
    if parts.scheme not in set(Scheme) or not url.isprintable() or port == 0:
        near = did_you_mean(parts.scheme, Scheme) if "://" in url else ""
        _refuse("the address of the mail server cannot be read", near or _FORM)
    return parts, port


def _refuse(message: str, hint: str) -> Never:
    # The URL is not repeated: a password may stand in it.
    raise RequestError(error("bad-server", message, hint=hint)) from None
