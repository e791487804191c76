"""Words for the sore side: `{sore foot}` becomes "left foot", or stays "sore foot"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handout.model.content import Passage
    from handout.model.style import Labels, Side

_TOKEN = re.compile(r"\{([^{}]+)\}")


def turned(passage: Passage, labels: Labels, side: Side | None) -> Passage:
    """The passage with every side phrase in the wording of the patient's side.

    Whole phrases are looked up, never single words, because adjectives inflect in other languages. Braces
    around words that are no phrase of this language stay as they are.
    """
    wording = side.value if side else "none"

    def phrase(match: re.Match[str]) -> str:
        forms = labels.sides.get(match[1])
        return forms[wording] if forms else match[0]

    text = _TOKEN.sub(phrase, passage.text)
    return passage if text == passage.text else replace(passage, text=text)
