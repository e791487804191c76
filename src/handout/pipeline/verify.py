"""A finished PDF beside the project: which sources made it, what the project makes now, is it as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handout import __version__
from handout.assemble import Options, assemble
from handout.diagnostics import Diagnostic, HandoutError, ProjectError, Severity, error, warning
from handout.inspect.record import Contents, read_record
from handout.load import kept, load_project
from handout.model.options import Paper, Side
from handout.model.record import compared, fingerprint, gone
from handout.pipeline.sources import sources_of
from handout.render.xmp import NAMESPACE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from handout.inspect.record import Record
    from handout.load import Loaded
    from handout.model.document import Handout


class Source(Struct, frozen=True):
    """A file behind the PDF.

    Attributes:
        file: its name, as findings call it.
        state: `same` as when the PDF was made, `changed` or `added` since, or `gone`.
        digest: of what is used of it now, in hexadecimal; "" where it is gone.
    """

    file: str
    state: str
    digest: str


class Verification(Struct, frozen=True):
    """What a PDF says of itself, and what the project says to that.

    Attributes:
        record: name to text, from the PDF's metadata.
        contents: whether pages, links and record are as they were written.
        current: whether the project still makes this very document.
        version: that the project makes now; "" where it makes none.
        fingerprint: the same of its sources.
        sources: all files behind it, by name.
        findings: what is wrong with it; without a place.
    """

    record: Mapping[str, str]
    contents: Contents
    current: bool
    version: str
    fingerprint: str
    sources: tuple[Source, ...]
    findings: tuple[Diagnostic, ...]


def verify(pdf: bytes, library: Path, own: Path | None, today: dt.date) -> Verification:
    """Judge one PDF.

    Raises:
        HandoutError: `pdf-unreadable` or `no-record`.
        ProjectError: the project cannot be read, or what makes this handout is broken.
    """
    record = read_record(pdf, NAMESPACE)
    loaded = load_project(library, own)
    digests = kept.inventory(library, own).digests
    made = _made_now(record.properties, loaded, today)
    now = sources_of(loaded.project, made, digests) if made else {}
    found = fingerprint(now)
    current = found == record.properties["fingerprint"]
    sources = _sources(record.properties.get("sources", ""), now, digests, current=current)
    return Verification(
        record.properties,
        record.contents,
        current,
        made.version if made else "",
        found,
        sources,
        tuple(_findings(record, made, sources, current=current)),
    )


def _made_now(said: Mapping[str, str], loaded: Loaded, today: dt.date) -> Handout | None:
    """The handout that the project makes for the same choices, or None where it has none of that name."""
    if said["documentId"] in loaded.failed:
        raise ProjectError(*loaded.diagnostics)
    try:
        options = Options(
            said.get("brand", ""),
            said.get("edition", ""),
            said.get("language", ""),
            Paper(said.get("paper", "")),
            Side(said["side"]) if "side" in said else None,
            bleed="bleed" in said,
        )
        return assemble(loaded.project, said["documentId"], options, today).handout
    except (ValueError, HandoutError):
        return None


def _sources(
    recorded: str, now: Mapping[str, str], known: Mapping[str, str], *, current: bool
) -> tuple[Source, ...]:
    states = dict.fromkeys(now, "same") if current else compared(recorded, now)
    missing, more = gone(recorded, now, known)
    files = [Source(name, states[name], digest) for name, digest in now.items()]
    lost = (*missing, *(["(a file that the project no longer has)"] * more))
    return (*files, *(Source(name, "gone", "") for name in lost))


def _findings(
    record: Record, made: Handout | None, sources: tuple[Source, ...], *, current: bool
) -> Iterator[Diagnostic]:
    said = record.properties
    if record.contents is Contents.ALTERED:
        message = "its pages, links or record are not as they were written"
        yield error("altered", message, hint="take the file anew from the project")
    if made is None:
        message = f"the project makes no '{said['documentId']}' for these choices any more"
        yield warning("not-made-any-more", message)
    elif not current:
        changed = [source.file for source in sources if source.state != "same"]
        hint = f"changed since: {', '.join(changed)}" if changed else ""
        yield warning("newer", f"the project now makes {_newer(said, made)}", hint=hint)
    program = f"handout {__version__}"
    if said.get("program", program) != program:
        message = f"it was made by {said['program']}; this is {program}, whose bytes may differ"
        yield Diagnostic("other-program", Severity.NOTE, message)


def _newer(said: Mapping[str, str], made: Handout) -> str:
    if made.version == said["version"]:
        return f"another text or look under the same version {made.version}"
    return f"version {made.version}; this is {said['version']}"
