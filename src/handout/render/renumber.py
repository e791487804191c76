"""The objects of a PDF that is about to be written: those that nothing leads to are left out.

A file with fewer objects is smaller: each costs about four bytes after compression even when it is empty.
pydyf is published without types: its objects are Any.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

import pydyf

if TYPE_CHECKING:
    from collections.abc import Iterator

_Place: TypeAlias = tuple[
    Any, Any, int
]  # a dictionary or array, a key or index of it, the number named there
_REFERENCE = re.compile(rb"(\d+) 0 R")  # ISO 32000-1, 7.3.10; text never matches: it is a pydyf.String


def drop_unreachable(pdf: Any) -> None:  # noqa: ANN401 - see the module
    """Keep the objects that the catalog leads to, in their order, and number them without gaps.

    Call it when all else is in place: what is added later gets the next free number.
    """
    pdf.pages["Kids"] = pydyf.Array(pdf.page_references)  # pydyf writes each as three items
    kept, places = _reachable(pdf)
    pdf.objects[1:] = [entry for entry in pdf.objects[1:] if entry.number in kept]
    numbers = {entry.number: place for place, entry in enumerate(pdf.objects)}
    for entry in pdf.objects[1:]:
        entry.number = numbers[entry.number]
    for holder, key, number in places:
        holder[key] = b"%d 0 R" % numbers[number]


def _reachable(pdf: Any) -> tuple[set[int], list[_Place]]:  # noqa: ANN401 - see the module
    """The numbers of all objects that the catalog leads to, and every place that names one."""
    found, ahead = {pdf.catalog.number}, [pdf.catalog.number]
    seen: set[int] = set()
    places: list[_Place] = []
    while ahead:
        for place in _references(pdf.objects[ahead.pop()], seen):
            places.append(place)
            if place[2] not in found:
                found.add(place[2])
                ahead.append(place[2])
    return found, places


def _references(entry: Any, seen: set[int]) -> Iterator[_Place]:  # noqa: ANN401 - see the module
    """Where an object names others.

    Dictionaries and arrays whose identity is in `seen` are passed over: some objects share a part.
    """
    ahead = [entry.extra if isinstance(entry, pydyf.Stream) else entry]
    while ahead:
        holder = ahead.pop()
        if id(holder) in seen:
            continue
        seen.add(id(holder))
        for key, value in holder.items() if isinstance(holder, dict) else enumerate(holder):
            if isinstance(value, bytes):
                if match := _REFERENCE.fullmatch(value):
                    yield holder, key, int(match[1])
            elif isinstance(value, (dict, list)):
                ahead.append(value)
