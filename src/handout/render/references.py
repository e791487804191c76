"""The references to a PDF's pages, made once for every page, not for every tag that stands on one.

pydyf is published without types: its objects are Any.
"""

from __future__ import annotations

from typing import Any

_ITEMS = 3  # of pydyf's list for each page


def kept_references(own: property) -> property:
    """The `page_references` of pydyf's PDF, which are given, made anew where a page has been added."""

    def references(pdf: Any) -> tuple[bytes, ...]:  # noqa: ANN401 - see the module
        known: tuple[bytes, ...] = vars(pdf).get("known_references", ())
        if len(known) * _ITEMS != len(pdf.pages["Kids"]):
            known = pdf.known_references = own.__get__(pdf)
        return known

    return property(references)
