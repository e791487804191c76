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
    FOOT = "foot"  # close-up of the lower leg and foot, toes to screen right


class Base(StrEnum):
    """The position that a pose starts from."""

    STANDING = "standing"
    CHAIR_SITTING = "chair-sitting"
    LONG_SITTING = "long-sitting"  # on the floor or a bed, legs straight out
    SUPINE = "supine"  # on the back, head at screen left


class Prop(StrEnum):
    """Things in the picture; contacts place them."""

    WALL = "wall"
    CHAIR = "chair"  # to sit on
    CHAIR_BACK = "chair-back"  # a chair turned round, to hold on to
    TOWEL = "towel"
    MAT = "mat"


class FootContact(StrEnum):
    """What a foot rests on."""

    FREE = "free"
    FLAT = "flat"  # heel and ball on the floor
    BALL = "ball"  # only ball and toes on the floor
    HEEL = "heel"  # only the heel on the floor
    OTHER_KNEE = "other-knee"  # the outer ankle lies on the other thigh, just above the knee (far side only)


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
    RIGHT_KNEE = "right-knee"
    LEFT_KNEE = "left-knee"
    RIGHT_HEEL = "right-heel"
    LEFT_HEEL = "left-heel"
    RIGHT_TOES = "right-toes"
    LEFT_TOES = "left-toes"
    RIGHT_HAND = "right-hand"
    LEFT_HAND = "left-hand"


class Toward(StrEnum):
    """A direction on the page as drawn; forward is screen right."""

    FORWARD = "forward"
    BACK = "back"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Arrow:
    """A movement arrow.

    Attributes:
        at: the landmark that it starts from.
        toward: the way it sets off.
        length: cm along the arrow.
        turn: degrees that it turns on its way; + is to the left of the way, as on a map.
        shift: cm forward and up from the landmark to its first point.
    """

    at: Landmark
    toward: Toward
    length: float = 22
    turn: float = 0
    shift: tuple[float, float] = (0, 0)


@dataclass(frozen=True, slots=True)
class Worked:
    """A muscle that glows, and on which side; the trunk's muscles have no side."""

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
        both: limbs of both sides; `right` and `left` add to it.
        view: this frame's own view.
        works: muscles that glow, in this frame only.
        arrows: drawn in this frame only.
        gap: whether the space under the waist is marked, in this frame only.
    """

    pelvis: float | None = None
    chest: float | None = None
    neck: float | None = None
    arch: float | None = None
    both: Limbs | None = None
    right: Limbs | None = None
    left: Limbs | None = None
    view: View | None = None
    works: tuple[Worked, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    gap: bool = False


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
    """

    base: Base
    frames: tuple[Frame, ...]
    props: tuple[Prop, ...] = ()
    view: View = View.SIDE
    near: BodySide = BodySide.RIGHT
