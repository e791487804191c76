"""What the manifest of an output folder says about a build, in the pipeline's own words."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handout.diagnostics import Diagnostic, Severity, Span
from handout.pipeline.request import Output, Report, State
from handout.publish import manifest
from handout.publish.manifest import Answer, Entry, Manifest

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from handout.model.project import Project
    from handout.pipeline.request import Request
    from handout.publish.folder import Folder

Plain = tuple[str, ...]


def plain(findings: Iterable[Diagnostic]) -> tuple[Plain, ...]:
    """The findings as values that JSON can hold."""
    return tuple(
        (
            finding.code,
            str(finding.severity),
            finding.message,
            finding.hint,
            *((finding.span.file, str(finding.span.line), str(finding.span.column)) if finding.span else ()),
        )
        for finding in findings
    )


def restored(values: Iterable[Plain]) -> tuple[Diagnostic, ...]:
    """The findings that `plain` was given."""
    return tuple(
        Diagnostic(code, Severity(severity), message, _span(*place), hint)
        for code, severity, message, hint, *place in values
    )


def _span(file: str = "", line: str = "0", column: str = "0") -> Span | None:
    return Span(file, int(line), int(column)) if file else None


def request_key(inputs: str, request: Request, today: dt.date) -> str:
    """A hash of what is asked for, of what, and when."""
    words = f"{inputs} {replace(request, force=False)} {today}"
    return hashlib.blake2b(words.encode(), digest_size=20).hexdigest()


def answered(out: Folder, key: str) -> Report | None:
    """What the folder already holds for this request, or None where a file is missing or is not as made."""
    known = manifest.read(out.root)
    answer = known.answers.get(key)
    if answer is None:
        return None
    with suppress(KeyError, ValueError):
        entries = [known.entries[place] for place in answer.paths]
        outputs = [standing(out, *pair) for pair in zip(answer.paths, entries, strict=True)]
        if all(outputs) and tuple(entry.sha256 for entry in entries) == answer.sha256:
            return Report(tuple(filter(None, outputs)), restored(answer.findings))
    return None


def standing(out: Folder, place: str, entry: Entry) -> Output | None:
    """The file as it stands in the folder, or None where it is not as it was made."""
    path = out.path(PurePosixPath(place))
    if not manifest.stands(out.root, place, entry):
        return None
    return Output(path, State.UP_TO_DATE, entry.sha256, entry.size, entry.pages)


def remember(out: Folder, made: dict[str, Entry], key: str | None, report: Report) -> None:
    """Note what was made, and that the request was met: where `key` is None, it was not."""

    def add(known: Manifest) -> Manifest:
        places = tuple(output.path.relative_to(out.root).as_posix() for output in report.outputs)
        hashes = tuple(output.sha256 for output in report.outputs)
        answer = {key: Answer(places, plain(report.diagnostics), hashes)} if key else {}
        older = {name: value for name, value in known.answers.items() if name != key}
        return Manifest({**known.entries, **made}, {**older, **answer})

    manifest.change(out.root, add)


def remove_stale(out: Folder, project: Project, of: str, failed: frozenset[str]) -> tuple[Path, ...]:
    """Take away what earlier builds of the project in the folder `of` made of handouts and brands now gone.

    A file that somebody has changed since is no longer ours: it stays.
    """
    known, live = manifest.read(out.root), {*project.handouts, *failed}
    stale = {
        place: entry
        for place, entry in known.entries.items()
        if entry.project == of
        and not (entry.handout in live and PurePosixPath(place).parts[0] in project.brands)
    }
    removed = [
        out.path(PurePosixPath(place)) for place, entry in stale.items() if standing(out, place, entry)
    ]
    for path in removed:
        path.unlink(missing_ok=True)
        with suppress(OSError):
            path.parent.rmdir()
    if stale:
        manifest.change(out.root, _without(stale))
    return tuple(removed)


def _without(stale: Iterable[str]) -> Callable[[Manifest], Manifest]:
    gone = set(stale)
    return lambda known: replace(
        known, entries={place: entry for place, entry in known.entries.items() if place not in gone}
    )
