"""Words for the patient who reads them: `{sore foot}` becomes "left foot", or stays "sore foot"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handout.model.content import Passage
    from handout.model.options import Side
    from handout.model.style import Clinic, Labels, Region

_TOKEN = re.compile(r"\{([^{}]+)\}")


class Reader(Struct, frozen=True):
    """Who reads it and where: the clinic they call, their region, their language, their sore side."""

    clinic: Clinic
    region: Region
    labels: Labels
    side: Side | None

    def turned(self, passage: Passage) -> Passage:
        """The passage with every side phrase in the wording of the patient's side.

        Whole phrases are looked up, never single words, because adjectives inflect in other languages.
        Braces around words that are no phrase of this language stay as they are.
        """
        text = _TOKEN.sub(self._phrase, passage.text)
        return passage if text == passage.text else replace(passage, text=text)

    def all_turned(self, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        """Each passage, turned."""
        return tuple(self.turned(passage) for passage in passages)

    def _phrase(self, token: re.Match[str]) -> str:
        forms = self.labels.sides.get(token[1])
        return forms[self.side.value if self.side else "none"] if forms else token[0]
