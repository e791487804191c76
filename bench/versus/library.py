"""The whole library: nothing changed, one section changed, everything anew, and ever more documents."""

from __future__ import annotations

import itertools
import json
import math
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.versus.measuring import Run, Spread, cpu, ratios, together, wall
from bench.versus.programs import BARE, HANDOUT
from bench.versus.setting import MAIN
from bench.versus.table import Row, at_most, megabytes, seconds, spread
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bench.versus.measuring import Call
    from bench.versus.setting import Setting

EDITIONS = ("standard", "large-print", "grey", "booklet")
_UNCHANGED, _TIMES_FASTER, _WORKER = 0.10, 4.5, 1.2
_SHARES = 3  # of the matrix: the bare command makes one of them in each round, with all brands and editions
_GROWTH = (10, 50, 250)
_SECTION = "choosing-shoes"


def names(kind: str) -> list[str]:
    """Ids in the bundled library."""
    said = subprocess.run([HANDOUT, "list", kind, "--json"], check=True, capture_output=True)  # noqa: S603 - ours
    return [one["id"] for one in json.loads(said.stdout)]


def unchanged(setting: Setting) -> list[Row]:
    """A build that finds everything as it would make it, beside one cold run of the bare command."""
    (bare,) = setting.bare([MAIN])
    every = f"the {len(names('handouts'))} handouts"
    wanted = {every: [], f"{every} in every brand and edition": _matrix_words()}
    return [_unchanged(setting, name, words, bare) for name, words in wanted.items()]


def _unchanged(setting: Setting, name: str, words: Sequence[str], bare: Call) -> Row:
    ours, out = setting.handout(*words, cache="kept"), setting.folder / "unchanged"
    ours.into(out)
    ours.into(out)
    files = sum(1 for _ in out.rglob("*.pdf"))
    pairs = [(ours.into(out), bare.afresh()) for _ in range(setting.pairs)]
    return _row(f"Nothing changed: {name}, {files} files", f"one {BARE}", pairs, _UNCHANGED)


def _row(what: str, against: str, pairs: Sequence[tuple[Run, Run]], most: float | None = None) -> Row:
    ours, theirs = ([pair[side] for pair in pairs] for side in (0, 1))
    found, work = ratios(ours, theirs, wall), ratios(ours, theirs, cpu)
    goal, met = at_most(found, most) if most else ("", None)
    return Row(
        what,
        against,
        _middle(ours),
        _middle(theirs),
        f"{spread(found)}; processor {work.middle:.2f}",
        goal,
        met,
    )


def _middle(runs: Sequence[Run]) -> str:
    return seconds(statistics.median(run.wall for run in runs))


def changed(setting: Setting) -> list[Row]:
    """One section of the library says something else; the bare command makes what shows it, or everything."""
    project = _copy(setting.folder / "project")
    section = project / "content" / "sections" / f"{_SECTION}.md"
    ours, out = setting.handout(cache="kept", project=project), setting.folder / "changed"
    ours.into(out)
    everything = names("handouts")
    dependent = [one for one in everything if f"section: {_SECTION}\n" in _outline(project, one)]
    bare = dict(zip(everything, setting.bare(everything), strict=True))
    pairs = []
    for number in range(setting.long + 1):
        with section.open("a", encoding="utf-8") as file:
            file.write(f"\nWear them {number + 2} days a week.\n")
        own, theirs = ours.into(out), {name: call.afresh() for name, call in bare.items()}
        pairs.append((own, together(theirs.values()), together(theirs[name] for name in dependent)))
    return [
        _row(
            "One section changed", f"{BARE}, all {len(everything)}", [(own, every) for own, every, _ in pairs]
        ),
        _row(
            "One section changed",
            f"{BARE}, only the {len(dependent)} that show it",
            [(own, needed) for own, _, needed in pairs],
        ),
    ]


def _copy(project: Path) -> Path:
    """The library as a clinic's own project."""
    for name in ("content", "styles"):
        shutil.copytree(bundled() / name, project / name)
    shutil.copy(bundled() / "handout.toml", project)
    return project


def _outline(project: Path, handout: str) -> str:
    return (project / "content" / "handouts" / f"{handout}.yaml").read_text(encoding="utf-8")


def _matrix_words() -> list[str]:
    brands = (word for brand in names("brands") for word in ("--brand", brand))
    return [*brands, *(word for edition in EDITIONS for word in ("--edition", edition)), "--jobs", "2"]


