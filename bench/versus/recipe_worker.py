"""A warm process lays out one page in many ways: `python -m bench.versus.recipe_worker ROUNDS`.

Prints as JSON how long each took.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.versus.pages import assembled, pictures
from bench.versus.recipe_jobs import jobs
from bench.versus.setting import MAIN
from handout.load import load_project
from handout.render.html import print_job
from handout.render.pdf import PdfRenderer
from handout.resources import bundled

if TYPE_CHECKING:
    from handout.model.artifact import PrintJob


def main(rounds: int) -> None:
    """Print, for each way, its pages and the seconds of processor time of each round."""
    handout = assembled(load_project(bundled(), None).project, MAIN)
    job = print_job(handout)
    ways = jobs(job, pictures(handout, job))
    with tempfile.TemporaryDirectory() as scratch:
        renderer = PdfRenderer(Path(scratch))
        pages = {name: renderer.render(job).pages for name, job in ways.items()}
        gc.freeze()
        turns = [{name: _seconds(renderer, job) for name, job in ways.items()} for _ in range(rounds)]
    found = {name: {"pages": pages[name], "seconds": [turn[name] for turn in turns]} for name in ways}
    sys.stdout.write(json.dumps(found))


def _seconds(renderer: PdfRenderer, job: PrintJob) -> float:
    gc.collect()  # what others left behind is not this one's
    start = time.process_time()
    renderer.render(job)
    return time.process_time() - start


if __name__ == "__main__":
    main(int(sys.argv[1]))
