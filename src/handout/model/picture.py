"""How large an exercise's picture is on paper."""

from __future__ import annotations

from msgspec import Struct


class PictureSpace(Struct, frozen=True):
    """The place for an exercise's picture on a card.

    Attributes:
        width: mm.
        height: mm.
        type: size of numbers and words in the picture, pt.
    """

    width: float = 80.0
    height: float = 39.0
    type: float = 10.0  # the smallest of a handout


ON_CARD = PictureSpace()  # of the editions that say nothing else
