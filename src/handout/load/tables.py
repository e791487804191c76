"""Files with many entries by key: `sources.yaml`, `regions.yaml` and `lint/red-flags.yaml`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from handout.diagnostics import did_you_mean
from handout.load.overlay import Shelf
from handout.load.schema import ConditionEntry, RedFlagEntry, RegionEntry, SourceEntry
from handout.load.validate import Model, validate
from handout.load.yaml_files import read_tree
from handout.model.content import Codes, Reference
from handout.model.red_flags import Condition, RedFlag, Wording
from handout.model.style import Region

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from handout.diagnostics import Span
    from handout.load.files import Layer
    from handout.load.findings import Findings
    from handout.load.yaml_nodes import Tree

T = TypeVar("T")

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


def load_sources(layers: tuple[Layer, ...], findings: Findings) -> Shelf[Reference] | None:
    """All sources by key; None when a file of them cannot be used as a whole."""
    shelf = _load(layers, "content/sources.yaml", SourceEntry, _reference, findings)
    for one in shelf.good.values() if shelf else ():
        for key in one.superseded_by:
            if shelf and key not in shelf.names:
                hint = did_you_mean(key, shelf.names)
                findings.error("unknown-source", f"'{key}' is no source", one.span, hint)
    return shelf


def load_regions(layers: tuple[Layer, ...], findings: Findings) -> Shelf[Region] | None:
    """All regions by id; None when a file of them cannot be used as a whole."""
    return _load(layers, "content/regions.yaml", RegionEntry, _region, findings)


def load_red_flags(
    layers: tuple[Layer, ...], sources: Collection[str] | None, findings: Findings
) -> Shelf[Condition] | None:
    """The red flags of all conditions by key; None when an entry of them cannot be used.

    A condition that is left out would be one whose handouts nobody checks.
    """
    shelf = _load(layers, "content/lint/red-flags.yaml", ConditionEntry, _condition, findings)
    if shelf and sources is not None:
        _check_sources(shelf.good.values(), sources, findings)
    return shelf if shelf and shelf.good.keys() == shelf.names else None


def _check_sources(conditions: Iterable[Condition], sources: Collection[str], findings: Findings) -> None:
    for condition in conditions:
        for key in sorted({key for sign in condition.signs for key in sign.sources} - {*sources}):
            hint = did_you_mean(key, sources) or "sources stand in content/sources.yaml"
            findings.error("unknown-source", f"'{key}' is no source", condition.span, hint)


def _load(
    layers: tuple[Layer, ...],
    place: str,
    model: type[Model],
    convert: Callable[[str, Model, Span], T],
    findings: Findings,
) -> Shelf[T] | None:
    """A later layer's entry replaces an earlier one's of the same key."""
    shelf: Shelf[T] = Shelf()
    usable = True
    for layer in layers:
        if not (layer.root / place).exists() and not (layer.root / place).is_symlink():
            continue
        tree = _tree(layer, place, findings)
        usable = usable and tree is not None
        for key in _keys(tree, findings) if tree else ():
            entry, found = validate(model, tree, (key,)) if tree else (None, [])
            findings.extend(found)
            shelf.put(key, convert(key, entry, tree.key((key,))) if entry and tree else None)
    return shelf if usable else None


def _tree(layer: Layer, place: str, findings: Findings) -> Tree | None:
    tree = read_tree(layer, layer.root / place, findings)
    if tree and not isinstance(tree.value, dict):
        findings.error("wrong-type", "this file must hold keys and values", tree.span(()))
        return None
    return tree


def _keys(tree: Tree, findings: Findings) -> list[str]:
    keys = list(tree.value) if isinstance(tree.value, dict) else []
    for key in keys:
        if not _KEY.fullmatch(str(key)):
            hint = "a key is made of letters, digits, - and _"
            findings.error("bad-id", f"'{key}' cannot be a key", tree.key((str(key),)), hint)
    return [str(key) for key in keys]


def _reference(key: str, entry: SourceEntry, span: Span) -> Reference:
    return Reference(key, entry.citation, entry.link, span, entry.superseded_by, entry.checked)


def _region(key: str, entry: RegionEntry, span: Span) -> Region:
    return Region(
        id=key,
        name=entry.name,
        emergency_number=entry.emergency_number,
        emergency_place=entry.emergency_place,
        urgent_number=entry.urgent_number,
        urgent_name=entry.urgent_name,
        paper=entry.paper,
        checked=entry.checked,
        span=span,
    )


def _condition(key: str, entry: ConditionEntry, span: Span) -> Condition:
    signs = tuple(_red_flag(name, sign) for name, sign in entry.signs.items())
    return Condition(key, entry.name, Codes(entry.icd_10_cm, entry.snomed_ct), signs, span)


def _red_flag(key: str, entry: RedFlagEntry) -> RedFlag:
    wordings = {
        language: Wording(words, entry.within, entry.unless.get(language, ()), entry.in_order)
        for language, words in entry.words.items()
    }
    return RedFlag(key, entry.level, entry.name, entry.example, entry.why, entry.sources, wordings)
