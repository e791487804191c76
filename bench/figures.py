# ruff: noqa: INP001 - a script, not a package
"""How fast and how small the drawings are: every frame of the library beside one cold build of a PDF.

    python bench/figures.py

Both are whole processes in one run. The share of the time that drawing takes is to stay under a tenth; an SVG
of a frame is to stay under 25,000 bytes.
"""

from __future__ import annotations

import gc
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from handout.figures import draw
from handout.load import load_project
from handout.model.figure import Ink
from handout.model.options import Side
from handout.resources import bundled

LOOK: dict[str, Any] = {
    "side": Side.RIGHT,
    "ink": Ink.COLOR,
    "shirt": "#0f766e",
    "accent": "#c2410c",
    "person": "a",
}
ROUNDS = 9
DRAW = "--draw"
HANDOUT = str(Path(sys.executable).with_name("handout"))


def cold_build() -> float:
    """Processor seconds of one build of the library's first handout, with an empty cache."""
    listed = subprocess.run([HANDOUT, "list", "--json"], check=True, capture_output=True)  # noqa: S603 - our own
    first = json.loads(listed.stdout)[0]["id"]
    with tempfile.TemporaryDirectory() as out:
        environment = {"HANDOUT_CACHE": f"{out}/cache", "PATH": "/usr/bin:/bin", "HOME": out}
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [HANDOUT, "--quiet", "build", first, "--out", out]
        subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603 - our own
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def drawing() -> tuple[float, dict[str, int]]:
    """Processor seconds of drawing every frame once, in a process of its own, and their bytes."""
    command = [sys.executable, __file__, DRAW]
    ran = subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - this script
    took, sizes = json.loads(ran.stdout)
    return took, sizes


def draw_all() -> None:
    """Draw every frame and print how long it took and the bytes of each SVG, by exercise and number."""
    exercises = sorted(load_project(bundled(), None).project.exercises.values(), key=lambda one: one.id)
    gc.freeze()  # as a build does once the project is read
    start = time.process_time()
    drawn = {one.id: draw(one.figure, name=one.title.text, **LOOK) for one in exercises}
    painted = [frame.strokes for frames in drawn.values() for frame in frames]  # what a build's page takes
    took = time.process_time() - start
    sizes = {
        f"{name} {number}": len(frame.svg.encode())
        for name, frames in drawn.items()
        for number, frame in enumerate(frames, 1)
    }
    assert len(painted) == len(sizes)  # noqa: S101 - a script's own check
    sys.stdout.write(json.dumps([took, sizes]))


def main() -> None:
    """Measure and print."""
    if DRAW in sys.argv:
        return draw_all()
    rows = [(drawing(), cold_build()) for _ in range(ROUNDS)]
    drawn, built = statistics.median(row[0][0] for row in rows), statistics.median(row[1] for row in rows)
    ratio = statistics.median(took / build for (took, _), build in rows)
    sizes = rows[0][0][1]
    largest = max(sizes, key=lambda name: sizes[name])
    sys.stdout.write(
        f"{len(sizes)} frames: {drawn * 1000:.0f} ms\n"
        f"one cold build of a PDF: {built * 1000:.0f} ms (processor time, n = {ROUNDS})\n"
        f"drawing / build: {ratio:.3f} (goal: under 0.100)\n"
        f"largest frame: {largest}, {sizes[largest]} bytes (goal: under 25000)\n"
    )
    return None


if __name__ == "__main__":
    main()
