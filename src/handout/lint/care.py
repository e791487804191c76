"""When to see a doctor: the rules of the NHS care card, as far as our model leaves them open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.lint.lines import straight
from handout.lint.prose import Kind
from handout.lint.red_flags import MISSING, TOO_LOW, UNCHECKED, red_flag_flaws
from handout.lint.stops import ADDRESS, address_flaws
from handout.model.content import CarePart, ExercisePart, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.lint.context import Check, Context
    from handout.lint.prose import Block

_FIRST_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?(?: not\b)?")
_HEADINGS = ("care-emergency-heading", "care-urgent-heading", "care-routine-heading")
_PREFIXES = tuple(f"care-{level}-prefix" for level in Level)
_SERVICES = 2  # CARE-05: services that a heading may name
_ENGLISH = "en"


def headings(context: Context) -> Iterator[Diagnostic]:
    """CARE-02: headings that are no call to action, or do not end in "if"."""
    for labels in context.project.labels.values():
        for key in _HEADINGS:
            words = labels.words.get(key, "")
            if labels.language == _ENGLISH and not words.rstrip(":").endswith(" if"):
                message = f"the heading '{words}' ({key}) does not end in 'if'"
                yield context.found("CARE-02", message, labels.span, "write whom to call, then 'if'")


def leaning_words(context: Context) -> Iterator[Diagnostic]:
    """CARE-04: signs that are understood only with words outside of the box."""
    for phrase, hint in context.words("leaning").items():
        pattern = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)
        for block in _signs(context):
            if found := pattern.search(block.text):
                message = f"'{found.group()}' needs words that stand outside of the box"
                yield context.found("CARE-04", message, block.span(found.start()), hint)


def services(context: Context) -> Iterator[Diagnostic]:
    """CARE-05: headings that name more than two services."""
    for labels in context.project.labels.values():
        for key in _HEADINGS:
            words = labels.words.get(key, "")
            count = len(re.findall(r",|\bor\b", words)) + 1
            if labels.language == _ENGLISH and count > _SERVICES:
                message = f"the heading '{words}' ({key}) names {count} services; {_SERVICES} are the most"
                yield context.found("CARE-05", message, labels.span, "name the others after the bullets")


def second_boxes(context: Context) -> Iterator[Diagnostic]:
    """CARE-06: more than one set of boxes in a handout."""
    for outline in context.handouts:
        care = [part for part in outline.parts if isinstance(part, CarePart)]
        for part in care[1:]:
            message = "a second set of boxes says when to see a doctor: nobody knows which one counts"
            together = ", ".join(ref.id for one in care for ref in one.care)
            yield context.found("CARE-06", message, part.care[0].span, f"write one part: care: [{together}]")


def prefixes(context: Context) -> Iterator[Diagnostic]:
    """CARE-07: levels that people who listen cannot tell apart."""
    for labels in context.project.labels.values():
        said = [labels.words.get(key, "").strip().lower() for key in _PREFIXES]
        for key, words in zip(_PREFIXES, said, strict=True):
            if not words or said.count(words) > 1:
                message = f"'{key}' does not say the level to people who listen"
                hint = "write a different prefix for each level, such as 'Urgent advice'"
                yield context.found("CARE-07", message, labels.span, hint)


def addresses(context: Context) -> Iterator[Diagnostic]:
    """CARE-09: addresses in an emergency."""
    for prose in context.prose:
        if prose.kind == "care":
            yield from (context.found(*flaw) for flaw in address_flaws(context.project.care[prose.id]))


def missing_signs(context: Context) -> Iterator[Diagnostic]:
    """RED-01: red flags that a handout does not name."""
    return _red_flags(context, MISSING)


def low_signs(context: Context) -> Iterator[Diagnostic]:
    """RED-02: red flags that stand at too low a level."""
    return _red_flags(context, TOO_LOW)


def unchecked_signs(context: Context) -> Iterator[Diagnostic]:
    """RED-03: red flags that nobody can check in the language of the text."""
    return _red_flags(context, UNCHECKED)


def _red_flags(context: Context, rule: str) -> Iterator[Diagnostic]:
    for outline in context.handouts:
        flaws = red_flag_flaws(context.project, outline)
        yield from (context.found(*flaw) for flaw in flaws if flaw.rule == rule)


def commands(context: Context) -> Iterator[Diagnostic]:
    """CARE-10: bullets that are no sign: the heading ends in "if", and they tell what to do."""
    known = context.words("commands")
    for block in _signs(context):
        first = _FIRST_WORD.match(straight(block.text))
        if first and first.group().lower() in known:
            message = f"this bullet begins with '{first.group()}': it is no sign that completes 'if'"
            hint = "name the sign: 'You …', 'Your …'; advice and other warnings stand in a section"
            yield context.found("CARE-10", message, block.span(), hint)


def missing_care(context: Context) -> Iterator[Diagnostic]:
    """CARE-13: handouts that ask people to act, and do not say when to see a doctor."""
    for outline in context.handouts:
        acts = any(isinstance(part, ExercisePart) for part in outline.parts)
        concerns = acts or outline.codes.icd_10_cm or outline.codes.snomed_ct
        if concerns and not any(isinstance(part, CarePart) for part in outline.parts):
            message = "this handout does not say when to see a doctor"
            yield context.found("CARE-13", message, outline.span, "add a part: - care: [heel-pain]")


def _signs(context: Context) -> Iterator[Block]:
    for prose in context.prose:
        if prose.kind == "care":
            yield from prose.of(Kind.SIGN)


CHECKS: Mapping[str, Check] = {
    MISSING: missing_signs,
    TOO_LOW: low_signs,
    UNCHECKED: unchecked_signs,
    "CARE-02": headings,
    "CARE-04": leaning_words,
    "CARE-05": services,
    "CARE-06": second_boxes,
    "CARE-07": prefixes,
    ADDRESS: addresses,
    "CARE-10": commands,
    "CARE-13": missing_care,
}
