"""What a card has room for: how many frames, how much text in the picture, how deep the water."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.model.figure import Prop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.model.figure import Figure

MOST_FRAMES = 6  # on a card 80 mm wide a seventh would be smaller than a thumb
_LABEL = re.compile(r"[0-9°s ]{0,4}")
_WATER = (20.0, 400.0)  # cm over the floor: from the shins to far over the head

Found = tuple[tuple[str | int, ...], str, str, str]  # path from the figure, code, message, hint


def faults(figure: Figure) -> Iterator[Found]:
    """What no card can show: where it stands, the rule, what is wrong, what to do."""
    if len(figure.frames) > MOST_FRAMES:
        message = f"a figure has up to {MOST_FRAMES} frames, not {len(figure.frames)}"
        yield (
            ("frames", MOST_FRAMES),
            "too-many-frames",
            message,
            "keep the start, the turning points, the end",
        )
    low, high = _WATER
    if Prop.WATER in figure.props and not low <= figure.water <= high:
        message = f"water of {figure.water:g} cm is not what a pool has"
        yield ("water",), "bad-water", message, f"from {low:g} to {high:g}"
    for index, frame in enumerate(figure.frames):
        for number, arrow in enumerate(frame.arrows):
            if not _LABEL.fullmatch(arrow.label):
                message = f"'{arrow.label}' cannot stand in a picture"
                hint = "up to 4 characters: digits, °, s and spaces; words belong in the steps"
                yield ("frames", index, "arrows", number, "label"), "bad-label", message, hint
