# ruff: noqa: INP001 - a script, not a package
"""How long a person waits for one handout: `handout build` beside bare WeasyPrint on the same page.

    python bench/cold.py plantar-fasciitis --pairs 12          # nothing kept from earlier builds
    python bench/cold.py plantar-fasciitis --pairs 12 --kept   # only the output is missing

Both run as whole processes, one after the other in pairs, for a shared machine drifts more between minutes
than the two differ; the ratio is taken pair by pair. WeasyPrint gets the same HTML, styles, pictures and
fonts. Another program is measured with `--ours "program with arguments"`, where `{out}` is an empty folder.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handout.assemble import Options, assemble
from handout.load import load_project
from handout.render.fonts import fontconfig_file, installed_families
from handout.render.html import print_job
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handout.model.artifact import PrintJob


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of one process: by the clock on the wall, and of processor time with its children's."""

    wall: float
    cpu: float


def timed(command: Sequence[str], environment: Mapping[str, str]) -> Timing:
    """Run a command to its end, with an empty folder for `{out}` and for caches.

    A failure of the command ends the benchmark.
    """
    with tempfile.TemporaryDirectory() as out:
        words = [word.replace("{out}", out) for word in command]
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(  # noqa: S603 - the user's own words
            words, env={**environment, "XDG_CACHE_HOME": f"{out}/cache"}, check=True, capture_output=True
        )
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Timing(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def job_of(handout: str) -> PrintJob:
    """The page of a bundled handout in the default brand and edition."""
    project = load_project(bundled(), None).project
    settings = project.settings
    options = Options(settings.brand, settings.edition, settings.language, None, None)
    return print_job(assemble(project, handout, options, dt.date(2026, 11, 22)).handout)


def write_page(job: PrintJob, folder: Path) -> Path:
    """The job as a page with its pictures beside it, which any program can open."""
    for name, content in job.assets.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    styles = "".join(f"<style>{sheet.text}</style>" for sheet in job.stylesheets)
    page = folder / "page.html"
    page.write_text(job.html.replace("</head>", f"{styles}</head>").replace("asset:", ""), encoding="utf-8")
    return page


def compare(ours: Sequence[str], bare: Sequence[str], environment: Mapping[str, str], pairs: int) -> None:
    """Run the pairs and print medians and the ratio."""
    for command in (ours, bare):
        timed(command, environment)
    rows = [(timed(ours, environment), timed(bare, environment)) for _ in range(pairs)]
    for name, column in (("handout", 0), ("weasyprint", 1)):
        wall = statistics.median(row[column].wall for row in rows)
        cpu = statistics.median(row[column].cpu for row in rows)
        sys.stdout.write(f"{name:10}  wall {wall * 1000:6.0f} ms  cpu {cpu * 1000:6.0f} ms\n")
    for measure in ("wall", "cpu"):
        ratios = [getattr(own, measure) / getattr(theirs, measure) for own, theirs in rows]
        middle, low, high = statistics.median(ratios), min(ratios), max(ratios)
        sys.stdout.write(
            f"handout / weasyprint, {measure}: {middle:.2f} [{low:.2f}-{high:.2f}], n = {pairs}\n"
        )


def main() -> None:
    """Read the command line, write the page, compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("handout")
    parser.add_argument("--pairs", type=int, default=12)
    parser.add_argument(
        "--kept",
        action="store_true",
        help="let builds find the project and its pages as an earlier one kept them",
    )
    parser.add_argument("--ours", help="another command to measure in handout's place")
    words = parser.parse_args()
    binaries = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        job = job_of(words.handout)
        page = write_page(job, folder)
        fonts = fontconfig_file(installed_families(job.families), folder)
        bare = [
            str(binaries / "weasyprint"),
            "--pdf-variant",
            "pdf/ua-1",
            str(page),
            "{out}/bare.pdf",
        ]
        build = [str(binaries / "handout"), "build", words.handout, "--out", "{out}"]
        ours = shlex.split(words.ours) if words.ours else build
        cache = str(folder / "kept") if words.kept else ""
        environment = {**os.environ, "FONTCONFIG_FILE": str(fonts), "HANDOUT_CACHE": cache}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # both are measured as installed: compiled
        compare(ours, bare, environment, words.pairs)


if __name__ == "__main__":
    main()
