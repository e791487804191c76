import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.model.color import contrast, ink_on, mix, readable

colors = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#0f766e", "#ffffff", 5.47)],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@given(colors, colors)
def test_a_readable_colour_has_the_contrast_it_promises(color: str, ground: str) -> None:
    assert contrast(readable(color, ground), ground) >= 4.5


@given(colors)
def test_a_colour_that_can_be_read_is_left_alone(color: str) -> None:
    taken = readable(color, "#ffffff")
    assert (taken == color) == (contrast(color, "#ffffff") >= 4.5)


@given(colors)
def test_ink_can_be_read_on_any_ground(ground: str) -> None:
    assert contrast(readable(ink_on(ground), ground), ground) >= 4.5


def test_mixing_meets_both_ends() -> None:
    assert mix("#102030", "#ffffff", 0) == "#102030"
    assert mix("#102030", "#ffffff", 1) == "#ffffff"
