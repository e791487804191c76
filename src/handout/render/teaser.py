"""What an e-mail says about a handout, from the handout's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.model.teaser import Teaser
from handout.render.text import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from handout.model.document import Handout

SUMMARY_WORDS = 60
_NEUTRAL_SUBJECTS = ("email-subject", "email-subject-second", "email-subject-third")


def teaser(handout: Handout, found: Callable[[str], tuple[str, ...]] | None) -> Teaser:
    """Subject, preheader and summary.

    Args:
        handout: whose purpose and main points are the source of all words that are no labels.
        found: the words of a text that tell a condition; texts with any are left out. None: all may be told.
    """
    labels = handout.labels
    purpose = spoken(handout.purpose.text)
    points = [spoken(point.text) for point in handout.main_points]
    if found is None:
        topic = labels["email-subject-topic"].format(title=handout.title)
        return Teaser((topic,), purpose, handout.title, tuple(_summary(points)))
    return Teaser(
        subjects=tuple(labels[key] for key in _NEUTRAL_SUBJECTS),
        preheader=labels["email-preheader"] if found(purpose) else purpose,
        title=labels["email-neutral-title"],
        points=tuple(_summary(point for point in points if not found(point))),
    )


def _summary(points: Iterable[str]) -> Iterator[str]:
    """Whole points in their order, while they are at most 60 words together."""
    room = SUMMARY_WORDS
    for point in points:
        room -= len(point.split())
        if room < 0:
            return
        yield point
