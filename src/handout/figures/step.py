"""Standing on the edge of the bottom stair: where the feet and the hands find it, and the stairs themselves.

The rise and the going of a private stair: Approved Document K (HM Government, 2013), diagram 1.3: rise 150 to
220 mm, going 220 to 300 mm; its handrail stands 900 to 1000 mm above the pitch line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handout.figures import body
from handout.figures.geometry import Axes, Point, direction
from handout.figures.limbs import disc
from handout.figures.paint import FINE, WHITE, Palette, area, lines, parts
from handout.figures.scene import Curve, Scene
from handout.model.figure import FootContact, Prop

if TYPE_CHECKING:
    from handout.figures.contacts import Placed
    from handout.figures.pose import Pose
    from handout.figures.skeleton import Leg, Skeleton

RISE = 18.0
GOING = 26.0
PITCH = direction(Point(0, 0), Point(GOING, RISE))
ROLL = 3.3  # radius of a rolled towel, cm
ROLL_IN = 9.7  # cm from the edge to its middle: the toes press into it
_LOOSE_END = 200.0  # degrees: where the roll's end lies on it
_WOUND = 480  # degrees that it is wound
BALL_IN = 1.2  # cm from the edge to the middle of the ball: the foot turns on its ball, not on the arch
_DEPTH_APART = 1.2  # cm that the far foot is drawn ahead
_STAIRS = 3
_NOSING = 1.6  # cm


def rooted(pose: Pose, skeleton: Skeleton, before: Placed | None) -> Skeleton | None:
    """The body moved until a foot stands on the edge; None when none does."""
    for slot in ("near", "far"):
        if pose.side(slot).foot is FootContact.STEP_EDGE:
            leg: Leg = getattr(skeleton, slot)
            x = edge(before).x + BALL_IN if before and before.stage.step else leg.ball.x
            return skeleton.moved(x - leg.ball.x, RISE - leg.ball.y)
    return None


def edge(placed: Placed) -> Point:
    """The front edge of the tread; the origin when there are no stairs."""
    return placed.stage.step or Point(0, RISE)


def stood(leg: Leg, slot: str, now: Placed, before: Placed | None) -> tuple[Leg, Point]:
    """The leg with its toes on the tread or the towel, and where its ankle must be."""
    other = now.leg("far" if slot == "near" else "near")
    first = slot == "near" or now.pose.near.foot is not FootContact.STEP_EDGE
    x = leg.ball.x if first else other.ball.x + _DEPTH_APART
    if before and before.stage.step and not first:
        x = before.stage.step.x + BALL_IN + _DEPTH_APART
    leg = replace(leg, toes=now.pose.toe_rest)
    return leg, Axes(Point(x, RISE), leg.foot).at(-body.BALL_AHEAD, body.ANKLE_HEIGHT)


def stage(now: Placed) -> Point | None:
    """The edge under the foot that stands on it."""
    for slot in ("near", "far"):
        if now.pose.side(slot).foot is FootContact.STEP_EDGE:
            ball = now.leg(slot).ball
            return Point(ball.x - BALL_IN - (0 if slot == "near" else _DEPTH_APART), RISE)
    return None


def holds(start: Point, x: float, y: float) -> bool:
    """Whether a place is more than 1 cm inside the stairs whose first edge is `start`."""
    number = (x - 1 - start.x) // GOING
    return 0 <= number < _STAIRS and y < RISE * (number + 1) - 1


def hold(bar: Point, slot: str) -> tuple[Point, float]:
    """Wrist and angle of a hand round the stair's rail; the far one a little further up."""
    grip = bar if slot == "near" else bar.polar(PITCH, 7.0)
    return grip.polar(-8, -body.GRIP), -8.0


def stairs(placed: Placed, props: tuple[Prop, ...], colors: Palette) -> Scene:
    """Three steps, the rolled towel on the first, and the rail that the hands hold."""
    if Prop.STEP not in props or placed.stage.step is None:
        return Scene()
    scene = _rail(placed, colors).plus(parts(colors, (colors.prop, (_profile(placed.stage.step),))))
    return scene.plus(_treads(placed.stage.step, colors), roll(placed, props, colors))


def _profile(start: Point) -> Curve:
    """The stairs from the side: risers and treads, down to the floor."""
    places = [Point(start.x + 1.5, 0)]
    for number in range(_STAIRS):
        x, top = start.x + number * GOING, RISE * (number + 1)
        places += [Point(x + 1.5, top - _NOSING - 1.2), Point(x, top - _NOSING), Point(x, top)]
        places += [Point(x + GOING + (1.5 if number < _STAIRS - 1 else -8), top)]
    places.append(Point(places[-1].x, 0))
    return Curve(tuple(places), smooth=False)


def _treads(start: Point, colors: Palette) -> Scene:
    strips = []
    for number in range(_STAIRS):
        x, y = start.x + number * GOING, RISE * (number + 1) - 2.6
        end = x + GOING + (1.5 if number < _STAIRS - 1 else -8)
        strips.append(Curve((Point(x + 1.5, y), Point(end, y)), closed=False, smooth=False))
    return lines(colors.line, colors.pen * FINE, *strips)


def roll(placed: Placed, props: tuple[Prop, ...], colors: Palette) -> Scene:
    """The rolled towel under the toes, seen from its end."""
    if Prop.TOWEL_ROLL not in props or placed.stage.step is None:
        return Scene()
    middle = Point(placed.stage.step.x + ROLL_IN, RISE + ROLL)
    rim = middle.polar(_LOOSE_END, ROLL)
    winds = tuple(
        middle.polar(_LOOSE_END - angle, ROLL * (1 - angle / _WOUND)) for angle in range(60, _WOUND - 60, 60)
    )
    turns = Curve((rim, *winds), closed=False)
    paint = WHITE if colors.hatched else colors.towel
    return area(colors, paint, disc(middle, ROLL)).plus(lines(colors.line, colors.pen * FINE, turns))


def _rail(placed: Placed, colors: Palette) -> Scene:
    bar, start = placed.stage.bar, placed.stage.step
    if bar is None or start is None:
        return Scene()
    last = start.x + _STAIRS * GOING - 12
    low, high = bar.polar(PITCH, -9), Point(last, bar.y + (last - bar.x) * RISE / GOING)
    posts = tuple(
        Curve((Point(x - 1.3, 0), Point(x + 1.3, 0), Point(x + 1.3, y), Point(x - 1.3, y)), smooth=False)
        for x, y in ((low.x + 5, low.y + 3), (last - 5, high.y - 3))
    )
    grip = Axes(low, PITCH)
    span = Axes(low, PITCH).local(high).x
    tube = Curve(
        tuple(grip.at(x, y) for x, y in ((0, -1.7), (span, -1.7), (span, 1.7), (0, 1.7))), smooth=False
    )
    return parts(colors, (colors.prop_shade, posts), (colors.prop, (tube,)))
