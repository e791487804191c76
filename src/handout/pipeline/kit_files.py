"""The files of a kit, from the finished PDF on, and their checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.diagnostics import RenderError
from handout.model.kit import (
    ATTACHED,
    HTML,
    LOGO,
    MANIFEST,
    MESSAGE,
    PDF,
    PREVIEW,
    README,
    SHARP,
    TEXT,
    Pictures,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.inspect.email import Check
    from handout.model.kit import Mailing

    Found = Callable[[str], tuple[str, ...]]


def kit_files(mailing: Mailing, pdf: bytes, found: Found | None, *, attach: bool) -> Mapping[str, bytes]:
    """Every file of the kit, the manifest last.

    Args:
        mailing: what the messages are written from.
        pdf: the finished handout.
        found: the words of a text that tell a condition; None lets them stand everywhere.
        attach: put the PDF into the message too.

    Raises:
        RenderError: a file passes a limit of the mail tool, or tells others what they need not know.
    """
    from handout.inspect.email import checks
    from handout.pipeline.kit_manifest import kit_manifest

    files = _files(mailing, pdf, found, attach=attach)
    attached = {ATTACHED: pdf} if attach else {}
    made = checks(files | attached, mailing.teaser.subjects, mailing.dialect)
    if wrong := tuple(_faults(mailing, files, made, found)):
        raise RenderError(*wrong)
    return files | {MANIFEST: kit_manifest(mailing, files, made)}


def _files(mailing: Mailing, pdf: bytes, found: Found | None, *, attach: bool) -> dict[str, bytes]:
    from handout.render.email import email_html
    from handout.render.email_text import email_text
    from handout.render.message import LOGO_ID, PICTURE_ID, Parts, message
    from handout.render.preview import previews

    clinic = mailing.handout.brand.clinic.name
    plain, sharp = previews(pdf, lambda words: bool(found and found(words.replace(clinic, ""))))
    text = email_text(mailing)
    inside = email_html(mailing, Pictures(f"cid:{PICTURE_ID}", logo=f"cid:{LOGO_ID}"))
    logo = mailing.logo.content if mailing.logo else None
    subject, today = mailing.teaser.subjects[0], mailing.handout.today
    parts = Parts(clinic, subject, text, inside, sharp, logo, pdf if attach else None, today)
    return {
        PDF: pdf,
        PREVIEW: plain,
        SHARP: sharp,
        **({LOGO: logo} if logo else {}),
        HTML: email_html(mailing, mailing.place.pictures).encode(),
        TEXT: text.encode(),
        MESSAGE: message(parts, mailing.dialect),
        README: _readme(mailing),
    }


def _faults(
    mailing: Mailing, files: Mapping[str, bytes], made: tuple[Check, ...], found: Found | None
) -> Iterator[Diagnostic]:
    from handout.inspect.email import faults, name_faults
    from handout.inspect.email_parts import missing_parts
    from handout.inspect.email_privacy import Exposed, exposed, foreign_pictures, telling

    yield from faults(made, mailing.dialect)
    yield from name_faults((name for name in (PDF, PREVIEW, SHARP, LOGO) if name in files), mailing.dialect)
    html, own = files[HTML].decode(), mailing.place.pictures
    yield from foreign_pictures(html, (own.plain, own.sharp, own.logo))
    yield from missing_parts(html, mailing.place, mailing.dialect)
    if found:
        said = mailing.teaser
        subjects = (Exposed("the subject", one) for one in said.subjects)
        yield from telling((*subjects, Exposed("the preheader", said.preheader), *exposed(files)), found)


def _readme(mailing: Mailing) -> bytes:
    # As it is pasted into the tool, which reads tags in subjects too.
    subject = mailing.dialect.literals.in_text(mailing.teaser.subjects[0])
    filled = {"{address}": mailing.place.address, "{subject}": subject}
    text = "".join(f"{step}\n" for step in mailing.dialect.steps)
    for name, value in filled.items():
        text = text.replace(name, value)
    return text.encode()
