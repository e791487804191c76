"""One handout: how long a person waits for it, how much memory that takes, how large it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.versus.measuring import Spread, cpu, ratios, wall
from bench.versus.programs import BARE, CHROMIUM, CHROMIUM_KEPT
from bench.versus.setting import MAIN
from bench.versus.table import Row, at_most, megabytes, seconds, spread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.versus.measuring import Call, Run
    from bench.versus.setting import Setting

_NOTHING, _KEPT = "nothing kept", "only the output missing"
# Like is compared with like: what keeps nothing with what keeps nothing.
_GOALS = {
    (_NOTHING, BARE): 0.80,
    (_KEPT, BARE): 0.72,
    (_NOTHING, CHROMIUM): 1.0,
    (_KEPT, CHROMIUM_KEPT): 1.0,
}
_BYTES = 80_000  # of the main handout, standard edition

Runs = dict[str, list["Run"]]


def cold(setting: Setting) -> list[Row]:
    """`handout build` twice, with and without what earlier builds kept, beside every other program."""
    source = setting.documents([MAIN])[0]
    calls = {
        _NOTHING: setting.handout(MAIN),
        _KEPT: setting.handout(MAIN, cache="kept"),
        **{one.name: setting.other(one, source) for one in setting.others},
    }
    runs = _in_turns(calls, setting.pairs)
    names = [one.name for one in setting.others]
    engines = [name for name in names if name != CHROMIUM_KEPT]  # whose file is the other's
    return [
        *(_time(runs, mode, name) for mode in (_NOTHING, _KEPT) for name in names),
        *(_memory(runs, name) for name in engines),
        *(_size(runs, name) for name in engines),
    ]


def _in_turns(calls: Mapping[str, Call], rounds: int) -> Runs:
    """Each call once in every round, after one that warms up and is not counted."""
    for call in calls.values():
        call.afresh()
    runs: Runs = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            runs[name].append(call.afresh())
    return runs


def _middle(numbers: Sequence[float]) -> float:
    return Spread.of(numbers).middle


def _time(runs: Runs, mode: str, name: str) -> Row:
    ours, theirs = runs[mode], runs[name]
    found, work = ratios(ours, theirs, wall), ratios(ours, theirs, cpu)
    goal, met = at_most(found, _GOALS[mode, name]) if (mode, name) in _GOALS else ("", None)
    took = [seconds(_middle([run.wall for run in one])) for one in (ours, theirs)]
    return Row(
        f"Cold, {mode}", name, took[0], took[1], f"{spread(found)}; processor {work.middle:.2f}", goal, met
    )


def _memory(runs: Runs, name: str) -> Row:
    ours, theirs = (Spread.of(run.peak for run in runs[one]).middle for one in (_NOTHING, name))
    return Row(
        "Peak memory, largest process", name, megabytes(ours), megabytes(theirs), f"{ours / theirs:.2f}"
    )


def _size(runs: Runs, name: str) -> Row:
    ours, theirs = runs[_NOTHING][0].size, runs[name][0].size
    goal, met = (f"≤ {_BYTES:,} bytes", ours <= _BYTES) if name == BARE else ("", None)
    return Row("Bytes of the PDF", name, f"{ours:,}", f"{theirs:,}", f"{ours / theirs:.2f}", goal, met)
