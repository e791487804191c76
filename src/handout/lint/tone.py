"""How a text speaks to its reader: without promises, blame, fear or orders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.lint.patterns import any_of, each, listed, occurrences
from handout.lint.phrases import Phrases, better
from handout.lint.voice import is_participle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.lint.context import Check, Context
    from handout.lint.phrases import Hit
    from handout.lint.prose import Block

_SHOUT = re.compile(r"(?<=[\w)\"\u201d\u2019])!+")
_NOT = r"n['\u2019]t\b"


def absolute_claims(context: Context) -> Iterator[Diagnostic]:
    """TONE-01: listed claims, unless they are denied, asked or hoped for."""
    words = context.words("absolute-claims")
    phrases = Phrases(words, context.words("innocent-phrases"))
    softening = _softening(context)
    for prose in context.prose:
        for block in prose.blocks:
            for hit in phrases.find(block):
                if not _is_softened(block, hit, softening):
                    message = f"'{hit.written}' claims more than anyone can know"
                    yield context.found("TONE-01", message, block.span(hit.start), better(words, hit))


def _softening(context: Context) -> re.Pattern[str]:
    """What denies or hopes for what follows in the same clause."""
    denials, hopes = any_of(context.words("denials")), any_of(context.words("hopes"))
    return re.compile(rf"(?:\b{denials}\b|{_NOT}|\b{hopes}\b)[^.;:]{{0,40}}$", re.IGNORECASE)


def _is_softened(block: Block, hit: Hit, softening: re.Pattern[str]) -> bool:
    asked = block.sentence_at(hit.start).text.endswith("?")
    return asked or softening.search(block.before(hit.start)[-60:]) is not None


def contractions(context: Context) -> Iterator[Diagnostic]:
    """TONE-06: "don't" where "do not" is not overlooked."""
    words = context.words("contractions")
    for prose in context.prose:
        for block in prose.blocks:
            for start, end, word in block.tokens:
                if word in words:
                    message = f"the 'not' in '{block.text[start:end]}' is overlooked"
                    yield context.found("TONE-06", message, block.span(start), f"write '{words[word]}'")


def should(context: Context) -> Iterator[Diagnostic]:
    """TONE-05: "should" that orders; in a question, or of what is to be expected, it may stand."""
    participles, expected = context.words("passive-participles"), context.words("expected-states")
    states = {word for word in context.words("states") if word not in participles}
    wondering = _wondering(context)
    for block, found in occurrences(context, _ordering(context)):
        done = found["done"]
        if done and (done in expected or not is_participle(done, participles, states)):
            continue
        start = found.start("passive" if done else "order")
        if not _is_open(block, start, wondering):
            message = "'should' leaves open whether it is an order"
            hint = "say what to do, or 'we advise you to', 'it is best to', 'you may'"
            yield context.found("TONE-05", message, block.span(start), hint)


def _ordering(context: Context) -> re.Pattern[str]:
    """Orders to the reader or people like the reader: "you should rest"; and in the passive: "be taken"."""
    people = any_of(form for word in context.words("people") for form in (word, word.capitalize()))
    reader = rf"(?:[Yy]ou(?: or \w+ \w+)?|{people}(?: \w+){{0,5}}?)"
    adverbs = rf"(?:(?:\w+ly|{any_of(context.words('order-adverbs'))}) )*"
    return re.compile(
        rf"\b{reader} (?P<order>should)\b(?! ?[.,;])(?! {adverbs}{any_of(context.words('expected'))}\b)"
        rf"|\b(?P<passive>should) {adverbs}be (?:\w+ly )?(?P<done>\w+)\b"
    )


def _wondering(context: Context) -> re.Pattern[str]:
    """What asks or wonders before it: "what you should do", "ask your doctor how long you should"."""
    wondering, asking, words = (
        any_of(context.words(name)) for name in ("wondering", "asking", "question-words")
    )
    return re.compile(
        rf"\b(?:{wondering}|{asking}\b[^.;]{{0,60}} {words})(?: [\w-]+){{0,4}} $", re.IGNORECASE
    )


def _is_open(block: Block, start: int, wondering: re.Pattern[str]) -> bool:
    """Whether the word asks, or wonders; "if it should hurt" means "if it hurts"."""
    before = block.before(start)
    return wondering.search(before) is not None or block.sentence_at(start).text.endswith("?")


def about_patients(context: Context) -> Iterator[Diagnostic]:
    """TONE-07: "the patient" where "you" is meant."""
    things = any_of(context.words("patient-things"))
    pattern = re.compile(
        r"\b(?:[Tt]he|[Aa]|[Ee]ach|[Ee]very|[Yy]our|[Mm]ost|[Ss]ome|[Mm]any|[Aa]ll) patients?\b(?!['\u2019])"
        rf"(?! {things})"
        r"|\b[Pp]atients (?:are|can|may|must|need|should|were|who|will|with)\b"
    )
    yield from each("TONE-07", pattern, "'{}' speaks about the reader", "write 'you', or 'people'")(context)


CHECKS: Mapping[str, Check] = {
    "TONE-01": absolute_claims,
    "TONE-02": listed("TONE-02", "promises", "'{}' promises what may not come"),
    "TONE-03": listed("TONE-03", "blame", "'{}' puts the reader down"),
    "TONE-04": listed("TONE-04", "fear", "'{}' frightens"),
    "TONE-05": should,
    "TONE-06": contractions,
    "TONE-07": about_patients,
    "TONE-08": each("TONE-08", _SHOUT, "an exclamation mark shouts", "end with a full stop"),
    "TONE-09": listed("TONE-09", "double-negatives", "'{}' has to be turned round in the mind"),
}
