"""Mail servers that run here: a real one with TLS and a login, and some that misbehave."""

from __future__ import annotations

import asyncio
import datetime as dt
import ssl
import threading
from collections.abc import Awaitable, Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

USER, PASSWORD = "clinic", "a long horse, battery"  # of servers in this process
Play = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Mailbox:
    """What a server took, and whom it let in.

    Attributes:
        taken: messages, with the addresses of their envelopes.
        encrypted: for each of them, whether it came over TLS.
        users: everyone who tried to log in.
        port: where the server listens.
    """

    taken: list[Envelope] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    users: list[str] = field(default_factory=list)
    port: int = 0

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        self.taken.append(envelope)
        over = server.transport and server.transport.get_extra_info("sslcontext")
        self.encrypted.append(bool(session.ssl or over))
        return "250 OK"

    def __call__(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _kind: str, said: object
    ) -> AuthResult:
        assert isinstance(said, LoginPassword)
        self.users.append(said.login.decode())
        right = (said.login, said.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=False)


@dataclass(frozen=True)
class Authority:
    """Who signs certificates here, and the file by which a machine trusts it."""

    ca: trustme.CA
    file: Path

    def context(self, *names: str, expired: bool = False) -> ssl.SSLContext:
        past = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
        certificate = self.ca.issue_cert(*names, not_after=past if expired else None)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        return context


def new_authority(folder: Path) -> Authority:
    """One whose certificate stands in the folder."""
    ca = trustme.CA()
    ca.cert_pem.write_to_path(folder / "ca.pem")
    return Authority(ca, folder / "ca.pem")


@contextmanager
def listening(
    factory: Callable[[], asyncio.BaseProtocol], tls: ssl.SSLContext | None = None
) -> Iterator[int]:
    """Serve on a free port of this machine, in a thread of its own."""
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(lambda _loop, _context: None)  # clients of these tests break off on purpose
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    transports: list[asyncio.Transport] = []

    def watched() -> asyncio.BaseProtocol:
        protocol = factory()
        met = protocol.connection_made

        def connection_made(transport: asyncio.BaseTransport) -> None:
            transports.append(cast("asyncio.Transport", transport))
            met(transport)

        protocol.connection_made = connection_made  # type: ignore[method-assign]  # of this object alone
        return protocol

    async def end() -> None:
        server.close()
        for transport in transports:
            transport.abort()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await asyncio.sleep(0.01)  # until the sockets are closed

    try:
        made = loop.create_server(watched, "127.0.0.1", 0, ssl=tls)
        server = asyncio.run_coroutine_threadsafe(made, loop).result(5)
        yield server.sockets[0].getsockname()[1]
        asyncio.run_coroutine_threadsafe(end(), loop).result(5)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


@contextmanager
def mail_server(
    tls: ssl.SSLContext | None = None,
    starttls: ssl.SSLContext | None = None,
    *,
    login: bool = False,
    limit: int = 10_000_000,
) -> Iterator[Mailbox]:
    """A real server: `tls` from the start, or `starttls`, or neither."""
    mailbox = Mailbox()

    def factory() -> SMTP:
        loop = asyncio.get_running_loop()
        return SMTP(
            mailbox,
            tls_context=starttls,
            authenticator=mailbox,
            hostname="mail.example",
            loop=loop,
            auth_required=login,
            data_size_limit=limit,
        )

    with listening(factory, tls) as port:
        mailbox.port = port
        yield mailbox


@contextmanager
def bad_server(play: Play) -> Iterator[int]:
    """A server that does what `play` does with each connection."""

    def factory() -> asyncio.StreamReaderProtocol:
        reader = asyncio.StreamReader()
        return asyncio.StreamReaderProtocol(reader, play)

    with listening(factory) as port:
        yield port
