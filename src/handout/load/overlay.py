"""A clinic's own folder laid over the library, by id."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct, field

from handout.diagnostics import Span
from handout.load.files import Layer, walk

if TYPE_CHECKING:
    from pathlib import Path

    from handout.load.findings import Findings

T = TypeVar("T")

FOLDERS = {
    "content": ("sections", "exercises", "checklists", "care", "handouts", "labels"),
    "styles": ("brands", "editions", "dialects"),
}

ID_FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# A translation is named after what it translates, and its language: footwear.es
TRANSLATED = re.compile(ID_FORM.pattern + r"\.[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class Shelf(Struct, Generic[T]):
    """What was found of one kind, by id.

    Attributes:
        good: what can be used.
        names: ids of all that is there, the broken ones too.
    """

    good: dict[str, T] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def put(self, key: str, value: T | None) -> None:
        """Lay a value on the shelf in place of an earlier one; None marks the id as broken."""
        self.names.add(key)
        self.good.pop(key, None)
        if value is not None:
            self.good[key] = value


class Entry(Struct, frozen=True):
    """The file that an id stands for."""

    id: str
    layer: Layer
    path: Path


def find_entries(
    layers: tuple[Layer, ...],
    folder: str,
    endings: tuple[str, ...],
    findings: Findings,
    id_form: re.Pattern[str] = ID_FORM,
) -> tuple[dict[str, Entry], set[str]]:
    """The file of every id in a folder of the layers; a later layer replaces an earlier one.

    Returns:
        The files by id, in the order of the ids; and the ids that stand twice in one layer: these have none.
    """
    entries: dict[str, Entry] = {}
    doubled: set[str] = set()
    for layer in layers:
        own, twice = _layer_entries(layer, folder, endings, findings, id_form)
        doubled = (doubled - own.keys()) | twice
        entries = {key: value for key, value in (entries | own).items() if key not in twice}
    return dict(sorted(entries.items())), doubled


def check_folders(layer: Layer, findings: Findings) -> None:
    """Warn of folders whose names look like a slip of the keyboard: nothing in them is read."""
    for parent, known in FOLDERS.items():
        top = layer.root / parent
        for path in sorted(top.iterdir()) if top.is_dir() else ():
            near = difflib.get_close_matches(path.name, known, n=1, cutoff=0.8)
            if near and path.name != near[0] and path.is_dir():
                hint = f"did you mean '{near[0]}'?"
                findings.warning("ignored-folder", "this folder is not read", Span(layer.name(path)), hint)


def _layer_entries(
    layer: Layer, folder: str, endings: tuple[str, ...], findings: Findings, id_form: re.Pattern[str]
) -> tuple[dict[str, Entry], set[str]]:
    entries: dict[str, Entry] = {}
    doubled: set[str] = set()
    for path in walk(layer, folder, findings):
        entry = _entry(layer, path, endings, findings, id_form)
        if entry is None:
            continue
        first = entries.setdefault(entry.id, entry)
        if first is not entry:
            doubled.add(entry.id)
            _report_double(first, entry, findings)
    return {key: value for key, value in entries.items() if key not in doubled}, doubled


def _entry(
    layer: Layer, path: Path, endings: tuple[str, ...], findings: Findings, id_form: re.Pattern[str]
) -> Entry | None:
    name = layer.name(path)
    if path.suffix not in endings:
        if path.suffix != ".css":  # an edition's stylesheet
            hint = f"files here end in {' or '.join(endings)}"
            findings.warning("ignored-file", "this file is not used", Span(name), hint)
        return None
    if id_form is ID_FORM and TRANSLATED.fullmatch(path.stem):
        return None
    if not id_form.fullmatch(path.stem):
        hint = "a name is lower-case words joined by hyphens: heel-pain"
        findings.error("bad-id", f"'{path.stem}' is not an id", Span(name), hint)
        return None
    return Entry(path.stem, layer, path)


def _report_double(first: Entry, second: Entry, findings: Findings) -> None:
    names = first.layer.name(first.path), second.layer.name(second.path)
    message = f"the id '{second.id}' stands twice: {names[0]} and {names[1]}"
    findings.error("duplicate-id", message, Span(names[1]), "rename one of them")
