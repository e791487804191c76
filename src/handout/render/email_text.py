"""A handout's message as plain text, for mail programs without HTML and for who reads by ear."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from handout.render.email_words import words
from handout.render.merge_tags import MergeTexts
from handout.render.text import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handout.model.document import Handout
    from handout.model.kit import Mailing


def email_text(mailing: Mailing) -> str:
    """The message in paragraphs of at most 72 characters a line; addresses are never broken."""
    texts = MergeTexts(mailing.dialect)
    said = words(mailing, texts.stand_in, mailing.dialect.literals.in_text)
    parts = [*_body(mailing, said), *_foot(mailing.handout, said)]
    return texts.text("\n\n".join(parts)) + "\n"


def _body(mailing: Mailing, said: Mapping[str, str]) -> Iterator[str]:
    labels, teaser = mailing.handout.labels, mailing.teaser
    yield _heading(said["subject"], "=")
    yield said["greeting"]
    yield _wrapped(said["opening"])
    yield f"{said['link_words']}:\n{said['link']}"
    if teaser.points:
        yield _heading(labels["email-points"], "-")
        yield "\n".join(_wrapped(f"- {point}", "  ") for point in teaser.points)
    yield _heading(labels["email-questions"], "-")
    yield _wrapped(said["contact"])


def _foot(handout: Handout, said: Mapping[str, str]) -> Iterator[str]:
    labels = handout.labels
    # Two hyphens and a space: what follows is the sender's, not the message's (RFC 3676, section 4.3).
    yield f"-- \n{_wrapped(labels['email-general'])}"
    yield f"{handout.brand.clinic.name}\n{said['address']}"
    if said["archive"]:
        yield f"{labels['email-archive']}:\n{said['archive']}"
    yield f"{labels['email-unsubscribe']}:\n{said['unsubscribe']}"


def _heading(text: str, rule: str) -> str:
    return f"{text}\n{rule * len(text)}"


def _wrapped(text: str, hanging: str = "") -> str:
    return textwrap.fill(
        text, WIDTH, subsequent_indent=hanging, break_on_hyphens=False, break_long_words=False
    )
