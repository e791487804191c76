"""Texts that the programs on the way to a finished message must not see: merge tags, and authors' words.

MJML compilers and CSS inliners take them apart: mrml writes attributes as Rust's debug output does, so that
a quote ends them early, and css-inline moves conditions out of tables. So each such text is stood in for
until the message is finished. All else in it is then written so that the tool takes none of it for a tag.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handout.model.dialect import Dialect


# A comment first: Outlook's own stylesheets stand in comments. No author's words do.
_NOT_WORDS = re.compile(r"(?P<comment><!--.*?-->)|(?<=>)[^<]*(?=</style>)", re.DOTALL)


class MergeTexts:
    """Texts, each behind a short stand-in that no other program changes.

    Args:
        dialect: the mail tool's.
        opening: what a stand-in begins with. By default it stands between Unicode's isolates (UAX #9), which
            the loader refuses in authored files. Other marks serve where all authored words are stood in for.
        closing: what it ends with.
    """

    def __init__(self, dialect: Dialect, opening: str = "\u2066", closing: str = "\u2069") -> None:
        self._dialect = dialect
        self._texts: list[str] = []
        self._marks = opening, closing

    def stand_in(self, text: str) -> str:
        """What to write in the place of `text` until all else is done."""
        self._texts.append(text)
        return f"{len(self._texts) - 1}".join(self._marks)

    def html(self, message: str) -> str:
        """The finished HTML with every text in its place as it was given, all else safe from the tool."""
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
        opening, closing = (re.escape(mark) for mark in self._marks)
        return re.sub(f"{opening}([0-9]+){closing}", lambda found: self._texts[int(found[1])], message)
