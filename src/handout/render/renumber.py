"""The objects of a PDF that is about to be written: those that nothing leads to are left out.

A file with fewer objects is smaller: each costs about four bytes after compression even when it is empty.
pydyf is published without types: its objects are Any.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pydyf

if TYPE_CHECKING:
    from collections.abc import Iterator

_REFERENCE = re.compile(rb"(\d+) 0 R")  # ISO 32000-1, 7.3.10; text never matches: it is a pydyf.String


def drop_unreachable(pdf: Any) -> None:  # noqa: ANN401 - see the module
    """Keep the objects that the catalog leads to, in their order, and number them without gaps.

    Call it when all else is in place: what is added later gets the next free number.
    """
    pdf.pages["Kids"] = pydyf.Array(pdf.page_references)  # pydyf writes each as three items
    kept = _reachable(pdf)
    pdf.objects[1:] = [entry for entry in pdf.objects[1:] if entry.number in kept]
    numbers = {entry.number: place for place, entry in enumerate(pdf.objects)}
    seen: set[int] = set()
    for entry in pdf.objects[1:]:
        entry.number = numbers[entry.number]
        for holder, key, reference in _references(entry, seen):
            holder[key] = b"%d 0 R" % numbers[reference]


def _reachable(pdf: Any) -> set[int]:  # noqa: ANN401 - see the module
    found, ahead = {pdf.catalog.number}, [pdf.catalog.number]
    seen: set[int] = set()
    while ahead:
        for _, _, number in _references(pdf.objects[ahead.pop()], seen):
            if number not in found:
                found.add(number)
                ahead.append(number)
    return found


def _references(entry: Any, seen: set[int]) -> Iterator[tuple[Any, Any, int]]:  # noqa: ANN401 - see the module
    """Where an object names others: the dictionary or array, the key or index in it, and their number.

    Dictionaries and arrays whose identity is in `seen` are passed over: some objects share a part.
    """
    ahead = [entry.extra if isinstance(entry, pydyf.Stream) else entry]
    while ahead:
        holder = ahead.pop()
        if id(holder) in seen:
            continue
        seen.add(id(holder))
        pairs = holder.items() if isinstance(holder, dict) else enumerate(holder)
        for key, value in list(pairs):
            if isinstance(value, (dict, list)):
                ahead.append(value)
            elif isinstance(value, bytes) and (match := _REFERENCE.fullmatch(value)):
                yield holder, key, int(match[1])
