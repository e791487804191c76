"""How long the commands take here: wall and processor time in ms, the medians of interleaved runs."""  # noqa: INP001 - a script

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 7
HANDOUT = str(Path(sys.executable).with_name("handout"))


def measured(command: list[str]) -> tuple[float, float]:
    """Wall and processor time of one run, in ms; a run that fails ends the measurement."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own commands
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return wall * 1000, processor * 1000


def main() -> None:
    """Measure and print."""
    listed = subprocess.run([HANDOUT, "list", "--json"], check=True, capture_output=True)  # noqa: S603 - our own
    first = json.loads(listed.stdout)[0]["id"]
    with tempfile.TemporaryDirectory() as out:
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "handout --version": [HANDOUT, "--version"],
            "handout --help": [HANDOUT, "--help"],
            "handout list": [HANDOUT, "list"],
            f"handout build {first} --to txt": [HANDOUT, "build", first, "--to", "txt", "--out", out],
            f"handout build {first}": [HANDOUT, "build", first, "--out", out],
        }
        rounds = [{name: measured(command) for name, command in commands.items()} for _ in range(ROUNDS)]
    print("    wall  processor")  # noqa: T201 - its result
    for name in commands:
        wall, processor = (statistics.median(one[name][kind] for one in rounds) for kind in (0, 1))
        print(f"{wall:8.0f}  {processor:9.0f}  {name}")  # noqa: T201 - its result


main()
