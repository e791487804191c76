"""How a text speaks to its reader: without promises, blame, fear or orders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.lint.patterns import each, listed, occurrences
from handout.lint.phrases import Phrases, better
from handout.lint.voice import is_participle

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
    r"may|might|can|could|intent|until|once|unless)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
# "You should feel a stretch" is no order: it says what is to be expected.
_EXPECTED = (
    r"(?:feel|notice|see|hear|look|get better|ease|improve|heal|settle|start|begin|fade|disappear|dissolve|"
    r"clear|resolve|happen|recover|experience|find|help|have (?:been|less|more|no|little|\w+ed\b)|"
    r"be (?:able|answered|better|clear|comfortable|easier|easy|fine|fun|gone|healed|"
    r"light|mild|normal|over|pain-?free|painful|painless|pale|ready|safe|sore|uncomfortable))"
)
_ADVERBS = r"(?:\w+ly |not |only |all |also |then |soon |now |always |never |still |no longer )*"
_PEOPLE = (
    r"(?:[Yy]ou(?: or \w+ \w+)?|(?:[Pp]eople|[Pp]atients|[Aa]dults|[Cc]hildren|[Ww]omen|[Mm]en|[Pp]ersons?|"
    r"[Aa]nyone|[Ee]veryone)(?: \w+){0,5}?)"
)
# Orders go to the reader and people like the reader, or are in the passive: "you should rest", "it should be
# taken". Of doctors and things the word says what is right, or what to expect.
_SHOULD = re.compile(
    rf"\b{_PEOPLE} (?P<order>should)\b(?! ?[.,;])(?! {_ADVERBS}{_EXPECTED}\b)"
    rf"|\b(?P<passive>should) {_ADVERBS}be (?:\w+ly )?(?P<done>\w+)\b"
)
_WONDERED = re.compile(
    r"\b(?:whether|what|how|why|things|(?:ask|check|know|sure|decide|tell you) (?:if|when|which \w+))"
    r"(?: [\w-]+){0,4} $"
    r"|\b(?:ask|(?:un)?sure|know|check|decide|tell|advised?)\b[^.;]{0,60}"
    r" (?:if|when|whether|how|what|which|where)(?: [\w-]+){0,4} $",
    re.IGNORECASE,
)
_EXPECTED_STATE = re.compile(
    r"answered|healed|relieved|resolved|expected|reduced|improved|underestimated|noted"
)
_PATIENT = re.compile(
    r"\b(?:[Tt]he|[Aa]|[Ee]ach|[Ee]very|[Yy]our|[Mm]ost|[Ss]ome|[Mm]any|[Aa]ll) patients?\b(?!['\u2019])"
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
    """TONE-05: "should" that orders; in a question, or of what is to be expected, it may stand."""
    participles = context.words("passive-participles")
    states = {word for word in context.words("states") if word not in participles}
    for block, found in occurrences(context, _SHOULD):
        done = found["done"]
        if done and (_EXPECTED_STATE.fullmatch(done) or not is_participle(done, participles, states)):
            continue
        start = found.start("passive" if done else "order")
        if not _is_open(block, start):
            message = "'should' leaves open whether it is an order"
            hint = "say what to do, or 'we advise you to', 'it is best to', 'you may'"
            yield context.found("TONE-05", message, block.span(start), hint)


def _is_open(block: Block, start: int) -> bool:
    """Whether the word asks, or wonders: "what you should do"; "if it should hurt" means "if it hurts"."""
    before = block.before(start)
    return _WONDERED.search(before) is not None or block.sentence_at(start).text.endswith("?")


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
