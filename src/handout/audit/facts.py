"""Phone numbers and names in authored words that are no clinic's of this project, or no longer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from handout.diagnostics import Diagnostic, Span, warning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handout.audit.scope import Scope
    from handout.model.style import Brand

# Seven digits or more, as in ITU-T E.123, with spaces, dots, hyphens or brackets between them.
_NUMBER = re.compile(r"(?<![\w./:-])\+?\(?\d(?:[ ().-]{0,2}\d){6,14}(?![\w/-]|\.\d)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|(?:19|20)\d{2}[ -]+(?:19|20)\d{2}|[\d. ]*\d\.\d{4,}")
_WORD = r"[^\W\d_a-z][\w'\u2019-]*"  # one that begins with a capital letter


class _Text(NamedTuple):
    """Words, and what tells the place of one of their characters."""

    text: str
    place: Callable[[int], Span]


def stale_facts(scope: Scope) -> Iterator[Diagnostic]:
    """Findings of all words that patients read, in content and brands."""
    numbers, names = _known_numbers(scope), _known_names(scope)
    former = sorted({word for brand in scope.brands for word in brand.clinic.formerly})
    checks = (_numbers(scope, numbers), _names(scope, names), _former(former))
    for text in _texts(scope):
        for check in checks:
            yield from check(text)


def _texts(scope: Scope) -> Iterator[_Text]:
    for prose in scope.prose:
        for block in prose.blocks:
            yield _Text(block.text, block.span)
            for link in block.links:
                yield _whole(link.target.removeprefix("tel:"), block.span(link.start))
    for brand in scope.brands:
        yield from _of_brand(brand)
    for labels in scope.project.labels.values():
        for words in labels.words.values():
            yield _whole(words, labels.span)
    for name, words in scope.project.look.templates.items():
        yield _whole(words, Span(f"templates/{name}"))
    yield _whole(scope.project.settings.address, Span("handout.toml"))


def _of_brand(brand: Brand) -> Iterator[_Text]:
    folder = brand.span.file.rpartition("/")[0]
    yield _whole(brand.clinic.legal, Span(f"{folder}/clinic.yaml"))
    yield _whole(brand.stylesheet, Span(f"{folder}/brand.css"))
    if brand.logo:
        yield _whole(brand.logo.alt, brand.span)


def _whole(words: str, span: Span) -> _Text:
    return _Text(words, lambda _: span)


def _numbers(scope: Scope, known: set[str]) -> Callable[[_Text], Iterator[Diagnostic]]:
    words = "|".join(map(re.escape, scope.project.terms.call_words))
    short = re.compile(rf"\b(?:{words}) (\d{{3}})(?![\w.-]|\s?%)", re.IGNORECASE) if words else None

    def check(text: _Text) -> Iterator[Diagnostic]:
        found = [(match.group(), match.start()) for match in _NUMBER.finditer(text.text)]
        found += [(match[1], match.start(1)) for match in short.finditer(text.text)] if short else []
        for number, at in found:
            if _digits(number) not in known and not _DATE.fullmatch(number):
                message = f"'{number}' is the number of no clinic and no region of this project"
                hint = "leave it out: the boxes print the clinic's own number"
                yield warning("stale-number", message, text.place(at), hint)

    return check


def _names(scope: Scope, known: tuple[str, ...]) -> Callable[[_Text], Iterator[Diagnostic]]:
    endings = "|".join(map(re.escape, scope.project.terms.organisations))
    name = re.compile(rf"(?:{_WORD} (?:(?:of|and|the|&) ){{0,2}}){{1,5}}(?:{endings})\b") if endings else None

    def check(text: _Text) -> Iterator[Diagnostic]:
        for match in name.finditer(text.text) if name else ():
            said = match.group()
            if not any(said in one or said.endswith(one) for one in known):
                message = f"'{said}' is the name of no clinic of this project"
                hint = "leave it out: the header prints the clinic's own name"
                yield warning("stale-name", message, text.place(match.start()), hint)

    return check


def _former(words: list[str]) -> Callable[[_Text], Iterator[Diagnostic]]:
    def check(text: _Text) -> Iterator[Diagnostic]:
        folded = text.text.casefold()
        for word in words:
            at = folded.find(word.casefold())
            if at >= 0:
                message = f"'{word}' is what the clinic was formerly called or reached by"
                yield warning("former", message, text.place(at), "write what it is now, or leave it out")

    return check


def _known_numbers(scope: Scope) -> set[str]:
    clinics = [brand.clinic for brand in scope.project.brands.values()]
    numbers = [number for one in clinics for number in (one.phone, one.after_hours)]
    for region in scope.project.regions.values():
        numbers += (region.emergency_number, region.urgent_number)
    return {_digits(number) for number in numbers}


def _known_names(scope: Scope) -> tuple[str, ...]:
    """Names of clinics; and the citations, in which others may be named."""
    clinics = [brand.clinic.name for brand in scope.project.brands.values()]
    return (*clinics, *(source.citation for source in scope.project.sources.values()))


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
