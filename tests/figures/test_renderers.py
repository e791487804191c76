"""Every card looks the same in a browser, in our PDF and in librsvg."""

from __future__ import annotations

import re

import pytest
from PIL import ImageChops

from tests.figures.reading import EXERCISES
from tests.figures.renderers import (
    CHROMIUM,
    LIBRSVG,
    WEASYPRINT,
    in_three,
    library_cards,
    librsvg,
    spread,
    table,
    worst,
)

# Levels of 255, of means of three by three pixels of a fifth of a millimetre. What is left are numerals,
# which PDFium fattens at this size, and level edges, which it moves to whole pixels. One pixel off makes 80
# and more.
APART = 60

pytestmark = pytest.mark.needs("chromium", "rsvg-convert")


def test_three_renderers_draw_alike_and_a_difference_is_found() -> None:
    cards = library_cards()
    assert len(cards) == len(EXERCISES) >= 8
    drawn = in_three(cards)
    assert set(drawn) == {WEASYPRINT, CHROMIUM, LIBRSVG}
    print(table(drawn))  # noqa: T201  the report: `pytest -rP` shows it
    for name in cards:
        assert len(drawn[LIBRSVG][name].getcolors(100_000) or ()) > 50, "an empty picture"
        far = {pair: found.spread for pair, found in worst(drawn, name).items() if found.spread > APART}
        assert not far, (name, far)
        moved = ImageChops.offset(drawn[LIBRSVG][name], 1, 0)
        assert spread(moved, drawn[CHROMIUM][name]) > APART, name
    sound = "heel-raise-double"
    mutants = librsvg({name: re.sub(*change, cards[sound].svg, count=1) for name, change in MUTANTS.items()})
    for name, picture in mutants.items():
        assert spread(picture, drawn[WEASYPRINT][sound]) > APART, name


MUTANTS = {
    "a thinner outline": (r'stroke-width="[\d.]+"', 'stroke-width="0.2"'),
    "another colour": (r'fill="#0f766e"', 'fill="#0f2f6e"'),
    "a stroke less": (r"<path [^>]*/>(?=<path [^>]*/><text)", ""),
    "another number": (r">2</text>", ">3</text>"),
}
