"""The person in one frame that faces the viewer, from back to front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handout.figures import extremities, front_marks, front_props, front_torso, limbs
from handout.figures import front_extremities as ends
from handout.figures.front_head import head
from handout.figures.front_space import turned
from handout.figures.front_tubes import SHANK, SHORTS, SLEEVE, THIGH, Rows, Tube
from handout.figures.geometry import Point, direction, distance, turn
from handout.figures.ghost import pale
from handout.figures.limbs import Bone, widened
from handout.figures.paint import FINE, SHADOW, Palette, area, lines, mix, parts
from handout.figures.scene import Curve, Scene, Shape
from handout.figures.skeleton import Arm
from handout.model.figure import Base, BodySide, Prop

if TYPE_CHECKING:
    from handout.figures.contacts import Placed
    from handout.figures.front_place import Solid
    from handout.figures.front_skeleton import Part
    from handout.figures.front_space import Spot
    from handout.figures.people import Person
    from handout.model.figure import HandContact, Worked

_SLOTS = ("far", "near")
_AHEAD = 36.0  # cm that a knee is nearer than the hip: the thigh then lies over the shirt
_RAISED = 30.0  # degrees from the side of the trunk: the sleeve then ends in the armpit
_ACROSS = -20.0  # degrees: the arm then lies before the chest
_FACING = 0.6  # cosine of the angle to the viewer
_STIRRED = 3.0  # cm: a leg that moved less has no ghost
_STRAIGHT = 28.0  # degrees that a knee bends on the page and still has no fold


class Painter(Struct, frozen=True):
    """Draws the parts of one person in space."""

    solid: Solid
    who: Person
    colors: Palette

    def rows(self, rows: Rows) -> Rows:
        """Widths for this person's build."""
        return widened(rows, self.who.build)

    def fine(self, *curves: Curve) -> Scene:
        """Lines on the skin."""
        return lines(self.colors.skin_line, self.colors.pen * FINE, *curves) if curves else Scene()

    def shade(self, tone: str, *strips: Curve) -> Scene:
        """Areas of one colour in shadow; the inks without tints leave it out."""
        return Scene() if self.colors.hatched else Scene((Shape(strips, fill=mix(tone, SHADOW, 0.16)),))

    def tube(self, start_end: tuple[Part, str], rows: Rows, side: int) -> Tube:
        """The flesh of a thigh or a shank."""
        part, which = start_end
        bone = (part.root, part.middle) if which == "upper" else (part.middle, part.end)
        return Tube.of(self.solid.camera, bone, self.rows(rows), side)

    def leg(self, slot: str) -> Scene:
        """A bare leg with its foot."""
        leg, sign = self.solid.body.legs[slot], self.solid.sign(slot)
        thigh, shank = (
            self.tube((leg, "upper"), THIGH, sign * -1),
            self.tube((leg, "lower"), SHANK, sign * -1),
        )
        foot = ends.foot(self.solid, leg, sign)
        skin = self.colors.skin
        drawn = area(self.colors, skin, foot.areas[0])
        bend = abs(turn(direction(thigh.start, thigh.end) - direction(shank.start, shank.end)))
        dim = self.shade(skin, shank.strip(0.05, 1.0, -1, -0.4))
        fine = self.fine(*foot.lines, *self.knee(slot, shank))
        if bend < _STRAIGHT and abs(thigh.tilt) < 0.8:  # noqa: PLR2004  else it is seen from its end
            outer, inner = ((*thigh.edge(s)[2:-1], *shank.edge(s)) for s in (1, -1))
            whole = Curve((*outer[::-1], *inner), closed=False)
            return drawn.plus(area(self.colors, skin, whole), dim, fine)
        return self.bent(thigh, shank, drawn).plus(dim, fine)

    def knee(self, slot: str, shank: Tube) -> tuple[Curve, ...]:
        """The line under the kneecap, where that faces the viewer."""
        leg, camera = self.solid.body.legs[slot], self.solid.camera
        cap = turned(leg.tip, 1, 0, 0).plus(leg.middle.minus(leg.root).unit).unit
        if camera.depth(cap) < _FACING:
            return ()
        return (Curve((shank.at(0.01, 0.5), shank.at(0.09, 0.1), shank.at(0.02, -0.4)), closed=False),)

    def bare(self, slot: str) -> tuple[Curve, ...]:
        """The leg's outline in parts: foot, shank, thigh."""
        leg, sign = self.solid.body.legs[slot], self.solid.sign(slot)
        thigh, shank = self.tube((leg, "upper"), THIGH, -sign), self.tube((leg, "lower"), SHANK, -sign)
        foot = ends.foot(self.solid, leg, sign).areas[0]
        outer, inner = ((*thigh.edge(side)[1:4:2], *shank.edge(side)[::2]) for side in (1, -1))
        whole = Curve((*outer, *inner[::-1]))
        return foot, whole

    def bent(self, thigh: Tube, shank: Tube, foot: Scene) -> Scene:
        """A leg whose knee bends on the page or toward the viewer."""
        skin = self.colors.skin
        bare = thigh._replace(rows=thigh.rows[2:])
        upper = area(self.colors, skin, bare.outline(2.0, thigh.widths(1)[0] * 0.9))
        outer, inner = shank.edge(1), shank.edge(-1)
        knee = (shank.along(0, 0.6, -4.8), shank.along(0, -0.6, -4.8))
        lower = Curve((*outer[::-1], *knee, *inner), closed=False)
        return upper.plus(foot, area(self.colors, skin, lower))

    def shorts(self, slot: str, *, ahead: bool) -> Curve:
        """The shorts' leg: from the groin where the thigh comes forward, else from under the hips' own."""
        leg, sign = self.solid.body.legs[slot], self.solid.sign(slot)
        tube = self.tube((leg, "upper"), SHORTS, -sign)
        if not ahead:
            tube = tube._replace(rows=((0.16, *tube.widths(0.16)), *tube.rows[1:]))
        return tube.outline(tube.rim(0) + 0.1, tube.rim(0.66) + 0.1)

    def seat(self, *, narrow: bool) -> Curve:
        """Hips in shorts, as much of them as thighs that point to the viewer leave to be seen."""
        return front_torso.seat(self.solid, self.who.build, narrow=narrow)

    def arm(self, slot: str, contact: HandContact) -> Scene:
        """An arm in its sleeve; a left one is drawn as a right one's mirror image."""
        part, sign = self.solid.body.arms[slot], self.solid.sign(slot)
        seen = self._arm(part, sign)
        drawn = self._right_arm(seen, part, contact, sign)
        return drawn if sign > 0 else drawn.mirrored()

    def _arm(self, part: Part, sign: int) -> Arm:
        root, elbow, wrist, tip = (
            self._flipped(spot, sign) for spot in (part.root, part.middle, part.end, part.own(0, -10, 0))
        )
        return Arm(root, elbow, wrist, direction(wrist, tip))

    def _flipped(self, spot: Spot, sign: int) -> Point:
        """Where a place is seen, on a page turned round for the left side."""
        point = self.solid.camera.page(spot)
        return Point(sign * point.x, point.y)

    def _right_arm(self, arm: Arm, part: Part, contact: HandContact, sign: int) -> Scene:
        colors, build = self.colors, self.who.build
        upper = Bone(arm.shoulder, arm.elbow, widened(limbs.UPPER_ARM_BARE, build))
        fore = Bone(arm.elbow, arm.wrist, widened(limbs.FOREARM, build))
        shown = distance(*(self.solid.camera.page(p) for p in (part.end, part.own(0, -10, 0)))) / 10
        hand = ends.hand(arm, contact, shown)
        wrist = limbs.Joint(arm.wrist, direction(arm.elbow, arm.wrist), arm.hand, 2.4)
        skin = area(colors, colors.skin, limbs.limb(upper, fore, 3.5 * build, hand.areas[0].points, wrist))
        thumb, fine = area(colors, colors.skin, hand.areas[1]), self.fine(*hand.lines)
        skin = thumb.plus(skin) if extremities.is_closed(contact) else skin.plus(thumb)
        dim = self.shade(colors.skin, fore.strip(0.0, 1.0, -1, -0.4), upper.strip(0.5, 1.0, -1, -0.4))
        return skin.plus(dim, fine, self._sleeve(arm, sign))

    def _sleeve(self, arm: Arm, sign: int) -> Scene:
        """The sleeve from the top of the shoulder round its hem to the armpit; open to the shirt."""
        tube = Tube(arm.shoulder, arm.elbow, self.rows(SLEEVE), 0.0, -1)
        outer, inner = tube.edge(1), tube.edge(-1)
        root, top = (
            self._flipped(front_torso.at(self.solid, share, sign * cm, 0), sign)
            for share, cm in ((1.055, 10.6), (1.005, 18.4))
        )
        if self.solid.camera.yaw:  # the shirt's edge at the neck is not where its seam is
            collar = front_torso.rim(self.solid, 1.03, sign, self.who.build)
            root = Point(sign * collar.x, collar.y)
            top = root.toward(top, 0.55)
        rim = (root, top, *outer, outer[-1], inner[-1], inner[-1], inner[-2])
        out = -turn(direction(arm.shoulder, arm.elbow) + 90 - self._lean(sign))
        if out > _RAISED:
            armpit = front_torso.rim(self.solid, 0.74, sign, self.who.build)
            rim = (*rim, Point(sign * armpit.x, armpit.y))
        if out < _ACROSS:
            rim = (tube.at(0.2, 1), *rim[4:], tube.at(0.2, -1))
        return area(self.colors, self.colors.shirt, Curve(rim, closed=False))

    def _lean(self, sign: int) -> float:
        """Degrees that the trunk's way up is turned on the page, or on the one turned round for the left."""
        spine = self.solid.body.spine
        return direction(self._flipped(spine[0], sign), self._flipped(spine[-1], sign)) - 90


