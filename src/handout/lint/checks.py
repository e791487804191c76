"""The check of each rule, by the rule's id. A family of rules is a module with a table `CHECKS`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.lint import (
    care,
    exercises,
    form,
    frames,
    grade,
    headings,
    lists,
    numbers,
    outlines,
    pictures,
    references,
    sentences,
    terms,
    tone,
    voice,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handout.lint.context import Check

CHECKS: Mapping[str, Check] = {
    **words.CHECKS,
    **terms.CHECKS,
    **care.CHECKS,
    **outlines.CHECKS,
    **headings.CHECKS,
    **exercises.CHECKS,
    **lists.CHECKS,
    **frames.CHECKS,
    **pictures.CHECKS,
    **references.CHECKS,
    **sentences.CHECKS,
    **voice.CHECKS,
    **grade.CHECKS,
    **numbers.CHECKS,
    **tone.CHECKS,
    **form.CHECKS,
}
