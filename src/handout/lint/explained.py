"""Whether a text says what a word means where it uses it, and in which order a patient meets words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.lint.context import Context
    from handout.lint.prose import Block, Prose

# What stands after a word that is being explained: "(…)", "is a …", "means …", ", or …".
_AFTER = re.compile(
    r"[\"\u201d\u2019]?(?:(?:\s\w+)?\s\(|\s(?:means?|refers?\sto|happens?\swhen)\b|\s(?:\u2013|\u2014|-)\s|:\s|"
    r"\s(?:such\sas|like)\s|\s(?:that|which)\s\w+s\s|"
    r",\s(?:a|an|the|or|which|with|meaning|in\swhich)\s|(?:\s\w+)?\s(?:includes?|consists?)\s|"
    r"(?:\s\w+)?\s(?:that|which)\s(?:causes?|affects?|supports?|holds?|joins?|connects?|controls?|makes?|means?)\s|"
    r"\s(?:covers?|connects?|joins?|holds?|runs?|supports?|surrounds?)\s|"
    r"(?:\s\w+){1,3}\s(?:is|are)\s(?:a|an)\s\w+\s(?:in\swhich|that|where)\b|"
    r"\s(?:is|are)\s(?:a|an|the|when|where|what|how|one|part|pain|swelling|damage|inflammation|\w+\s(?:pain|bumps?|bones?|joints?|bands?|rash))\b)"
)
# What stands before it: "called …", "known as …", "what … is", "say what it is: a …".
_BEFORE = re.compile(
    r"\b(?:called|calls?|(?:known|described) as|call\s(?:this|it|them)|named?|words?\sfor|terms?\sfor|"
    r"what\s(?:is|are)|what|(?:name|term|word)\s(?:\w+\s){0,4}is)\s(?:(?:a|an|the)\s)?(?:\w+\s)?"
    r"[\"\u201c\u2018]?$|,\sor\s[\"\u201c\u2018]?$",
    re.IGNORECASE,
)


# What stands after a word that its sentence begins with: "Benign tumors aren't …", "Gout often causes …".
_SAYS = re.compile(
    r"(?:\s\w+){0,2}\s(?:is|are|isn['\u2019]t|aren['\u2019]t|(?:often\s)?causes?|(?:happens?|occurs?)\swhen|means?)\b"
)
_BEGINS = re.compile(r"(?:^|[.!?:]\s)(?:(?:an?|the)\s)?$", re.IGNORECASE)


def is_explained(block: Block, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` of a block are explained in their own sentence."""
    before, after = block.before(start), block.after(end)
    if before.rfind("(") > before.rfind(")"):
        return True
    if _AFTER.match(after) or is_called(block, start):
        return True
    return _BEGINS.search(before) is not None and _SAYS.match(after) is not None


def is_called(block: Block, start: int) -> bool:
    """Whether words that begin here are given as the name of what stands before: "this is called …"."""
    return _BEFORE.search(block.before(start)[-40:]) is not None


def readings(context: Context) -> Iterator[tuple[Prose, ...]]:
    """What is read in one go: each handout with all that it shows; and each file that no handout shows."""
    shown: set[Prose] = set()
    for outline in context.handouts:
        reading = tuple(context.library.shown(outline))
        shown.update(reading)
        yield reading
    yield from ((prose,) for prose in context.prose if prose not in shown)
