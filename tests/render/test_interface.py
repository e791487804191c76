"""WeasyPrint's C declarations, read at installation: taken where they fit, read anew where they do not.

Its stylesheets lie in the same folder: without it, they are parsed.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from handout import resources
from handout.render import interface

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
import hashlib, sys
from pathlib import Path
from handout import resources
resources.compiled = lambda: Path(sys.argv[1])
from handout.model.artifact import PrintJob
from handout.render.pdf import PdfRenderer
page = ("<html lang=en><title>A</title><style>* { font-family: Atkinson Hyperlegible }</style>"
    "<h1>B</h1><p>Words</p>")
job = PrintJob(html=page, stylesheets=(), assets={}, families=("Atkinson Hyperlegible",))
made = PdfRenderer(Path(sys.argv[2])).render(job).content
print(hashlib.sha256(made).hexdigest(), "pycparser" in sys.modules)
"""


def rendered(compiled: Path, scratch: Path) -> tuple[str, bool]:
    """The digest of a page made in a process of its own, and whether that process had to read C."""
    scratch.mkdir(exist_ok=True)
    command = [sys.executable, "-c", PROGRAM, str(compiled), str(scratch)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own program
    digest, read = done.stdout.split()
    return digest, read == "True"


def test_pages_are_the_same_with_and_without_and_nothing_is_read_twice(tmp_path: Path) -> None:
    without, read = rendered(tmp_path / "absent", tmp_path / "fonts")
    assert read
    interface.write(tmp_path)
    assert rendered(tmp_path, tmp_path / "fonts") == (without, False)


@pytest.mark.parametrize("broken", [b"", b"not marshalled", b"\xe3", b"N"])
def test_a_broken_file_is_as_good_as_none(tmp_path: Path, broken: bytes) -> None:
    interface.write(tmp_path)
    (file,) = tmp_path.iterdir()
    whole, _ = rendered(tmp_path, tmp_path / "fonts")
    file.write_bytes(broken)
    assert rendered(tmp_path, tmp_path / "fonts") == (whole, True)


def test_pangos_code_stays_while_its_threads_may_run() -> None:
    """Python closes libraries when it ends: a thread of Pango's that still looks for fonts needs its code."""
    program = """
from handout.render.startup import import_weasyprint
import_weasyprint()
from weasyprint.text import ffi
for name in ("pangoft2", "pango", "fontconfig"):
    ffi.ffi.dlclose(getattr(ffi, name))
print(open("/proc/self/maps").read())
"""
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603 - as above
    assert all(name in done.stdout for name in ("libpangoft2", "libpango-1.0", "libfontconfig"))


def test_another_release_has_another_file(tmp_path: Path) -> None:
    one, other = (interface.place(tmp_path, text) for text in (b"int a(void);", b"int b(void);"))
    assert one != other
    assert interface.place(tmp_path, b"int a(void);") == one


def test_installation_has_written_it(tmp_path: Path) -> None:
    _, read = rendered(resources.compiled(), tmp_path)
    assert not read
