"""The person in one frame that faces the viewer, from back to front."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handout.figures import extremities, front_torso, limbs
from handout.figures import front_extremities as ends
from handout.figures.front_head import head
from handout.figures.front_tubes import SHANK, SHORTS, SLEEVE, THIGH, Rows, Tube
from handout.figures.geometry import Point, direction, distance, turn
from handout.figures.limbs import Bone, widened
from handout.figures.paint import FINE, SHADOW, Palette, area, lines, mix, parts
from handout.figures.scene import Curve, Scene, Shape
from handout.figures.skeleton import Arm

if TYPE_CHECKING:
    from handout.figures.contacts import Placed
    from handout.figures.front_place import Solid
    from handout.figures.front_skeleton import Part
    from handout.figures.people import Person
    from handout.model.figure import HandContact, Worked

_SLOTS = ("far", "near")
_AHEAD = 14.0  # cm that a knee is nearer than the hip: the thigh then lies over the shirt
_STRAIGHT = 28.0  # degrees that a knee bends on the page and still has no fold


@dataclass(frozen=True, slots=True)
class Painter:
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
        if bend < _STRAIGHT and abs(thigh.tilt) < 0.8:  # noqa: PLR2004  else it is seen from its end
            outer, inner = ((*thigh.edge(s)[2:-1], *shank.edge(s)) for s in (1, -1))
            whole = Curve((*outer[::-1], *inner), closed=False)
            return drawn.plus(area(self.colors, skin, whole), dim, self.fine(*foot.lines))
        return self.bent(thigh, shank, drawn).plus(dim, self.fine(*foot.lines))

    def bent(self, thigh: Tube, shank: Tube, foot: Scene) -> Scene:
        """A leg whose knee bends on the page or toward the viewer."""
        skin = self.colors.skin
        bare = thigh._replace(rows=thigh.rows[2:])
        upper = area(self.colors, skin, bare.outline(2.0, thigh.widths(1)[0] * 0.9))
        below = shank._replace(rows=shank.rows[1:])
        outer, inner = shank.edge(1), shank.edge(-1)
        knee = (shank.along(0, 0.6, -4.2), shank.along(0, -0.6, -4.2))
        lower = Curve((*outer[::-1], *knee, *inner), closed=False)
        del below
        return upper.plus(foot, area(self.colors, skin, lower))

    def shorts(self, slot: str) -> Curve:
        """The shorts' leg."""
        leg, sign = self.solid.body.legs[slot], self.solid.sign(slot)
        tube = self.tube((leg, "upper"), SHORTS, -sign)
        return tube.outline(tube.rim(0) + 0.1, tube.rim(0.66) + 0.1)

    def seat(self) -> Curve:
        """Hips in shorts."""
        return front_torso.seat(self.solid, self.who.build)

    def arm(self, slot: str, contact: HandContact) -> Scene:
        """An arm in its sleeve; a left one is drawn as a right one's mirror image."""
        part, sign = self.solid.body.arms[slot], self.solid.sign(slot)
        seen = self._arm(part, sign)
        drawn = self._right_arm(seen, part, contact, sign)
        return drawn if sign > 0 else drawn.mirrored()

    def _arm(self, part: Part, sign: int) -> Arm:
        view = self.solid.camera.page

        def seen(spot: object) -> Point:
            point = view(spot)  # type: ignore[arg-type]
            return Point(sign * point.x, point.y)

        wrist, tip = seen(part.end), seen(part.own(0, -10, 0))
        return Arm(seen(part.root), seen(part.middle), wrist, direction(wrist, tip))

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
        del sign
        return skin.plus(dim, fine, self._sleeve(arm))

    def _sleeve(self, arm: Arm) -> Scene:
        tube = Tube(arm.shoulder, arm.elbow, self.rows(SLEEVE), 0.0, -1)
        outer, inner = tube.edge(1), tube.edge(-1)
        hem = tube.rows[-1][0]
        root = tube.start.moved(8.2, 3.6)
        line = Curve((root, *outer, outer[-1], tube.at(hem, -1), *inner[::-1][:2]), closed=False)
        return area(self.colors, self.colors.shirt, line)


def person(placed: Placed, worked: tuple[Worked, ...], who: Person, colors: Palette) -> Scene:
    """The whole person; `worked` muscles glow."""
    solid = placed.solid
    del worked
    if solid is None:
        return Scene()
    paint = Painter(solid, who, colors)
    depth = solid.camera.depth
    ahead = {s: depth(leg.middle) - depth(leg.root) > _AHEAD for s, leg in solid.body.legs.items()}
    layers: list[Scene] = []
    behind = [slot for slot in _SLOTS if not ahead[slot]]
    layers += [paint.leg(slot) for slot in behind]
    layers.append(parts(colors, (colors.shorts, [paint.seat(), *(paint.shorts(slot) for slot in behind)])))
    shirt = front_torso.shirt(solid, who.build)
    layers.append(
        area(colors, colors.shirt, shirt).plus(paint.shade(colors.shirt, front_torso.shade(solid, who.build)))
    )
    layers.append(area(colors, colors.skin, front_torso.neck(solid)))
    layers.append(head(solid, who, colors))
    front = sorted((s for s in _SLOTS if ahead[s]), key=lambda s: depth(solid.body.legs[s].end))
    for slot in front:
        layers.append(area(colors, colors.shorts, paint.shorts(slot)))
        layers.append(paint.leg(slot))
    layers += [paint.arm(slot, placed.pose.side(slot).hand) for slot in _SLOTS]
    return Scene().plus(*layers)
