"""The second opinion: veraPDF's own engine on the same files. Needs the `slow` dependencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handout.inspect.verdict import verdict
from handout.model.artifact import PrintJob
from tests.inspect.pdf_sample import renderer, sample_pdf
from tests.inspect.test_verdict import MUTATIONS, keep, mutant

if TYPE_CHECKING:
    from collections.abc import Callable

    import pikepdf

verapdf = pytest.importorskip("tests.inspect.verapdf")
pytestmark = pytest.mark.slow

BROKEN_LIST = """<!doctype html><html lang="en"><head><title>t</title></head><body style="font-family: Lato">
<ul><li><p>One</p></li></ul></body></html>"""


def test_profile_is_whole() -> None:
    assert verapdf.rule_count() == 106


def test_sample_passes() -> None:
    assert verapdf.broken_rules(sample_pdf()) == ()


def test_sample_passes_when_only_saved_again() -> None:
    assert verapdf.broken_rules(mutant(keep)) == ()


@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda mutate: mutate.__name__)
def test_mutant_fails(mutate: Callable[[pikepdf.Pdf], None]) -> None:
    assert verapdf.broken_rules(mutant(mutate))


def test_bare_weasyprint_fails_where_ours_passes() -> None:
    weasyprint = pytest.importorskip("weasyprint")
    ours = renderer().render(PrintJob(BROKEN_LIST, (), {}, ("Lato",))).content
    bare = weasyprint.HTML(string=BROKEN_LIST).write_pdf(pdf_variant="pdf/ua-1")

    assert verapdf.broken_rules(ours) == ()
    assert verdict(ours).compliant
    assert verapdf.broken_rules(bare) == ("7.2-20",)
    assert not verdict(bare).compliant
