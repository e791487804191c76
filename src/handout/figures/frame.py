"""One frame as a scene: things behind, the person or the close-up, arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handout.figures import (
    anatomy,
    body,
    closeup,
    front_marks,
    front_person,
    front_props,
    ghost,
    lens,
    marks,
    pool,
    props,
)
from handout.figures.cell import Cell
from handout.figures.limbs import disc
from handout.figures.paint import TYPE, palette
from handout.figures.people import PEOPLE
from handout.figures.scene import Scene, Shape
from handout.model.figure import Base, BodySide, Prop, View
from handout.model.options import Side

if TYPE_CHECKING:
    from handout.figures.contacts import Placed
    from handout.figures.paint import Palette
    from handout.figures.people import Person
    from handout.figures.scene import Bounds
    from handout.model.figure import Figure, Frame, Ink, Worked

CLOSE = 3.5  # how much larger a close-up is drawn than a whole figure


class Look(Struct, frozen=True):
    """How a figure is dressed and inked.

    Attributes:
        ink: color, grey or outline.
        shirt: `#rrggbb` of the clothes that carry the brand.
        accent: `#rrggbb` of arrows and glow.
        person: key of PEOPLE.
        side: LEFT mirrors the picture.
        pen: width of the outline, cm of body size.
        type: of texts, pt.
    """

    ink: Ink
    shirt: str
    accent: str
    person: str
    side: Side
    pen: float
    type: float = TYPE

    def palette(self, scale: float = 1) -> Palette:
        """The colours, and the pen for a scene that will be enlarged by `scale`."""
        colors = palette(self.ink, PEOPLE[self.person], self.shirt, self.accent, self.pen / scale)
        return replace(colors, type=self.type)


def scene(figure: Figure, placed: Placed, frame: Frame, look: Look, before: Placed | None = None) -> Cell:
    """The finished frame, turned to the patient's side; the floor is y = 0.

    `before` is the frame before this one, for the ghost.
    """
    if placed.pose.is_close:
        drawn = _close(figure, placed, frame, look, before)
    else:
        whole = marks.in_water(placed, frame)
        drawn = _whole(figure, whole, frame, look, _ghosted(placed, frame, before))
    return drawn.mirrored() if _faces_left(figure, placed, look) else drawn


def _faces_left(figure: Figure, placed: Placed, look: Look) -> bool:
    """Whether the picture is turned; from the front, a body has the same sides whichever is near."""
    turned = figure.near is BodySide.LEFT and placed.pose.view not in (View.TOES, View.FRONT)
    return (look.side is Side.LEFT) is not turned


def _ghosted(placed: Placed, frame: Frame, before: Placed | None) -> Placed | None:
    """The frame before, where this one asks for its ghost and is seen from the same side."""
    if not frame.ghost or before is None:
        return None
    return before if before.pose.view is placed.pose.view else None


def sketch(figure: Figure, placed: Placed, frame: Frame, look: Look, before: Placed | None = None) -> Cell:
    """The room that the frame will take, without drawing the person: enough to choose the pen by."""
    if placed.pose.is_close:
        return scene(figure, placed, frame, look, before)
    placed = marks.in_water(placed, frame)
    colors, skeleton = look.palette(), placed.skeleton
    if placed.solid:
        drawn = behind(figure.props, placed, colors).plus(front_marks.room(placed.solid, colors))
        return marks.over(Cell.of(drawn), placed, frame, colors)
    discs = [
        disc(skeleton.trunk.hips, 11),
        disc(skeleton.trunk.neck, 8),
        disc(skeleton.trunk.skull.origin, 11),
    ]
    for leg, arm in ((skeleton.near, skeleton.near_arm), (skeleton.far, skeleton.far_arm)):
        tips = (leg.heel, leg.ball.polar(leg.toes, body.TOE), arm.grip)
        discs += [disc(leg.knee, 6), disc(arm.elbow, 4), *(disc(tip, 1) for tip in tips)]
    drawn = behind(figure.props, placed, colors).plus(Scene((Shape(tuple(discs), stroke=colors.skin),)))
    drawn = drawn.plus(pool.water(placed, figure.props, colors))
    if start := _ghosted(placed, frame, before):
        drawn = drawn.plus(ghost.behind(start, placed, 1.0, colors))
    return lens.over(Cell.of(drawn), placed, frame, colors, sketched=True)


def person(
    placed: Placed, things: tuple[Prop, ...], worked: tuple[Worked, ...], who: Person, colors: Palette
) -> Scene:
    """The person as the frame's viewer sees it; `worked` muscles glow."""
    if placed.solid:
        return front_person.person(placed, things, worked, who, colors)
    return anatomy.person(placed, things, worked, who, colors)


def behind(things: tuple[Prop, ...], placed: Placed, colors: Palette) -> Scene:
    """What stands behind the person, as the frame's viewer sees it."""
    painter = front_props.behind if placed.solid else props.behind
    return painter(things, placed, colors)


def _ghost(start: Placed, placed: Placed, who: Person, colors: Palette) -> Scene:
    if start.solid and placed.solid:
        return front_person.ghost(start.solid, placed.solid, who, colors)
    return ghost.behind(start, placed, who.build, colors)


def _ground(figure: Figure, placed: Placed, box: Bounds, colors: Palette) -> Scene:
    if placed.solid:
        return front_props.ground(placed.solid, figure.props, box, colors)
    return props.ground(box, colors)


def _whole(figure: Figure, placed: Placed, frame: Frame, look: Look, start: Placed | None) -> Cell:
    colors, who = look.palette(), PEOPLE[look.person]
    drawn = behind(figure.props, placed, colors)
    if frame.gap and placed.solid is None:
        drawn = drawn.plus(marks.gap(placed, colors))
    if start:
        drawn = drawn.plus(_ghost(start, placed, who, colors))
    drawn = drawn.plus(person(placed, figure.props, frame.works, who, colors))
    drawn = drawn.plus(pool.water(placed, figure.props, colors))
    if frame.level:
        drawn = drawn.plus(front_marks.level(placed, colors))
    cell = Cell.of(drawn)
    if not {Prop.MAT, Prop.BED} & set(figure.props) and figure.base is not Base.FLOATING:
        cell = cell.over(_ground(figure, placed, cell.lines, colors))
    return lens.over(cell, placed, frame, colors)


def _close(figure: Figure, placed: Placed, frame: Frame, look: Look, before: Placed | None) -> Cell:
    colors, mirrored = look.palette(CLOSE), _faces_left(figure, placed, look)
    cell = closeup.drawn(placed, frame, colors, before, mirrored=mirrored)
    _, bottom, _, _ = cell.lines  # of the floor: frames share one ground line, whatever arrow is below it
    cell = marks.over(cell, placed, frame, colors)
    left, *_ = cell.box
    return cell.enlarged(left, bottom, CLOSE)
