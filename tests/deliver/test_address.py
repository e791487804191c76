"""One address, one server: everything else is refused with what to write instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.deliver.address import require_address
from handout.deliver.server import Scheme, Server, server_at
from handout.diagnostics import RequestError


@pytest.mark.parametrize("written", ["a@b", "first.last+test@clinic.example", "o'neil@mail.clinic.example"])
def test_an_address_is_left_as_it_is(written: str) -> None:
    assert require_address(written) == written


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("", "write it as user@clinic.example"),
        ("nobody", "write it as user@clinic.example"),
        ("a@b.example\nBcc: everyone@b.example", "an address is one line"),
        ("a@b.example\r\nSubject: You have won", "an address is one line"),
        ("a@b.example,c@d.example", "never to a list"),
        ("a@b.example;c@d.example", "never to a list"),
        ("a@b.example c@d.example", "never to a list"),
        ("@relay.example:a@b.example", "never to a list"),
        ("Ann <a@b.example>", "write the address alone"),
        ('"a b"@c.example', "write the address alone"),
        (" a@b.example", "write the address alone"),
        ("a@b.example ", "write the address alone"),
        ("ä@b.example", "ASCII"),
        ("a@bücher.example", "ASCII"),
        ("a@-b.example", "user@clinic.example"),
        ("a@b..example", "user@clinic.example"),
        (".a@b.example", "user@clinic.example"),
        ("a@[127.0.0.1]", "user@clinic.example"),
        ("a\0@b.example", "user@clinic.example"),
        ("a" * 65 + "@b.example", "user@clinic.example"),
        ("a@" + ".".join(["b" * 60] * 5), "user@clinic.example"),
    ],
)
def test_what_is_no_address_is_refused(written: str, hint: str) -> None:
    with pytest.raises(RequestError) as caught:
        require_address(written)
    (finding,) = caught.value.diagnostics
    assert finding.code == "bad-address"
    assert hint in finding.hint
    assert "\n" not in str(finding)


@given(st.text() | st.from_regex(r"[^@]*@[^@]*"))
def test_what_passes_cannot_leave_a_header_or_a_command(written: str) -> None:
    try:
        address = require_address(written)
    except RequestError:
        return
    assert address.isascii()
    assert address.isprintable()
    assert not set(address) & set(' <>,;:"()[]\\')
    assert address.count("@") == 1


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", Server(Scheme.SMTP, "mail.example", 587)),
        ("smtps://mail.example", Server(Scheme.SMTPS, "mail.example", 465)),
        ("smtp://mail.example:25/", Server(Scheme.SMTP, "mail.example", 25)),
        ("SMTP://Mail.Example", Server(Scheme.SMTP, "mail.example", 587)),
        (
            "smtps://me%40clinic.example@mail.example",
            Server(Scheme.SMTPS, "mail.example", 465, "me@clinic.example"),
        ),
        ("smtp://[::1]:2525", Server(Scheme.SMTP, "::1", 2525)),
    ],
)
def test_a_server_is_read(url: str, server: Server) -> None:
    assert server_at(url) == server


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "cannot be read"),
        ("mail.example", "write smtp://USER@HOST:PORT"),
        ("mail.example:587", "write smtp://USER@HOST:PORT"),
        ("smpt://mail.example", "did you mean 'smtp'?"),
        ("https://mail.example", "cannot be read"),
        ("smtp://", "is not the name of a mail server"),
        ("smtp://me:secret@mail.example", "a password stands in the address"),
        ("smtp://me:@mail.example", "a password stands in the address"),
        ("smtp://mail.example:0", "cannot be read"),
        ("smtp://mail.example:99999", "cannot be read"),
        ("smtp://mail.example:port", "cannot be read"),
        ("smtp://mail.example/inbox", "words stand behind"),
        ("smtp://mail.example?tls=no", "words stand behind"),
        ("smtp://mail.example\r\nRCPT TO:<x@y>", "cannot be read"),
        ("smtp://mail example", "is not the name of a mail server"),
        ("smtp://me%0d%0aQUIT@mail.example", "holds a line break"),
        ("smtp://b\u00fcro@mail.example", "letters outside ASCII"),
        ("smtp://[::1", "cannot be read"),
        ("smtp://a,b.example", "is not the name of a mail server"),
    ],
)
def test_what_is_no_server_is_refused(url: str, said: str) -> None:
    with pytest.raises(RequestError) as caught:
        server_at(url)
    (finding,) = caught.value.diagnostics
    assert finding.code == "bad-server"
    assert said in str(finding)
    assert "secret" not in str(finding)


@given(st.text().map("smtp://".__add__) | st.text())
def test_any_words_are_a_server_or_an_error(url: str) -> None:
    try:
        server = server_at(url)
    except RequestError:
        return
    assert server.host.isprintable()
    assert server.user.isprintable()
    assert 0 < server.port < 65536
