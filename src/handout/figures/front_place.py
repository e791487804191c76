"""Contacts in space, for figures that face the viewer: feet, seat, mat, hands, and the page seen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from handout.figures import body
from handout.figures.front_holds import TIPS, hold
from handout.figures.front_skeleton import SLOTS, Frame3, build, level, pointed, sign
from handout.figures.front_space import Camera, Spot, axes, reach
from handout.figures.geometry import Point, direction
from handout.figures.skeleton import Arm, Leg, Skeleton, Trunk
from handout.model.figure import Base, FootContact, Prop

if TYPE_CHECKING:
    from handout.figures.front_skeleton import Part
    from handout.figures.pose import Pose

HALF_BREADTH = 17.2  # cm: half of the drawn hips; on their side they lie so high
_ON_EDGE = 4.6  # cm: ankle joint over the mat when the foot lies on its outer edge
_STANDS = (FootContact.FLAT, FootContact.BALL)
_PITCH = {Base.STANDING: 9.0, Base.CHAIR_SITTING: 20.0, Base.SIDE_LYING: 17.0, Base.SUPINE: 54.0}
_YAW = {Base.CHAIR_SITTING: 24.0}  # so that a crossed shin and the hip behind it are both seen
_ROLLED = 5.0  # degrees: from here on the feet leave their soles


class Missed(NamedTuple):
    """A contact that the body cannot make: slot, the author's key and word, and how far it is off, cm."""

    slot: str
    key: str
    target: str
    gap: float


class Solid(Struct, frozen=True):
    """One frame in space, all contacts made.

    Attributes:
        body: the joints.
        camera: the viewer.
        counter: finger tips on a worktop in the first frame, and on which side of the body it is (-1, 1).
        signs: by slot, +1 for the body's right side and -1 for its left.
        missed: contacts that cannot be made.
    """

    body: Frame3
    camera: Camera
    counter: tuple[Spot, int] | None
    signs: tuple[tuple[str, int], ...]
    missed: tuple[Missed, ...] = ()

    def sign(self, slot: str) -> int:
        """+1 for the body's right side, -1 for its left."""
        return dict(self.signs)[slot]


def stand(pose: Pose, props: tuple[Prop, ...], hips: Point, before: Solid | None) -> Solid:
    """The body with its contacts made; `hips` is where a body on its back has them in the side view."""
    now = Solid(
        _rooted(pose, build(pose), hips, before),
        Camera(_PITCH.get(pose.base, 12.0), _YAW.get(pose.base, 0.0)),
        before.counter if before else None,
        tuple((slot, sign(pose, slot)) for slot in SLOTS),
    )
    for slot in sorted(SLOTS, key=lambda slot: pose.side(slot).foot is FootContact.OTHER_KNEE):
        now = _with_leg(now, pose, slot, before)
    if before is None and Prop.COUNTER in props:
        now = replace(now, counter=_counter(now, pose))
    for slot in SLOTS:
        now = _with_arm(now, pose, slot)
    return now


def _rooted(pose: Pose, free: Frame3, hips: Point, before: Solid | None) -> Frame3:
    if pose.base is Base.SIDE_LYING:
        return free.moved(Spot(0, HALF_BREADTH, 0))
    if pose.base not in (Base.STANDING, Base.CHAIR_SITTING):
        return free.moved(Spot(hips.x, hips.y, 0))
    for slot in SLOTS:
        if pose.side(slot).foot in _STANDS:
            leg = _planted(free.legs[slot], pose, slot)
            ball = _ball(leg)
            wanted = _ball(before.body.legs[slot]) if before else Spot(-body.TOE, 0, ball.z)
            return free.moved(wanted.minus(ball))
    return free.moved(Spot(-body.BALL_AHEAD, body.SEAT_BELOW_HIP, 0))


def _planted(leg: Part, pose: Pose, slot: str) -> Part:
    flat = pose.side(slot).foot is FootContact.FLAT
    return level(leg, sign(pose, slot)) if flat else leg


def _ball(leg: Part) -> Spot:
    return leg.own(body.BALL_AHEAD, -body.ANKLE_HEIGHT, 0)


def _with_leg(now: Solid, pose: Pose, slot: str, before: Solid | None) -> Solid:
    leg, contact = now.body.legs[slot], pose.side(slot).foot
    if pose.base is Base.SIDE_LYING:
        moved, gap = _resting(leg, now.sign(slot))
    elif contact is FootContact.OTHER_KNEE:
        moved, gap = _crossed(leg, now.body.legs["near" if slot == "far" else "far"])
    elif contact not in _STANDS:
        return now
    elif abs(pose.roll) > _ROLLED:
        moved, gap = _bent(leg, _edge(leg, now, slot, pose.roll))
    else:
        foot = _planted(leg, pose, slot)
        was = before.body.legs[slot] if before else foot
        ball = (_ball(was) if before and pose.base is not Base.SUPINE else _ball(foot))._replace(y=0)
        moved, gap = _bent(foot, foot.end.plus(ball.minus(_ball(foot))))
    legs = now.body.legs | {slot: moved}
    return _noted(replace(now, body=replace(now.body, legs=legs)), Missed(slot, "foot", contact.value, gap))


