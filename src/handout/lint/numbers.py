"""Numbers that a patient can take in without a sum: shares, measures, ranges, doses, days and hours."""

from __future__ import annotations

import functools
import re
from fractions import Fraction
from typing import TYPE_CHECKING

from handout.lint.explained import readings
from handout.lint.patterns import NO_SHARE, each, listed, occurrences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.lint.context import Check, Context
    from handout.lint.prose import Block, Prose

_PER_CENT = re.compile(rf"(?<![\w.,])(\d{{1,3}}(?:\.\d{{1,3}})?) ?(?:%|per ?cent\b){NO_SHARE}", re.IGNORECASE)
_IN_PLACE = "say how many of 100 people it was before, and how many after"
_SMALL = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_IN_WORDS = re.compile(rf"\b{_SMALL} (?:in|of|out of)(?: every)? {_SMALL}\b")
_METRIC = re.compile(
    r"\b\d+(?:[.,]\d+)? ?(?:mm|cm|m|km|g|kg|ml|l|(?:centi|milli|kilo)?met(?:er|re)s?|"
    r"(?:kilo)?grams?|(?:milli)?lit(?:er|re)s?|\u00b0 ?C)\b"
)
_US = re.compile(
    r"\b\d+(?:[.,]\d+)? ?"
    r"(?:inch(?:es)?|in\.|ft|yards?|lbs?|pounds?|oz|ounces?|gallons?|\u00b0 ?F)(?!\w)"
)
_OF_FOOD = re.compile(r" of (?:carb|fat|fib|protein|salt|sodium|sugar)")  # is given in grams everywhere
_NUMBER = r"\d+(?:\.\d+)?"
_RANGE = re.compile(rf"(?<![\w.,/:+-]){_NUMBER} ?[-\u2013\u2014] ?{_NUMBER}(?![\w/:-]|[.,]\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = r"times?|days?|weeks?|months?|years?|hours?|minutes?|seconds?|sets?"
_FRACTION = re.compile(
    r"(?<!\d)[\u00bc-\u00be\u2150-\u215e]|"
    r"(?<![\w.,/-])\d++\.\d++(?!\.\d|\w| ?%| [mb]illion)|(?<![\w/])[1-9]/[2-9](?![\w/])"
)
_DOSE = re.compile(
    r"(?<![\w.,])\d[\d,.]*+ ?(?:mg|mcg|\u00b5g|\u03bcg|milligrams?|micrograms?)\b(?!/)"
    r"(?! (?:of \w+ )?per (?:deci|milli)?(?:lit(?:er|re)|gram))",
    re.IGNORECASE,
)
_NUMERIC_DATE = re.compile(r"(?<![\w/.-])\d{1,4}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?![\w/-]|\.\d)")
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_ORDINAL_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)(?: of)? {_MONTH}\b|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)\b"
)
_CLOCK = re.compile(
    r"\b(?:1[3-9]|2[0-3]):[0-5]\d\b|\b\d{1,2}\.\d\d ?[ap]\.?m\b|\b12(?::00)? (?:noon|midnight)\b|\b24/7\b"
)


def per_cent(context: Context) -> Iterator[Diagnostic]:
    """NUM-01: per cent without "1 in 7" in the same sentence."""
    for block, found in occurrences(context, _PER_CENT):
        share = float(found[1])
        if 0 < share < 100 and not _IN_WORDS.search(_around(block, found)):  # noqa: PLR2004 - all
            message = f"'{found.group()}' is hard to picture"
            hint = _IN_PLACE if _is_change(block, found) else f"write 'about {natural(share)}', and of what"
            yield context.found("NUM-01", message, block.span(found.start()), hint)


def _is_change(block: Block, found: re.Match[str]) -> bool:
    """Whether it compares: "56% less likely", "by 30%"."""
    return block.before(found.start()).endswith((" by ", "by about ")) or bool(
        re.match(
            r" (?:less|more|lower|higher|fewer|greater|reduction|increase|decrease)\b",
            block.after(found.end()),
        )
    )


def _around(block: Block, found: re.Match[str]) -> str:
    return block.before(found.start()) + block.after(found.start())


