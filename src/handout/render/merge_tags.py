"""Merge tags of a mail tool, kept out of reach of the programs that make its message.

MJML and CSS inliners take tags apart: quotes in addresses, conditions between table rows. So each tag is
stood in for until the message is finished.
"""

from __future__ import annotations

import re

# Unicode's isolates (UAX #9): no authored file can hold one, for the loader refuses them.
_OPEN, _CLOSE = "\u2066", "\u2069"
_STAND_IN = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")


class MergeTexts:
    """Texts in a tool's own syntax, each behind a short stand-in that no other program changes."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def stand_in(self, text: str) -> str:
        """What to write in the place of `text` until all else is done."""
        self._texts.append(text)
        return f"{_OPEN}{len(self._texts) - 1}{_CLOSE}"

    def filled(self, message: str) -> str:
        """The message with every text in its place, as the tool's syntax has it."""
        return _STAND_IN.sub(lambda found: self.filled(self._texts[int(found[1])]), message)
