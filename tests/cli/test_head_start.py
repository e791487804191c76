"""Renderers are forked before a build has loaded anything: none of them carries what the build has."""

from __future__ import annotations

import subprocess
import sys

BEGIN = """
import os, re, tempfile
from pathlib import Path
os.sched_getaffinity = lambda _: {0, 1}
from handout.cli import head_start
from handout.model.artifact import PrintJob, Stylesheet

sheet = Stylesheet("print.css", 'body { font: 12pt "Atkinson Hyperlegible" }')
page = '<html lang="en"><head><title>A page</title></head><body><h1>Sit tall.</h1></body></html>'
job = PrintJob(page, (sheet,), {}, ("Atkinson Hyperlegible",))
folder = tempfile.TemporaryDirectory()

def rendered(worker):
    worker.settle(Path(folder.name))
    worker.render(job)
    return worker

head_start.begin(["build", "--out", folder.name])
"""
# Prints the most memory that each renderer held, in MB: the first, the second, and one that is forked when
# the build has grown.
HELD = """
def held(worker):
    status = Path(f"/proc/{worker.process}/status").read_text()
    worker.end()
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", status)[1]) // 1024

project = b"x" * 100_000_000
(first,) = head_start.taken()
print(*(held(rendered(one)) for one in (first, head_start.another(), head_start.another())))
"""
# Prints whether each child has Pango in it, and then what children are left at the end.
LEFT_ASLEEP = """
(first,) = head_start.taken()
rendered(first)
children = Path(f"/proc/self/task/{os.getpid()}/children")
print(*("libpango" in Path(f"/proc/{one}/maps").read_text() for one in children.read_text().split()))
first.end()
head_start.end()
print(children.read_text())
"""


def run(program: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert not done.returncode, done.stderr
    return done.stdout


def test_no_renderer_of_a_build_carries_the_project() -> None:
    first, second, late = map(int, run(BEGIN + HELD).split())
    assert late > first + 90, "nothing was measured"
    assert second < first + 10


def test_a_renderer_that_nobody_wakes_imports_nothing_and_goes_with_the_command() -> None:
    assert run(BEGIN + LEFT_ASLEEP).split() == ["True", "False"]
