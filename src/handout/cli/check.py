"""`handout check`: can everybody read this PDF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from handout.cli import options
from handout.cli.exits import Exit
from handout.cli.findings import as_json, as_line
from handout.cli.streams import tell
from handout.diagnostics import Diagnostic, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

# What `verdict` finds in a file that is no PDF: it was not judged, so it has neither passed nor failed.
_UNREADABLE = "pdf-unreadable"


@click.command(name="check")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE.pdf...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--transcript", "spoken", is_flag=True, help="Also what a screen reader says.")
@options.as_json("The findings as an array of objects.")
def command(files: tuple[Path, ...], *, spoken: bool, json_wanted: bool) -> Exit:
    """Check PDFs against the machine-checkable rules of PDF/UA-1.

    Exits with 1 where a file breaks a rule, and with 3 where one is no PDF. With --transcript, the objects of
    --json stand for files, and hold their findings.
    """
    judged = [_judged(file, spoken=spoken) for file in files]
    if json_wanted:
        tell(json.dumps([*_objects(judged, spoken=spoken)], indent=2))
    else:
        for one in judged:
            _tell(one)
    codes = {finding.code for one in judged for finding in one.findings}
    if _UNREADABLE in codes:
        return Exit.PROJECT
    return Exit.FINDINGS if codes else Exit.OK


class _Judged(Struct, frozen=True):
    """One file, what is wrong with it, and what a screen reader says ("" if nobody asked)."""

    file: Path
    findings: tuple[Diagnostic, ...]
    transcript: str


def _judged(file: Path, *, spoken: bool) -> _Judged:
    from handout.inspect.transcript import transcript
    from handout.inspect.verdict import verdict

    pdf = file.read_bytes()
    findings = tuple(replace(finding, span=Span(str(file))) for finding in verdict(pdf).findings)
    readable = all(finding.code != _UNREADABLE for finding in findings)
    return _Judged(file, findings, transcript(pdf) if spoken and readable else "")


def _objects(judged: Iterable[_Judged], *, spoken: bool) -> Iterable[dict[str, object]]:
    for one in judged:
        findings: list[dict[str, object]] = [{**as_json(finding)} for finding in one.findings]
        if spoken:
            yield {"file": str(one.file), "findings": findings, "transcript": one.transcript.splitlines()}
        else:
            yield from findings


def _tell(judged: _Judged) -> None:
    for finding in judged.findings:
        tell(as_line(finding))
    if not judged.findings:
        tell(f"{judged.file}: passes the machine-checkable rules of PDF/UA-1")
    for line in judged.transcript.splitlines():
        tell(line)
