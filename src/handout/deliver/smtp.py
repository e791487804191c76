"""One finished message by one SMTP server (RFC 5321), over TLS wherever it leaves the machine (RFC 8314)."""

from __future__ import annotations

import smtplib
import ssl
from concurrent.futures import Future
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from msgspec import Struct

from handout.deliver.refusals import refusal, unsayable, without_tls
from handout.deliver.server import Scheme

if TYPE_CHECKING:
    from collections.abc import Callable

    from handout.deliver.server import Server


_NAME = "localhost"  # what we greet with: the name of a machine in a clinic is nobody's business


class Patience(Struct, frozen=True):
    """How long a server may take, in seconds.

    Attributes:
        silence: without a word from it.
        total: for all of it: one that trickles letters is never silent. 10 MB take 40 s at 2 Mbit/s.
    """

    silence: float = 20.0
    total: float = 90.0


class Mail(Struct, frozen=True):
    """A message in its envelope.

    Attributes:
        sender: the address that refusals go back to, as `require_address` lets it pass.
        recipient: the one address that gets it, likewise.
        content: as RFC 5322 has it, lines ended by CRLF.
    """

    sender: str
    recipient: str
    content: bytes


def send(mail: Mail, server: Server, password: str, patience: Patience | None = None) -> None:
    """Hand a message over to the server.

    The server must prove who it is, by a certificate that this machine trusts. Only one on this machine may
    do without TLS.

    Args:
        mail: the message.
        server: with a user, it is asked to log in.
        password: of that user; said to nobody but the server.
        patience: how long to wait for it.

    Raises:
        PublishError: it was not taken; the error says why.
    """
    patience = patience or Patience()
    if not password.isascii():
        raise unsayable(server)
    try:
        _within(patience.total, lambda: _transact(mail, server, password, patience.silence))
    except (OSError, smtplib.SMTPException, UnicodeError) as fault:
        # Not chained: a server's answer may repeat what was said to it, the password too.
        raise refusal(server, fault, patience.silence) from None


def _within(seconds: float, work: Callable[[], None]) -> None:
    """Do it in a thread that is left behind when the time is over: not even a name look-up can hang."""
    outcome: Future[None] = Future()

    def run() -> None:
        try:
            work()
            outcome.set_result(None)
        except BaseException as fault:  # noqa: BLE001 - it is raised again where it is waited for
            outcome.set_exception(fault)

    Thread(target=run, daemon=True).start()
    outcome.result(seconds)


def _transact(mail: Mail, server: Server, password: str, silence: float) -> None:
    smtp = _connected(server, silence)
    try:
        _secure(smtp, server)
        if server.user:
            smtp.login(server.user, password)
        smtp.sendmail(mail.sender, [mail.recipient], mail.content)
        with suppress(OSError, smtplib.SMTPException):  # it has the message; its good-bye is its own affair
            smtp.quit()
    finally:
        smtp.close()


def _connected(server: Server, silence: float) -> smtplib.SMTP:
    if server.scheme is Scheme.SMTP:
        return smtplib.SMTP(server.host, server.port, _NAME, silence)
    trust = ssl.create_default_context()
    return smtplib.SMTP_SSL(server.host, server.port, _NAME, timeout=silence, context=trust)


def _secure(smtp: smtplib.SMTP, server: Server) -> None:
    """Go on over TLS where the connection began without it."""
    smtp.ehlo_or_helo_if_needed()
    if server.scheme is Scheme.SMTPS:
        return
    if smtp.has_extn("starttls"):
        smtp.starttls(context=ssl.create_default_context())
    elif not server.is_here:
        raise without_tls(server)
