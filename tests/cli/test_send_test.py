"""`handout email --send-test`: one message really arrives, and nothing else ever leaves."""

from __future__ import annotations

import contextlib
import email
import email.policy
import io
import os
import pty
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from fast_mail_parser import parse_email, parse_email_tree, walk

from handout.deliver.draft import addressed
from tests.deliver.servers import PASSWORD, USER, Authority, bad_server, mail_server

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import EmailMessage

    from tests.cli.conftest import Ran

NURSE, SERVER = "nurse@clinic.example", "smtp://mail.example"


@pytest.fixture
def kit(command: Callable[..., Ran], clinic: Path, tmp_path: Path) -> Callable[..., Ran]:
    """Make the clinic's kit with these options."""

    def make(*words: str) -> Ran:
        return command("--project", clinic, "email", "walking", "--out", tmp_path / "out", *words)

    return make


def read(content: bytes) -> EmailMessage:
    return email.message_from_bytes(content, policy=email.policy.default)


def test_the_message_arrives_whole(
    kit: Callable[..., Ran], trusted: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANDOUT_SMTP_PASSWORD", PASSWORD)
    with mail_server(starttls=trusted.context("localhost"), login=True) as mailbox:
        url = f"smtp://{USER}@localhost:{mailbox.port}"
        ran = kit("--attach", "--send-test", NURSE, "--smtp", url, "--from", "reception@clinic.example")
    assert ran.code == 0, ran.err
    assert f"sent to {NURSE} by localhost:{mailbox.port}" in ran.err
    assert PASSWORD not in ran.out + ran.err
    (envelope,) = mailbox.taken
    assert mailbox.encrypted == [True]
    assert (envelope.mail_from, envelope.rcpt_tos) == ("reception@clinic.example", [NURSE])
    assert isinstance(envelope.content, bytes)
    arrived, draft = read(envelope.content), read((Path(ran.out.strip()) / "message.eml").read_bytes())
    assert str(arrived["From"]) == "Mill Street Clinic <reception@clinic.example>"
    assert (arrived["To"], arrived["Subject"]) == (NURSE, draft["Subject"])
    assert arrived["Message-ID"].endswith("@clinic.example>")
    assert not {"X-Unsent", "List-Unsubscribe", "Cc", "Bcc"} & {*arrived.keys()}
    parts = [[part.get_payload(decode=True) for part in message.walk()] for message in (arrived, draft)]
    assert parts[0] == parts[1]
    assert len(parts[0]) == 7


def test_another_parser_reads_the_same(kit: Callable[..., Ran]) -> None:
    ran = kit("--attach")
    folder = Path(ran.out.strip())
    draft = (folder / "message.eml").read_bytes()
    for content in (draft, addressed(draft, NURSE, NURSE).content):
        one, other = read(content), parse_email(content, strict=True)
        assert other.warnings == []
        assert other.subject == one["Subject"]
        assert other.from_ is not None
        assert other.from_.display_name == "Mill Street Clinic"
        assert other.from_.address == one["From"].addresses[0].addr_spec
        kinds = [part.content_type for part in walk(parse_email_tree(content))]
        assert kinds == [part.get_content_type() for part in one.walk()]
        text, html = one.get_body(("plain",)), one.get_body(("html",))
        assert text is not None
        assert html is not None
        assert [said.splitlines() for said in other.text_plain] == [text.get_content().splitlines()]
        assert [said.splitlines() for said in other.text_html] == [html.get_content().splitlines()]
        picture, pdf = other.attachments
        assert picture.content == (folder / "preview@2x.png").read_bytes()
        assert f'src="cid:{(picture.content_id or "").strip("<>")}"' in other.text_html[0]
        assert (pdf.filename, pdf.content) == ("handout.pdf", (folder / "handout.pdf").read_bytes())


def test_letters_outside_ascii_are_sent_in_seven_bits(kit: Callable[..., Ran], clinic: Path) -> None:
    file = clinic / "styles/brands/mill/clinic.yaml"
    text = file.read_text(encoding="utf-8").replace("Mill Street Clinic", "Klinik Müller · Łódź")
    file.write_text(text, encoding="utf-8")
    draft = (Path(kit().out.strip()) / "message.eml").read_bytes()
    content = addressed(draft, NURSE, NURSE).content
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) <= 998  # RFC 5322, 2.1.1
    for body in (read(content).get_body(("plain",)), read(content).get_body(("html",))):
        assert body is not None
        assert "Klinik Müller · Łódź" in body.get_content()
    assert read(content)["From"].addresses[0].display_name == "Klinik Müller · Łódź"


