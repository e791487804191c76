"""A test message reaches a real server, and every server that fails is named with what it did."""

from __future__ import annotations

import asyncio
import socket
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from handout.deliver.server import Server, server_at
from handout.deliver.smtp import Mail, Patience, send
from handout.diagnostics import PublishError
from tests.deliver.servers import PASSWORD, USER, Authority, bad_server, mail_server

if TYPE_CHECKING:
    from collections.abc import Callable

HASTY = Patience(silence=0.3, total=0.8)  # where a wait must run out; elsewhere a busy machine has its time
SENDER, RECIPIENT = "reception@clinic.example", "nurse@clinic.example"


def message() -> bytes:
    made = EmailMessage(policy=policy.SMTP)
    made["From"], made["To"], made["Subject"] = SENDER, RECIPIENT, "A handout from your clinic"
    made.set_content("Café\n.\n.. a line of dots must arrive\n" + "x" * 900)
    return made.as_bytes()


def sent(url: str, password: str = "", patience: Patience | None = None) -> None:
    send(Mail(SENDER, RECIPIENT, message()), server_at(url), password, patience)


def refused(url: str, password: str = "", patience: Patience | None = None) -> str:
    with pytest.raises(PublishError) as caught:
        sent(url, password, patience)
    (finding,) = caught.value.diagnostics
    assert password == "" or password not in str(finding)
    assert "\n" not in str(finding)
    return str(finding)


def test_a_message_arrives_over_starttls_with_a_login(trusted: Authority) -> None:
    with mail_server(starttls=trusted.context("localhost"), login=True) as mailbox:
        sent(f"smtp://{USER}@localhost:{mailbox.port}", PASSWORD)
    (envelope,) = mailbox.taken
    assert mailbox.encrypted == [True]
    assert mailbox.users == [USER]
    assert (envelope.mail_from, envelope.rcpt_tos) == (SENDER, [RECIPIENT])
    assert isinstance(envelope.content, bytes)
    arrived = message_from_bytes(envelope.content, policy=policy.default)
    assert arrived.get_content() == message_from_bytes(message(), policy=policy.default).get_content()


def test_a_message_arrives_over_tls_from_the_start(trusted: Authority) -> None:
    with mail_server(tls=trusted.context("localhost")) as mailbox:
        sent(f"smtps://localhost:{mailbox.port}")
    assert mailbox.encrypted == [True]
    assert [envelope.content for envelope in mailbox.taken] == [message()]


def test_only_a_server_on_this_machine_may_do_without_tls() -> None:
    with mail_server() as mailbox:
        sent(f"smtp://127.0.0.1:{mailbox.port}")
        assert mailbox.encrypted == [False]
        # The same server by an address that is not known to be this machine's.
        found = refused(f"smtp://0.0.0.0:{mailbox.port}")
        assert "offers no TLS (STARTTLS) (nothing was sent; try smtps:// and its port) [smtp-tls]" in found
        assert len(mailbox.taken) == 1


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
@pytest.mark.parametrize("fault", ["unknown", "name", "expired"])
def test_a_certificate_must_be_right(
    scheme: str, fault: str, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    if fault != "unknown":
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    context = authority.context(
        "other.example" if fault == "name" else "localhost", expired=fault == "expired"
    )
    contexts = (None, context) if scheme == "smtp" else (context, None)
    with mail_server(*contexts) as mailbox:
        found = refused(f"{scheme}://{USER}@localhost:{mailbox.port}", PASSWORD)
    assert "[smtp-certificate]" in found
    assert (mailbox.taken, mailbox.users) == ([], [])


def test_a_wrong_password_is_refused_and_not_repeated(trusted: Authority) -> None:
    with mail_server(starttls=trusted.context("localhost"), login=True) as mailbox:
        found = refused(f"smtp://{USER}@localhost:{mailbox.port}", "a wrong one")
    assert found.endswith(f"refused the login of {USER} (535) (check the user and the password) [smtp-login]")
    assert mailbox.users[0] == USER


def test_a_login_that_the_server_does_not_know_is_named() -> None:
    with mail_server() as mailbox:  # without TLS it offers no AUTH
        found = refused(f"smtp://{USER}@127.0.0.1:{mailbox.port}", PASSWORD)
    assert "offers no way to log in that is known here" in found
    assert mailbox.taken == []


def test_a_message_over_the_servers_limit_is_named(trusted: Authority) -> None:
    with mail_server(starttls=trusted.context("localhost"), limit=500) as mailbox:
        found = refused(f"smtp://localhost:{mailbox.port}")
    assert "refused the sender: 552 Error: message size exceeds fixed maximum message size" in found


def test_the_wrong_kind_of_tls_is_named(trusted: Authority) -> None:
    with mail_server() as plain:
        found = refused(f"smtps://localhost:{plain.port}")
        assert found.endswith("could be made (nothing was sent; try smtp:// and its port) [smtp-tls]")
    with mail_server(tls=trusted.context("localhost")) as encrypted:
        assert "[smtp-timeout]" in refused(f"smtp://localhost:{encrypted.port}", patience=HASTY)


def test_a_port_where_nobody_listens_is_named() -> None:
    with socket.socket() as taken:  # bound, and not listening
        taken.bind(("127.0.0.1", 0))
        found = refused(f"smtp://127.0.0.1:{taken.getsockname()[1]}")
    assert "cannot be reached: Connection refused" in found
    assert found.endswith("[smtp-unreachable]")


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 63 + "." + "b" * 63 + ".invalid"])
def test_a_host_that_is_not_there_is_named(host: str) -> None:
    assert refused(f"smtp://{host}").endswith("[smtp-unknown-host]")


