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

# Counts the C types that cffi parses for a page, and compares arrays made by length and by content.
PROGRAM = """
import sys, tempfile
from pathlib import Path
import cffi.cparser
from handout.model.artifact import PrintJob, Stylesheet
from handout.render.pdf import PdfRenderer

asked = []
parse = cffi.cparser.Parser.parse_type

def counted(self, words):
    asked.append(words)
    return parse(self, words)

cffi.cparser.Parser.parse_type = counted
sheet = Stylesheet("print.css", 'body { font: 12pt "Atkinson Hyperlegible" }')
page = '<html lang="en"><head><title>A page</title></head><body><h1>Sit tall, 12 times.</h1></body></html>'
with tempfile.TemporaryDirectory() as folder:
    renderer = PdfRenderer(Path(folder))
    renderer.prepare((sheet,))
    assert asked, "nothing was counted"
    asked.clear()
    renderer.render(PrintJob(page, (sheet,), {}, ("Atkinson Hyperlegible",)))
assert not asked, asked

from weasyprint.pdf import fonts
from weasyprint.text.ffi import ffi
ours, plain = (one.new("hb_codepoint_t[3]", [7, 8, 9]) for one in (fonts.ffi, ffi))
assert list(ours) == list(plain) == [7, 8, 9] and ffi.sizeof(ours) == ffi.sizeof(plain)
assert ffi.sizeof(fonts.ffi.new("hb_tag_t[100]")) == ffi.sizeof(ffi.new("hb_tag_t[100]"))
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


def test_after_it_a_page_parses_no_c() -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM], check=False, capture_output=True, text=True
    )
    assert not done.returncode, done.stderr