def person(
    placed: Placed, props: tuple[Prop, ...], worked: tuple[Worked, ...], who: Person, colors: Palette
) -> Scene:
    """The whole person; `worked` muscles glow."""
    solid = placed.solid
    if solid is None:
        return Scene()
    paint = Painter(solid, who, colors)
    depth = solid.camera.depth
    ahead = {s: depth(leg.middle) - depth(leg.root) > _AHEAD for s, leg in solid.body.legs.items()}
    lying = placed.pose.base is Base.SIDE_LYING
    under = [slot for slot in _SLOTS if lying and solid.sign(slot) < 0]
    layers = [paint.arm(slot, placed.pose.side(slot).hand) for slot in under]
    if Prop.PILLOW in props:
        layers.append(front_props.pillow(solid, placed.pose.base, colors))
    behind = sorted((s for s in _SLOTS if not ahead[s]), key=lambda s: depth(solid.body.legs[s].middle))
    layers += [paint.leg(slot) for slot in behind]
    layers.append(
        parts(
            colors,
            (
                colors.shorts,
                [paint.seat(narrow=len(behind) == 0), *(paint.shorts(slot, ahead=False) for slot in behind)],
            ),
        )
    )
    shirt = front_torso.shirt(solid, who.build)
    layers.append(
        area(colors, colors.shirt, shirt).plus(paint.shade(colors.shirt, front_torso.shade(solid, who.build)))
    )
    layers.append(front_marks.glow(placed, solid, worked, who.build, colors))
    layers.append(area(colors, colors.skin, front_torso.neck(solid)))
    layers.append(head(solid, who, colors))
    front = sorted((s for s in _SLOTS if ahead[s]), key=lambda s: depth(solid.body.legs[s].end))
    for slot in front:
        layers.append(area(colors, colors.shorts, paint.shorts(slot, ahead=True)))
        if solid.camera.yaw and solid.sign(slot) > 0:
            tube = paint.tube((solid.body.legs[slot], "upper"), SHORTS, -1)
            layers.append(front_marks.on_seat(worked, tube, BodySide.RIGHT, colors))
        layers.append(paint.leg(slot))
    over = sorted((s for s in _SLOTS if s not in under), key=lambda s: depth(solid.body.arms[s].end))
    layers += [paint.arm(slot, placed.pose.side(slot).hand) for slot in over]
    return Scene().plus(*layers)


def ghost(before: Solid, now: Solid, who: Person, colors: Palette) -> Scene:
    """The legs that have moved since the frame before, as they were."""
    paint = Painter(before, who, colors)
    stirred = [
        slot
        for slot in _SLOTS
        if now.body.legs[slot].end.minus(before.body.legs[slot].end).length > _STIRRED
        or now.body.legs[slot].middle.minus(before.body.legs[slot].middle).length > _STIRRED
    ]
    return pale(tuple(curve for slot in stirred for curve in paint.bare(slot)), colors)
