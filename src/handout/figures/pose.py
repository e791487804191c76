"""From what an author wrote to a full set of angles: base pose, frame before, both sides, one side."""

from __future__ import annotations

from dataclasses import fields
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from handout.model.figure import Base, BodySide, Figure, FootContact, Frame, HandContact, Limbs, Prop, View


class SidePose(Struct, frozen=True):
    """One side's angles in degrees and contacts, all known."""

    hip: float = 0
    hip_out: float = 0
    hip_turn: float = 0
    knee: float = 0
    ankle: float = 0
    toes: float = 0
    big_toe: float | None = None  # as the other toes
    arch_lift: float = 0
    shoulder: float = 0
    shoulder_out: float = 0
    elbow: float = 8
    wrist: float = 0
    foot: FootContact = FootContact.FREE
    hand: HandContact = HandContact.FREE


class Pose(Struct, frozen=True):
    """One frame with nothing left out; `working` is the right side, wherever the viewer stands."""

    base: Base
    pelvis: float
    chest: float
    neck: float
    arch: float
    near: SidePose
    far: SidePose
    view: View
    near_side: BodySide
    water: float | None = None  # height of the surface, cm
    toe_rest: float = 0  # slope of what the toes rest on, degrees
    roll: float = 0

    @property
    def working(self) -> str:
        """Whether the right side, which stands for the sore one, is `near` or `far`."""
        return self.slot(BodySide.RIGHT)

    @property
    def is_close(self) -> bool:
        """Whether only the working foot is shown."""
        return self.view in (View.FOOT, View.TOES)

    def slot(self, side: BodySide) -> str:
        """`near` or `far`: where a side of the body is drawn."""
        return "near" if side is self.near_side else "far"

    def side(self, slot: str) -> SidePose:
        """The angles and contacts of the `near` or the `far` side."""
        return self.near if slot == "near" else self.far


_FLAT = FootContact.FLAT
TOE_REST = 37.0  # degrees that a rolled towel lifts the toes
_BASES: dict[Base, tuple[tuple[float, float, float, float], SidePose]] = {
    Base.STANDING: ((0, 0, 0, 0), SidePose(foot=_FLAT)),
    Base.CHAIR_SITTING: (
        (0, 0, 0, 0),
        SidePose(hip=90, knee=90, shoulder=20, elbow=60, foot=_FLAT, hand=HandContact.THIGH),
    ),
    Base.LONG_SITTING: ((-5, 0, 0, 0), SidePose(hip=85, shoulder=35, elbow=30, foot=FootContact.HEEL)),
    Base.SUPINE: (
        (-90, -90, 5, 0),
        SidePose(hip=50, knee=105, ankle=-35, shoulder=-4, elbow=4, foot=_FLAT, hand=HandContact.FLOOR),
    ),
    Base.FLOATING: ((0, 0, 0, 0), SidePose(hip=10, knee=15, ankle=-20, shoulder=20, elbow=30)),
    Base.PRONE: (
        (90, 90, 0, 0),
        SidePose(ankle=-50, shoulder=10, shoulder_out=60, foot=FootContact.TOP, hand=HandContact.FOREARM),
    ),
    Base.HANDS_AND_KNEES: (
        (78, 78, -10, 0),
        SidePose(
            hip=78, knee=90, ankle=-50, shoulder=78, elbow=4, foot=FootContact.KNEEL, hand=HandContact.PALM
        ),
    ),
    Base.SIDE_LYING: ((0, 0, 0, 0), SidePose(shoulder=35, elbow=60, hand=HandContact.FLOOR)),
}


def poses(figure: Figure) -> tuple[Pose, ...]:
    """Every frame in full, in order."""
    angles, side = _BASES.get(figure.base, _BASES[Base.STANDING])
    first = Pose(figure.base, *angles, near=side, far=side, view=figure.view, near_side=figure.near)
    first = replace(
        first,
        water=figure.water if Prop.WATER in figure.props else None,
        toe_rest=TOE_REST if Prop.TOWEL_ROLL in figure.props else 0,
    )
    return tuple(accumulate(figure.frames, _over, initial=first))[1:]


def _over(before: Pose, frame: Frame) -> Pose:
    trunk = {
        name: value
        for name in ("pelvis", "chest", "neck", "arch", "roll", "view")
        if (value := getattr(frame, name)) is not None
    }
    own = {before.slot(BodySide.RIGHT): frame.right, before.slot(BodySide.LEFT): frame.left}
    sides = {slot: _side(_side(before.side(slot), frame.both), limbs) for slot, limbs in own.items()}
    return replace(before, **trunk, near=sides["near"], far=sides["far"])


def _side(before: SidePose, limbs: Limbs | None) -> SidePose:
    if limbs is None:
        return before
    given = {item.name: value for item in fields(limbs) if (value := getattr(limbs, item.name)) is not None}
    return replace(before, **given)
