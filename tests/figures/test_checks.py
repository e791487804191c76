"""Mistakes that must be found, where they stand. Each mutant differs from a sound figure in one thing."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from handout import figures
from tests.figures.reading import as_figure

if TYPE_CHECKING:
    from collections.abc import Callable

Path = tuple[str | int, ...]
START: Path = ("frames", 0)
END: Path = ("frames", 1)

MUTANTS: list[tuple[str, Path, Any, str, Path | None]] = [
    ("calf-wall-straight", (*END, "right", "knee"), 200, "angle-out-of-range", (*END, "right", "knee")),
    ("calf-wall-straight", (*END, "right", "knee"), -20, "angle-out-of-range", (*END, "right", "knee")),
    (
        "calf-wall-straight",
        (*END, "right", "hip"),
        float("nan"),
        "angle-out-of-range",
        (*END, "right", "hip"),
    ),
    ("calf-wall-straight", (*END, "neck"), float("inf"), "angle-out-of-range", (*END, "neck")),
    (
        "calf-wall-straight",
        (*START, "both", "shoulder"),
        -90,
        "angle-out-of-range",
        (*START, "both", "shoulder"),
    ),
    (
        "pf-stretch-seated",
        (*START, "right", "hip-turn"),
        95,
        "angle-out-of-range",
        (*START, "right", "hip-turn"),
    ),
    ("pf-stretch-seated", (*END, "right", "toes"), 110, "angle-out-of-range", (*END, "right", "toes")),
    ("calf-wall-straight", ("frames",), [], "no-frames", ("frames",)),
    ("calf-wall-straight", ("props",), [], "missing-prop", (*START, "both", "hand")),
    ("heel-raise-double", ("props",), ["wall"], "missing-prop", (*START, "both", "hand")),
    ("towel-stretch", ("props",), [], "missing-prop", (*START, "both", "hand")),
    ("calf-wall-straight", (*START, "left", "hip"), 40, "contact-out-of-reach", START),
    ("calf-wall-straight", (*END, "right", "hip"), 25, "contact-out-of-reach", END),
    (
        "pf-stretch-seated",
        (*START, "left", "foot"),
        "other-knee",
        "crossed-near-leg",
        (*START, "left", "foot"),
    ),
    ("sit-to-stand", (*START, "right"), {"hand": "toes"}, "foot-not-crossed", (*START, "right", "hand")),
    ("pf-stretch-seated", ("near",), "both", "bad-near-side", ("near",)),
    ("calf-wall-bent", (*END, "right", "knee"), 75, "joint-past-limit", END),
    ("knee-to-chest", (*END, "left"), {"foot": "free", "hip": 0, "knee": 60}, "limb-in-floor", END),
    ("sit-to-stand", (*START, "chest"), 100, "angle-out-of-range", START),
    ("pelvic-tilt", (*END, "arch"), 60, "angle-out-of-range", (*END, "arch")),
    ("heel-raise-double", (*END, "arrows", 0, "length"), 500, "bad-arrow", (*END, "arrows", 0, "length")),
    ("heel-raise-double", (*END, "arrows", 0, "turn"), 999, "bad-arrow", (*END, "arrows", 0, "turn")),
    ("heel-raise-double", (*END, "arrows", 0, "shift"), [0, 300], "bad-arrow", (*END, "arrows", 0, "shift")),
]


def changed(values: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:  # noqa: ANN401  plain YAML
    out = copy.deepcopy(values)
    node: Any = out
    for key in path[:-1]:
        node = node.setdefault(key, {}) if isinstance(node, dict) else node[key]
    node[path[-1]] = value
    return out


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"{mutant[0]}-{mutant[3]}-{mutant[1][-1]}")
def test_a_mutant_is_found(
    example: Callable[[str], dict[str, Any]], mutant: tuple[str, Path, Any, str, Path | None]
) -> None:
    name, path, value, code, where = mutant
    values = example(name)["figure"]
    assert figures.check(as_figure(values)) == ()
    faults = figures.check(as_figure(changed(values, path, value)))
    found = [fault for fault in faults if fault.code == code]
    assert found, faults
    assert where is None or any(fault.path == where for fault in found), found
    assert all(fault.message and not fault.message.endswith(".") for fault in faults)


def test_every_mistake_is_reported_at_once(example: Callable[[str], dict[str, Any]]) -> None:
    values = example("calf-wall-straight")["figure"]
    for path in ((*END, "right", "hip"), (*END, "neck"), (*START, "both", "elbow")):
        values = changed(values, path, 400)
    assert len(figures.check(as_figure(values))) == 3


def test_a_fault_is_hinted_with_the_range_and_its_source(example: Callable[[str], dict[str, Any]]) -> None:
    values = changed(example("calf-wall-straight")["figure"], (*END, "right", "knee"), 200)
    (fault,) = figures.check(as_figure(values))
    assert "150" in fault.hint
    assert "AAOS" in fault.hint
