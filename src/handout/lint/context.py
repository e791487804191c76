"""What a check may look at, and how it says what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handout.diagnostics import Diagnostic

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from handout.diagnostics import Span
    from handout.lint.prose import Prose
    from handout.lint.reading import Library
    from handout.model.content import Outline
    from handout.model.lint import Rulebook, Words
    from handout.model.project import Project

    Check = Callable[["Context"], Iterable[Diagnostic]]


class Context(Struct, frozen=True):
    """What is looked at.

    Attributes:
        today: the only date that is not authored.
        prose: the files in question, each once, for rules about words.
        handouts: the handouts in question, for rules about the whole of what a patient reads.
        library: the prose of all files: `library.shown(outline)` is a handout from beginning to end.
    """

    project: Project
    rulebook: Rulebook
    today: dt.date
    prose: tuple[Prose, ...]
    handouts: tuple[Outline, ...]
    library: Library

    def found(self, rule: str, message: str, span: Span, hint: str = "") -> Diagnostic:
        """A finding of a rule, as bad as the rule's level says; the hint says what to write instead."""
        return Diagnostic(rule, self.rulebook.rules[rule].level, message, span, hint)

    def threshold(self, rule: str) -> float:
        """The number that a rule compares with.

        Raises:
            KeyError: the rule has none: our mistake.
        """
        number = self.rulebook.rules[rule].threshold
        if number is None:
            raise KeyError(rule)
        return number

    def words(self, name: str) -> Words:
        """A list of `content/lint/lists/`, by its file's name."""
        return self.rulebook.lists[name]
