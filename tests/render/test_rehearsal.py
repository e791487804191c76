"""The page that a renderer makes for itself before the first one that is asked for."""

from __future__ import annotations

import subprocess
import sys
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

# Prints what the first page still imports: one with a picture, after no rehearsal.
PROGRAM = """
import sys, tempfile
from pathlib import Path
from handout.model.artifact import PrintJob, Stylesheet
from handout.render.pdf import PdfRenderer

page = '<html lang="en"><head><title>T</title></head><body><img src="asset:a.svg" alt="A"></body></html>'
sheet = Stylesheet("print.css", 'body { font: 12pt "Atkinson Hyperlegible" }')
picture = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>'
job = PrintJob(page, (sheet,), {"a.svg": picture}, ("Atkinson Hyperlegible",))
with tempfile.TemporaryDirectory() as folder:
    renderer = PdfRenderer(Path(folder))
    renderer.prepare((sheet,), rehearse=False)
    before = {*sys.modules}
    assert renderer.pages(job).pages == 1
    print(*sorted({*sys.modules} - before))
"""


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


def test_all_is_imported_before_the_first_page_also_without_a_rehearsal() -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True
    )
    assert done.stdout.split() == []
