"""What is laid over a drawn frame: arrows, arcs, their text; the gap under a back; frame numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handout.figures import arcs, arrows, torso
from handout.figures.geometry import Point
from handout.figures.lettering import beside
from handout.figures.limbs import disc
from handout.figures.paint import WHITE, Palette
from handout.figures.scene import Curve, Numeral, Scene, Shape
from handout.model.figure import Base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.figures.cell import Cell
    from handout.figures.contacts import Placed
    from handout.model.figure import Frame

_SHUT = 0.4  # cm: nearer than this the back lies on the mat


def over(drawn: Cell, placed: Placed, frame: Frame, colors: Palette) -> Cell:
    """The drawn frame under its arrows and arcs, with their texts where they cover nothing."""
    openings = arcs.openings(placed, frame.angles)
    lines = [arcs.arc(opening, colors) for opening in openings]
    drawn = drawn.under(*lines, *(arrows.arrow(placed, arrow, colors) for arrow in frame.arrows))
    wanted = [(opening.text, opening.middle(colors)) for opening in openings]
    for text, place in (*wanted, *_labels(placed, frame)):
        drawn = drawn.under(Scene((), (beside(drawn.scene, text, place, colors),)))
    return drawn


def in_water(placed: Placed, frame: Frame) -> Placed:
    """The frame with its water drawn so far down that its arrows lie in it."""
    if placed.pose.base is not Base.FLOATING or not frame.arrows:
        return placed
    ways = [arrows.way(placed, arrow) for arrow in frame.arrows]
    low = min(way.at(way.length * share).y for way in ways for share in (0.0, 0.25, 0.5, 0.75, 1.0))
    return replace(placed, stage=replace(placed.stage, deep=low))


def _labels(placed: Placed, frame: Frame) -> Iterator[tuple[str, Point]]:
    """The arrows' labels, each wanted at the middle of its arrow."""
    for arrow in frame.arrows:
        if arrow.label:
            yield arrow.label, arrows.way(placed, arrow).at(arrow.length / 2)


def gap(placed: Placed, colors: Palette) -> Scene:
    """The space between the lower back and the mat, filled so that it is seen."""
    trunk = placed.skeleton.trunk
    low, high = sorted(place.x for place in torso.resting(trunk))
    places = sorted(
        (place for place in torso.back(trunk) if low <= place.x <= high and place.y > _SHUT),
        key=lambda place: place.x,
    )
    area = Curve((*places, Point(high, 0), Point(low, 0)), smooth=True)
    return Scene((Shape((area,), fill=colors.accent, stroke=colors.line, width=2 * colors.pen),))


def number(text: str, at_: Point, size: float, radius: float, colors: Palette) -> Scene:
    """A frame number in a ring."""
    ring = disc(at_, radius, 8)
    return Scene(
        (Shape((ring,), fill=WHITE, stroke=colors.line, width=colors.pen),),
        (Numeral(text, at_, size, colors.line),),
    )
