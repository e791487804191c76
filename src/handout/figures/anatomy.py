"""The person in one frame, from the far arm to the near arm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handout.figures import bedding, clothes, extremities, limbs, measure, muscles, pool, torso
from handout.figures.band import band
from handout.figures.geometry import direction
from handout.figures.head import head
from handout.figures.limbs import Bone, widened
from handout.figures.paint import FINE, SHADOW, Palette, area, lines, mix
from handout.figures.props import towel
from handout.figures.scene import Curve, Scene, Shape
from handout.model.figure import FootContact, HandContact, Prop, Worked

if TYPE_CHECKING:
    from handout.figures.contacts import Placed
    from handout.figures.people import Person
    from handout.figures.skeleton import Arm, Leg, Trunk


_FOLDED = 100.0  # degrees of hip flexion: from here on the thigh lies on the belly


class Tones(Struct, frozen=True):
    """The colours of one side of the body."""

    skin: str
    shirt: str
    shorts: str


class Painter(Struct, frozen=True):
    """Draws the parts of one person."""

    who: Person
    colors: Palette

    def tones(self, slot: str) -> Tones:
        """The colours of the `near` or the `far` side."""
        c = self.colors
        return (
            Tones(c.skin, c.shirt, c.shorts)
            if slot == "near"
            else Tones(c.skin_far, c.shirt_far, c.shorts_far)
        )

    def rows(self, rows: limbs.Rows) -> limbs.Rows:
        """Widths for this person's build."""
        return widened(rows, self.who.build)

    def fine(self, *curves: Curve) -> Scene:
        """Lines on the skin."""
        return lines(self.colors.skin_line, self.colors.pen * FINE, *curves)

    def leg(self, leg: Leg, slot: str, *, crossed: bool) -> Scene:
        """A leg, in shorts if it is the far one, without the foot if that is crossed over."""
        tones, build = self.tones(slot), self.who.build
        thigh = Bone(leg.hip, leg.knee, self.rows(limbs.THIGH_BARE))
        rows = limbs.SHANK_ABOVE_HEEL if extremities.is_pointed(leg) else limbs.SHANK
        shank = Bone(leg.knee, leg.ankle, self.rows(rows))
        foot = extremities.foot(leg)
        tip = (shank.at(1.05, 0.7), shank.at(1.05, -0.7)) if crossed else foot.areas[0].points
        out = area(self.colors, tones.skin, limbs.limb(thigh, shank, 5.0 * build, tip))
        out = out if crossed else out.plus(self.fine(*foot.lines))
        if slot == "near":
            return out.plus(self.shade(tones.skin, shank.strip(0.1, 1.0, -1, -0.45)))
        return out.plus(area(self.colors, tones.shorts, self._shorts(leg).outline()))

    def _shorts(self, leg: Leg) -> Bone:
        return Bone(leg.hip, leg.knee, self.rows(limbs.SHORTS_LEG))

    def seat(self, placed: Placed, leg: Leg) -> Scene:
        """The pelvis and the near thigh in shorts."""
        trunk, build, colors = placed.skeleton.trunk, self.who.build, self.colors
        cloth = area(colors, colors.shorts, clothes.shorts(trunk, leg, build, tucked=_is_folded(placed)))
        dim = self.shade(colors.shorts, self._shorts(leg).strip(0.12, 0.735, -1, -0.5))
        folds = clothes.crease(trunk, leg, build)
        return cloth.plus(dim, lines(colors.line, colors.pen * FINE, *folds)) if folds else cloth.plus(dim)

    def crossed_foot(self, leg: Leg) -> Scene:
        """The far foot on the near knee, its sole to the viewer."""
        foot = extremities.sole(leg)
        return self._over(self.colors.skin, foot)

    def arm(self, arm: Arm, contact: HandContact, slot: str, *, thumb_later: bool = False) -> Scene:
        """An arm in its sleeve; its thumb is left out where the hand is drawn once more in front."""
        tones, build = self.tones(slot), self.who.build
        upper = Bone(arm.shoulder, arm.elbow, self.rows(limbs.UPPER_ARM_BARE))
        fore = Bone(arm.elbow, arm.wrist, self.rows(limbs.FOREARM))
        sleeve = Bone(arm.shoulder, arm.elbow, self.rows(limbs.SLEEVE))
        hand = extremities.hand(arm, contact)
        wrist = limbs.Joint(arm.wrist, direction(arm.elbow, arm.wrist), arm.hand, 2.3)
        skin = area(
            self.colors, tones.skin, limbs.limb(upper, fore, 3.5 * build, hand.areas[0].points, wrist)
        )
        dim = self.shade(tones.skin, fore.strip(0.0, 1.0, -1, -0.3))
        cloth = area(self.colors, tones.shirt, sleeve.outline())
        if slot == "near":
            cloth = cloth.plus(self.shade(tones.shirt, sleeve.strip(0.1, 0.51, -1, -0.4)))
        thumb, fine = area(self.colors, tones.skin, hand.areas[1]), self.fine(*hand.lines)
        if not thumb_later:
            skin = thumb.plus(skin) if extremities.is_closed(contact) else skin.plus(thumb)
        return skin.plus(*([dim] if slot == "near" else []), fine, cloth)

    def shade(self, tone: str, *strips: Curve) -> Scene:
        """Areas of one colour in shadow; the inks without tints leave it out."""
        if self.colors.hatched:
            return Scene()
        return Scene((Shape(strips, fill=mix(tone, SHADOW, 0.16)),))

    def hand(self, arm: Arm, contact: HandContact, slot: str) -> Scene:
        """A hand alone, for one that lies in front of what its arm is behind."""
        hand = extremities.hand(arm, contact)
        areas = hand.areas[::-1] if extremities.is_closed(contact) else hand.areas
        return self._over(self.tones(slot).skin, hand._replace(areas=areas))

    def clasp(self, arm: Arm) -> Scene:
        """The far hand's fingers, laced over the near hand."""
        return self._over(self.colors.skin_far, extremities.clasped(arm))

    def _over(self, tone: str, drawn: extremities.Drawn) -> Scene:
        """Areas each with its own outline, one over the other, and the lines on them."""
        return Scene().plus(*(area(self.colors, tone, one) for one in drawn.areas), self.fine(*drawn.lines))

    def clothes(self, placed: Placed, worked: tuple[Worked, ...]) -> Scene:
        """Shirt, shorts and what glows; a thigh bent so far that it lies on the belly covers the hem."""
        glow = muscles.glow(placed, worked, "near", self.who.build, self.colors)
        seat, shirt = self.seat(placed, placed.skeleton.near), self.shirt(placed.skeleton.trunk)
        layers = (shirt, seat, glow) if _is_folded(placed) else (seat, glow, shirt)
        return Scene().plus(*layers, muscles.trunk_glow(placed, worked, self.who.build, self.colors))

    def shirt(self, trunk: Trunk) -> Scene:
        """Trunk and collar."""
        cloth = area(self.colors, self.colors.shirt, torso.shirt(trunk, self.who.build))
        dim = self.shade(self.colors.shirt, torso.shade(trunk, self.who.build))
        collar = lines(self.colors.shirt_line, self.colors.pen * FINE, torso.collar(trunk))
        return cloth.plus(dim, collar)

    def shoulder(self, arm: Arm, trunk: Trunk) -> Scene:
        """A patch of shirt that joins the near sleeve to the trunk."""
        cap = Bone(arm.shoulder, arm.elbow, self.rows(limbs.SHOULDER_CAP)).outline()
        shirt = torso.shirt(trunk, self.who.build)
        middle = torso.at(trunk, 0.8, 0)
        inner = tuple(shirt.inside(place, middle) for place in cap.points)
        return Scene((Shape((Curve(inner),), fill=self.colors.shirt),))