def whole(setting: Setting) -> list[Row]:
    """Every handout in every brand and edition, with an empty cache, beside one bare run after another."""
    matrix = [":".join(one) for one in itertools.product(names("handouts"), names("brands"), EDITIONS)]
    ours, bare = setting.handout(*_matrix_words(), cache="whole"), setting.bare(matrix)
    for call in (setting.handout(MAIN), bare[0]):
        call.afresh()
    shares = [bare[number % _SHARES :: _SHARES] for number in range(setting.long)]
    rounds = [_whole(setting, ours, share) for share in shares]
    own = [_each(run, len(matrix)) for run, _ in rounds]
    theirs = [_each(run, len(share)) for (_, run), share in zip(rounds, shares, strict=True)]
    times, work = ratios(theirs, own, wall), ratios(theirs, own, cpu)
    what = f"{len(matrix)} documents on 2 workers, each"
    against = f"{BARE} one after another, {len(shares[0])} in each round"
    took = _middle(own), _middle(theirs)
    faster = f"{spread(times)} times faster; processor {work.middle:.2f}"
    memory = Spread.of(run.peak / other.peak for run, other in rounds)
    peaks = [
        megabytes(statistics.median(run.peak for run, _ in rounds)),
        megabytes(statistics.median(run.peak for _, run in rounds)),
    ]
    return [
        Row(what, against, took[0], took[1], faster, f"≥ {_TIMES_FASTER}", times.middle >= _TIMES_FASTER),
        Row(
            "Peak memory of a worker", against, peaks[0], peaks[1], spread(memory), *at_most(memory, _WORKER)
        ),
    ]


def _whole(setting: Setting, ours: Call, bare: Sequence[Call]) -> tuple[Run, Run]:
    """Half of the share before and half after, for a machine drifts in half a minute."""
    shutil.rmtree(setting.folder / "whole", ignore_errors=True)
    before = [call.afresh() for call in bare[::2]]
    own = ours.afresh()
    return own, together([*before, *(call.afresh() for call in bare[1::2])])


def _each(run: Run, documents: int) -> Run:
    return Run(run.wall / documents, run.cpu / documents, run.peak, run.size)


def growth(setting: Setting) -> list[Row]:
    """Ever more handouts in one project, built cold: seconds for each, and by which power the time grows."""
    runs = {count: _many(setting, count) for count in _GROWTH}
    rows = [
        Row(
            f"{count} documents, each",
            "",
            seconds(run.wall / count),
            "",
            f"{seconds(run.wall)} in all; processor {seconds(run.cpu / count)} each",
        )
        for count, run in runs.items()
    ]
    return [*rows, *_further(runs), _grown(runs)]


def _further(runs: Mapping[int, Run]) -> Iterable[Row]:
    """What another document costs: the cost of starting, which hides growth, is in neither of two builds."""
    for (few, less), (many, more) in itertools.pairwise(runs.items()):
        wall_each, cpu_each = ((what(more) - what(less)) / (many - few) for what in (wall, cpu))
        words = f"processor {seconds(cpu_each)}"
        yield Row(f"Each further document, {few} to {many}", "", seconds(wall_each), "", words)


def _grown(runs: Mapping[int, Run]) -> Row:
    by_wall, by_cpu = (
        _slope([(math.log(count), math.log(what(run))) for count, run in runs.items()])
        for what in (wall, cpu)
    )
    words = f"time grows as (documents)^{by_wall:.2f}; processor ^{by_cpu:.2f}"
    return Row("Growth", "", "", "", words, "linear: ≤ 1.05", by_wall <= 1.05)  # noqa: PLR2004 - the goal


def _many(setting: Setting, count: int) -> Run:
    with tempfile.TemporaryDirectory() as name:
        project = _copy(Path(name) / "project")
        outline = _outline(project, MAIN)
        for old in (project / "content" / "handouts").iterdir():
            old.unlink()
        for number in range(count):
            text = outline.replace("the basics", f"the basics, part {number + 1}", 1)
            (project / "content" / "handouts" / f"heel-{number + 1}.yaml").write_text(text, encoding="utf-8")
        return setting.handout("--jobs", "2", project=project).afresh()


def _slope(points: Iterable[tuple[float, float]]) -> float:
    """Of the straight line through the points that leaves the least squares."""
    across, up = zip(*points, strict=True)
    return statistics.linear_regression(across, up).slope
