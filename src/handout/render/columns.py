"""Two columns without CSS columns, which cost WeasyPrint a third of a handout's whole time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")


def halves(items: Sequence[T], length: Callable[[T], int]) -> tuple[Sequence[T], Sequence[T]]:
    """The items in their order, cut in two where the lengths on both sides are most alike.

    Of equal cuts the later one is taken, so that the first column is the longer.
    """
    lengths = [length(item) for item in items]
    cuts = range(len(items) + 1)
    best = min(cuts, key=lambda cut: (abs(sum(lengths[:cut]) - sum(lengths[cut:])), -cut))
    return items[:best], items[best:]
