"""The words and addresses that a message has in HTML and in plain text alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.model.kit import PDF

if TYPE_CHECKING:
    from collections.abc import Callable

    from handout.model.dialect import Dialect
    from handout.model.kit import Mailing
    from handout.model.style import Clinic, Labels
    from handout.render.merge_tags import MergeTexts

_KB = 1000  # bytes, as browsers and mail programs count


def words(mailing: Mailing, texts: MergeTexts, quoted: Callable[[str], str]) -> dict[str, str]:
    """Name in a template to text; what the mail tool fills in is behind stand-ins.

    Args:
        mailing: what the message is written from.
        texts: keeps the tags until the message is finished.
        quoted: writes words that stand beside a tag so that neither HTML nor the tool takes them for its own.
    """
    teaser, place, dialect = mailing.teaser, mailing.place, mailing.dialect
    labels, clinic = mailing.handout.labels, mailing.handout.brand.clinic
    tags = dialect.tags
    link = place.of(PDF)
    return {
        "subject": teaser.subjects[0],
        "greeting": texts.stand_in(_greeting(dialect, labels, quoted)),
        "link": texts.stand_in(dialect.link.replace("{address}", quoted(link))),
        "link_words": labels["email-link"].format(title=teaser.title, size=_kilobytes(place.pdf_size)),
        "picture_words": labels["email-preview-alt"],
        "contact": _contact(labels, clinic),
        "address": texts.stand_in(tags.address) if tags.address else ", ".join(clinic.address),
        "archive": texts.stand_in(tags.archive) if tags.archive else "",
        "unsubscribe": texts.stand_in(tags.unsubscribe),
    }


def _greeting(dialect: Dialect, labels: Labels, quoted: Callable[[str], str]) -> str:
    before, _, after = labels["email-greeting-named"].partition("{name}")
    named = f"{quoted(before)}{dialect.tags.first_name}{quoted(after)}"
    line = dialect.tags.greeting.replace("{plain}", quoted(labels["email-greeting"]))
    return line.replace("{named}", named)


def _contact(labels: Labels, clinic: Clinic) -> str:
    if clinic.after_hours:
        return labels["email-contact-after-hours"].format_map(
            {"phone": clinic.phone, "after-hours": clinic.after_hours}
        )
    return labels["email-contact"].format(phone=clinic.phone)


def _kilobytes(size: int) -> int:
    return -(-size // _KB)
