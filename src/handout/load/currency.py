"""`content/currency.yaml`, and the translations beside the files that they translate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.diagnostics import Diagnostic, Severity, did_you_mean
from handout.load.files import Layer, read_text, walk
from handout.load.findings import Findings
from handout.load.front_matter import split_front_matter
from handout.load.overlay import TRANSLATED
from handout.load.schema import HASH, TermsFile
from handout.load.validate import validate
from handout.load.yaml_nodes import Tree, parse_yaml
from handout.model.currency import Terms, Translation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_PLACE = "content/currency.yaml"
_KINDS = {
    "section": "sections",
    "exercise": "exercises",
    "checklist": "checklists",
    "care": "care",
    "handout": "handouts",
}
_KEY = "translates"


def load_terms(layers: tuple[Layer, ...], findings: Findings) -> Terms:
    """The terms; a later layer's keys replace an earlier one's."""
    found: dict[str, object] = {}
    for layer in layers:
        path = layer.root / _PLACE
        if not path.exists() and not path.is_symlink():
            continue
        text = read_text(layer, path, findings)
        tree = _tree(layer.name(path), text, findings) if text else None
        file, faults = validate(TermsFile, tree) if tree else (None, [])
        findings.extend(faults)
        if file and tree and isinstance(tree.value, dict):
            found |= {key: value for key, value in vars(file).items() if key.replace("_", "-") in tree.value}
    return Terms(**found)  # type: ignore[arg-type]  # TermsFile has the same keys, checked


def load_translations(
    layers: tuple[Layer, ...], names: Mapping[str, set[str]], findings: Findings
) -> tuple[Translation, ...]:
    """Every file that is named after another one and a language: `footwear.es.md`.

    Args:
        layers: from the library up.
        names: the ids that there are, by kind.
        findings: gets what is wrong with them.
    """
    return tuple(
        found
        for layer in layers
        for kind, folder in _KINDS.items()
        for path in walk(layer, f"content/{folder}", Findings())
        if TRANSLATED.fullmatch(path.stem)
        and (found := _translation(layer, path, kind, names[kind], findings))
    )


def _translation(
    layer: Layer, path: Path, kind: str, names: set[str], findings: Findings
) -> Translation | None:
    text = read_text(layer, path, findings)
    tree = _tree(layer.name(path), text, findings) if text else None
    if tree is None:
        return None
    of, _, language = path.stem.partition(".")
    findings.extend(_faults(tree, of, names))
    recorded = tree.value.get(_KEY) if isinstance(tree.value, dict) else None
    if of not in names or not isinstance(recorded, str) or not re.fullmatch(HASH, recorded):
        return None
    return Translation(kind, of, language, recorded, tree.span((_KEY,)))


def _faults(tree: Tree, of: str, names: set[str]) -> Iterator[Diagnostic]:
    if of not in names:
        hint = did_you_mean(of, names)
        message = f"this translates '{of}', and there is none"
        yield Diagnostic("unknown-translated", Severity.ERROR, message, tree.span(()), hint)
        return
    recorded = tree.value.get(_KEY) if isinstance(tree.value, dict) else None
    if not isinstance(recorded, str) or not re.fullmatch(HASH, recorded):
        message = "a translation records the hash of the words that it translates"
        hint = f'write {_KEY}: "" with the hash that handout audit names'
        yield Diagnostic("no-hash", Severity.WARNING, message, tree.span(()), hint)
    message = "translations of texts are not printed yet"
    yield Diagnostic("translation-unused", Severity.NOTE, message, tree.span(()))


def _tree(name: str, text: str, findings: Findings) -> Tree | None:
    first = 1
    if name.endswith(".md"):
        parts = split_front_matter(name, text)
        if not isinstance(parts, tuple):
            findings.add(parts)
            return None
        text, first = parts[0], 2
    tree, found = parse_yaml(name, text, first_line=first)
    findings.extend(found)
    return tree