@functools.lru_cache(maxsize=1000)
def natural(share: float) -> str:
    """A share in per cent as people count: `1 in 7`, `3 in 10`; among 10 at most, if it can be."""
    wanted = Fraction(share / 100)
    near = [wanted.limit_denominator(most) for most in (10, 100, 1000)]
    best = next((one for one in near if one and abs(one - wanted) <= wanted / 20), near[-1])
    best = best if 0 < best < 1 else Fraction(round(wanted * 100) or 1, 100)
    return f"{best.numerator} in {best.denominator}"


def units(context: Context) -> Iterator[Diagnostic]:
    """NUM-02: measures of a second system outside of brackets, in one handout."""
    for reading in readings(context):
        metric, us = (_measures(reading, pattern) for pattern in (_METRIC, _US))
        if metric and us:
            fewer = min(metric, us, key=len)
            for block, found in fewer:
                message = f"'{found.group()}' is of a second system of units"
                hint = "write one system throughout, the other in brackets after it"
                yield context.found("NUM-02", message, block.span(found.start()), hint)


def _measures(reading: Iterable[Prose], pattern: re.Pattern[str]) -> list[tuple[Block, re.Match[str]]]:
    return [
        (block, found)
        for prose in reading
        for block in prose.blocks
        for found in pattern.finditer(block.text)
        if block.before(found.start()).rfind("(") <= block.before(found.start()).rfind(")")
        and not _OF_FOOD.match(block.after(found.end()))
    ]


def ranges(context: Context) -> Iterator[Diagnostic]:
    """NUM-04: "2-3" where "2 to 3" is read aloud; years and phone numbers are something else."""
    for block, found in occurrences(context, _RANGE):
        first, last = re.split(r"[-\u2013\u2014]", found.group())
        if _YEAR.fullmatch(first.strip()) or len(last.strip()) > 3:  # noqa: PLR2004 - the end of a phone number
            continue
        message = f"'{found.group()}' can be read as a minus, or as one number"
        hint = f"write '{first.strip()} to {last.strip()}'"
        yield context.found("NUM-04", message, block.span(found.start()), hint)


def spelt_numbers(context: Context) -> Iterator[Diagnostic]:
    """NUM-05: "three times" where "3 times" is found at a glance."""
    digits = context.words("numerals")
    pattern = re.compile(rf"\b({'|'.join(digits)}) (?:{_COUNTED})\b", re.IGNORECASE)
    for block, found in occurrences(context, pattern):
        message = f"'{found.group()}' has its number in letters"
        hint = f"write '{digits[found[1].lower()]}{found.group()[len(found[1]) :]}'"
        yield context.found("NUM-05", message, block.span(found.start()), hint)


def doses(context: Context) -> Iterator[Diagnostic]:
    """NUM-07: weights of medicines; those of salt and the like are none."""
    harmless = re.compile(rf"\b(?:{'|'.join(context.words('nutrients'))})\b", re.IGNORECASE)
    for block, found in occurrences(context, _DOSE):
        if not harmless.search(_around(block, found)):
            message = f"'{found.group()}' is a dose, which differs from patient to patient"
            hint = "leave it to the label and the doctor"
            yield context.found("NUM-07", message, block.span(found.start()), hint)


CHECKS: Mapping[str, Check] = {
    "NUM-01": per_cent,
    "NUM-02": units,
    "NUM-03": listed("NUM-03", "sums", "'{}' asks the reader for a sum"),
    "NUM-04": ranges,
    "NUM-05": spelt_numbers,
    "NUM-06": each(
        "NUM-06", _FRACTION, "'{}' is a fraction", "write it in words, or as a whole number: half, about 2"
    ),
    "NUM-07": doses,
    "DATE-01": each(
        "DATE-01",
        _NUMERIC_DATE,
        "'{}' is read in two ways",
        "write the month as a word: 6 August 2026 or August 6, 2026",
    ),
    "DATE-02": each("DATE-02", _ORDINAL_DATE, "'{}' has letters after the day", "write the number alone"),
    "DATE-03": each(
        "DATE-03", _CLOCK, "'{}' is not how people say it", "write 5:30pm, midday, midnight, or day and night"
    ),
}
