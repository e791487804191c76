"""Which words tell what a patient has, and so stand in no subject, file name or address of an e-mail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handout.model.content import CarePart, ExercisePart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.model.content import Outline
    from handout.model.project import Project

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 3  # letters: shorter words tell nothing by themselves
_CODES = re.compile(r"[\w.]+")


@dataclass(frozen=True, slots=True)
class ConditionWords:
    """The words that tell a condition, in lower case and in the singular, and its codes."""

    words: frozenset[str]
    codes: frozenset[str]

    def found(self, text: str) -> tuple[str, ...]:
        """Those of the text's words that tell a condition, as they stand there."""
        words = (word for word in _WORD.findall(text) if _singular(word) in self.words)
        codes = (code for code in _CODES.findall(text) if code.strip(".").upper() in self.codes)
        return tuple(dict.fromkeys((*words, *codes)))


def condition_words(project: Project, handout: str, language: str) -> ConditionWords:
    """All words by which this handout tells its topic, but for those that the labels list as neutral.

    They are taken from its id, its title, the titles of its care advice and the parts of the body that its
    exercises are for, from its codes, and from the labels' list of words that tell a condition in any
    handout.
    """
    outline, labels = project.handouts[handout], project.labels[language]
    neutral = {_singular(word) for word in labels.neutral}
    named = {_singular(word) for text in _texts(project, outline) for word in _WORD.findall(text)}
    telling = {_singular(word) for word in labels.telling}
    words = {word for word in named - neutral if len(word) >= _SHORTEST and not word.isdigit()}
    codes = (*outline.codes.icd_10_cm, *outline.codes.snomed_ct)
    return ConditionWords(frozenset(words | telling), frozenset(code.upper() for code in codes))


def _texts(project: Project, outline: Outline) -> Iterator[str]:
    yield from (outline.id, outline.title.text)
    for part in outline.parts:
        if isinstance(part, CarePart):
            for ref in part.care:
                yield from (ref.id, project.care[ref.id].title.text)
        elif isinstance(part, ExercisePart):
            yield from (project.exercises[ref.id].targets.text for ref in part.exercises)


def _singular(word: str) -> str:
    """In lower case, without an s at the end: enough to meet "heels" for "heel" in English."""
    word = word.casefold()
    return word[:-1] if len(word) > _SHORTEST and word.endswith("s") and not word.endswith("ss") else word
