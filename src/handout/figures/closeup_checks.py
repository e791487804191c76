"""What is wrong with a close-up: a side that is not seen, a foot in the floor, things out of reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures import body, closeup_props, closeup_rest
from handout.figures.closeup_foot import Foot
from handout.model.figure import BodySide, FootContact, Prop, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.figures.contacts import Placed
    from handout.model.figure import Figure

Finding = tuple[tuple[str | int, ...], str, str, str]  # path in the frame, code, message, hint

_REACH = 1.0  # cm: a contact may be off by this much
_STANDING = (FootContact.FLAT, FootContact.HEEL)


def findings(figure: Figure, placed: Placed, index: int) -> Iterator[Finding]:
    """Every mistake in one frame's close-up; its path starts at the frame."""
    frame = figure.frames[index]
    if frame.letters and placed.pose.view is not View.FOOT:
        yield ("letters",), "letters-without-foot", "letters are drawn before the big toe only", "view: foot"
    if placed.pose.view is View.FOOT:
        yield from _seen(figure)
        yield from _resting(placed, Foot.of(placed))


def _seen(figure: Figure) -> Iterator[Finding]:
    if figure.near is not BodySide.LEFT:
        message = "the right foot's inner side is seen from the left"
        yield (), "outer-side-near", message, "near: left, beside base"


def _resting(placed: Placed, foot: Foot) -> Iterator[Finding]:
    side, props = placed.pose.side(placed.pose.working), placed.stage.props
    low = foot.lowest()
    if side.foot is not FootContact.OTHER_KNEE and low < -_REACH:
        message = f"the foot is {-low:.0f} cm in the floor"
        yield (
            (),
            "limb-in-floor",
            message,
            "foot: heel and a larger ankle lift the ball; or curl the toes less",
        )
    if side.foot is FootContact.ROLLER:
        yield from _rolling(placed)
    if Prop.MARBLES in props and not closeup_props.holds(foot):
        gap = closeup_props.gap_to_marble(foot)
        if abs(gap) > _REACH:
            message = f"the toes are {abs(gap):.0f} cm {'above' if gap > 0 else 'in'} the marble"
            yield (), "contact-out-of-reach", message, "a smaller or larger ankle or toes lets them touch it"


def _rolling(placed: Placed) -> Iterator[Finding]:
    ahead, (heel, ball) = (
        closeup_rest.rolled(placed.pose, placed.pose.side(placed.pose.working)),
        closeup_rest.SOLE,
    )
    if not heel - _REACH <= ahead <= ball + _REACH:
        way = "back" if ahead < heel else "forward"
        message = (
            f"the ball is not under the sole, but {abs(ahead - body.BALL_AHEAD / 2):.0f} cm from its middle"
        )
        hint = f"the foot is too far {'forward' if way == 'back' else 'back'}: change the knee"
        yield (), "contact-out-of-reach", message, hint