def test_who_sends_is_the_user_or_the_recipient(
    kit: Callable[..., Ran], trusted: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server() as mailbox:
        assert kit("--send-test", NURSE, "--smtp", f"smtp://127.0.0.1:{mailbox.port}").code == 0
    monkeypatch.setenv("HANDOUT_SMTP_PASSWORD", "wrong")
    with mail_server(starttls=trusted.context("localhost"), login=True) as refusing:
        ran = kit("--send-test", NURSE, "--smtp", f"smtp://me%40clinic.example@localhost:{refusing.port}")
    assert mailbox.taken[0].mail_from == NURSE
    assert (ran.code, refusing.taken) == (5, [])
    assert "refused the login of me@clinic.example (535)" in ran.err


def test_a_server_that_fails_leaves_the_kit(kit: Callable[..., Ran]) -> None:
    async def full(_reader: object, writer: object) -> None:
        cast("io.RawIOBase", writer).write(b"421 \x1b[31mtoo busy\r\n")
        cast("io.RawIOBase", writer).close()

    with bad_server(full) as port:
        ran = kit("--send-test", NURSE, "--smtp", f"smtp://127.0.0.1:{port}")
    assert ran.code == 5
    assert "error: the mail server" in ran.err
    assert "421 ?[31mtoo busy (it may take it later) [smtp-refused]" in ran.err
    assert (Path(ran.out.strip()) / "message.eml").is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--send-test", NURSE), "--send-test and --smtp belong together"),
        (("--smtp", SERVER), "--send-test and --smtp belong together"),
        (("--from", NURSE), "--send-test and --smtp belong together"),
        (("--send-test", f"{NURSE},b@c.example", "--smtp", SERVER), "never to a list"),
        (
            ("--send-test", f"{NURSE}\nBcc: b@c.example", "--smtp", SERVER),
            "an address is one line",
        ),
        (("--send-test", "", "--smtp", SERVER), "write it as user@clinic.example"),
        (("--send-test", NURSE, "--smtp", "smpt://mail.example"), "did you mean 'smtp'?"),
        (
            ("--send-test", NURSE, "--smtp", "smtp://me:secret@mail.example"),
            "a password stands in the address",
        ),
        (("--send-test", NURSE, "--smtp", SERVER, "--from", "x"), "is not one e-mail address"),
        (("--send-test", NURSE, "--smtp", "smtp://me@mail.example"), "set HANDOUT_SMTP_PASSWORD"),
    ],
)
def test_words_that_are_not_understood_make_nothing(
    kit: Callable[..., Ran],
    tmp_path: Path,
    words: tuple[str, ...],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    ran = kit(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err.replace("\n", " ")
    assert "secret" not in ran.err
    assert not (tmp_path / "out").exists()


def test_the_password_is_asked_for_without_showing_it(
    clinic: Path, tmp_path: Path, trusted: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HANDOUT_SMTP_PASSWORD", raising=False)
    with mail_server(starttls=trusted.context("localhost"), login=True) as mailbox:
        url = f"smtp://{USER}@localhost:{mailbox.port}"
        words = ("--out", str(tmp_path), "--send-test", NURSE, "--smtp", url)
        command = [sys.executable, "-m", "handout", "--project", str(clinic), "email", "walking", *words]
        code, shown = at_a_terminal(command, "Password of clinic at localhost", PASSWORD)
    assert code == 0, shown
    assert PASSWORD not in shown
    assert len(mailbox.taken) == 1


def at_a_terminal(command: list[str], question: str, answer: str) -> tuple[int, str]:
    """Exit code and all that a terminal shows when the question is answered there."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)  # noqa: S603 - our own command
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # the command has closed its end
        while question.encode() not in shown:
            shown += os.read(ours, 1000)
        time.sleep(0.2)  # until the terminal echoes no more
        os.write(ours, f"{answer}\n".encode())
        while more := os.read(ours, 1000):
            shown += more
    os.close(ours)
    return running.wait(), shown.decode()
