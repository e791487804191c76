"""`handout check`: can everybody read this PDF."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handout.cli.exits import Exit
from handout.cli.findings import as_json, as_line
from handout.cli.streams import tell
from handout.diagnostics import Span

if TYPE_CHECKING:
    from handout.diagnostics import Diagnostic

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
@click.option("--json", "json_wanted", is_flag=True, help="The findings as an array of objects.")
def command(files: tuple[Path, ...], *, json_wanted: bool) -> Exit:
    """Check PDFs against the machine-checkable rules of PDF/UA-1.

    Exits with 1 where a file breaks a rule, and with 3 where one is no PDF.
    """
    findings = {file: _findings(file) for file in files}
    everything = [finding for found in findings.values() for finding in found]
    if json_wanted:
        tell(json.dumps([as_json(finding) for finding in everything], indent=2))
    else:
        for file, found in findings.items():
            _tell_verdict(file, found)
    if any(finding.code == _UNREADABLE for finding in everything):
        return Exit.PROJECT
    return Exit.FINDINGS if everything else Exit.OK


def _findings(file: Path) -> list[Diagnostic]:
    from handout.inspect.verdict import verdict

    return [replace(finding, span=Span(str(file))) for finding in verdict(file.read_bytes()).findings]


def _tell_verdict(file: Path, findings: list[Diagnostic]) -> None:
    for finding in findings:
        tell(as_line(finding))
    if not findings:
        tell(f"{file}: passes the machine-checkable rules of PDF/UA-1")
