"""Merge tags of a mail tool, kept apart from the programs that make its message and from its author's words.

MJML and CSS inliners take tags apart: quotes in addresses, conditions between table rows. So each tag is
stood in for until the message is finished. Until then all else in it is words, and is written so that the
tool takes none of them for a tag.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handout.model.dialect import Dialect

# Unicode's isolates (UAX #9): no authored file can hold one, for the loader refuses them.
_OPEN, _CLOSE = "\u2066", "\u2069"
_STAND_IN = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")


# A comment first: Outlook's own stylesheets stand in comments. No author's words do.
_NOT_WORDS = re.compile(r"(?P<comment><!--.*?-->)|(?<=>)[^<]*(?=</style>)", re.DOTALL)


class MergeTexts:
    """Texts in a tool's own syntax, each behind a short stand-in that no other program changes."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._texts: list[str] = []

    def stand_in(self, text: str) -> str:
        """What to write in the place of `text` until all else is done."""
        self._texts.append(text)
        return f"{_OPEN}{len(self._texts) - 1}{_CLOSE}"

    def html(self, message: str) -> str:
        """The finished HTML with every text in its place, its words safe from the tool."""
        parts: list[str] = []
        end = 0
        for found in _NOT_WORDS.finditer(message):
            parts += self._dialect.literals.in_html(message[end : found.start()]), self._kept(found)
            end = found.end()
        return self._filled("".join((*parts, self._dialect.literals.in_html(message[end:]))))

    def text(self, message: str) -> str:
        """The same for plain text."""
        return self._filled(self._dialect.literals.in_text(message))

    def _kept(self, found: re.Match[str]) -> str:
        kept = self._dialect.literals.in_css(found[0])
        return self._dialect.comment.replace("{comment}", kept) if found["comment"] else kept

    def _filled(self, message: str) -> str:
        return _STAND_IN.sub(lambda found: self._filled(self._texts[int(found[1])]), message)
