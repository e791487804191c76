"""A renderer gives back what a document took: a worker makes hundreds of them."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from handout.model.artifact import PrintJob, Stylesheet
from handout.render.layout import Layout
from handout.render.pdf import PdfRenderer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

RENDERS = 20
ITEMS = 60
NATIVE = 4096  # bytes that a page may leave behind outside Python; with WeasyPrint's own leak it is 32 KB
# A process of its own: prints bytes in use outside Python's own heaps (glibc's mallinfo2), and how many
# objects of WeasyPrint's are alive, each when warm and after `RENDERS` pages more.
PROGRAM = f"""
import ctypes, gc, json, sys, tempfile
from pathlib import Path
from handout.model.artifact import PrintJob, Stylesheet
from handout.render.pdf import PdfRenderer

class Memory(ctypes.Structure):
    _names = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"
    _fields_ = [(name, ctypes.c_size_t) for name in _names.split()]

glibc = ctypes.CDLL(None)
glibc.mallinfo2.restype = Memory

def measured():
    gc.collect()
    gc.unfreeze()
    alive = sum(str(type(one).__module__).startswith("weasyprint.") for one in gc.get_objects())
    return glibc.mallinfo2().uordblks, alive

items = "".join(f"<li>Step {{number}}, slowly.</li>" for number in range({ITEMS}))
page = f'<html lang="en"><head><title>Steps</title></head><body><h1>All</h1><ol>{{items}}</ol></body></html>'
sheet = Stylesheet("print.css", 'body {{ font: 12pt "Atkinson Hyperlegible" }}')
job = PrintJob(page, (sheet,), {{}}, ("Atkinson Hyperlegible",))
found = []
with tempfile.TemporaryDirectory() as folder:
    renderer = PdfRenderer(Path(folder))
    renderer.prepare((sheet,))
    for number in range({RENDERS} + 6):
        renderer.render(job)
        if number in (5, {RENDERS} + 5):
            found.append(measured())
print(json.dumps(found))
"""


def test_a_renderer_does_not_grow() -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM], check=False, capture_output=True, text=True
    )
    assert not done.returncode, done.stderr
    (native, objects), (native_later, objects_later) = json.loads(done.stdout)
    assert objects, "nothing was counted"
    assert objects_later <= objects
    assert (native_later - native) / RENDERS < NATIVE


def test_a_page_is_freed_without_the_collector(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = PdfRenderer(tmp_path)
    items = "".join(f"<li>Step {number}, <b>slowly</b>.</li>" for number in range(ITEMS))
    page = f'<html lang="en"><head><title>Steps</title></head><body><ol>{items}</ol></body></html>'
    sheet = Stylesheet("print.css", 'body { font: 12pt "Atkinson Hyperlegible" }')
    job = PrintJob(page, (sheet,), {}, ("Atkinson Hyperlegible",))
    renderer.render(job)
    assert boxes_of_the_page_before(renderer, job) < ITEMS / 10
    monkeypatch.setattr(Layout, "release", lambda _layout: None)
    assert boxes_of_the_page_before(renderer, job) > ITEMS  # WeasyPrint's rings of references hold them


def boxes_of_the_page_before(renderer: PdfRenderer, job: PrintJob) -> int:
    """How many of them the collector had to find."""
    with left_over() as garbage:
        renderer.render(job)
        return sum(type(one).__module__ == "weasyprint.formatting_structure.boxes" for one in garbage)


@contextmanager
def left_over() -> Iterator[list[object]]:
    """What the collector had to find."""
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        yield gc.garbage
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.collect()
