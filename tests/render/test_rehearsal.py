"""The page that a renderer makes for itself before the first one that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handout.model.artifact import Stylesheet
from handout.render.pdf import PdfRenderer
from handout.render.rehearsal import rehearsal
from handout.resources import bundled

if TYPE_CHECKING:
    from pathlib import Path

    from handout.model.artifact import PrintJob
    from handout.render.pdf import Rendered

PRINT = Stylesheet("print.css", (bundled() / "styles/print.css").read_text(encoding="utf-8"))


def test_it_can_be_rendered_with_the_librarys_own_stylesheet(tmp_path: Path) -> None:
    """A worker would say nothing of a fault in it."""
    made = PdfRenderer(tmp_path).render(rehearsal((PRINT,), ("Atkinson Hyperlegible",)))
    assert made.pages == 1


@pytest.mark.parametrize("rehearse", [True, False])
def test_it_is_made_only_where_no_job_waits(tmp_path: Path, *, rehearse: bool) -> None:
    made = []

    class Counted(PdfRenderer):
        def render(self, job: PrintJob) -> Rendered:
            made.append(job)
            return super().render(job)

    Counted(tmp_path).prepare((PRINT,), rehearse=rehearse)
    assert len(made) == rehearse
