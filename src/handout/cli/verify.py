"""`handout verify`: which sources made this PDF, and is there a newer one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import asdict, replace

from handout.cli import options
from handout.cli.exits import Exit
from handout.cli.findings import as_json, as_line, shown
from handout.cli.places import project_folders
from handout.cli.streams import tell
from handout.diagnostics import HandoutError, ProjectError, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handout.cli.main import Invocation
    from handout.diagnostics import Diagnostic
    from handout.pipeline.verify import Verification

_CONTENTS = {
    "intact": "its pages, links and record are as they were written",
    "altered": "it was altered after it was written",
    "unsealed": "sheets of a booklet: whether they were altered cannot be told; the reading copy tells",
}


@click.command(name="verify")
@click.argument(
    "file", metavar="FILE.pdf", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
)
@options.as_json("One object with the record, sources and findings.")
@click.pass_obj
def command(invocation: Invocation, file: Path, *, json_wanted: bool) -> Exit:
    """Say which sources made a PDF, whether the project makes a newer one, and whether it was altered.

    Exits with 1 where there is a newer one or it was altered, and with 3 where it is not one of ours.
    """
    from handout.pipeline.verify import verify

    try:
        found = verify(file.read_bytes(), *project_folders(invocation.project), invocation.today)
    except ProjectError:
        raise
    except HandoutError as fault:
        _tell_findings(file, fault.diagnostics, json_wanted=json_wanted)
        return Exit.PROJECT
    if json_wanted:
        tell(json.dumps(_object(file, found), indent=2))
    else:
        for line in _lines(file, found):
            tell(shown(line))
        _tell_findings(file, found.findings, json_wanted=False)
    bad = any(finding.severity is not Severity.NOTE for finding in found.findings)
    return Exit.FINDINGS if bad else Exit.OK


def _lines(file: Path, found: Verification) -> Iterator[str]:
    said = found.record
    yield f"{file}: {said['documentId']}, version {said['version']}, fingerprint {said['fingerprint']}"
    named = ("brand", "edition", "language", "paper", "side", "bleed", "written", "reviewState", "program")
    yield "  " + ", ".join(f"{name} {said[name]}" for name in named if name in said)
    yield f"  {_CONTENTS[found.contents]}"
    if found.current:
        yield f"  this is what the project makes now, from {len(found.sources)} files:"
    for source in found.sources:
        yield f"  {source.state:<7}  {source.digest or '-':<32}  {source.file}"


def _tell_findings(file: Path, findings: Iterable[Diagnostic], *, json_wanted: bool) -> None:
    placed = [replace(finding, span=Span(str(file))) for finding in findings]
    if json_wanted:
        tell(json.dumps({"file": str(file), "findings": [as_json(one) for one in placed]}, indent=2))
        return
    for finding in placed:
        tell(as_line(finding))


def _object(file: Path, found: Verification) -> dict[str, object]:
    return {
        "file": str(file),
        "record": dict(found.record),
        "contents": str(found.contents),
        "current": found.current,
        "version": found.version,
        "fingerprint": found.fingerprint,
        "sources": [asdict(source) for source in found.sources],
        "findings": [as_json(replace(finding, span=Span(str(file)))) for finding in found.findings],
    }
