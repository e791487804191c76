"""The programs that are compared: how each is called, and which are here."""

from __future__ import annotations

import importlib.metadata
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BINARIES = Path(sys.executable).parent
HANDOUT = str(BINARIES / "handout")
BARE = "weasyprint"
CHROMIUM, CHROMIUM_KEPT = "chromium", "chromium, profile kept"

_TYPST = """
import sys, typst
typst.compile(sys.argv[1], sys.argv[2], font_paths=sys.argv[3:], pdf_standards="ua-1")
"""


@dataclass(frozen=True, slots=True)
class Source:
    """One document, as each program reads it.

    Attributes:
        id: of the handout, with brand and edition where they are not the usual ones.
        html: a page with its styles inside and its pictures beside it.
        body: the same page without its styles, which stand in `css`.
        typst: an equivalent document.
        fonts: the folders of its faces.
        fontconfig: the file by which only these are found.
    """

    id: str
    html: str
    body: str
    css: str
    typst: str
    fonts: tuple[str, ...]
    fontconfig: str


@dataclass(frozen=True, slots=True)
class Program:
    """A program to compare with.

    Attributes:
        version: "" where it is not here.
        missing: why it is left out; "" where it is here.
    """

    name: str
    version: str
    missing: str = ""

    def command(self, source: Source, kept: Path) -> list[str]:
        """What to run; `{out}` is the folder of the output, `kept` one that lasts from run to run."""
        return _COMMANDS[self.name](source, kept)


def weasyprint(source: Source, _kept: Path) -> list[str]:
    """The bare command: the tagged PDF that `handout build` makes too."""
    return [str(BINARIES / "weasyprint"), "--pdf-variant", "pdf/ua-1", source.html, "{out}/page.pdf"]


def _pandoc(source: Source, _kept: Path) -> list[str]:
    engine = [f"--pdf-engine={BINARIES / 'weasyprint'}", "--pdf-engine-opt=--pdf-variant=pdf/ua-1"]
    return [
        "pandoc",
        source.body,
        "--from=html",
        "--standalone",
        f"--css={source.css}",
        *engine,
        "-o",
        "{out}/page.pdf",
    ]


def _chromium(source: Source, _kept: Path) -> list[str]:
    """As one types it: where no profile is named, Chromium makes a new one and removes it in the end."""
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer"]
    return ["chromium", *quiet, "--print-to-pdf={out}/page.pdf", f"file://{source.html}"]


def _chromium_kept(source: Source, kept: Path) -> list[str]:
    command, *words = _chromium(source, kept)
    return [command, f"--user-data-dir={kept}/chromium", *words]


def _typst(source: Source, _kept: Path) -> list[str]:
    return [sys.executable, "-c", _TYPST, source.typst, "{out}/page.pdf", *source.fonts]


_COMMANDS = {
    BARE: weasyprint,
    "pandoc": _pandoc,
    CHROMIUM: _chromium,
    CHROMIUM_KEPT: _chromium_kept,
    "typst": _typst,
}


def programs() -> tuple[Program, ...]:
    """All of them, WeasyPrint first."""
    return (
        Program(BARE, importlib.metadata.version(BARE)),
        _command("pandoc", "pandoc", "with WeasyPrint as its PDF engine"),
        _command(CHROMIUM, "chromium", "with a new profile each time, as where none is named"),
        _command(CHROMIUM_KEPT, "chromium", "with the profile of the run before"),
        _package("typst"),
    )


def _command(name: str, program: str, more: str) -> Program:
    if not shutil.which(program):
        return Program(name, "", f"the command is not installed (Debian: {program})")
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)  # noqa: S603 - see PATH
    words = said.stdout.splitlines()[0].split()
    version = next(word for word in words if word[0].isdigit())
    return Program(name, f"{version} {more}".strip())


def _package(name: str) -> Program:
    try:
        return Program(name, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Program(name, "", f"the package is not installed (pip install {name})")


def sources(wanted: Sequence[str], folder: Path) -> tuple[Source, ...]:
    """Write documents into `folder` and say where; each is `HANDOUT[:BRAND:EDITION]`.

    Another process does it, for this one must stay small: see `measured`.
    """
    command = [sys.executable, "-m", "bench.versus.pages", str(folder), *wanted]
    said = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    return tuple(Source(**{**values, "fonts": tuple(values["fonts"])}) for values in json.loads(said.stdout))
