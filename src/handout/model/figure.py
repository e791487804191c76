"""Poses as anatomical joint angles: the input of the figure island.

Angles are in degrees and 0 is standing to attention. A value of None means "as in the frame before, or as
in the base pose". The author's how-to is `docs/figures.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ink(StrEnum):
    """What the figure is drawn with."""

    COLOR = "color"
    GREY = "grey"  # greys that survive a copier; tint is doubled by hatching
    OUTLINE = "outline"  # dark lines on white, for colouring in and for poor printers


class View(StrEnum):
    """Where the viewer stands."""

    SIDE = "side"  # the figure faces screen right; its right side is near
    FRONT = "front"  # the viewer stands before the figure, or above one that lies on its back
    FOOT = "foot"  # close-up of the lower leg and foot from the inner side, toes to screen right
    TOES = "toes"  # close-up of the foot from the front and a little above


class Base(StrEnum):
    """The position that a pose starts from."""

    STANDING = "standing"
    CHAIR_SITTING = "chair-sitting"
    LONG_SITTING = "long-sitting"  # on the floor or a bed, legs straight out
    SUPINE = "supine"  # on the back, head at screen left
    PRONE = "prone"  # on the front, head at screen right
    HANDS_AND_KNEES = "hands-and-knees"  # head at screen right
    SIDE_LYING = "side-lying"  # on the left side, belly to the viewer, head at screen right
    FLOATING = "floating"  # in water, held up by it


class Prop(StrEnum):
    """Things in the picture; contacts place them."""

    WALL = "wall"
    CHAIR = "chair"  # to sit on
    CHAIR_BACK = "chair-back"  # a chair turned round, to hold on to
    TOWEL = "towel"
    MAT = "mat"
    BED = "bed"
    PILLOW = "pillow"  # under the head
    STEP = "step"  # the bottom stair and what is above it, with a rail
    TOWEL_ROLL = "towel-roll"  # a rolled towel under the toes
    FLOOR_TOWEL = "floor-towel"  # a towel flat on the floor under the foot
    BAND = "band"  # an elastic band from the hands round the ball of the foot
    BALL = "ball"  # a small ball under the sole
    MARBLES = "marbles"  # marbles and a cup
    DOOR_FRAME = "door-frame"  # upright, beyond the hips of a body that lies
    COUNTER = "counter"  # a worktop to touch
    WATER = "water"  # a pool; its surface stands at `Figure.water`
    POOL_WALL = "pool-wall"  # the pool's edge with a rail, ahead of the figure
    NOODLE = "noodle"  # a foam noodle to sit on


class FootContact(StrEnum):
    """What a foot rests on."""

    FREE = "free"
    FLAT = "flat"  # heel and ball on the floor
    BALL = "ball"  # only ball and toes on the floor
    HEEL = "heel"  # only the heel on the floor
    OTHER_KNEE = "other-knee"  # the outer ankle lies on the other thigh, just above the knee (far side only)
    STEP_EDGE = "step-edge"  # ball and toes on the edge of the step, heel in the air
    KNEEL = "kneel"  # knee, shin and top of the foot on the floor
    TOP = "top"  # the top of the foot on the floor, leg stretched out behind
    FRAME = "frame"  # the heel on the door frame
    ROLLER = "roller"  # the sole on the ball


class HandContact(StrEnum):
    """What a hand rests on or holds."""

    FREE = "free"
    WALL = "wall"  # palm flat on it
    CHAIR = "chair"  # fingers over the top of the chair's back
    TOWEL = "towel"  # one end of it
    FLOOR = "floor"
    THIGH = "thigh"  # palm on the own thigh
    CHEST = "chest"  # palm on the own ribs
    SHIN = "shin"  # round the right shin, just below the knee
    TOES = "toes"  # round the right foot's toes
    SOLE = "sole"  # thumb on the right foot's sole
    PALM = "palm"  # palm flat on the floor, weight on it
    FOREARM = "forearm"  # elbow and forearm on the floor
    RAIL = "rail"  # round the stair's or the pool's rail
    BAND = "band"  # one end of it
    COUNTER = "counter"  # finger tips on the worktop
    NOODLE = "noodle"  # its front end
    HIP = "hip"  # palm on the own hip


class Muscle(StrEnum):
    """What is stretched or works in a frame: it glows."""

    UPPER_CALF = "upper-calf"
    LOWER_CALF = "lower-calf"
    CALF = "calf"
    SOLE = "sole"
    FRONT_THIGH = "front-thigh"
    BUTTOCK = "buttock"
    BELLY = "belly"
    LOWER_BACK = "lower-back"
    SHIN = "shin"
    HAMSTRINGS = "hamstrings"  # back of the thigh
    OUTER_HIP = "outer-hip"
    BACK = "back"  # all along the spine


class BodySide(StrEnum):
    """A side of the drawn figure. Right stands for the sore side; `--side left` mirrors the picture."""

    RIGHT = "right"
    LEFT = "left"
    BOTH = "both"


class Landmark(StrEnum):
    """A place on the body that an arrow or a close look can start from."""

    HEAD = "head"
    CHEST = "chest"
    BELLY = "belly"
    WAIST = "waist"  # the hollow of the back
    HIPS = "hips"
    BACK = "back"  # between the shoulder blades
    RIGHT_KNEE = "right-knee"
    LEFT_KNEE = "left-knee"
    RIGHT_HEEL = "right-heel"
    LEFT_HEEL = "left-heel"
    RIGHT_TOES = "right-toes"
    LEFT_TOES = "left-toes"
    RIGHT_ANKLE = "right-ankle"
    LEFT_ANKLE = "left-ankle"
    RIGHT_ARCH = "right-arch"  # the underside of the mid-foot
    LEFT_ARCH = "left-arch"
    RIGHT_HAND = "right-hand"
    LEFT_HAND = "left-hand"


class Toward(StrEnum):
    """A direction on the page as drawn; forward is screen right."""

    FORWARD = "forward"
    BACK = "back"
    UP = "up"
    DOWN = "down"


class Joint(StrEnum):
    """A joint whose angle a frame may show."""

    HIP = "hip"
    KNEE = "knee"
    ANKLE = "ankle"
    TOES = "toes"
    SHOULDER = "shoulder"
    ELBOW = "elbow"


@dataclass(frozen=True, slots=True)
class Arrow:
    """A movement arrow.

    Attributes:
        at: the landmark that it starts from.
        toward: the way it sets off.
        length: cm along the arrow.
        turn: degrees that it turns on its way; + is to the left of the way, as on a map.
        shift: cm forward and up from the landmark to its first point.
        both_ways: whether it has a head at each end.
        dashed: whether its line is broken: the movement on the other side, or one that comes later.
        label: up to 4 characters beside it: digits, `°` and `s` for seconds.
    """

    at: Landmark
    toward: Toward
    length: float = 22
    turn: float = 0
    shift: tuple[float, float] = (0, 0)
    both_ways: bool = False
    dashed: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class AngleMark:
    """An arc at a joint with the angle in degrees, measured from the finished pose.

    Attributes:
        joint: where the arc is drawn.
        side: of the body.
    """

    joint: Joint
    side: BodySide = BodySide.RIGHT


@dataclass(frozen=True, slots=True)
class Worked:
    """A muscle that glows, and on which side; the trunk's muscles have no side.

    Attributes:
        muscle: what is stretched or works.
        side: of the body.
    """

    muscle: Muscle
    side: BodySide = BodySide.RIGHT


@dataclass(frozen=True, slots=True)
class Limbs:
    """One side's leg and arm: joint angles in degrees, and what the foot and the hand touch.

    Attributes:
        hip: + bends forward.
        hip_out: + away from the other leg (abduction).
        hip_turn: + knee and toes turned outward (external rotation).
        knee: + bends.
        ankle: + toes toward the shin, - toes pointed.
        toes: + bent up, - curled.
        big_toe: counted like `toes`; None means that it goes with them.
        arch_lift: mm that the foot's arch stands higher than at rest.
        shoulder: + arm raised forward; 180 is overhead.
        shoulder_out: + away from the trunk (abduction).
        elbow: + bends.
        wrist: + hand bent back.
        foot: what the foot rests on.
        hand: what the hand rests on or holds.
    """

    hip: float | None = None
    hip_out: float | None = None
    hip_turn: float | None = None
    knee: float | None = None
    ankle: float | None = None
    toes: float | None = None
    big_toe: float | None = None
    arch_lift: float | None = None
    shoulder: float | None = None
    shoulder_out: float | None = None
    elbow: float | None = None
    wrist: float | None = None
    foot: FootContact | None = None
    hand: HandContact | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """One pose. What it leaves out is as in the frame before.

    Attributes:
        pelvis: tilt in degrees: 0 upright, + tipped forward, -90 flat on the back.
        chest: tilt, counted like `pelvis`.
        neck: + chin to chest, - looks up.
        arch: bow of the lower back in degrees: + hollow, - rounded.
        roll: the hips and bent knees rolled over to the right, degrees, for a body on its back.
        both: limbs of both sides; `right` and `left` add to it.
        right: limbs of the right side, which stands for the sore one.
        left: limbs of the left side.
        view: this frame's own view.
        works: muscles that glow, in this frame only.
        arrows: drawn in this frame only.
        angles: arcs with their degrees, in this frame only.
        gap: whether the space under the waist is marked, in this frame only.
        level: whether a broken line shows that both hips are level, in this frame only; front view.
        ghost: whether the frame before is shown pale behind this one, in this frame only.
        letters: whether A, B, C stand dashed before the big toe of a `foot` view, in this frame only.
        magnify_foot: the foot that is drawn again, larger, in a ring beside the body, in this frame only.
    """

    pelvis: float | None = None
    chest: float | None = None
    neck: float | None = None
    arch: float | None = None
    roll: float | None = None
    both: Limbs | None = None
    right: Limbs | None = None
    left: Limbs | None = None
    view: View | None = None
    works: tuple[Worked, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    angles: tuple[AngleMark, ...] = ()
    gap: bool = False
    level: bool = False
    ghost: bool = False
    letters: bool = False
    magnify_foot: BodySide | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """The frames that draw an exercise, from start to end, for the right side.

    Attributes:
        base: the position that the first frame starts from.
        frames: at least one.
        props: things in the picture.
        view: where the viewer stands.
        near: the side of the body that is near the viewer. Right, which stands for the sore side, faces
            screen right; left is for movements that are seen better from the inner side, and faces left.
        water: height of the water's surface over the pool's floor, cm, where `props` have `water`.
    """

    base: Base
    frames: tuple[Frame, ...]
    props: tuple[Prop, ...] = ()
    view: View = View.SIDE
    near: BodySide = BodySide.RIGHT
    water: float = 115
