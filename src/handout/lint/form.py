"""The form of letters and links: no italics, capitals, brackets for plurals, bare links, wares or phones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.lint.explained import is_explained
from handout.lint.patterns import each, listed, occurrences
from handout.lint.prose import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.lint.context import Check, Context
    from handout.lint.prose import Block

_FEW = 2  # letters of an abbreviation that stands beside another one
_CAPITALS = re.compile(r"(?<![\w-])[A-Z]{2,}(?:[ ,]+[A-Z]{2,})+(?![\w-])")
_SLASHED = re.compile(
    r"\w\((?:e?s|ies)\)|\band/or\b|\bs/he\b|\b(?:he/she|she/he|his/her|her/his|him/her)\b", re.IGNORECASE
)
_PRICE = re.compile(r"[$\u00a3\u20ac] ?\d[\d,.]*|\b\d+(?:\.\d\d)? ?(?:dollars|euros|cents)\b")
_MARK = re.compile(r"\b\w++ ?[\u2122\u00ae]|\b\w+ ?\((?:TM|R)\)")
# A brand that stands beside the common name helps people to know their own medicine.
_NAMED_TOO = re.compile(
    r"\b(?:brand(?:ed)? names?|brands?|generic name|sold as|also (?:called|known as))\b[^.;]{0,80}$",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w./:-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,5}\)[ .-]?|\d{1,5}[ .-])?"
    r"\d{3,4}[ .-]\d{3,4}(?:[ .-]\d{2,4})?(?![\w/-]|\.\d)"
    r"|(?<![\w.])\(?0\d{2,4}\)? \d{5,8}(?!\w)"
)
_EMERGENCY = re.compile(r"\b(?:[Cc]all|[Dd]ial|[Pp]hone|[Rr]ing|[Tt]ext)(?: [a-z]+){0,2} (\d{3,})\b")
_DIGITS = 7  # the fewest of a phone number with its area; a range of years has 8
_TWO_NUMBERS = re.compile(r"(?:19|20)\d\d[ .-](?:19|20)\d\d|[1-9]\d{2,3} \d{3,4}")


def italics(context: Context) -> Iterator[Diagnostic]:
    """FORM-01: words in italics."""
    for prose in context.prose:
        for block in prose.blocks:
            for start, end in block.italics:
                message = f"'{_short(block.text[start:end])}' is in italics"
                hint = "use bold for the one word that matters, or none"
                yield context.found("FORM-01", message, block.span(start), hint)


def capitals(context: Context) -> Iterator[Diagnostic]:
    """FORM-02: words in capitals that are no abbreviations."""
    shouted = context.words("shouted")
    alone = re.compile(rf"(?<![\w-])(?:{'|'.join(shouted)})(?![\w-])")
    for block, found in occurrences(context, re.compile(f"{_CAPITALS.pattern}|{alone.pattern}")):
        words = re.findall(r"[A-Z]+", found.group())
        if any(word in shouted or len(word) > _FEW + 2 for word in words):
            message = f"'{_short(found.group())}' is in capitals"
            hint = f"write '{_short(found.group().lower())}', bold if it matters"
            yield context.found("FORM-02", message, block.span(found.start()), hint)


def phones(context: Context) -> Iterator[Diagnostic]:
    """LOCAL-01: phone numbers, which differ from clinic to clinic and change."""
    hint = "leave it out: numbers come from the clinic's file and the region's"
    for block, found in occurrences(context, _PHONE):
        digits = sum(letter.isdigit() for letter in found.group())
        if digits >= _DIGITS and not _TWO_NUMBERS.fullmatch(found.group()):
            yield _phone(context, block, found.start(), found.group(), hint)
    for block, found in occurrences(context, _EMERGENCY):
        yield _phone(context, block, found.start(1), found[1], hint)


def _phone(context: Context, block: Block, start: int, number: str, hint: str) -> Diagnostic:
    return context.found("LOCAL-01", f"'{number.strip()}' is a phone number", block.span(start), hint)


def brands(context: Context) -> Iterator[Diagnostic]:
    """WARE-01: names of wares, written with their capital, and trade marks."""
    names = context.words("brands")
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    for block, found in occurrences(context, pattern):
        if _is_named_too(block, found):
            continue
        message = f"'{found.group()}' is the name of a product"
        hint = f"write '{names[found.group()]}'"
        yield context.found("WARE-01", message, block.span(found.start()), hint)
    for block, found in occurrences(context, _MARK):
        if pattern.match(found.group()) is None and not _is_named_too(block, found):
            message = f"'{found.group()}' is a trade mark"
            yield context.found("WARE-01", message, block.span(found.start()), "write what the thing is")


def _is_named_too(block: Block, found: re.Match[str]) -> bool:
    if block.kind is Kind.TITLE or _NAMED_TOO.search(block.before(found.start())):
        return True
    return is_explained(block, found.start(), found.end())


def vague_links(context: Context) -> Iterator[Diagnostic]:
    """LINK-01: links whose words do not say where they lead."""
    vague = context.words("vague-links")
    for prose in context.prose:
        for block in prose.blocks:
            for link in block.links:
                words = link.words.strip(" *_.:").lower()
                if not words or words in vague or words.startswith(("http:", "https:", "click ")):
                    message = f"the link '{link.words}' does not say where it leads"
                    hint = "make the name of the page the link"
                    yield context.found(
                        "LINK-01", message, block.span(min(link.start, len(block.text))), hint
                    )


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"  # noqa: PLR2004 - fits a line of a terminal


CHECKS: Mapping[str, Check] = {
    "FORM-01": italics,
    "FORM-02": capitals,
    "FORM-03": each("FORM-03", _SLASHED, "'{}' is two words in one", "write both words, or the plural"),
    "LINK-01": vague_links,
    "LOCAL-01": phones,
    "WARE-01": brands,
    "WARE-02": listed("WARE-02", "selling", "'{}' sells something"),
    "WARE-03": each(
        "WARE-03", _PRICE, "'{}' is a price", "leave it out: prices change, and a handout sells nothing"
    ),
}
