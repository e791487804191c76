"""The second opinion: veraPDF's own engine on the same files. Needs the `slow` dependencies."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

import pytest

from handout.assemble import Options, assemble
from handout.inspect.verdict import verdict
from handout.load import load_project
from handout.model.artifact import PrintJob
from handout.render.html import print_job
from handout.resources import bundled
from tests.inspect.pdf_sample import renderer, sample_pdf
from tests.inspect.test_verdict import MUTATIONS, keep, mutant

if TYPE_CHECKING:
    from collections.abc import Callable

    import pikepdf

    from handout.model.project import Project

verapdf = pytest.importorskip("tests.inspect.verapdf")
pytestmark = pytest.mark.slow

TODAY = dt.date(2026, 11, 22)
BROKEN_LIST = """<!doctype html><html lang="en"><head><title>t</title></head><body style="font-family: Lato">
<ul><li><p>One</p></li></ul></body></html>"""


@functools.cache
def library() -> Project:
    return load_project(bundled(), None).project


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


@pytest.mark.parametrize("edition", sorted(library().editions))
@pytest.mark.parametrize("handout", sorted(library().handouts))
def test_bundled_handout_passes_in_every_edition(handout: str, edition: str) -> None:
    settings = library().settings
    options = Options(settings.brand, edition, settings.language, None, None)
    rendered = renderer().render(print_job(assemble(library(), handout, options, TODAY).handout))

    assert rendered.diagnostics == ()
    assert verdict(rendered.content).findings == ()
    assert verapdf.broken_rules(rendered.content) == ()
