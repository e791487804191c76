"""How a text speaks to its reader: without promises, blame, fear or orders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.lint.patterns import each, listed, occurrences
from handout.lint.phrases import Phrases, better

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.lint.context import Check, Context
    from handout.lint.phrases import Hit
    from handout.lint.prose import Block

_DENIED = re.compile(
    r"\b(?:not|no|never|nobody|nothing|none|cannot|without|little|few|neither|nor|lacks?|n['\u2019]t)\b"
    r"(?:[^.;:]{0,40})$|n['\u2019]t\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
_HOPED = re.compile(
    r"\b(?:hop(?:es?|ing)|aims?|goal|chances?|try|trying|search\w*|look(?:ing)? for|find\w*|research\w*|"
    r"may|might|intent|until|once|unless)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
# "You should feel a stretch" is no order: it says what is to be expected.
_EXPECTED = (
    r"(?:feel|notice|see|hear|look|get better|ease|improve|heal|settle|start|begin|fade|disappear|dissolve|"
    r"clear|resolve|happen|be (?:able|answered|better|clear|comfortable|easier|easy|fine|fun|gone|healed|"
    r"light|mild|normal|over|pain-?free|painful|painless|pale|ready|safe|sore|uncomfortable))"
)
# "The way it should", "as it should" ask for nothing.
_SHOULD = re.compile(
    rf"\b[Ss]hould\b(?! ?[.,;:])(?! (?:\w+ly |not |only |all |also |then |soon |now )*{_EXPECTED}\b)"
)
_WONDERED = re.compile(
    r"\b(?:whether|what|how|why|things|(?:ask|check|know|sure|decide|tell you) (?:if|when|which \w+))"
    r"(?: [\w-]+){0,4} $",
    re.IGNORECASE,
)
_INVERTED = re.compile(r"(?:^|[,;] )[\"\u201c]?$")  # "Should it hurt, …" means "if"
_PATIENT = re.compile(
    r"\b(?:[Tt]he|[Aa]|[Ee]ach|[Ee]very|[Yy]our|[Mm]ost|[Ss]ome|[Mm]any|[Aa]ll) patients?\b"
    r"(?! (?:leaflet|portal|information|line|group|safety|education|record|and (?:gentle|kind|calm)))"
    r"|\b[Pp]atients (?:are|can|may|must|need|should|were|who|will|with)\b"
)
_SHOUT = re.compile(r"(?<=[\w)\"\u201d\u2019])!+")


def absolute_claims(context: Context) -> Iterator[Diagnostic]:
    """TONE-01: listed claims, unless they are denied."""
    words = context.words("absolute-claims")
    phrases = Phrases(words, context.words("innocent-phrases"))
    for prose in context.prose:
        for block in prose.blocks:
            for hit in phrases.find(block):
                if not _is_denied(block, hit):
                    message = f"'{hit.written}' claims more than anyone can know"
                    yield context.found("TONE-01", message, block.span(hit.start), better(words, hit))


def _is_denied(block: Block, hit: Hit) -> bool:
    asked = block.sentence_at(hit.start).text.endswith("?")
    before = block.before(hit.start)[-60:]
    return asked or _DENIED.search(before) is not None or _HOPED.search(before) is not None


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
    """TONE-05: "should" in a statement; in a question of the reader's it may stand."""
    for block, found in occurrences(context, _SHOULD):
        sentence = block.sentence_at(found.start())
        before = block.before(found.start())
        inverted = _INVERTED.search(before) and found.group()[0] == "S"
        if not inverted and not _WONDERED.search(before) and not sentence.text.endswith("?"):
            message = "'should' leaves open whether it is an order"
            hint = "say what to do, or 'we advise you to', 'it is best to', 'you may'"
            yield context.found("TONE-05", message, block.span(found.start()), hint)


CHECKS: Mapping[str, Check] = {
    "TONE-01": absolute_claims,
    "TONE-02": listed("TONE-02", "promises", "'{}' promises what may not come"),
    "TONE-03": listed("TONE-03", "blame", "'{}' puts the reader down"),
    "TONE-04": listed("TONE-04", "fear", "'{}' frightens"),
    "TONE-05": should,
    "TONE-06": contractions,
    "TONE-07": each("TONE-07", _PATIENT, "'{}' speaks about the reader", "write 'you', or 'people'"),
    "TONE-08": each("TONE-08", _SHOUT, "an exclamation mark shouts", "end with a full stop"),
    "TONE-09": listed("TONE-09", "double-negatives", "'{}' has to be turned round in the mind"),
}
