"""The mail tools' own template engines, or the nearest to them that can be had, with one subscriber.

listmonk: Go's html/template, run by yaegi. SendGrid: Handlebars, run by Node. Brevo names no engine; its
variables, conditions and filters with their arguments (`default:'there'`, `floatformat`, `truncatechars`: its
help pages, article 4405381108626) are those of Django's templates. Mailchimp's engine is its own: what its
manual says of conditions and tags is done here in a few lines, so that a test can tell words from tags. A
plain message has no engine.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from django import template
from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent
NAME, UNSUBSCRIBE, ARCHIVE = (
    "Ann O'Neil-Åse",
    "https://lists.example/leave/7?a=1",
    "https://lists.example/read/7",
)
POSTAL = "1 Sender Road"


class Engine(Protocol):
    """Fills a message in for one subscriber."""

    def fill(self, source: str, name: str) -> str:
        """The message as the subscriber of that first name gets it; "" has none."""
        ...


@dataclass(frozen=True)
class Process:
    """An engine in a process of its own, which reads and writes lines of JSON."""

    running: subprocess.Popen[str]

    @classmethod
    def of(cls, *command: str, path: str = "") -> Process:
        environment = {**os.environ, "NODE_PATH": path}
        pipe = subprocess.PIPE
        return cls(subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment, encoding="utf-8"))  # noqa: S603 - our own programs

    def ask(self, source: str, subscriber: Mapping[str, str]) -> str:
        assert self.running.stdin
        assert self.running.stdout
        print(json.dumps({"source": source, "subscriber": subscriber}), file=self.running.stdin, flush=True)
        answer = json.loads(self.running.stdout.readline())
        assert not answer.get("fault"), answer["fault"]
        return str(answer["result"])

    def end(self) -> None:
        self.running.communicate()


@dataclass(frozen=True)
class Listmonk:
    """Go's html/template with listmonk's functions."""

    process: Process

    def fill(self, source: str, name: str) -> str:
        tags = {"FirstName": name, "UnsubscribeURL": UNSUBSCRIBE, "MessageURL": ARCHIVE}
        return self.process.ask(source, tags)


@dataclass(frozen=True)
class SendGrid:
    """Handlebars, where a tag without a value is a fault."""

    process: Process

    def fill(self, source: str, name: str) -> str:
        city = {"Sender_City": "Hill", "Sender_State": "OR", "Sender_Zip": "97000"}
        tags = {
            "first_name": name,
            "unsubscribe": UNSUBSCRIBE,
            "Weblink": ARCHIVE,
            "Sender_Address": POSTAL,
            **city,
        }
        return self.process.ask(source, tags)


class Brevo:
    """Django's templates, where a tag without a value shows."""

    def __init__(self) -> None:
        if not settings.configured:
            settings.configure(USE_I18N=False)
        self._engine = template.Engine(string_if_invalid="[no %s]")

    def fill(self, source: str, name: str) -> str:
        tags = {"contact": {"FIRSTNAME": name}, "unsubscribe": UNSUBSCRIBE, "mirror": ARCHIVE}
        return str(self._engine.from_string(source).render(template.Context(tags)))


class Mailchimp:
    """Conditions on a first name, and tags; a tag that is not known stays, as it does there."""

    def fill(self, source: str, name: str) -> str:
        chosen = r"\1" if name else r"\2"
        source = re.sub(
            r"\*\|IF:FNAME\|\*(.*?)\*\|ELSE:\|\*(.*?)\*\|END:IF\|\*", chosen, source, flags=re.DOTALL
        )
        tags = {"FNAME": name, "UNSUB": UNSUBSCRIBE, "ARCHIVE": ARCHIVE, "LIST:ADDRESS": POSTAL}
        return re.sub(r"\*\|([A-Z_:]+)\|\*", lambda found: tags.get(found[1], f"[no {found[1]}]"), source)


class Plain:
    """No engine."""

    def fill(self, source: str, name: str) -> str:  # noqa: ARG002 - an engine's signature
        return source


NEEDS = {"listmonk": "yaegi", "sendgrid": "handlebars"}  # the programs that bring an engine


def engines() -> Mapping[str, Engine]:
    """One for each dialect of the library that can be had here; those in processes are to be ended."""
    made: dict[str, Engine] = {"brevo": Brevo(), "mailchimp": Mailchimp(), "eml": Plain()}
    if shutil.which(NEEDS["listmonk"]):
        made["listmonk"] = Listmonk(Process.of("yaegi", "run", str(HERE / "engines.go")))
    if shutil.which(NEEDS["sendgrid"]):
        made["sendgrid"] = SendGrid(Process.of("node", str(HERE / "engines.js"), path="/usr/share/nodejs"))
    return made
