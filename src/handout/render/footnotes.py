"""WeasyPrint's own style sheet without its rules for footnotes, for pages that have none.

WeasyPrint 70 gives five pseudo-elements of footnotes and notes to every element of a page, and each gets
computed styles of its own: three quarters of all styles of a handout. WeasyPrint is pinned, and has no types:
its objects are Any.
"""

from __future__ import annotations

import copy
import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_PSEUDO = {"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"}
# A footnote is asked for by `float: footnote`, a note by `position: note()`; a style may be an attribute.
_ASKED_FOR = re.compile(r"footnote|\bnote\s*\(|note-(?:area|call|marker)", re.IGNORECASE)


def spare_footnotes(page: Any, texts: Iterable[str]) -> None:  # noqa: ANN401 - see the module
    """Let a page do without the rules for footnotes where nothing asks for them.

    Args:
        page: WeasyPrint's `HTML`.
        texts: its source and its style sheets.
    """
    if not any(_ASKED_FOR.search(text) for text in texts):
        sheets = [_spared(sheet) for sheet in page._ua_stylesheets()]  # noqa: SLF001 - the only way to them
        page._ua_stylesheets = lambda forms=False: sheets  # noqa: ARG005, SLF001 - as above


@cache
def _spared(sheet: Any) -> Any:  # noqa: ANN401 - see the module
    spared, matcher = copy.copy(sheet), copy.copy(sheet.matcher)
    matcher.other_selectors = [entry for entry in matcher.other_selectors if entry[3] not in _PSEUDO]
    spared.matcher = matcher
    return spared
