"""Which words tell what a patient has, and so stand in no subject, file name or address of an e-mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from handout.model.content import CarePart, ExercisePart

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from handout.model.content import Outline
    from handout.model.lint import Rulebook
    from handout.model.project import Project

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 3  # letters: shorter words tell nothing by themselves
_CODES = re.compile(r"[\w.]+")
_NAMES = "condition-names"
_MEANINGS = ("medical-words", "terms")


class ConditionWords(Struct, frozen=True):
    """What tells a condition; words are in lower case and in the singular.

    Attributes:
        words: each tells it by itself.
        neutral: words of the labels that never do.
        names: of conditions, medicines and synonyms that tell it as a whole, word for word.
        codes: in upper case.
        joined: what several words written as one look like: "heelpain".
    """

    words: frozenset[str]
    neutral: frozenset[str]
    names: frozenset[tuple[str, ...]]
    codes: frozenset[str]
    joined: re.Pattern[str]

    def found(self, text: str) -> tuple[str, ...]:
        """What in the text tells a condition, as it stands there."""
        said = [*_WORD.finditer(text)]
        words = (word[0] for word in said if self._tells(_singular(word[0])))
        codes = (code for code in _CODES.findall(text) if code.strip(".").upper() in self.codes)
        return tuple(dict.fromkeys((*words, *self._named(text, said), *codes)))

    def _tells(self, word: str) -> bool:
        return word in self.words or (word not in self.neutral and bool(self.joined.fullmatch(word)))

    def _named(self, text: str, said: list[re.Match[str]]) -> Iterator[str]:
        words = [_singular(word[0]) for word in said]
        for length in sorted({len(name) for name in self.names}):
            for first, last in zip(range(len(said)), range(length - 1, len(said)), strict=False):
                name = tuple(words[first : last + 1])
                if name in self.names and not any(map(self._tells, name)):
                    yield text[said[first].start() : said[last].end()]


def condition_words(project: Project, rulebook: Rulebook, handout: str, language: str) -> ConditionWords:
    """All by which this handout tells its topic, but for words that the labels list as neutral.

    Words are taken from its id, its title, the titles of its care advice and the parts of the body that its
    exercises are for, and from the labels' list of words that tell a condition in any handout. Names are
    those of conditions and medicines that `handout lint` knows, and its words of the profession whose meaning
    holds one of the words: `calcaneus`, which is the heel bone. Codes are the handout's.
    """
    outline, labels = project.handouts[handout], project.labels[language]
    neutral = frozenset(map(_singular, labels.neutral))
    named = {_singular(word) for text in _texts(project, outline) for word in _WORD.findall(text)}
    own = {word for word in named - neutral if len(word) >= _SHORTEST and not word.isdigit()}
    words = frozenset(own.union(map(_singular, labels.telling)))
    codes = (*outline.codes.icd_10_cm, *outline.codes.snomed_ct)
    return ConditionWords(
        words,
        neutral,
        frozenset(_names(rulebook, words)),
        frozenset(code.upper() for code in codes),
        _joined(words, neutral | words),
    )


def _texts(project: Project, outline: Outline) -> Iterator[str]:
    yield from (outline.id, outline.title.text)
    for part in outline.parts:
        if isinstance(part, CarePart):
            for ref in part.care:
                yield from (ref.id, project.care[ref.id].title.text)
        elif isinstance(part, ExercisePart):
            yield from (project.exercises[ref.id].targets.text for ref in part.exercises)


def _names(rulebook: Rulebook, words: frozenset[str]) -> Iterator[tuple[str, ...]]:
    for name in rulebook.lists.get(_NAMES, ()):
        yield tuple(_singulars(name))
    for name in _MEANINGS:
        for word, meaning in rulebook.lists.get(name, {}).items():
            if not words.isdisjoint(_singulars(meaning)):
                yield tuple(_singulars(word))


def _joined(words: Collection[str], known: Collection[str]) -> re.Pattern[str]:
    """Known words and nothing else, at least one of them among `words`."""
    some, one = (
        "|".join(sorted(re.escape(word) for word in group if len(word) >= _SHORTEST))
        for group in (known, words)
    )
    return re.compile(f"(?:(?:{some})s?)*(?:{one})s?(?:(?:{some})s?)*")


def _singulars(text: str) -> list[str]:
    return [_singular(word) for word in _WORD.findall(text)]


def _singular(word: str) -> str:
    """In lower case, without an s at the end: enough to meet "heels" for "heel" in English."""
    word = word.casefold()
    return word[:-1] if len(word) > _SHORTEST and word.endswith("s") and not word.endswith("ss") else word
