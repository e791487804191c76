"""What is wrong with a close-up: a side that is not seen, a foot in the floor, things out of reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.figures import closeup_props, closeup_rest
from handout.figures.closeup_foot import Foot
from handout.model.figure import BodySide, FootContact, Prop, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.figures.contacts import Placed
    from handout.model.figure import Figure

Finding = tuple[tuple[str | int, ...], str, str, str]  # path in the figure, code, message, hint

_REACH = 1.0  # cm: a contact may be off by this much


def findings(figure: Figure, placed: Placed, index: int) -> Iterator[Finding]:
    """Every mistake in one frame's close-up."""
    frame, where = figure.frames[index], ("frames", index)
    if frame.letters and placed.pose.view is not View.FOOT:
        message = "letters are drawn before the big toe of a close-up only"
        yield (*where, "letters"), "letters-without-foot", message, "view: foot"
    if placed.pose.view is View.FOOT:
        if figure.near is not BodySide.LEFT:
            message = "a close-up shows the right foot from its inner side, which is seen from the left"
            yield ("near",), "outer-side-near", message, "near: left"
        yield from ((where, *words) for words in _resting(placed, Foot.of(placed)))


def _resting(placed: Placed, foot: Foot) -> Iterator[tuple[str, str, str]]:
    contact, low = placed.pose.side(placed.pose.working).foot, foot.lowest()
    if contact is not FootContact.OTHER_KNEE and low < -_REACH:
        hint = "foot: heel and a larger ankle lift the ball of the foot; or curl the toes less"
        yield "limb-in-floor", f"the foot is {-low:.0f} cm in the floor", hint
    if contact is FootContact.ROLLER:
        yield from _rolling(placed)
    if Prop.MARBLES in placed.stage.props and not closeup_props.holds(foot):
        gap = closeup_props.gap_to_marble(foot)
        if abs(gap) > _REACH:
            where = "above" if gap > 0 else "too low for"
            message = f"the toes are {abs(gap):.0f} cm {where} the marble under them"
            yield "contact-out-of-reach", message, "change ankle or toes until they touch it"


def _rolling(placed: Placed) -> Iterator[tuple[str, str, str]]:
    ahead = closeup_rest.rolled(placed.pose, placed.pose.side(placed.pose.working))
    heel, ball = closeup_rest.SOLE
    if not heel - _REACH <= ahead <= ball + _REACH:
        part, way, knee = (
            ("heel", "behind", "more") if ahead < heel else ("ball of the foot", "ahead of", "less")
        )
        gap = max(heel - ahead, ahead - ball)
        message = f"the ball is {gap:.0f} cm {way} the {part}, not under the sole"
        yield "contact-out-of-reach", message, f"bend the knee {knee}"
