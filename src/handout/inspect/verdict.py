"""Whether a PDF passes the machine-checkable rules of PDF/UA-1 (ISO 14289-1)."""

from __future__ import annotations

from msgspec import Struct

from handout.diagnostics import Diagnostic, error


class Verdict(Struct, frozen=True):
    """What the validator found.

    Passing says that no machine-checkable rule is broken. Whether words and order make sense, a person must
    judge.

    Attributes:
        compliant: no rule is broken.
        findings: one error for each broken rule: code `pdf-ua`, the rule's number in the message.
        rules_checked: how many rules the validator knows.
    """

    compliant: bool
    findings: tuple[Diagnostic, ...]
    rules_checked: int


def prepare() -> None:
    """Import what `verdict` needs: 30 ms that can pass while something else is waited for."""
    import page  # noqa: F401, PLC0415 - as in `verdict`


def verdict(pdf: bytes) -> Verdict:
    """Check a PDF against PDF/UA-1 with page-validation, which gives veraPDF's verdicts without Java.

    A file that cannot be read at all is not compliant; the finding (`pdf-unreadable`) says why.
    """
    import page  # noqa: PLC0415 - only commands that judge a PDF pay for it

    try:
        report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    except page.PageError as fault:
        return Verdict(compliant=False, findings=(error("pdf-unreadable", str(fault)),), rules_checked=0)
    broken = dict.fromkeys((failure.rule_id, failure.message) for failure in report.failures)
    findings = tuple(error("pdf-ua", f"rule {rule}: {message}") for rule, message in broken)
    return Verdict(report.is_compliant, findings, report.rules.total)
