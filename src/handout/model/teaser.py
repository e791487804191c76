"""What an e-mail says about a handout before it is opened."""

from __future__ import annotations

from msgspec import Struct


class Teaser(Struct, frozen=True):
    """Words of one e-mail, all taken from the handout and the labels.

    Attributes:
        subjects: lines to choose from; the first is used.
        preheader: what a list of messages shows behind the subject.
        title: of the handout, or a neutral word for it.
        points: the summary, a point each; at most 60 words together.
    """

    subjects: tuple[str, ...]
    preheader: str
    title: str
    points: tuple[str, ...]
