"""The pictures of a handout's exercises, in the edition's ink and the brand's colours.

A brand's handouts and editions, built one after the other, share their pictures: what is printed of them is
kept, 20 KB each. What they were drawn from is six times as much: one handout's, for its web page.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, TypeVar

from handout.model.document import ExerciseBlock
from handout.model.figure import Ink
from handout.model.palette import palette

if TYPE_CHECKING:
    from collections.abc import Callable

    from handout.figures import Drawing
    from handout.model.artifact import Strokes
    from handout.model.document import Card, Handout
    from handout.model.figure import Figure

_PAINTED, _DRAWN = 96, 16

Picture = TypeVar("Picture")


def cards(handout: Handout) -> list[Card]:
    """Its exercises, in order."""
    return [card for block in handout.blocks if isinstance(block, ExerciseBlock) for card in block.cards]


def drawn(handout: Handout) -> dict[str, Drawing]:
    """The picture of each card, by the exercise's id."""
    return _of_cards(handout, _drawn)


def painted(handout: Handout) -> dict[str, Strokes]:
    """The same for paper: what a page has written of it."""
    return _of_cards(handout, _painted)


def titles(handout: Handout) -> dict[str, str]:
    """What each picture shows, which is known before it is drawn."""
    from handout import figures  # noqa: PLC0415 - see `_drawn`

    return {
        card.exercise.id: figures.title(card.exercise.figure, card.title, card.side)
        for card in cards(handout)
    }


@functools.lru_cache(maxsize=_DRAWN)
def _drawn(figure: Figure, **how: Any) -> Drawing:  # noqa: ANN401 - as for `figures.card`
    # Whoever sends a page first, and its pictures later, imports what draws after the page.
    from handout import figures  # noqa: PLC0415

    return figures.card(figure, **how)


@functools.lru_cache(maxsize=_PAINTED)
def _painted(figure: Figure, **how: Any) -> Strokes:  # noqa: ANN401 - as above
    return _drawn(figure, **how).strokes


def _of_cards(handout: Handout, picture: Callable[..., Picture]) -> dict[str, Picture]:
    colors = palette(handout.brand)
    return {
        card.exercise.id: picture(
            card.exercise.figure,
            name=card.title,
            side=card.side,
            ink=Ink(handout.edition.ink),
            shirt=colors.brand,
            accent=colors.accent,
            person=handout.person,
            space=handout.edition.picture,
        )
        for card in cards(handout)
    }
