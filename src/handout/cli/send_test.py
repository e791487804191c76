"""`handout email --send-test`: one message to one address, to see it in a real mailbox."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from handout.cli.findings import usage_error
from handout.diagnostics import RequestError

if TYPE_CHECKING:
    from handout.deliver.server import Server

PASSWORD = "HANDOUT_SMTP_PASSWORD"  # noqa: S105 - the variable's name
_TOGETHER = "--send-test and --smtp belong together: the address to send to, and the server that takes it"


@dataclass(frozen=True, slots=True)
class Test:
    """Whom a test message goes to, and by which server.

    Attributes:
        password: of the server's user; "" where there is none.
    """

    sender: str
    recipient: str
    server: Server
    password: str = field(repr=False)


def wanted_test(recipient: str | None, url: str | None, sender: str | None) -> Test | None:
    """The test that the options ask for, with its password; None where they ask for none.

    Raises:
        click.UsageError: an option is missing or not understood, or there is no password.
    """
    if recipient is None and url is None and sender is None:
        return None
    if recipient is None or url is None:
        raise click.UsageError(_TOGETHER)
    from handout.deliver.address import is_address, require_address
    from handout.deliver.server import server_at

    try:
        server = server_at(url)
        own = server.user if is_address(server.user) else recipient
        test = Test(require_address(sender or own), require_address(recipient), server, "")
    except RequestError as fault:
        raise usage_error(fault) from fault
    return Test(test.sender, test.recipient, server, _password(server)) if server.user else test


def _password(server: Server) -> str:
    """From the environment, else from the keyboard: never from the command line, which others can see."""
    known = os.environ.get(PASSWORD)
    if known is not None:
        return known
    if not sys.stdin.isatty():
        message = f"there is no password for {server.user}: set {PASSWORD}"
        raise click.UsageError(message)
    return str(click.prompt(f"Password of {server.user} at {server}", hide_input=True, err=True))


def send_test(test: Test, draft: bytes) -> None:
    """Send the draft.

    Raises:
        PublishError: the server did not take it.
    """
    from handout.deliver.draft import addressed
    from handout.deliver.smtp import send

    send(addressed(draft, test.sender, test.recipient), test.server, test.password)