# --- Servers that misbehave -------------------------------------------------------------------------------


async def silent(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(30)


async def trickling(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"220 ")
    while True:
        writer.write(b"x")
        await asyncio.sleep(0.05)


async def gone(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.close()


def saying(*answers: bytes, then: str = "close") -> Callable[..., asyncio.Future[None]]:
    """A server with these answers, one a line that it hears (the first is its greeting)."""

    async def play(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for answer in answers:
            writer.write(answer + b"\r\n")
            await reader.readline()
        if then == "hang":
            await asyncio.sleep(30)
        writer.close()

    return play  # type: ignore[return-value]  # a coroutine function is as good


HELLO = (b"220 hello", b"250 mail.example")


@pytest.mark.parametrize(
    ("play", "expected"),
    [
        pytest.param(silent, "did not answer within 0.3 seconds", id="silent"),
        pytest.param(trickling, "[smtp-timeout]", id="trickling"),
        pytest.param(gone, "[smtp-broken-off]", id="gone"),
        pytest.param(saying(b"554 go away"), "refused to begin: 554 go away [smtp-refused]", id="554"),
        pytest.param(saying(b"HTTP/1.1 400 Bad Request"), "refused to begin: -1", id="http"),
        pytest.param(saying(b"\xff\x00\x1b[31m"), "refused to begin: -1", id="bytes"),
        pytest.param(saying(b"220 " + b"x" * 20000), "[smtp-", id="long-line"),
        pytest.param(
            saying(*HELLO, b"451 later"), "451 later (it may take it later) [smtp-refused]", id="451"
        ),
        pytest.param(saying(*HELLO, b"250 ok", b"550 who?"), "refused the recipient: 550 who?", id="550"),
        pytest.param(saying(*HELLO, b"250 ok", b"250 ok", b"554 spam"), "the message: 554 spam", id="data"),
        pytest.param(saying(*HELLO, b"250 ok", b"250 ok"), "[smtp-broken-off]", id="closes-at-data"),
        pytest.param(saying(*HELLO, b"250 ok", b"250 ok", then="hang"), "[smtp-timeout]", id="hangs-at-data"),
        pytest.param(
            saying(*HELLO, b"250 ok", b"250 ok", b"354 go", then="hang"), "[smtp-timeout]", id="half-way"
        ),
        pytest.param(
            saying(*HELLO, b"250 ok", b"250 ok", b"354 go"), "[smtp-broken-off]", id="closes-half-way"
        ),
    ],
)
def test_a_server_that_misbehaves_is_named(play: Callable[..., asyncio.Future[None]], expected: str) -> None:
    hasty = HASTY if "timeout" in expected or "did not answer" in expected else None
    with bad_server(play) as port:
        assert expected in refused(f"smtp://127.0.0.1:{port}", patience=hasty)


def test_how_a_server_says_good_bye_does_not_matter() -> None:
    async def takes_it(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for answer in (*HELLO, b"250 ok", b"250 ok", b"354 go"):
            writer.write(answer + b"\r\n")
            line = await reader.readline()
        while line != b".\r\n":
            line = await reader.readline()
        writer.write(b"250 taken\r\n")
        writer.close()

    with bad_server(takes_it) as port:
        sent(f"smtp://127.0.0.1:{port}")


def test_a_server_that_repeats_the_password_is_not_quoted() -> None:
    play = saying(b"220 hello", b"250-mail.example\r\n250 AUTH PLAIN", f"535 {PASSWORD} is wrong".encode())
    with bad_server(play) as port:
        found = refused(f"smtp://{USER}@127.0.0.1:{port}", PASSWORD)
    assert "(535)" in found


def test_servers_are_written_as_they_are_reached() -> None:
    assert str(Server(server_at("smtp://[::1]").scheme, "::1", 587)) == "[::1]:587"
