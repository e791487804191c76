# ruff: noqa: INP001 - a script, not a package
"""What a kit costs beside one PDF of the same handout: time, and the bytes of each part.

    python bench/kit.py plantar-fasciitis --pairs 6          # nothing kept from earlier builds
    python bench/kit.py plantar-fasciitis --pairs 6 --kept   # only the output is missing

Both run as whole processes, `handout email` and `handout build`, one after the other in pairs.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from cold import timed

TOOL = str(Path(sys.executable).with_name("handout"))


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("handout")
    parser.add_argument("--pairs", type=int, default=6)
    parser.add_argument("--kept", action="store_true", help="let both find the project as it was read before")
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        environment = {**os.environ, "HANDOUT_CACHE": f"{name}/cache" if words.kept else ""}
        compare(words.handout, environment, words.pairs)
        sizes(words.handout, Path(name) / "out", environment)


def compare(handout: str, environment: dict[str, str], pairs: int) -> None:
    """Run the pairs and print the medians of both and of their ratio."""
    commands = [[TOOL, command, handout, "--out", "{out}/made"] for command in ("email", "build")]
    for command in commands:
        timed(command, environment)
    rows = [[timed(command, environment) for command in commands] for _ in range(pairs)]
    for measure in ("wall", "cpu"):
        kit, pdf = ([getattr(row[column], measure) for row in rows] for column in (0, 1))
        ratios = [one / other for one, other in zip(kit, pdf, strict=True)]
        middle = f"{statistics.median(ratios):.2f} [{min(ratios):.2f}-{max(ratios):.2f}], n = {pairs}"
        times = [f"{statistics.median(column) * 1000:.0f} ms" for column in (kit, pdf)]
        sys.stdout.write(f"{measure:4}  kit {times[0]}, PDF {times[1]}, ratio {middle}\n")


def sizes(handout: str, out: Path, environment: dict[str, str]) -> None:
    """Print the bytes of each part of a kit with the PDF attached."""
    command = [TOOL, "email", handout, "--attach", "--out", str(out)]
    made = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)  # noqa: S603 - our own
    for path in sorted(Path(made.stdout.strip()).iterdir()):
        sys.stdout.write(f"{path.name:15}{path.stat().st_size:9,} bytes\n")


if __name__ == "__main__":
    main()
