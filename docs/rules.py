# ruff: noqa: INP001 - a script, not a package
"""Make docs/rules.md from content/lint/rules: run it when a rule has changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from handout.diagnostics import Severity
from handout.load.rulebook import load_rulebook
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handout.model.lint import Rule

PAGE = Path(__file__).with_name("rules.md")
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "suggestion"}
INTRODUCTION = """\
# The rules of `handout lint`

Made by `docs/rules.py` from `content/lint/rules/`: change the rules there. An error stops `handout build`
too, a warning makes `handout lint` fail, a suggestion fails nothing.

To set a rule aside in one file, write it in the file's front matter with the reason, alone or with the words
that it names: `lint: {"WORD-01 stool": it is a low stool to stand on}`. Findings that are set aside are
counted. A rule marked "always holds" cannot be set aside.

An example shows what is written in a kind of file: a body, or keys of its front matter.
"""


def page(rules: Iterable[Rule]) -> str:
    """The whole page."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    table = "".join(f"| {rule.id} | {LEVELS[rule.level]} | {rule.title} |\n" for rule in ordered)
    return "\n".join(
        [INTRODUCTION, f"| Rule | Level | What it asks |\n|---|---|---|\n{table}", *map(_rule, ordered)]
    )


def _rule(rule: Rule) -> str:
    level = LEVELS[rule.level] + ("" if rule.waivable else ", always holds")
    return (
        f"## {rule.id}: {rule.title}\n\n"
        f"Level: {level}. {rule.reason}\n\n"
        f"Source: {rule.source}.\n\n"
        f"Not like this:\n\n{_example(rule.bad)}\n"
        f"Like this:\n\n{_example(rule.good)}"
    )


def _example(example: Mapping[str, object]) -> str:
    return "".join(f"```text\n{kind}:\n{_indented(change)}```\n" for kind, change in example.items())


def _indented(change: object) -> str:
    text = (
        change
        if isinstance(change, str)
        else yaml.safe_dump(change, sort_keys=False, allow_unicode=True, width=100)
    )
    return "".join(f"  {line}\n" if line else "\n" for line in text.strip().splitlines())


if __name__ == "__main__":
    PAGE.write_text(page(load_rulebook(bundled()).rules.values()), encoding="utf-8")
