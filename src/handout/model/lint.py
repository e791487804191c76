"""The rules of `handout lint`, and an author's reasons why one does not hold in a file."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from handout.diagnostics import Severity, Span

Words = Mapping[str, str]  # a word or phrase to what is said of it: the better word, the meaning, or ""


class Rule(Struct, frozen=True):
    """One rule, as `content/lint/rules/` describes it.

    Attributes:
        id: `WORD-01`: the code of its findings.
        level: an error stops a build, a warning fails `handout lint`, a note (a suggestion) fails nothing.
        title: what a text must be like, a few words.
        reason: why, one or two sentences.
        source: the standard or paper behind it, or "house rule".
        waivable: whether an author may set it aside in a file, with a reason.
        threshold: the number that the check compares with; None where it needs none.
        bad: what breaks it: kind of file to a body, or to keys with new values. See tests/lint/examples.py.
        good: the same, put right.
    """

    id: str
    level: Severity
    title: str
    reason: str
    source: str
    waivable: bool
    threshold: float | None
    bad: Mapping[str, object]
    good: Mapping[str, object]


class Waiver(Struct, frozen=True):
    """An author's `lint:` entry.

    Attributes:
        rule: the id of the rule that is set aside.
        words: only in findings that name these words; "" means all of the rule's findings in this file.
        reason: why; may be empty, which is a finding itself.
    """

    rule: str
    words: str
    reason: str
    span: Span


class Rulebook(Struct, frozen=True):
    """All rules by id, and the lists of words that their checks use, by the name of their file."""

    rules: Mapping[str, Rule] = field(default_factory=dict)
    lists: Mapping[str, Words] = field(default_factory=dict)
