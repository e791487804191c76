"""Warning signs whose omission does harm: do a handout's boxes name them, at the right level."""

from __future__ import annotations

import re
from bisect import bisect
from typing import TYPE_CHECKING, NamedTuple

from handout.lint.lines import straight
from handout.model.content import CarePart, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handout.diagnostics import Span
    from handout.model.content import Outline, Passage
    from handout.model.project import Project
    from handout.model.red_flags import Condition, RedFlag, Wording

MISSING, TOO_LOW, UNCHECKED = "RED-01", "RED-02", "RED-03"

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_INNER = re.compile(r"[\w'-]")  # stands within a word
_URGENCY = tuple(Level)  # the most urgent level first


class _Bullet(NamedTuple):
    level: Level
    sign: Passage
    words: str


class Flaw(NamedTuple):
    """What is wrong: the rule's id, a message, the place and a hint."""

    rule: str
    message: str
    span: Span
    hint: str


def red_flag_flaws(project: Project, outline: Outline) -> Iterator[Flaw]:
    """What is wrong with the red flags of the handout's codes; the places are those of its care part."""
    wanted = [one for one in project.red_flags.values() if _concerns(one, outline)]
    care = [ref for part in outline.parts if isinstance(part, CarePart) for ref in part.care]
    bullets = tuple(_bullets(project, [ref.id for ref in care]))
    for condition in wanted:
        if not care:
            yield _no_care(condition, outline.span)
            continue
        for sign in condition.signs:
            yield from _sign_flaws(condition, sign, bullets, care[0].span, project.settings.language)


def _concerns(condition: Condition, outline: Outline) -> bool:
    icd, snomed = outline.codes.icd_10_cm, outline.codes.snomed_ct
    return any(code.startswith(condition.codes.icd_10_cm) for code in icd) or any(
        code in condition.codes.snomed_ct for code in snomed
    )


def _bullets(project: Project, care: Iterable[str]) -> Iterator[_Bullet]:
    for name in care:
        for level in Level:
            for sign in project.care[name].signs(level):
                yield _Bullet(level, sign, plain_words(sign.text))


def plain_words(text: str) -> str:
    """The words of a bullet in lower case, one space between them: what `names` takes."""
    return " ".join(_WORD.findall(straight(text).lower()))


def _sign_flaws(
    condition: Condition, sign: RedFlag, bullets: tuple[_Bullet, ...], at: Span, language: str
) -> Iterator[Flaw]:
    wording = sign.wordings.get(language)
    if wording is None:
        message = f"nobody checks here that '{sign.name}' is named: it has no wording in '{language}'"
        yield Flaw(UNCHECKED, message, at, "add its words to content/lint/red-flags.yaml")
        return
    found = [bullet for bullet in bullets if names(wording, bullet.words)]
    if not found:
        yield _missing(condition, sign, at)
        return
    best = min(found, key=lambda bullet: _URGENCY.index(bullet.level))
    if _URGENCY.index(best.level) > _URGENCY.index(sign.level):
        yield _too_low(condition, sign, best, at)


def _no_care(condition: Condition, at: Span) -> Flaw:
    message = f"a handout on {condition.name} must say when to see a doctor: it has no part 'care'"
    signs = "; ".join(sign.name for sign in condition.signs)
    return Flaw(MISSING, message, at, f"add - care: […] with these signs: {signs}")


def _missing(condition: Condition, sign: RedFlag, at: Span) -> Flaw:
    message = f"a handout on {condition.name} must name this sign at the level '{sign.level}': {sign.name}"
    return Flaw(MISSING, message, at, f"write, in a bullet of its own: {sign.example}")


def _too_low(condition: Condition, sign: RedFlag, bullet: _Bullet, at: Span) -> Flaw:
    message = (
        f"on {condition.name}, '{sign.name}' must stand at the level '{sign.level}', not at '{bullet.level}'"
    )
    return Flaw(TOO_LOW, message, at, f"move it up from {bullet.sign.span}, or write: {sign.example}")


def names(wording: Wording, words: str) -> bool:
    """Whether a bullet names the sign; `words` are its `plain_words`."""
    if wording.unless and any(places(wording.unless, words)):
        return False
    if not wording.within:
        return all(any(places(group, words)) for group in wording.words)
    starts = [0, *(found.end() for found in re.finditer(" ", words))]
    found = [[bisect(starts, start) for start, _ in places(group, words)] for group in wording.words]
    return (_in_order if wording.in_order else _near)(found, wording.within)


def places(alternatives: tuple[str, ...], words: str) -> Iterator[tuple[int, int]]:
    """Start and end of each alternative that stands there as whole words; none begins within another.

    As a pattern would find them; but a build asks once for each, and making the patterns took the longest.
    """
    found = sorted(place for order, one in enumerate(alternatives) for place in _found(one, order, words))
    done = 0
    for start, _, end in found:
        if start >= done:
            done = end
            yield start, end


def _found(alternative: str, order: int, words: str) -> Iterator[tuple[int, int, int]]:
    stem, is_open = alternative.rstrip("*"), alternative.endswith("*")
    start = words.find(stem)
    while start >= 0:
        end = start + len(stem)
        while is_open and _INNER.match(words, end):
            end += 1
        if not _INNER.match(words, end) and not (start and _INNER.match(words, start - 1)):
            yield start, order, end
        start = words.find(stem, start + 1)


def _near(places: list[list[int]], within: int) -> bool:
    """Whether so many words in a row hold a place of each group; places are numbers of words."""
    last: dict[int, int] = {}
    for at, group in sorted((at, number) for number, found in enumerate(places) for at in found):
        last[group] = at
        if len(last) == len(places) and at - min(last.values()) < within:
            return True
    return False


def _in_order(places: list[list[int]], within: int) -> bool:
    """The same, with the place of each group after that of the group before."""
    begun: dict[int, int] = {}
    for at, group in sorted((at, number) for number, found in enumerate(places) for at in found):
        if group == 0:
            begun[0] = at
        elif group - 1 in begun:
            begun[group] = begun[group - 1]
        if group == len(places) - 1 and at - begun.get(group, at - within) < within:
            return True
    return False
