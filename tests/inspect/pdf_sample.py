"""A page with everything that a handout has, laid out once: what the tests of finished PDFs look at."""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
from pathlib import Path

from handout.model.artifact import PrintJob, Stylesheet
from handout.render.pdf import PdfRenderer

_HERE = Path(__file__).parent
SENTENCE = "A strong band runs under your foot and holds up the arch. "
ROWS = 30
PICTURE = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
<circle cx="10" cy="10" r="8" fill="#0f766e"/><path d="M20 4h16v12H20z" fill="#c2410c"/></svg>"""


def _html() -> str:
    rows = (f"<tr><th>Exercise {row}</th><td></td><td>yes</td></tr>" for row in range(1, ROWS + 1))
    page = (_HERE / "sample.html").read_text(encoding="utf-8")
    return page.replace("<!-- rows -->", "".join(rows)).replace("<!-- long -->", SENTENCE * 20)


JOB = PrintJob(
    html=_html(),
    stylesheets=(Stylesheet("tests/inspect/sample.css", (_HERE / "sample.css").read_text(encoding="utf-8")),),
    assets={"icon.svg": PICTURE, "figure.svg": PICTURE},
    families=("Atkinson Hyperlegible", "Lato"),
    xmp={"documentId": "sample", "version": "1.0", "reviewState": "not-reviewed"},
)


@functools.cache
def renderer() -> PdfRenderer:
    """One for the whole run; its folder goes when the run ends."""
    folder = tempfile.mkdtemp(prefix="handout-test-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return PdfRenderer(Path(folder))


@functools.cache
def sample_pdf() -> bytes:
    """The page as a PDF."""
    return renderer().render(JOB).content
