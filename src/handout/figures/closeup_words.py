"""What a close-up shows, in words: how the foot rests, and how its toes, arch and ankle move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures import closeup_rest
from handout.model.figure import FootContact, HandContact, Prop, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.figures.contacts import Placed
    from handout.figures.pose import SidePose
    from handout.model.figure import Figure
    from handout.model.options import Side

_CLEAR = 12.0  # degrees: a smaller change is not worth a word
_LIFTED = 2.0  # mm of the arch: likewise
_CIRCLE = 200.0  # degrees that an arrow turns when the foot goes round


def _side(placed: Placed) -> SidePose:
    return placed.pose.side(placed.pose.working)


def _big(side: SidePose) -> float:
    return side.toes if side.big_toe is None else side.big_toe


def position(placed: Placed, side: Side) -> list[str]:
    """Which foot is shown from where, and what it rests on."""
    seen = "from the front" if placed.pose.view is View.TOES else "from the inner side"
    rest = list(_rest(placed))
    if placed.pose.view is View.TOES:
        rest = ["all toes flat"]
    return [f"close-up of the {side.value} foot {seen}", *rest]


def _rest(placed: Placed) -> Iterator[str]:
    contact, props = _side(placed).foot, placed.stage.props
    if contact is FootContact.ROLLER and Prop.BALL in props:
        yield f"a small ball under {_under(placed)}"
    elif contact is FootContact.FLAT:
        yield "flat on a towel" if Prop.FLOOR_TOWEL in props else "flat on the floor"
    elif contact is FootContact.HEEL:
        yield "heel on the floor"
    if Prop.MARBLES in props:
        yield "toes over a marble, more marbles and a cup in front"


def _under(placed: Placed) -> str:
    ahead, (heel, ball) = closeup_rest.rolled(placed.pose, _side(placed)), closeup_rest.SOLE
    share = (ahead - heel) / (ball - heel)
    if share < 1 / 3:
        return "the front of the heel"
    return "the arch" if share < 2 / 3 else "the ball of the foot"


def changes(before: Placed, after: Placed, side: Side) -> list[str]:
    """What moves from one frame to the next, the clearest first."""
    old, new = _side(before), _side(after)
    if after.pose.view is View.TOES:
        return list(_toes_apart(old, new))
    return [*_toes(after, old, new, side), *_arch(old, new), *_foot(before, after)]


def _toes_apart(old: SidePose, new: SidePose) -> Iterator[str]:
    for words, was, now, other in (
        ("big toe", _big(old), _big(new), new.toes),
        ("small toes", old.toes, new.toes, _big(new)),
    ):
        if now - was > _CLEAR:
            alone = " alone" if other < _CLEAR else ""
            yield f"{words}{alone} lifted {now:.0f}°"


def _toes(after: Placed, old: SidePose, new: SidePose, side: Side) -> Iterator[str]:
    props, bend = after.stage.props, new.toes - old.toes
    if bend > _CLEAR and HandContact.TOES in (after.pose.near.hand, after.pose.far.hand):
        yield f"toes of the {side.value} foot pulled back {new.toes:.0f}°"
    elif bend > _CLEAR:
        yield f"toes bent up {new.toes:.0f}°" if new.toes > _CLEAR else "toes spread flat"
    elif bend < -_CLEAR:
        held = " round a marble" if Prop.MARBLES in props else ""
        yield f"toes curled {-new.toes:.0f}°{held}"
        if Prop.FLOOR_TOWEL in props:
            yield "towel pulled in folds toward the heel"


def _arch(old: SidePose, new: SidePose) -> Iterator[str]:
    if new.arch_lift - old.arch_lift > _LIFTED:
        yield f"arch lifted about {new.arch_lift:.0f} mm"
        yield "ball of the foot drawn toward the heel"
        yield "toes long and flat"


def _foot(before: Placed, after: Placed) -> Iterator[str]:
    old, new = _side(before), _side(after)
    if new.foot is FootContact.ROLLER:
        if _under(before) != _under(after):
            yield f"ball rolled to {_under(after)}"
    elif new.foot is FootContact.FREE and old.foot is not FootContact.FREE:
        yield "foot lifted over the cup" if Prop.MARBLES in after.stage.props else "foot lifted"
    elif new.foot is FootContact.HEEL and Prop.FLOOR_TOWEL in after.stage.props:
        yield "heel kept down"
    elif abs(new.ankle - old.ankle) > _CLEAR:
        yield "foot pulled up" if new.ankle > old.ankle else "foot pointed"
    if HandContact.SOLE in (after.pose.near.hand, after.pose.far.hand):
        yield "thumb on the tight band under the foot"


def traced(figure: Figure, index: int) -> list[str]:
    """What a frame's marks say of the way that the toes take."""
    frame = figure.frames[index]
    round_toes = (abs(arrow.turn) > _CIRCLE and arrow.at.value.endswith("toes") for arrow in frame.arrows)
    out = ["toes draw a wide circle"] if any(round_toes) else []
    return [*out, "big toe writes A, B, C in the air"] if frame.letters else out


def posture(placed: Placed, side: Side) -> list[str]:
    """How the end looks."""
    pose = _side(placed)
    toes, big = pose.toes, _big(pose)
    if placed.pose.view is View.TOES:
        return [f"{side.value} big toe {_bent(big)}, small toes {_bent(toes)}"]
    if pose.foot is FootContact.ROLLER:
        return [f"the ball under {_under(placed)}"]
    if pose.foot is FootContact.FREE and abs(toes) < _CLEAR:
        return [f"{side.value} foot in the air"]
    return [f"{side.value} toes {_bent(toes)}"]


def _bent(toes: float) -> str:
    if abs(toes) < _CLEAR:
        return "flat"
    return f"bent up {toes:.0f}°" if toes > 0 else f"curled {-toes:.0f}°"
