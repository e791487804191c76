"""`handout email`: a folder with all that a mail tool needs to send one handout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from handout.cli import options
from handout.cli.choices import completes
from handout.cli.exits import Exit
from handout.cli.findings import as_line, usage_error
from handout.cli.places import cache, project_folders, scratch_folder
from handout.cli.rendering import renderers
from handout.cli.send_test import send_test, wanted_test
from handout.cli.streams import say, tell
from handout.diagnostics import RequestError, has_errors

if TYPE_CHECKING:
    from pathlib import Path

    from handout.cli.main import Invocation
    from handout.pipeline.kit import Kit, KitRequest


@click.command(name="email")
@click.argument("handout", shell_complete=completes("handouts"))
@click.option(
    "--for",
    "dialect",
    metavar="ID",
    default="eml",
    show_default=True,
    shell_complete=completes("dialects"),
    help="The mail tool that sends it.",
)
@options.brand()
@options.language()
@options.paper()
@options.side()
@options.out("Where the kit's folder goes.", "out/email")
@click.option(
    "--send-test", "recipient", metavar="ADDRESS", help="Send message.eml to this one address, to look at it."
)
@click.option(
    "--smtp",
    "url",
    metavar="URL",
    help="The server that takes the test: smtp://USER@HOST:PORT, or smtps://. "
    "The password is asked for, or taken from HANDOUT_SMTP_PASSWORD.",
)
@click.option(
    "--from",
    "sender",
    metavar="ADDRESS",
    help="Who sends the test. Default: the server's user, or whom it goes to.",
)
@click.option("--attach", is_flag=True, help="Attach the PDF to message.eml too.")
@click.option(
    "--allow-condition-words",
    "topic",
    is_flag=True,
    help="Let subject, addresses and text tell what the handout is about.",
)
@click.pass_obj
def command(
    invocation: Invocation,
    /,
    out: Path,
    recipient: str | None,
    url: str | None,
    sender: str | None,
    **wanted: Any,  # noqa: ANN401 - the fields of a KitRequest, as Click has converted them
) -> Exit:
    """Make the e-mail kit of a HANDOUT: its PDF, previews and messages, ready for a mail tool.

    Prints the path of the folder, which is written whole or not at all. Without --allow-condition-words
    nothing that others may read tells what the patient has. Nothing is sent but by --send-test.
    """
    from handout.model.kit import MANIFEST, MESSAGE
    from handout.pipeline.kit import KitRequest
    from handout.publish.kit import put_kit

    test = wanted_test(recipient, url, sender)
    request = KitRequest(**wanted)
    made = _made(invocation, request, out)
    folder = out / f"{made.slug}-{request.dialect}"
    put_kit(folder, made.files, MANIFEST)
    for finding in made.diagnostics:
        say(as_line(finding))
    tell(str(folder))
    if test:
        send_test(test, made.files[MESSAGE])
        if not invocation.quiet:
            say(f"sent to {test.recipient} by {test.server}")
    return Exit.PROJECT if has_errors(made.diagnostics) else Exit.OK


def _made(invocation: Invocation, request: KitRequest, out: Path) -> Kit:
    from handout.pipeline import World
    from handout.pipeline.kit import kit
    from handout.publish.folder import Folder

    library, own = project_folders(invocation.project)
    Folder(out).require_writable()
    with scratch_folder() as scratch, renderers(1, scratch) as pool:
        world = World(invocation.today, Folder(out), pool, lambda *_: None, cache())
        try:
            return kit(library, own, request, world)
        except RequestError as fault:
            raise usage_error(fault) from fault
