"""A clinic's house style: levels, limits and words of its own, laid over the library's one by one.

Its folder is not the library's `content/lint/`, for its files are of another form: a copy of the library
is a sound project too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handout.diagnostics import Severity, nearest
from handout.load.files import walk
from handout.load.schema import OwnListFile, OwnRuleEntry
from handout.load.validate import validate
from handout.load.yaml_files import read_tree
from handout.model.lint import Rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.load.files import Layer
    from handout.load.findings import Findings
    from handout.load.yaml_nodes import Tree
    from handout.model.lint import Rule, Words

RULES = "content/house-style/rules"
LISTS = "content/house-style/lists"
LEVELS = {"error": Severity.ERROR, "warning": Severity.WARNING, "suggestion": Severity.NOTE}
_LIBRARYS = {"syllables"}  # how words are counted, which no clinic has a reason to change


def laid_over(rulebook: Rulebook, layer: Layer, findings: Findings) -> Rulebook:
    """The rulebook with what a clinic has decided otherwise; what it may not decide is among the findings."""
    rules = {**rulebook.rules}
    for _, tree in trees(layer, RULES, findings):
        for name in tree.value if isinstance(tree.value, dict) else ():
            if rule := _rule(rules.get(name), name, tree, findings):
                rules[name] = rule
    lists = {name: _words(name, tree, rulebook, findings) for name, tree in trees(layer, LISTS, findings)}
    return Rulebook(rules, {**rulebook.lists, **lists} if lists else rulebook.lists)


def trees(layer: Layer, folder: str, findings: Findings) -> Iterator[tuple[str, Tree]]:
    """The name and the tree of each file of a folder."""
    for path in walk(layer, folder, findings):
        if tree := read_tree(layer, path, findings):
            yield path.stem, tree


def _rule(rule: Rule | None, name: str, tree: Tree, findings: Findings) -> Rule | None:
    entry, found = validate(OwnRuleEntry, tree, (name,))
    findings.extend(found)
    if rule is None:
        findings.error("unknown-rule", f"there is no rule '{name}'", tree.key((name,)), "see docs/rules.md")
    elif not rule.waivable:
        message = f"{name} holds for everybody: a clinic cannot change it"
        findings.error("rule-holds", message, tree.key((name,)), "take the entry out")
    elif entry and entry.threshold is not None and rule.threshold is None:
        findings.error("no-threshold", f"{name} compares with no number", tree.key((name, "threshold")))
    elif entry:
        level = LEVELS[entry.level] if entry.level else rule.level
        number = rule.threshold if entry.threshold is None else entry.threshold
        return replace(rule, level=level, threshold=number)
    return None


def _words(name: str, tree: Tree, rulebook: Rulebook, findings: Findings) -> Words:
    listed = rulebook.lists.get(name)
    entry, found = validate(OwnListFile, tree)
    findings.extend(found)
    if listed is None or name in _LIBRARYS:
        known = rulebook.lists.keys() - _LIBRARYS
        findings.error(
            "unknown-list", f"there is no list '{name}' to add to", tree.key(()), nearest(name, known)
        )
        return listed or {}
    if entry is None:
        return listed
    own = entry.root if isinstance(entry.root, dict) else dict.fromkeys(entry.root, "")
    for word, said in own.items():
        _check_word(word, said, listed, tree, findings)
    return {word: said for word, said in {**listed, **own}.items() if said is not None}


def _check_word(word: str, said: str | None, listed: Words, tree: Tree, findings: Findings) -> None:
    place = tree.key((word,)) if isinstance(tree.value, dict) else tree.key(())
    if said is None and word not in listed:
        findings.error("unknown-word", f"'{word}' is not on this list", place, nearest(word, listed))
    if said == "" and any(listed.values()):
        findings.error("word-without-advice", f"'{word}' needs what to write instead", place)
