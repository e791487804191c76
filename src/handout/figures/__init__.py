"""Exercise drawings from joint angles: pose, joints, contacts, shapes, SVG. Knows nothing of handouts."""

from typing import TYPE_CHECKING, Any

from handout.figures.checks import Fault, check
from handout.figures.people import PEOPLE
from handout.figures.words import title

if TYPE_CHECKING:
    from handout.figures.drawing import Drawing, card, draw

__all__ = ["PEOPLE", "Drawing", "Fault", "card", "check", "draw", "title"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's own
    """What draws is imported when something is drawn: a page is set before its pictures are."""
    if name not in {"Drawing", "card", "draw"}:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from handout.figures import drawing  # noqa: PLC0415 - see above

    return getattr(drawing, name)