def _is_folded(placed: Placed) -> bool:
    return measure.angles(placed, "near").get("hip", 0) > _FOLDED


def person(
    placed: Placed, props: tuple[Prop, ...], worked: tuple[Worked, ...], who: Person, colors: Palette
) -> Scene:
    """The whole person; `worked` muscles glow."""
    paint, body, pose = Painter(who, colors), placed.skeleton, placed.pose
    crossed = pose.far.foot is FootContact.OTHER_KNEE
    layers = [towel(placed, "far", colors)] if Prop.TOWEL in props else []
    layers.append(band(placed, "far", props, colors))
    layers.append(paint.arm(body.far_arm, pose.far.hand, "far", thumb_later=crossed))
    layers.append(paint.leg(body.far, "far", crossed=crossed))
    layers.append(muscles.glow(placed, worked, "far", who.build, colors))
    layers.append(pool.noodle(placed, props, colors))
    layers.append(bedding.between(props, placed, colors))
    layers.append(area(colors, colors.skin, torso.neck(body.trunk)))
    layers.append(paint.leg(body.near, "near", crossed=False))
    layers.append(paint.clothes(placed, worked))
    layers.append(head(body.trunk.skull, who, colors))
    if crossed:
        layers.append(paint.crossed_foot(body.far))
        layers.append(muscles.sole_glow(placed, worked, colors))
        layers.append(paint.hand(body.far_arm, pose.far.hand, "far"))
    if Prop.TOWEL in props:
        layers.append(towel(placed, "near", colors))
    layers.append(band(placed, "near", props, colors))
    layers.append(paint.arm(body.near_arm, pose.near.hand, "near"))
    layers.append(paint.shoulder(body.near_arm, body.trunk))
    if pose.near.hand is pose.far.hand is HandContact.SHIN:
        layers.append(paint.clasp(body.near_arm))
    return bedding.pressed(Scene().plus(*layers), placed, colors)
