"""What no card can show is refused, whatever number or text stands there."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout import figures
from handout.model.figure import Arrow, Base, Figure, Frame, Landmark, Prop, Toward
from tests.figures.reading import LOOK, read

numbers = st.floats(allow_nan=True, allow_infinity=True)
POOL = {"base": Base.FLOATING, "props": (Prop.WATER,)}


def codes(figure: Figure) -> set[str]:
    return {fault.code for fault in figures.check(figure)}


@given(numbers | st.floats(0, 500))
def test_water_is_as_deep_as_a_pool(depth: float) -> None:
    pool: dict[str, Any] = POOL
    assert ("bad-water" in codes(Figure(frames=(Frame(),), water=depth, **pool))) == (not 20 <= depth <= 400)


@given(st.text(max_size=6) | st.from_regex(r"[0-9°s ]{1,4}", fullmatch=True))
def test_only_numbers_degrees_and_seconds_stand_in_a_picture(label: str) -> None:
    arrow = Arrow(Landmark.HIPS, Toward.UP, label=label)
    figure = Figure(Base.STANDING, (Frame(arrows=(arrow,)),))
    assert ("bad-label" in codes(figure)) == (not re.fullmatch(r"[0-9°s ]{0,4}", label))
    if not figures.check(figure):
        assert "<b" not in figures.card(figure, **LOOK).svg


@given(numbers, numbers, numbers, numbers)
def test_an_arrow_of_any_numbers_is_refused_or_drawn(length: float, turn: float, x: float, y: float) -> None:
    arrow = Arrow(Landmark.HIPS, Toward.UP, length=length, turn=turn, shift=(x, y))
    figure = Figure(Base.STANDING, (Frame(arrows=(arrow,)),))
    if not figures.check(figure):
        assert len(read(figures.card(figure, **LOOK)).paths) > 3


@pytest.mark.parametrize(("count", "refused"), [(6, False), (7, True)])
def test_a_card_has_room_for_six_frames(count: int, refused: bool) -> None:  # noqa: FBT001  pytest names it
    figure = Figure(Base.STANDING, (Frame(),) * count)
    assert ("too-many-frames" in codes(figure)) == refused
    assert not refused or figures.check(figure)[0].path == ("frames", 6)
