"""Fixtures: the library's exercises as figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.figures.reading import EXERCISES, as_figure, front_matter

if TYPE_CHECKING:
    from collections.abc import Callable

    from handout.model.figure import Figure


@pytest.fixture(params=[path.stem for path in EXERCISES])
def exercise(request: pytest.FixtureRequest) -> dict[str, Any]:
    return front_matter(request.param)


@pytest.fixture
def figure(exercise: dict[str, Any]) -> Figure:
    return as_figure(exercise["figure"])


@pytest.fixture
def example() -> Callable[[str], dict[str, Any]]:
    """The front matter of the exercise that is asked for."""
    return front_matter
