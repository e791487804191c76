"""`python -m bench.versus`: compare, and write `bench/RESULTS.md`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from bench.versus import library, memory, recipes, single, table
from bench.versus.programs import programs
from bench.versus.setting import Setting

_PARTS = {
    "cold": ("One handout", single.cold),
    "unchanged": ("Nothing changed", library.unchanged),
    "changed": ("One section changed", library.changed),
    "whole": ("Whole library, cold", library.whole),
    "growth": ("More and more documents", library.growth),
    "css": ("The recipes of our stylesheets", recipes.css),
    "memory": ("Memory of one worker over 500 documents", memory.flat),
}
_SLOW = ("memory",)


def main() -> None:
    """Read the command line, measure, write."""
    words = _words()
    chosen = words.only or [name for name in _PARTS if words.slow or name not in _SLOW]
    load, found = os.getloadavg()[0], programs()
    with tempfile.TemporaryDirectory() as folder:
        setting = Setting(
            _environment(), Path(folder), [one for one in found if not one.missing], words.pairs
        )
        results = []
        for name in chosen:
            title, part = _PARTS[name]
            sys.stderr.write(f"{title} …\n")
            results.append((title, part(setting)))
    table.write(results, found, load)
    sys.stdout.write(table.RESULTS.read_text(encoding="utf-8"))


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.versus", description=(__doc__ or "").strip())
    parser.add_argument("--pairs", type=int, default=12, help="how often the short parts are measured")
    parser.add_argument("--only", action="append", choices=_PARTS, help="this part; give it again for more")
    parser.add_argument("--slow", action="store_true", help=f"also what takes minutes: {', '.join(_SLOW)}")
    return parser.parse_args()


def _environment() -> dict[str, str]:
    """Ours without what would keep a program from being measured as it is installed: compiled."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


if __name__ == "__main__":
    main()
