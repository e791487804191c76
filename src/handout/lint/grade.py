"""The reading grade of running prose, by two formulas, with names that must stay left out."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

from handout.lint.phrases import Phrases
from handout.lint.prose import Kind
from handout.lint.syllables import syllables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from handout.diagnostics import Diagnostic
    from handout.lint.context import Check, Context
    from handout.lint.prose import Block, Prose, Sentence
    from handout.model.content import Outline

# Bullets, steps, signs and titles are no prose: their short lines would lower any grade.
PROSE = (Kind.PURPOSE, Kind.MAIN_POINT, Kind.PARAGRAPH, Kind.INTRO)
FEWEST_WORDS = 5  # shorter sentences are commands or stumps, and score below zero
FEWEST_SENTENCES = 5  # of fewer, a single one makes the grade: READ-02 looks at those
ENOUGH_SENTENCES = 30  # SMOG is made for at least so many: McLaughlin 1969, J Reading 12:639
_LONG = 3  # syllables of a word that SMOG counts
_VERY_LONG = 4  # syllables
_SHORT = 12  # words: a shorter sentence is hard only if so many words in it are very long:
_MANY = 3
_ROW_WORDS = 20  # more are found by SENT-01
_ROW = re.compile(r"\b(?:includ|involv|such as|like\b|between\b|consist)[^,]*,[^,]*,")


class Measured(Struct, frozen=True):
    """One sentence: its words and syllables, its long and very long words, the syllables of the longest.

    Attributes:
        named: words with a capital within the sentence; they are counted in `words`, too.
    """

    sentence: Sentence
    words: int
    syllables: int
    long_words: int
    longest: int
    very_long: int = 0
    named: int = 0
    named_syllables: int = 0


class Grade(Struct, frozen=True):
    """The school grades (United States) at which a text is read.

    Attributes:
        flesch_kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid et al. 1975, Navy
            Research Branch Report 8-75).
        smog: 1.0430 times the root of long words in 30 sentences, + 3.1291 (McLaughlin 1969).
        sentences: how many were counted.
        hardest: the sentence with the highest Flesch-Kincaid grade.
    """

    flesch_kincaid: float
    smog: float
    sentences: int
    hardest: Sentence


def grade(measured: Sequence[Measured]) -> Grade | None:
    """The grades of some sentences; None where there are none."""
    if not measured:
        return None
    count = len(measured)
    words = sum(one.words for one in measured)
    spoken = sum(one.syllables for one in measured)
    long_words = sum(one.long_words for one in measured)
    hardest = max(measured, key=lambda one: _flesch_kincaid(1, one.words, one.syllables))
    smog = 1.0430 * math.sqrt(long_words * 30 / count) + 3.1291
    return Grade(_flesch_kincaid(count, words, spoken), smog, count, hardest.sentence)


def _flesch_kincaid(sentences: int, words: int, spoken: int) -> float:
    return 0.39 * words / sentences + 11.8 * spoken / words - 15.59


class Ruler:
    """Measures sentences; names are left out.

    Args:
        context: for the names of conditions and medicines, of the clinics, and the list of syllables.
    """

    def __init__(self, context: Context) -> None:
        names = [*context.words("condition-names"), *clinics(context)]
        self._names = Phrases(names, endings=False)
        self._exceptions = {
            word: number for number, words in context.words("syllables").items() for word in words.split()
        }
        self._known: dict[str, int] = {}

    def measured(self, shown: Iterable[Prose]) -> tuple[Measured, ...]:
        """The sentences of prose, measured."""
        return tuple(one for prose in shown for one in self._of(prose))

    def _of(self, prose: Prose) -> Iterator[Measured]:
        topic = self._topic(prose)
        for block in prose.of(*PROSE):
            tokens = [(start, word) for start, word in self._without_names(block) if word not in topic]
            starts = [start for start, _ in tokens]
            for sentence in block.sentences:
                first = bisect_left(starts, sentence.start)
                last = bisect_left(starts, sentence.start + len(sentence.text))
                if last - first >= FEWEST_WORDS:
                    yield self._counted(sentence, tokens[first:last])

    def _topic(self, prose: Prose) -> frozenset[str]:
        """Long words of the file's title: what it is about, and cannot be said without."""
        words = (word for block in prose.of(Kind.TITLE) for _, _, word in block.tokens)
        return frozenset(word for word in words if self._syllables(word) >= _LONG)

    def _counted(self, sentence: Sentence, tokens: Sequence[tuple[int, str]]) -> Measured:
        spoken = [self._syllables(word) for _, word in tokens]
        text = sentence.block.text
        named = [
            one
            for (at, _), one in zip(tokens, spoken, strict=True)
            if at > sentence.start and text[at].isupper()
        ]
        return Measured(
            sentence,
            words=len(spoken),
            syllables=sum(spoken),
            long_words=sum(one >= _LONG for one in spoken),
            longest=max(spoken),
            very_long=sum(one >= _VERY_LONG for one in spoken),
            named=len(named),
            named_syllables=sum(named),
        )

    def _without_names(self, block: Block) -> list[tuple[int, str]]:
        named = [(hit.start, hit.end) for hit in self._names.find(block)]
        begins = [start for start, _ in named]

        def is_named(start: int) -> bool:
            at = bisect_right(begins, start) - 1
            return at >= 0 and start < named[at][1]

        return [(start, word) for start, _, word in block.tokens if not is_named(start)]

    def _syllables(self, word: str) -> int:
        if word not in self._known:
            self._known[word] = syllables(word, self._exceptions)
        return self._known[word]


