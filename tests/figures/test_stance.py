"""A lifted heel is up, and who sits still sits on the seat: each mutant is found where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from handout import figures
from tests.figures.reading import as_figure

if TYPE_CHECKING:
    from collections.abc import Callable


def seated(**end: float) -> dict[str, Any]:
    frames = [{}, {"both": {"foot": "ball", "ankle": -30, "hip": 96, **end}}]
    return {"base": "chair-sitting", "props": ["chair"], "frames": frames}


def found(values: dict[str, Any]) -> list[tuple[str, object]]:
    return [(fault.code, fault.path) for fault in figures.check(as_figure(values))]


def test_heels_lifted_on_a_chair_are_sound() -> None:
    assert found(seated()) == []


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        ({"ankle": 0, "hip": 90}, "heel-not-lifted", ("frames", 1, "both", "foot")),
        ({"hip": 90}, "hips-off-seat", ("frames", 1)),
        ({"hip": 101}, "hips-in-seat", ("frames", 1)),
    ],
)
def test_what_is_not_as_it_is_called_is_found(
    change: dict[str, float], code: str, place: tuple[str | int, ...]
) -> None:
    assert found(seated(**change)) == [(code, place)]


def test_who_leans_forward_may_rise(example: Callable[[str], dict[str, Any]]) -> None:
    values = example("sit-to-stand")["figure"]
    assert found(values) == []
    values["frames"][1] |= {"pelvis": 10, "chest": 10, "both": {"hip": 88, "knee": 96}}
    assert ("hips-off-seat", ("frames", 1)) in found(values)
