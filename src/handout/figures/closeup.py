"""Close-up of the lower leg and foot from the inner side, in cm: ankle at the origin, toes to the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handout.figures import body, extremities
from handout.figures.geometry import Axes, Point
from handout.figures.limbs import Bone
from handout.figures.paint import FINE, WHITE, Palette, area, lines, mix, parts
from handout.figures.scene import Curve, Scene, Shape
from handout.figures.skeleton import Arm
from handout.model.figure import HandContact, Muscle

if TYPE_CHECKING:
    from handout.figures.contacts import Placed
    from handout.model.figure import Worked

Places = tuple[tuple[float, float], ...]

_SHANK_FRONT: Places = ((4.5, 15.0), (4.0, 11.0), (3.7, 6.6))
_INSTEP: Places = ((5.0, 2.9), (7.4, 0.9), (10.2, -0.8), (12.4, -1.9))
_TOE: Places = (
    (1.4, 2.7), (3.0, 2.0), (4.6, 2.0), (6.3, 1.8), (7.5, 0.7), (7.3, -0.7), (6.0, -1.4), (3.9, -1.0),
    (2.2, -1.3),
)  # fmt: skip
_BALL: Places = ((12.6, -6.7), (11.0, -6.7))
_ARCH: Places = ((8.8, -5.9), (6.2, -4.5), (3.4, -4.1), (0.8, -4.9))
_HEEL: Places = ((-1.4, -6.3), (-3.2, -6.7), (-5.0, -6.0), (-5.9, -4.0), (-5.7, -1.6), (-4.8, 1.4))
_SHANK_BACK: Places = ((-4.3, 6.4), (-4.7, 11.0), (-5.6, 15.0))
_NAIL: Places = ((5.6, 1.75), (6.9, 1.35), (7.35, 0.5), (6.3, 0.9))
_FASCIA: Places = (
    (-3.4, -5.7),
    (-1.2, -5.3),
    (1.0, -4.1),
    (3.6, -3.2),
    (6.2, -3.6),
    (8.8, -4.9),
    (11.2, -5.6),
)
_PULLING: Places = (
    (18.5, 3.4), (16.0, 4.3), (12.5, 4.9), (9.5, 4.6), (6.5, 4.5), (4.2, 4.2), (3.4, 3.4), (4.2, 2.6),
    (6.8, 2.8),
    (8.7, 2.1), (9.0, 0.4), (8.3, -1.3), (5.2, -1.5), (2.9, -1.5), (2.0, -2.3), (2.8, -3.1),
    (5.2, -3.4), (9.0, -3.8),
    (12.5, -3.8), (16.0, -3.0), (18.5, -2.2),
)  # fmt: skip
_PULLING_LINES: tuple[Places, ...] = (
    ((9.2, 0.2), (11.0, 1.0)),
    ((8.4, -1.4), (10.6, -1.6)),
    ((4.0, 3.5), (5.0, 3.6)),
)

_ARCH_RISE = (
    1.2 / 60
)  # cm a degree: bending the toes back lifts the arch (windlass; Hicks, J Anat 1954;88:25-30)
_PRESSED = (4.2, -4.0)  # where a thumb finds the band
_FOREARM_SHOWN = 0.42


@dataclass(frozen=True, slots=True)
class Foot:
    """The parts of the foot that move on each other.

    Attributes:
        shank: axes of the shank: it swings over the foot.
        toes: axes of the toes, from the ball.
        rise: how far the arch is lifted, cm.
    """

    shank: Axes
    toes: Axes
    rise: float

    @classmethod
    def posed(cls, ankle: float, toes: float) -> Foot:
        """The foot with its sole level."""
        ball = Point(body.BALL_AHEAD, -5.2)
        return cls(Axes(Point(0, 0), -ankle), Axes(ball, toes), max(0.0, toes) * _ARCH_RISE)

    def outline(self) -> Curve:
        """Lower leg, foot and toes in one closed line."""
        ground = Axes(Point(0, 0), 0)
        arch = tuple((x, y + self.rise * (1 - abs(x - 4) / 6)) for x, y in _ARCH)
        return Curve(
            (
                *_at(self.shank, _SHANK_FRONT),
                *_at(ground, _INSTEP),
                *self.toe(),
                *_at(ground, (*_BALL, *arch, *_HEEL)),
                *_at(self.shank, _SHANK_BACK),
            )
        )

    def toe(self) -> tuple[Point, ...]:
        """The big toe, from its top to its underside."""
        return _at(self.toes, _TOE)

    def band(self) -> Curve:
        """The middle of the plantar fascia, from the heel to the base of the toe."""
        places = tuple((x, y + self.rise * max(0.0, 1 - abs(x - 4) / 6)) for x, y in _FASCIA)
        return Curve((*_at(Axes(Point(0, 0), 0), places), self.toes.at(1.6, -0.2)), closed=False)


def _at(axes: Axes, places: Places) -> tuple[Point, ...]:
    return axes.places(places)


def foot(placed: Placed, worked: tuple[Worked, ...], colors: Palette) -> Scene:
    """The working foot, the hands that hold it, and the toes where they started."""
    pose = placed.pose.side(placed.pose.working)
    shape = Foot.posed(pose.ankle, pose.toes)
    holds = (placed.pose.near.hand, placed.pose.far.hand)
    scene = _ghost(colors) if pose.toes > 20 else Scene()  # noqa: PLR2004  below this they would overlap
    scene = scene.plus(area(colors, colors.skin, shape.outline()))
    if any(item.muscle is Muscle.SOLE for item in worked):
        scene = scene.plus(_band(shape, colors))
    scene = scene.plus(_details(shape, colors))
    if HandContact.TOES in holds:
        scene = scene.plus(_pulling(shape, colors))
    if HandContact.SOLE in holds:
        scene = scene.plus(_pressing(shape, colors))
    return scene


def _ghost(colors: Palette) -> Scene:
    start = Foot.posed(0, 0)
    toe = Curve((*start.toe(), Point(11.6, -5.0)))
    return Scene((Shape((toe,), fill=WHITE, stroke=colors.line, width=colors.pen, dashed=True),))


def _band(shape: Foot, colors: Palette) -> Scene:
    band = shape.band()
    if not colors.hatched:
        return Scene(
            (
                Shape((band,), stroke=mix(colors.glow, WHITE, 0.35), width=2.2, opacity=0.85),
                Shape((band,), stroke=colors.glow, width=1.5),
            )
        )
    return lines(colors.glow, 1.5, band)


def _details(shape: Foot, colors: Palette) -> Scene:
    nail = Curve(_at(shape.toes, _NAIL))
    bone = Curve((Point(-1.4, 0.2), Point(-0.2, 1.3), Point(1.4, 0.9)), closed=False)
    crease = Curve(_at(shape.toes, ((0.4, 1.9), (0.9, 0.8))), closed=False)
    fine = colors.pen * FINE
    return Scene((Shape((nail,), fill=WHITE, stroke=colors.skin_line, width=fine, opacity=0.85),)).plus(
        lines(colors.skin_line, fine, bone, crease)
    )


def _pulling(shape: Foot, colors: Palette) -> Scene:
    """A hand round the toes: fingers under them, thumb on top."""
    wrist = shape.toes.at(18.0, 0.6)
    way = shape.toes.along + 12
    start = wrist.polar(way, body.FOREARM * _FOREARM_SHOWN)
    arm = Bone(start, wrist.polar(way, -1.5), ((0.0, 3.3, 3.3), (0.6, 2.9, 2.8), (1.0, 2.7, 2.6)))
    skin = [Curve(_at(shape.toes, _PULLING)), arm.outline()]
    marks = tuple(Curve(_at(shape.toes, places), closed=False) for places in _PULLING_LINES)
    return parts(colors, (colors.skin_far, skin)).plus(lines(colors.line, colors.pen * FINE, *marks))


def _pressing(shape: Foot, colors: Palette) -> Scene:
    """A thumb on the band, from below."""
    x, y = _PRESSED
    way = 68.0
    wrist = Point(x, y + shape.rise).polar(way, -body.THUMB_REACH)
    hand = extremities.hand(Arm(wrist, wrist, wrist, way), HandContact.SOLE)
    arm = Bone(wrist.polar(way, -4.5), wrist, ((0.0, 2.7, 2.7), (0.5, 2.5, 2.4), (1.1, 2.3, 2.3)))
    skin = (*hand.areas, arm.outline())
    return parts(colors, (colors.skin_far, skin)).plus(lines(colors.line, colors.pen * FINE, *hand.lines))
