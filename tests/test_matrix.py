"""No page of the library has a fault that a typesetter would find: every handout, brand, edition and paper.

The layout says so while it is built, and the finished PDF says the same when it is read back.
"""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING

import pytest

from handout.assemble import Options, assemble
from handout.inspect.layout import layout_faults
from handout.inspect.verdict import verdict
from handout.load import load_project
from handout.model.options import Paper
from handout.render.html import print_job
from handout.render.pdf import PdfRenderer
from handout.resources import bundled

if TYPE_CHECKING:
    from handout.model.project import Project

TODAY = dt.date(2026, 11, 22)
BRANDS = ("northgate", "riverside", "stonebridge")
SHEETS = (Paper.LETTER, Paper.A4)
PAPERS = {
    "standard": (*SHEETS, Paper.A5),
    "grey": (*SHEETS, Paper.A5),
    "large-print": SHEETS,
    "booklet": SHEETS,
}
HANDOUTS = tuple(sorted(path.stem for path in (bundled() / "content/handouts").glob("*.yaml")))
WHOLE = [
    (handout, brand, edition, paper)
    for edition, papers in PAPERS.items()
    for handout, brand, paper in itertools.product(HANDOUTS, BRANDS, papers)
]
FEW = [
    ("plantar-fasciitis", "northgate", "large-print", Paper.LETTER),
    ("water-exercise", "riverside", "large-print", Paper.LETTER),
    ("preventing-recurrence", "riverside", "large-print", Paper.A4),
    ("plantar-fasciitis", "riverside", "standard", Paper.A5),
    ("water-exercise", "riverside", "grey", Paper.A5),
]


@pytest.fixture(scope="module")
def library() -> Project:
    return load_project(bundled(), None).project


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> PdfRenderer:
    return PdfRenderer(tmp_path_factory.mktemp("scratch"))


def test_the_matrix_is_whole(library: Project) -> None:
    assert set(PAPERS) == {*library.editions}
    assert set(HANDOUTS) == {*library.own}
    assert set(BRANDS) == {*library.brands}
    assert len(WHOLE) == len(HANDOUTS) * len(BRANDS) * 10
    assert {*FEW} <= {*WHOLE}


def sound(library: Project, renderer: PdfRenderer, case: tuple[str, str, str, Paper]) -> None:
    handout, brand, edition, paper = case
    options = Options(brand, edition, "en", paper)
    result = renderer.render(print_job(assemble(library, handout, options, TODAY).handout))
    assert result.diagnostics == ()
    assert result.layout == ()
    assert layout_faults(result.content) == ()
    assert verdict(result.content).compliant


@pytest.mark.parametrize("case", FEW, ids=lambda case: "-".join(map(str, case)))
def test_a_typesetter_finds_no_fault(
    library: Project, renderer: PdfRenderer, case: tuple[str, str, str, Paper]
) -> None:
    sound(library, renderer, case)


@pytest.mark.slow
@pytest.mark.parametrize("case", WHOLE, ids=lambda case: "-".join(map(str, case)))
def test_a_typesetter_finds_no_fault_in_the_whole_matrix(
    library: Project, renderer: PdfRenderer, case: tuple[str, str, str, Paper]
) -> None:
    sound(library, renderer, case)
