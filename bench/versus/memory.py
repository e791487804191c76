"""One worker over hundreds of documents: it must not grow."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from bench.versus.table import Row, megabytes

if TYPE_CHECKING:
    from bench.versus.setting import Setting

_MOST = 0.05


def flat(setting: Setting) -> list[Row]:
    """The memory of a worker after it has warmed up, and after 500 documents of the whole library."""
    command = [sys.executable, "-m", "bench.versus.worker"]
    said = subprocess.run(command, env=setting.environment, check=True, capture_output=True)  # noqa: S603 - ours
    warm, end, documents = json.loads(said.stdout)
    grown = end / warm - 1
    words = f"grown by {grown:.1%} from document {documents[0]} to {documents[1]}"
    took = megabytes(end), megabytes(warm)
    return [
        Row("Memory of one worker at the end", "itself, warm", *took, words, f"≤ {_MOST:.0%}", grown <= _MOST)
    ]
