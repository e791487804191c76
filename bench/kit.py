# ruff: noqa: INP001 - a script, not a package
"""What a kit costs beside one PDF of the same handout: processor time in one run, and the bytes of each part.

    python bench/kit.py plantar-fasciitis --times 6

Kits are made one after the other in this process; of each, the part that renders the PDF is measured: the
longest of its jobs, for another one draws the logo. The first kit, which also imports and reads all, is not
counted.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from handout.pipeline import World
from handout.pipeline.kit import KitRequest, kit
from handout.publish.cache import Cache
from handout.publish.folder import Folder
from handout.render.pdf import PdfRenderer
from handout.render.pool import OneByOne
from handout.resources import bundled

if TYPE_CHECKING:
    from handout.model.artifact import Painter, PrintJob
    from handout.pipeline.kit import Kit


class Timed(OneByOne):
    """Keeps the seconds of processor time that its longest job took."""

    seconds = 0.0

    def begin(self, job: PrintJob, drawings: Painter | None = None) -> int:
        """Do a job; the number is its ticket."""
        start = time.process_time()
        ticket = super().begin(job, drawings)
        self.seconds = max(self.seconds, time.process_time() - start)
        return ticket


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("handout")
    parser.add_argument("--times", type=int, default=6)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        renderer = Timed(PdfRenderer(scratch))
        today = dt.datetime.now(dt.UTC).date()
        world = World(today, Folder(scratch), renderer, lambda *_: None, Cache(scratch / "cache"))
        made = kit(bundled(), None, KitRequest(words.handout, attach=True), world)
        rows = [measured(words.handout, world, renderer) for _ in range(words.times)]
    report(rows, made)


def measured(handout: str, world: World, renderer: Timed) -> tuple[float, float]:
    """Seconds of processor time of one kit, and of its PDF."""
    renderer.seconds = 0.0
    start = time.process_time()
    kit(bundled(), None, KitRequest(handout), world)
    return time.process_time() - start, renderer.seconds


def report(rows: list[tuple[float, float]], made: Kit) -> None:
    """Print medians, the ratio and the sizes."""
    ratios = [whole / pdf for whole, pdf in rows]
    whole, pdf = (statistics.median(column) * 1000 for column in zip(*rows, strict=True))
    middle = f"{statistics.median(ratios):.2f} [{min(ratios):.2f}-{max(ratios):.2f}], n = {len(rows)}"
    sys.stdout.write(f"kit {whole:.0f} ms, its PDF {pdf:.0f} ms of processor time, ratio {middle}\n")
    for name, content in made.files.items():
        sys.stdout.write(f"{name:15}{len(content):9,} bytes\n")


if __name__ == "__main__":
    main()
