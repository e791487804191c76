"""`content/labels/LANGUAGE.yaml`: a clinic's words are laid over the library's, key by key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.diagnostics import Span, did_you_mean
from handout.load.overlay import Shelf, find_entries
from handout.load.schema import LabelsFile
from handout.load.yaml_files import read_file
from handout.model.style import Labels

if TYPE_CHECKING:
    from handout.load.files import Layer
    from handout.load.findings import Findings
    from handout.load.overlay import Entry
    from handout.load.yaml_nodes import Tree

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")  # the BCP 47 tags that name languages of patients
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_REFERENCE_LANGUAGE = "en"  # the library's own: its keys and placeholders are what the stages ask for


def load_labels(layers: tuple[Layer, ...], findings: Findings) -> Shelf[Labels]:
    """The labels of every language."""
    shelf: Shelf[Labels] = Shelf()
    for layer in layers:
        entries, doubled = find_entries((layer,), "content/labels", (".yaml", ".yml"), findings, _LANGUAGE)
        for language in doubled:
            shelf.put(language, None)
        for entry in entries.values():
            before = findings.errors
            labels = _merged(shelf, entry, findings)
            shelf.put(entry.id, labels if findings.errors == before else None)
    return shelf


def _merged(shelf: Shelf[Labels], entry: Entry, findings: Findings) -> Labels | None:
    read = read_file(entry.layer, entry.path, LabelsFile, findings)
    if read is None:
        return None
    file, tree = read
    below = shelf.good.get(entry.id)
    words = {**(below.words if below else {}), **file.words}
    sides = {
        phrase: {"none": side.none, "left": side.left, "right": side.right}
        for phrase, side in file.sides.items()
    }
    labels = Labels(
        entry.id,
        words,
        {**(below.sides if below else {}), **sides},
        Span(tree.span(()).file, 1, 1),
        (*(below.neutral if below else ()), *file.neutral),
        (*(below.telling if below else ()), *file.telling),
    )
    _check(labels, tree, shelf.good.get(_REFERENCE_LANGUAGE), findings)
    return labels


def _check(labels: Labels, tree: Tree, reference: Labels | None, findings: Findings) -> None:
    """A language needs the words of the reference language, with no other placeholders in them."""
    if reference is None:
        return
    for key in sorted(reference.words.keys() - labels.words.keys()):
        findings.error(
            "missing-key", f"the word '{key}' is missing", tree.key(("words",)), reference.words[key]
        )
    for key in sorted(labels.words.keys() - reference.words.keys()):
        hint = did_you_mean(key, reference.words)
        findings.error("unknown-key", f"the word '{key}' is not known here", tree.key(("words", key)), hint)
    for key in sorted(labels.words.keys() & reference.words.keys()):
        _check_placeholders(key, labels, tree, set(_PLACEHOLDER.findall(reference.words[key])), findings)


def _check_placeholders(key: str, labels: Labels, tree: Tree, known: set[str], findings: Findings) -> None:
    for name in _PLACEHOLDER.findall(labels.words[key]):
        if name not in known:
            hint = did_you_mean(name, known) or f"known here: {', '.join(sorted(known)) or 'none'}"
            span = tree.span(("words", key))
            findings.error("unknown-placeholder", f"'{{{name}}}' is filled by nothing", span, hint)
