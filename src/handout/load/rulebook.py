"""`content/lint/`: the rules of `handout lint` and their word lists, of the library and of a clinic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from handout.diagnostics import ProjectError
from handout.load import own_rules
from handout.load.files import Layer, layers_of, walk
from handout.load.findings import Findings
from handout.load.own_rules import LEVELS, laid_over, trees
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


def load_rulebook(library: Path, own: Path | None = None) -> Rulebook:
    """The rules and word lists of the library, and what a clinic's folder says otherwise.

    Raises:
        ProjectError: a file of them is broken; it holds all mistakes.
    """
    findings = Findings()
    rulebook = _of_library(library, findings)
    for layer in layers_of(library, own)[1:]:
        rulebook = laid_over(rulebook, layer, findings)
    if findings.errors:
        raise ProjectError(*findings.sorted())
    return rulebook


def check_own_rules(layers: tuple[Layer, ...], findings: Findings) -> None:
    """Add what is wrong with a clinic's own rules and lists, where it has any."""
    for layer in layers[1:]:
        if any((layer.root / folder).exists() for folder in (own_rules.RULES, own_rules.LISTS)):
            laid_over(_of_library(layers[0].root, findings), layer, findings)


def _of_library(library: Path, findings: Findings) -> Rulebook:
    layer = Layer(library.resolve(), "library:")
    rules = {rule.id: rule for _, tree in trees(layer, RULES, findings) for rule in _rules(tree, findings)}
    return Rulebook(rules, _Lists(layer))


class _Lists(Mapping[str, "Words"]):
    """The library's lists by name, each read when it is first asked for: a build needs 3 of 30.

    Raises:
        ProjectError: a list that is asked for is broken.
    """

    def __init__(self, layer: Layer) -> None:
        self._layer = layer
        self._paths = {path.stem: path for path in walk(layer, LISTS, Findings())}
        self._known: dict[str, Words] = {}

    def __getitem__(self, name: str) -> Words:
        if name not in self._known:
            self._known[name] = self._read(self._paths[name])
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def _read(self, path: Path) -> Words:
        findings = Findings()
        tree = read_tree(self._layer, path, findings)
        words = _words(tree, findings) if tree else {}
        if findings.errors:
            raise ProjectError(*findings.sorted())
        return words


def _rules(tree: Tree, findings: Findings) -> Iterator[Rule]:
    for name in tree.value if isinstance(tree.value, dict) else ():
        entry, found = validate(RuleEntry, tree, (name,))
        findings.extend(found)
        if entry:
            yield Rule(
                id=name,
                level=LEVELS[entry.level],
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
