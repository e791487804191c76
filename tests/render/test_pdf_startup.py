"""The fast import gives the same WeasyPrint, and leaves nothing behind."""

from __future__ import annotations

import subprocess
import sys

PAGE = "<!doctype html><html lang=en><title>t</title><body style='font-family: Lato'><p>Rest<ol><li>10 times"
FONTS = """
import os, pathlib, tempfile
from handout.render.fonts import fontconfig_file, installed_families
folder = tempfile.TemporaryDirectory()
path = fontconfig_file(installed_families(["Lato", "IBM Plex Sans"]), pathlib.Path(folder.name))
os.environ["FONTCONFIG_FILE"] = str(path)
"""
PRINT = f"""
import hashlib, os
os.environ["SOURCE_DATE_EPOCH"] = "0"
for page in ({PAGE!r}, {PAGE!r}.replace("Lato", "IBM Plex Sans")):
    print(hashlib.sha256(weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")).hexdigest())
"""


def run(program: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-W", "error", "-c", program], check=True, capture_output=True, text=True
    )
    return done.stdout


def test_fast_import_gives_the_same_bytes() -> None:
    fast = "from handout.render.startup import import_weasyprint\nweasyprint = import_weasyprint()\n"
    plain = "import weasyprint\n"

    digests = run(FONTS + fast + PRINT).split()
    assert len(set(digests)) == 2
    assert digests == run(FONTS + plain + PRINT).split()


def test_fast_import_defers_what_is_seldom_used_and_puts_back_what_it_took() -> None:
    program = """
import sys
from handout.render.startup import import_weasyprint
weasyprint = import_weasyprint()
assert weasyprint is import_weasyprint() is sys.modules["weasyprint"]
assert not [name for name in sys.modules if name.startswith(("fontTools.subset", "fontTools.varLib"))]
import fontTools.subset, fontTools.varLib.instancer
assert fontTools.subset.Options().hinting
assert weasyprint.pdf.fonts.subset.Options().hinting
print("done")
"""
    assert run(program) == "done\n"


def test_a_renderer_is_ready_without_what_takes_code_apart() -> None:
    program = """
import sys
from handout.cli import spared
spared.begin()
from handout.render.startup import import_weasyprint
import_weasyprint()
import handout.render.pdf
assert not {"dataclasses", "inspect", "typing_extensions"} & sys.modules.keys()
import typing_extensions
print(typing_extensions.NotRequired)
"""
    assert run(program) == "typing.NotRequired\n"


def test_pause_of_the_collector_ends_with_its_block() -> None:
    program = """
import gc
from handout.render.startup import collector_paused
with collector_paused():
    assert not gc.isenabled()
assert gc.isenabled()
gc.disable()
with collector_paused():
    pass
assert not gc.isenabled()
print("done")
"""
    assert run(program) == "done\n"