def clinics(context: Context) -> list[str]:
    """The names of the project's clinics."""
    return sorted({brand.clinic.name.replace("&", "").strip() for brand in context.project.brands.values()})


def grades(context: Context) -> Iterator[tuple[Outline, Grade]]:
    """The grade of each handout that has prose."""
    ruler = Ruler(context)
    for outline in context.handouts:
        found = grade(ruler.measured(context.library.shown(outline)))
        if found:
            yield outline, found


def handouts(context: Context) -> Iterator[Diagnostic]:
    """READ-01: handouts whose prose is read at too high a grade."""
    most = context.threshold("READ-01")
    for outline, found in grades(context):
        if found.sentences >= FEWEST_SENTENCES and round(found.flesch_kincaid, 1) > most:
            few = "" if found.sentences >= ENOUGH_SENTENCES else ", too few for SMOG to be sure"
            message = (
                f"the prose of this handout is at grade {found.flesch_kincaid:.1f} by Flesch-Kincaid; "
                f"{most:g} is the most (SMOG {found.smog:.1f}; {found.sentences} sentences{few}; names of "
                "conditions, medicines and the clinic, lists, steps and titles are left out)"
            )
            hint = f"begin with the hardest sentence, at {found.hardest.span()}"
            yield context.found("READ-01", message, outline.title.span, hint)


def passages(context: Context) -> Iterator[Diagnostic]:
    """READ-02: single sentences that are very hard to read, and not for the sake of one word or of names."""
    most = context.threshold("READ-02")
    ruler = Ruler(context)
    for one in ruler.measured(context.prose):
        hard = _flesch_kincaid(1, one.words, one.syllables)
        if hard > most and _stays_hard(one, most):
            message = f"this sentence is at grade {hard:.0f} by Flesch-Kincaid; {most:g} is the most"
            hint = "use shorter words, or make it two sentences"
            yield context.found("READ-02", message, one.sentence.span(), hint)


def _stays_hard(one: Measured, most: float) -> bool:
    """Whether it is hard without its longest word, without names, and is no short stump or row of things."""
    others = one.words - one.named
    if others < FEWEST_WORDS or (one.words < _SHORT and one.very_long < _MANY):
        return False
    without_longest = _flesch_kincaid(1, one.words, one.syllables - one.longest + 1)
    without_names = _flesch_kincaid(1, others, one.syllables - one.named_syllables)
    return min(without_longest, without_names) > most and not _is_row(one)


def _is_row(one: Measured) -> bool:
    return one.words <= _ROW_WORDS and _ROW.search(one.sentence.text) is not None


CHECKS: Mapping[str, Check] = {"READ-01": handouts, "READ-02": passages}
