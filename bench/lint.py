# ruff: noqa: INP001 - a script, not a package
"""How long `handout lint` takes on the whole library, beside one handout built with nothing kept.

    python bench/lint.py plantar-fasciitis --pairs 5

Both run as whole processes, one after the other in pairs; the ratio is taken pair by pair.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HANDOUT = str(Path(sys.executable).with_name("handout"))


def seconds(*words: str) -> float:
    """Processor time of a command and its children, with an empty cache; its findings are no failure."""
    with tempfile.TemporaryDirectory() as scratch:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(  # noqa: S603 - our own command
            [HANDOUT, *words, *(["--out", scratch] if words[0] == "build" else [])],
            env={**os.environ, "HANDOUT_CACHE": ""},
            check=False,
            capture_output=True,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print both medians and the median ratio."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("handout")
    options.add_argument("--pairs", type=int, default=5)
    chosen = options.parse_args()
    pairs = [(seconds("lint"), seconds("build", chosen.handout)) for _ in range(chosen.pairs)]
    lint, build = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    sys.stdout.write(f"lint {lint:.2f} s, build {build:.2f} s of processor time; ratio {ratio:.2f}\n")


if __name__ == "__main__":
    main()
