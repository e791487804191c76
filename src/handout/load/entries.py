"""The files of one folder: each is read when it is asked for, and once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from handout.load.overlay import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet

P = TypeVar("P")
T = TypeVar("T")


class Entries(Generic[P, T]):
    """Things in files, by id.

    Args:
        found: the place that each id stands for.
        doubled: ids that have no file, because two would stand for them.
        read: reads it; None where it cannot be used.
    """

    def __init__(
        self, found: Mapping[str, P], doubled: AbstractSet[str], read: Callable[[P], T | None]
    ) -> None:
        self._found, self._doubled, self._read = found, doubled, read
        self._values: dict[str, T | None] = {}

    def get(self, key: str) -> T | None:
        """What the id stands for; None where it stands for nothing that can be used."""
        if key in self._found and key not in self._values:
            self._values[key] = self._read(self._found[key])
        return self._values.get(key)

    def all(self) -> Shelf[T]:
        """Everything, in the order of the ids."""
        shelf: Shelf[T] = Shelf()
        for key in (*self._doubled, *self._found):
            shelf.put(key, self.get(key))
        return shelf
