"""`content/lint/`: the rules of `handout lint` and their word lists, from the library alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.diagnostics import ProjectError, Severity
from handout.load.files import Layer, walk
from handout.load.findings import Findings
from handout.load.schema import ListFile, RuleEntry
from handout.load.validate import validate
from handout.load.yaml_files import read_tree
from handout.model.lint import Rule, Rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handout.load.yaml_nodes import Tree
    from handout.model.lint import Words

RULES = "content/lint/rules"
LISTS = "content/lint/lists"
_LEVELS = {"error": Severity.ERROR, "warning": Severity.WARNING, "suggestion": Severity.NOTE}


def load_rulebook(library: Path) -> Rulebook:
    """The rules and word lists of the library.

    Raises:
        ProjectError: a file of them is broken; it holds all mistakes.
    """
    layer, findings = Layer(library.resolve(), "library:"), Findings()
    rules = {rule.id: rule for _, tree in _trees(layer, RULES, findings) for rule in _rules(tree, findings)}
    lists = {name: _words(tree, findings) for name, tree in _trees(layer, LISTS, findings)}
    if findings.errors:
        raise ProjectError(*findings.sorted())
    return Rulebook(rules, lists)


def _trees(layer: Layer, folder: str, findings: Findings) -> Iterator[tuple[str, Tree]]:
    for path in walk(layer, folder, findings):
        if tree := read_tree(layer, path, findings):
            yield path.stem, tree


def _rules(tree: Tree, findings: Findings) -> Iterator[Rule]:
    for name in tree.value if isinstance(tree.value, dict) else ():
        entry, found = validate(RuleEntry, tree, (name,))
        findings.extend(found)
        if entry:
            yield Rule(
                id=name,
                level=_LEVELS[entry.level],
                title=entry.title,
                reason=entry.reason,
                source=entry.source,
                waivable=entry.waivable,
                threshold=entry.threshold,
                bad=entry.bad,
                good=entry.good,
            )


def _words(tree: Tree, findings: Findings) -> Words:
    entry, found = validate(ListFile, tree)
    findings.extend(found)
    if entry is None:
        return {}
    listed = entry.root
    return listed if isinstance(listed, dict) else dict.fromkeys(listed, "")
