"""One worker renders the whole library again and again: `python -m bench.versus.worker` prints its memory."""

from __future__ import annotations

import itertools
import json
import re
import sys
import tempfile
from pathlib import Path

from handout.render.worker import RenderWorker

EDITIONS = ("standard", "large-print", "grey", "booklet")
WARM, END = 100, 600  # every document of the library has been there once, and then 500 more


def main() -> None:
    """Print the worker's memory in bytes when warm and at the end, and after how many documents."""
    with RenderWorker() as worker, tempfile.TemporaryDirectory() as scratch:
        from bench.versus.pages import assembled  # noqa: PLC0415 - the worker is forked before
        from handout.load import load_project  # noqa: PLC0415 - as above
        from handout.render.html import print_job  # noqa: PLC0415 - as above
        from handout.resources import bundled  # noqa: PLC0415 - as above

        worker.settle(Path(scratch))
        project = load_project(bundled(), None).project
        words = itertools.product(sorted(project.handouts), sorted(project.brands), EDITIONS)
        jobs = [print_job(assembled(project, ":".join(word))) for word in words]
        memory = []
        for number, job in enumerate(itertools.islice(itertools.cycle(jobs), END), 1):
            worker.render(job)
            if number in (WARM, END):
                memory.append(_resident(worker.process))
    sys.stdout.write(json.dumps([*memory, [WARM, END]]))


def _resident(process: int) -> int:
    """Bytes of memory that a process holds now."""
    text = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    found = re.search(r"^VmRSS:\s+(\d+) kB$", text, re.MULTILINE)
    if found is None:
        raise ValueError(text)
    return int(found[1]) * 1024


if __name__ == "__main__":
    main()
