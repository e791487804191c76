from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from handout.diagnostics import Severity
from handout.inspect.verdict import verdict
from tests.inspect.pdf_sample import sample_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

# Of PDF/UA-1's 106 rules in veraPDF's profile, page-validation 0.11 knows 104.
RULES = 104


def elements(pdf: pikepdf.Pdf, role: str) -> list[Any]:
    """All structure elements of one role, of which there must be some."""
    found = [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and "/P" in item and item.get("/S") == role
    ]
    assert found, f"the sample has no {role}"
    return found


def drop_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def drop_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def drop_title(pdf: pikepdf.Pdf) -> None:
    xml = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(re.sub(rb"<dc:title>.*?</dc:title>", b"", xml, flags=re.DOTALL))


def drop_identification(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Metadata"]


def hide_title(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences["/DisplayDocTitle"] = False


def drop_alt(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "/Figure")[0]["/Alt"]


def drop_scope(pdf: pikepdf.Pdf) -> None:
    for header in elements(pdf, "/TH"):
        del header["/A"]["/Scope"]


def break_list(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "/LBody")[0]["/S"] = pikepdf.Name("/P")


def break_table(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "/TR")[0]["/S"] = pikepdf.Name("/Div")


def untag_link(pdf: pikepdf.Pdf) -> None:
    for link in elements(pdf, "/Link"):
        link["/S"] = pikepdf.Name("/Span")


def drop_link_words(pdf: pikepdf.Pdf) -> None:
    annotations = [note for page in pdf.pages for note in page.get("/Annots", [])]
    assert annotations
    del annotations[0]["/Contents"]


def skip_heading(pdf: pikepdf.Pdf) -> None:
    for heading in elements(pdf, "/H2"):
        heading["/S"] = pikepdf.Name("/H4")


def invent_role(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "/P")[0]["/S"] = pikepdf.Name("/Paragraph")


def drop_font(pdf: pikepdf.Pdf) -> None:
    fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item]
    assert fonts
    del fonts[0]["/FontFile2"]


def drop_tab_order(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/Tabs"]


MUTATIONS: list[Callable[[pikepdf.Pdf], None]] = [
    drop_tree,
    drop_language,
    drop_title,
    drop_identification,
    hide_title,
    drop_alt,
    drop_scope,
    break_list,
    break_table,
    untag_link,
    drop_link_words,
    skip_heading,
    invent_role,
    drop_font,
    drop_tab_order,
]


def mutant(mutate: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The sample with one thing broken."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sample_pdf())) as pdf:
        mutate(pdf)
        pdf.save(out)
    return out.getvalue()


def keep(_pdf: pikepdf.Pdf) -> None:
    """No mutation: saving alone must break nothing."""


def test_sample_passes() -> None:
    found = verdict(sample_pdf())

    assert found.findings == ()
    assert found.compliant
    assert found.rules_checked == RULES


def test_sample_passes_when_only_saved_again() -> None:
    assert verdict(mutant(keep)).compliant


@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda mutate: mutate.__name__)
def test_mutant_fails(mutate: Callable[[pikepdf.Pdf], None]) -> None:
    found = verdict(mutant(mutate))

    assert not found.compliant
    assert found.findings
    assert all(item.code == "pdf-ua" and item.severity is Severity.ERROR for item in found.findings)


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\n%%EOF"], ids=["empty", "text", "bare"])
def test_file_that_is_no_pdf_is_not_compliant(content: bytes) -> None:
    found = verdict(content)

    assert not found.compliant
    assert [item.code for item in found.findings] == ["pdf-unreadable"]


def test_finding_names_rule() -> None:
    (finding,) = verdict(mutant(drop_alt)).findings

    assert "PDFUA1-FIGURE" in finding.message