def _bent(leg: Part, target: Spot) -> tuple[Part, float]:
    solved = reach(leg.root, target, (body.THIGH, body.SHANK), leg.middle)
    return replace(leg, middle=solved.middle, end=solved.end), solved.gap


def _resting(leg: Part, sign_: int) -> tuple[Part, float]:
    """The lower leg of a body on its side sinks to the mat; the upper one is free."""
    return (leg, 0.0) if sign_ > 0 else _bent(leg, leg.end._replace(y=_ON_EDGE))


def _edge(leg: Part, now: Solid, slot: str, roll: float) -> Spot:
    """The ankle of a rolled leg: the lower foot on its outer edge, the upper one on top of it."""
    lower = now.sign(slot) * roll > 0
    share = min(1.0, abs(roll) / 60)
    height = _ON_EDGE if lower else _ON_EDGE + 8.2
    flat = body.ANKLE_HEIGHT
    return Spot(leg.end.x, flat + share * (height - flat), leg.end.z)


def _crossed(leg: Part, under: Part) -> tuple[Part, float]:
    """The outer ankle on the other thigh just above the knee, the shin across, the sole to the side."""
    thigh = under.middle.minus(under.root)
    up = Spot(0, 1, 0).plus(thigh.unit, -thigh.unit.y).unit
    target = under.root.plus(thigh, 0.80).plus(up, 11.0)
    moved, gap = _bent(leg, target)
    return _across(moved), gap


def _across(leg: Part) -> Part:
    """The crossed foot at a right angle to its shin, toes to the viewer, sole away from the knee."""
    up = leg.middle.minus(leg.end).unit
    ahead = Spot(1, -0.05, 0)
    return replace(leg, tip=axes(ahead.plus(up, -ahead.dot(up)).unit, up))


def _counter(now: Solid, pose: Pose) -> tuple[Spot, int] | None:
    """Where the first hand that says so puts its finger tips."""
    for slot in SLOTS:
        if pose.side(slot).hand.value == Prop.COUNTER.value:
            arm = now.body.arms[slot]
            return arm.end.plus(TIPS), now.sign(slot)
    return None


def _with_arm(now: Solid, pose: Pose, slot: str) -> Solid:
    arm, contact = now.body.arms[slot], pose.side(slot).hand
    wanted = hold(now.body, slot, now.sign(slot), contact, now.counter)
    if wanted is None:
        return now
    pole = wanted.pole or arm.middle
    solved = reach(arm.root, wanted.wrist, (body.UPPER_ARM, body.FOREARM), pole)
    moved = replace(arm, middle=solved.middle, end=solved.end)
    arms = now.body.arms | {slot: pointed(moved, wanted.hand)}
    return _noted(
        replace(now, body=replace(now.body, arms=arms)), Missed(slot, "hand", contact.value, solved.gap)
    )


def _noted(now: Solid, missed: Missed) -> Solid:
    return replace(now, missed=(*now.missed, missed)) if missed.gap > 1e-6 else now  # noqa: PLR2004  cm: rounding


def seen(solid: Solid) -> Skeleton:
    """The body on the page: what arrows start from and pictures are sized by."""
    view, frame = solid.camera.page, solid.body
    spine = tuple(view(spot) for spot in frame.spine)
    head = direction(spine[-1], view(frame.skull))
    trunk = Trunk(spine, direction(spine[0], spine[5]), direction(spine[5], spine[-1]), head)
    legs = {slot: _seen_leg(solid, leg) for slot, leg in frame.legs.items()}
    arms = {slot: _seen_arm(solid, arm) for slot, arm in frame.arms.items()}
    return Skeleton(trunk, legs["near"], legs["far"], arms["near"], arms["far"])


def _seen_leg(solid: Solid, leg: Part) -> Leg:
    view = solid.camera.page
    ankle, tip = view(leg.end), view(leg.own(body.BALL_AHEAD, 0, 0))
    foot = direction(ankle, tip)
    return Leg(view(leg.root), view(leg.middle), ankle, foot, foot)


def _seen_arm(solid: Solid, arm: Part) -> Arm:
    view = solid.camera.page
    wrist, tip = view(arm.end), view(arm.own(0, -body.GRIP, 0))
    return Arm(view(arm.root), view(arm.middle), wrist, direction(wrist, tip))
