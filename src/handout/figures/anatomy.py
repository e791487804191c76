"""The person in one frame, from the far arm to the near arm."""

from __future__ import annotations

from dataclasses import dataclass

from handout.figures import extremities, limbs, marks, torso
from handout.figures.head import head
from handout.figures.limbs import Bone, disc, widened
from handout.figures.paint import Palette, lines, parts
from handout.figures.props import towel
from handout.figures.scene import Curve, Scene, Shape
from handout.model.figure import BodySide, FootContact, HandContact, Prop, Worked
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handout.figures.skeleton import Arm, Leg
    from handout.figures.people import Person
    from handout.figures.geometry import Point
    from handout.figures.contacts import Placed


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of one side of the body."""

    skin: str
    shirt: str
    shorts: str


def person(
    placed: Placed, props: tuple[Prop, ...], worked: tuple[Worked, ...], who: Person, colors: Palette
) -> Scene:
    """The whole person; `worked` muscles glow."""
    near = Tones(colors.skin, colors.shirt, colors.shorts)
    far = Tones(colors.skin_far, colors.shirt_far, colors.shorts_far)
    body, pose, build = placed.skeleton, placed.pose, who.build
    crossed = pose.right.foot is FootContact.OTHER_KNEE
    scene = _arm(body.left_arm, pose.left.hand, far, build, colors)
    scene = scene.plus(_leg(body.left, far, build, colors, seat=()))
    scene = scene.plus(marks.glow(placed, worked, BodySide.LEFT, build, colors))
    scene = scene.plus(parts(colors, (colors.skin, [torso.neck(body.trunk)])))
    seat = torso.seat(body.trunk, build)
    leg = _leg(body.right, near, build, colors, seat=seat).plus(
        marks.glow(placed, worked, BodySide.RIGHT, build, colors)
    )
    shirt = parts(colors, (colors.shirt, [torso.shirt(body.trunk, build)]))
    shirt = shirt.plus(marks.trunk_glow(placed, worked, build, colors))
    shirt = shirt.plus(lines(colors.shirt_line, colors.pen * 0.8, torso.collar(body.trunk)))
    trunk = (shirt, leg) if crossed else (leg, shirt)
    scene = scene.plus(*trunk, head(body.trunk.skull, who, colors))
    if Prop.TOWEL in props:
        scene = scene.plus(towel(placed, colors))
    return scene.plus(
        _arm(body.right_arm, pose.right.hand, near, build, colors),
        _shoulder(body.right_arm, body.trunk.neck, colors),
    )


def _leg(leg: Leg, tones: Tones, build: float, colors: Palette, seat: tuple[Curve, ...]) -> Scene:
    thigh = Bone(leg.hip, leg.knee, widened(limbs.THIGH, build))
    shank = Bone(leg.knee, leg.ankle, widened(limbs.SHANK, build))
    shorts = Bone(leg.hip, leg.knee, widened(limbs.SHORTS_LEG, build))
    foot = extremities.foot(leg)
    kneecap = disc(leg.knee.moved(0, 0), 5.0 * build)
    skin = (thigh.outline(), shank.outline(), kneecap, disc(leg.ankle, 3.5), *foot.areas)
    cloth = (shorts.outline(), disc(leg.hip, 8.8 * build), *seat)
    out = parts(colors, (tones.skin, skin), (tones.shorts, cloth))
    hem = Curve((shorts.at(0.735, -1), shorts.at(0.75, 0), shorts.at(0.735, 1)), closed=False)
    fine = colors.pen * 0.75
    return out.plus(lines(colors.line, colors.pen, hem), lines(colors.skin_line, fine, *foot.lines))


def _arm(arm: Arm, contact: HandContact, tones: Tones, build: float, colors: Palette) -> Scene:
    upper = Bone(arm.shoulder, arm.elbow, widened(limbs.UPPER_ARM, build))
    fore = Bone(arm.elbow, arm.wrist, widened(limbs.FOREARM, build))
    sleeve = Bone(arm.shoulder, arm.elbow, widened(limbs.SLEEVE, build))
    hand = extremities.hand(arm, contact)
    skin = (upper.outline(), fore.outline(), disc(arm.elbow, 3.5 * build), disc(arm.wrist, 2.4), *hand.areas)
    out = parts(
        colors, (tones.skin, skin), (tones.shirt, (sleeve.outline(), disc(arm.shoulder, 5.4 * build)))
    )
    hem = Curve((sleeve.at(0.51, -1), sleeve.at(0.53, 0), sleeve.at(0.51, 1)), closed=False)
    fine = colors.pen * 0.75
    return out.plus(lines(colors.line, colors.pen, hem), lines(colors.skin_line, fine, *hand.lines))


def _shoulder(arm: Arm, neck: Point, colors: Palette) -> Scene:
    """A patch of shirt that joins the sleeve to the trunk at the top of the shoulder."""
    patch = disc(arm.shoulder.toward(neck, 0.3), 4.2)
    return Scene((Shape((patch,), fill=colors.shirt),))
