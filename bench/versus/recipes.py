"""What the recipes of our stylesheets give: the main handout's page without each, in a warm process."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from bench.versus.measuring import Spread
from bench.versus.recipe_jobs import TODAY
from bench.versus.table import Row, seconds, spread

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from bench.versus.setting import Setting


def css(setting: Setting) -> list[Row]:
    """A row for each way of saying the same, beside today's; all by processor time."""
    command = [sys.executable, "-m", "bench.versus.recipe_worker", str(setting.pairs)]
    said = subprocess.run(command, env=setting.environment, check=True, capture_output=True)  # noqa: S603 - our own
    found = json.loads(said.stdout)
    return [_row(name, found[TODAY], other) for name, other in found.items() if name != TODAY]


def _row(name: str, ours: Mapping[str, Any], other: Mapping[str, Any]) -> Row:
    pairs = zip(ours["seconds"], other["seconds"], strict=True)
    ratio = Spread.of(own / theirs for own, theirs in pairs)
    took = [seconds(Spread.of(one["seconds"]).middle) for one in (ours, other)]
    return Row(
        f"Warm, processor time, {ours['pages']} pages",
        f"{name} ({other['pages']} pages)",
        took[0],
        took[1],
        spread(ratio),
    )
