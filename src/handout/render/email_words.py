"""The words and addresses that a message has in HTML and in plain text alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.model.document import CareBlock
from handout.model.kit import PDF

if TYPE_CHECKING:
    from collections.abc import Callable

    from handout.model.dialect import Dialect
    from handout.model.document import Handout
    from handout.model.kit import Mailing
    from handout.model.style import Clinic, Labels

_KB = 1000  # bytes, as browsers and mail programs count


def words(mailing: Mailing, held: Callable[[str], str], quoted: Callable[[str], str]) -> dict[str, str]:
    """Name in a template to text; what the mail tool fills in is behind stand-ins.

    Args:
        mailing: what the message is written from.
        held: stands in for a text of the mail tool until the message is finished.
        quoted: writes words that stand beside a tag so that neither HTML nor the tool takes them for its own.
    """
    teaser, place, dialect = mailing.teaser, mailing.place, mailing.dialect
    labels, clinic = mailing.handout.labels, mailing.handout.brand.clinic
    tags = dialect.tags
    link = place.of(PDF)
    return {
        "subject": teaser.subjects[0],
        "greeting": held(_greeting(dialect, labels, quoted)),
        "opening": _opening(mailing.handout),
        "link": held(dialect.link.replace("{address}", quoted(link))),
        "link_words": labels["email-link"].format(title=teaser.title, size=_size(place.pdf_size)),
        "picture_words": labels["email-preview-alt"],
        "contact": _contact(labels, clinic),
        "address": held(tags.address) if tags.address else ", ".join(clinic.address),
        "archive": held(tags.archive) if tags.archive else "",
        "unsubscribe": held(tags.unsubscribe),
    }


def _greeting(dialect: Dialect, labels: Labels, quoted: Callable[[str], str]) -> str:
    before, _, after = labels["email-greeting-named"].partition("{name}")
    named = f"{quoted(before)}{dialect.tags.first_name}{quoted(after)}"
    line = dialect.tags.greeting.replace("{plain}", quoted(labels["email-greeting"]))
    return line.replace("{named}", named)


def _opening(handout: Handout) -> str:
    warns = any(isinstance(block, CareBlock) for block in handout.blocks)
    keys = ("email-opening", "email-warning") if warns else ("email-opening",)
    return " ".join(handout.labels[key] for key in keys)


def _contact(labels: Labels, clinic: Clinic) -> str:
    if clinic.after_hours:
        return labels["email-contact-after-hours"].format_map(
            {"phone": clinic.phone, "after-hours": clinic.after_hours}
        )
    return labels["email-contact"].format(phone=clinic.phone)


def _size(size: int) -> str:
    """In kB; the number stays with its unit."""
    return f"{max(1, round(size / _KB))}\u00a0kB"
