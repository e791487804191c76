"""Warning signs that a handout on a condition must name."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from handout.diagnostics import Span
from handout.model.content import Codes, Level


class Wording(Struct, frozen=True):
    """How a sign is known in one language, whatever its author's sentence.

    Attributes:
        words: groups of words and phrases; a bullet names the sign if it has one of each group. `numb*` is
            any word that begins so.
        within: how many words in a row must hold one of each group; 0 for the whole bullet.
        unless: a bullet with one of these speaks of something else.
        in_order: among these words the groups stand in their order.
    """

    words: tuple[tuple[str, ...], ...]
    within: int
    unless: tuple[str, ...]
    in_order: bool


class RedFlag(Struct, frozen=True):
    """One warning sign.

    Attributes:
        level: the lowest at which it may stand.
        name: what it is, in a few words.
        example: how a bullet may say it.
        why: what may be wrong.
        sources: keys of the sources that name it.
        wordings: by BCP 47 tag of the language.
    """

    id: str
    level: Level
    name: str
    example: str
    why: str
    sources: tuple[str, ...]
    wordings: Mapping[str, Wording]


class Condition(Struct, frozen=True):
    """A condition and the signs whose omission does harm.

    Attributes:
        name: what patients call it.
        codes: of the condition; an ICD-10-CM code stands for every longer code too.
    """

    id: str
    name: str
    codes: Codes
    signs: tuple[RedFlag, ...]
    span: Span
