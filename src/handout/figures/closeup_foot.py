"""The close-up's foot from the inner side, in cm: x along the sole from the ankle, y up; its own joints bend.

The big toe is 7.1 cm from its joint to its tip (`body.TOE`), and its middle joint lies half-way.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec import Struct

from handout.figures import body
from handout.figures.geometry import Axes, Point, direction
from handout.figures.scene import Curve
from handout.model.figure import FootContact

if TYPE_CHECKING:
    from handout.figures.contacts import Placed
    from handout.figures.pose import SidePose

Places = tuple[tuple[float, float], ...]

_SHANK_FRONT: Places = ((4.6, 15.5), (4.1, 11.5), (3.6, 7.5), (3.6, 4.6))
_INSTEP: Places = ((4.8, 2.6), (6.9, 0.7), (9.6, -1.0), (12.0, -2.5))
_TOE: Places = (
    (1.0, 1.8), (2.7, 1.15), (4.3, 1.3), (5.9, 1.15), (7.0, 0.1), (7.1, -1.0), (6.2, -1.9), (4.6, -2.0),
    (2.9, -1.0),
)  # fmt: skip
_BALL: Places = ((14.3, -6.3), (12.9, -6.63), (11.3, -6.6))
_ARCH: Places = ((9.2, -5.9), (6.6, -4.9), (3.8, -4.75), (1.2, -5.7))
_HEEL: Places = ((-1.0, -6.5), (-3.0, -6.63), (-5.0, -6.1), (-6.1, -4.4), (-5.9, -2.2), (-4.9, 0.6))
_SHANK_BACK: Places = ((-4.0, 3.8), (-3.9, 7.5), (-4.6, 11.5), (-5.9, 15.5))
_FASCIA: Places = (
    (-3.6, -5.6),
    (-1.2, -5.5),
    (1.4, -4.7),
    (4.0, -3.8),
    (6.6, -3.9),
    (9.2, -4.9),
    (12.2, -5.5),
)
_NAIL: Places = ((4.6, 1.3), (6.1, 1.05), (6.9, 0.1), (6.4, 0.25), (5.2, 0.75))
_SMALL_TOE: Places = (
    (0.6, 0.2), (1.8, 1.2), (3.4, 1.75), (5.2, 1.95), (6.8, 1.3), (7.3, 0.2), (6.6, -0.9), (4.0, -1.0),
    (1.6, -0.8),
)  # fmt: skip
_SHADE: tuple[Places, Places] = (
    ((-4.0, 15.4), (-4.0, 15.4), (-2.9, 11.5), (-2.5, 7.0), (-2.6, 3.4)),
    ((-3.3, 0.0), (-4.0, -2.4), (-2.8, -4.6), (0.2, -4.7)),
)
_BEHIND = {2: (0.35, 0.0), 3: (-1.5, 0.5)}  # cm ahead and up

_JOINT = (13.3, -4.6)  # of the big toe, in the foot's axes
_KNUCKLE = 3.3  # cm from there to the toe's middle joint
_CURL = (0.25, 1.9)  # shares of a curl at the toe's root and its middle joint: it bends like a finger
_WINDLASS = 1.2 / 60  # cm a degree: bending the toes back lifts the arch (Hicks, J Anat 1954;88:25-30)
_SHOWN_LIFT = 0.25  # cm for a mm: the arch's lift is drawn two and a half times as large, to be seen
_SHORTENED = 0.6  # the sole shortens by this share of the arch's drawn lift
_MIDFOOT = (4.6, 6.4)  # middle and half the length of what an arch's lift moves


class Foot(Struct, frozen=True):
    """A posed foot on the page.

    Attributes:
        axes: of the foot: origin in the ankle, x along the sole.
        shank: axes of the lower leg, y up along it.
        toes: bend of the small toes, degrees.
        big_toe: bend of the big toe, degrees.
        rise: how far the arch is drawn above its rest, cm.
        drawn_back: how far the ball lies nearer the heel than at rest, cm.
    """

    axes: Axes
    shank: Axes
    toes: float = 0
    big_toe: float = 0
    rise: float = 0
    drawn_back: float = 0

    @classmethod
    def of(cls, placed: Placed) -> Foot:
        """The working foot where its contacts put it; one that lies on the other knee is shown upright."""
        slot = placed.pose.working
        side, leg = placed.pose.side(slot), placed.leg(slot)
        if side.foot is FootContact.OTHER_KNEE:
            ankle = Point(0, body.ANKLE_HEIGHT)
            return _bent(side, Axes(ankle, 0), Axes(ankle, -side.ankle), side.toes)
        toes = leg.toes - leg.foot if side.foot is FootContact.BALL else side.toes
        shank = direction(leg.ankle, leg.knee) - 90
        return _bent(side, Axes(leg.ankle, leg.foot), Axes(leg.ankle, shank), toes)

    def outline(self) -> Curve:
        """Lower leg, foot and big toe, open where the leg leaves the picture."""
        return Curve(
            (
                *self.shank.places(_SHANK_FRONT),
                *self._on(_INSTEP),
                *self.toe(),
                *self._on((*_BALL, *_ARCH, *_HEEL)),
                *self.shank.places(_SHANK_BACK),
            ),
            closed=False,
        )

    def toe(self) -> Places:
        """The big toe, from its root's top round its tip to its underside."""
        return self.on_toe(_TOE)

    def small_toe(self, number: int) -> Curve:
        """The second or the third toe, seen behind the big one."""
        ahead, up = _BEHIND[number]
        return Curve(self.on_toe(tuple((x + ahead, y + up) for x, y in _SMALL_TOE), self.toes))

    def nail(self) -> Curve:
        """The big toe's nail."""
        return Curve(self.on_toe(_NAIL))

    def on_toe(self, places: Places, bend: float | None = None) -> Places:
        """Places given in the toe's own axes, from its root; a curl bends it at its middle joint too."""
        bend = self.big_toe if bend is None else bend
        root, knuckle = (bend * _CURL[0], bend * _CURL[1]) if bend < 0 else (bend, 0.0)
        joint = Axes(self.at(*_JOINT), self.axes.along + root)
        tip = Axes(joint.at(_KNUCKLE, 0), joint.along + knuckle)
        tips = tip.places([(x - _KNUCKLE, y) for x, y in places])
        return tuple(
            far if own[0] > _KNUCKLE else near
            for own, near, far in zip(places, joint.places(places), tips, strict=True)
        )

    def toe_at(self, x: float, y: float) -> Point:
        """One such place."""
        return Point(*self.on_toe(((x, y),))[0])

    def band(self) -> Curve:
        """The middle of the band under the foot, from the heel to the root of the toe."""
        return Curve((*self._on(_FASCIA), *self.on_toe(((2.0, -0.3),))), closed=False)

    def shade(self) -> Curve:
        """The back of the leg and the heel, which the light does not reach."""
        rim = (*self._on((*_ARCH[2:], *_HEEL)), *self.shank.places(_SHANK_BACK))
        return Curve((rim[0], *rim, rim[-1], *self.shank.places(_SHADE[0]), *self._on(_SHADE[1])))

    def arch(self) -> Curve:
        """The edge of the sole from the heel to the ball."""
        return Curve(self._on((*_BALL[1:], *_ARCH, *_HEEL[:2])), closed=False)

    def sole(self, x: float) -> Point:
        """The underside, `x` cm ahead of the ankle."""
        places = (*_BALL, *_ARCH, *_HEEL[:4])
        ahead = min((place for place in places if place[0] >= x), default=places[0])
        behind = max((place for place in places if place[0] < x), default=places[-1])
        share = (x - behind[0]) / (ahead[0] - behind[0] or 1.0)
        return self.at(x, behind[1] + share * (ahead[1] - behind[1]))

    def places(self, own: Places) -> Places:
        """Places on the page given in the foot's own axes, moved with the arch."""
        return self._on(own)

    def at(self, x: float, y: float) -> Point:
        """One such place."""
        return self.axes.at(*self._lifted(x, y))

    def lowest(self) -> float:
        """Height of the lowest place of foot and toes."""
        foot = self._on((*_BALL, *_HEEL))
        return min(y for _, y in (*foot, *self.toe(), *self.small_toe(2).points[1:]))

    def _on(self, places: Places) -> Places:
        return self.axes.places([self._lifted(x, y) for x, y in places])

    def _lifted(self, x: float, y: float) -> tuple[float, float]:
        """A place of the foot moved with its arch: the middle rises, the ball comes back toward the heel."""
        middle, half = _MIDFOOT
        away = min(1.0, abs(x - middle) / half)
        bulge = math.cos(away * math.pi / 2) ** 2
        back = self.drawn_back * min(1.0, max(0.0, (x + 2) / 14))
        return x - back, y + self.rise * bulge * (1.0 if y < -3 else 0.6)  # noqa: PLR2004  the sole and the instep


def _bent(side: SidePose, axes: Axes, shank: Axes, toes: float) -> Foot:
    big_toe = toes if side.big_toe is None else side.big_toe
    lift = side.arch_lift * _SHOWN_LIFT
    return Foot(axes, shank, toes, big_toe, max(0.0, big_toe) * _WINDLASS + lift, lift * _SHORTENED)
