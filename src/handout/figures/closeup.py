"""Close-ups of the working foot, in cm: from the inner side, toes to the right, or from the front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures import body, closeup_hands, closeup_props, closeup_toes
from handout.figures.cell import Cell
from handout.figures.closeup_foot import Foot
from handout.figures.closeup_glow import glow
from handout.figures.closeup_letters import letters
from handout.figures.geometry import Point
from handout.figures.paint import FINE, WHITE, Palette, area, lines, shadow
from handout.figures.scene import Curve, Scene, Shape
from handout.model.figure import FootContact, View

if TYPE_CHECKING:
    from handout.figures.contacts import Placed
    from handout.figures.scene import Bounds
    from handout.model.figure import Frame

_TURNED, _BENT = 5.0, 12.0  # degrees: a foot or toe that moved less has no ghost
_RAISED = 0.5  # cm: likewise the arch
_LETTERS = (-7.0, 3.2)  # cm from the tip of the toe
_FAR_FROM_FLOOR = 8.0  # cm: a foot lifted higher is drawn without the floor


def drawn(placed: Placed, frame: Frame, colors: Palette, before: Placed | None, *, mirrored: bool) -> Cell:
    """The close-up of one frame without its arrows."""
    if placed.pose.view is View.TOES:
        return Cell.of(closeup_toes.foot(placed, colors, before if frame.ghost else None))
    shape = Foot.of(placed)
    scene = closeup_props.things(placed, shape, colors)
    if frame.ghost and before:
        scene = scene.plus(_ghost(Foot.of(before), shape, colors))
    scene = scene.plus(closeup_hands.behind(placed, shape, colors))
    scene = scene.plus(_foot(shape, colors), glow(shape, frame.works, colors), _details(shape, colors))
    scene = scene.plus(closeup_hands.hands(placed, shape, colors), closeup_props.held(placed, shape, colors))
    if frame.ghost and before:
        scene = scene.plus(_resting_arch(Foot.of(before), shape, colors))
    if frame.letters:
        scene = scene.plus(letters(shape.toe_at(body.TOE, 0.0).moved(*_LETTERS), colors, mirrored=mirrored))
    cell = Cell.of(scene)
    return cell.over(_floor(placed, shape, cell.lines, colors))


def landmark(placed: Placed, name: str) -> Point:
    """A place on the foot: its toes, ankle, heel or arch; the toes for any other part of the body."""
    if placed.pose.view is View.TOES:
        places = closeup_toes.landmarks(placed)
    else:
        shape = Foot.of(placed)
        places = {
            "toes": shape.toe_at(body.TOE, -0.5),
            "ankle": shape.axes.origin,
            "heel": shape.sole(-4.0),
            "arch": shape.sole(4.0),
        }
    return places.get(name.rpartition("-")[2], places["toes"])


def _floor(placed: Placed, shape: Foot, box: Bounds, colors: Palette) -> Scene:
    crossed = placed.pose.side(placed.pose.working).foot is FootContact.OTHER_KNEE
    if crossed or shape.lowest() > _FAR_FROM_FLOOR:
        return Scene()
    left, _, right, _ = box
    y = closeup_props.floor(placed) - colors.pen * 0.8
    return lines(
        colors.ground,
        colors.pen * 1.5,
        Curve((Point(left - 1, y), Point(right + 1, y)), closed=False, smooth=False),
    )


def _foot(shape: Foot, colors: Palette) -> Scene:
    toes = (area(colors, colors.skin_far, shape.small_toe(number)) for number in (3, 2))
    return Scene().plus(*toes, area(colors, colors.skin, shape.outline()), shadow(colors, shape.shade()))


def _ghost(old: Foot, new: Foot, colors: Palette) -> Scene:
    """Where the toes were, or the foot if it turned at the ankle."""
    turned = abs(old.axes.along - new.axes.along) > _TURNED
    if turned:
        at_new = Foot(old.axes._replace(origin=new.axes.origin), new.shank, old.toes, old.big_toe)
        places = (
            *at_new.places(((4.8, 2.6), (6.9, 0.7), (9.6, -1.0), (12.0, -2.5))),
            *at_new.toe(),
            *at_new.places(((14.3, -6.3), (12.9, -6.6), (9.2, -5.9), (6.6, -4.9), (3.8, -4.75))),
        )
    elif abs(new.big_toe - old.big_toe) > _BENT:
        places = (*old.toe(), old.sole(12.6))
    else:
        return Scene()
    return Scene(
        (Shape((Curve(places, closed=False),), stroke=colors.line, width=colors.pen * FINE, dashed=0.8),)
    )


def _resting_arch(old: Foot, new: Foot, colors: Palette) -> Scene:
    if new.rise - old.rise < _RAISED or abs(new.big_toe - old.big_toe) > _BENT:
        return Scene()
    return Scene((Shape((old.arch(),), stroke=colors.line, width=colors.pen, dashed=0.8),))


def _details(shape: Foot, colors: Palette) -> Scene:
    fine = colors.pen * FINE
    bone = Curve(shape.shank.places(((-1.6, -0.2), (-0.4, 1.1), (1.2, 0.8))), closed=False)
    crease = Curve(shape.on_toe(((3.1, 1.0), (3.0, 0.3))), closed=False, smooth=False)
    nail = Shape((shape.nail(),), fill=WHITE, stroke=colors.skin_line, width=fine)
    return Scene((nail,)).plus(lines(colors.skin_line, fine, bone, crease))
