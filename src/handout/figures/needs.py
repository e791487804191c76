"""Things that a contact cannot do without: any one of them will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.model.figure import Base, BodySide, FootContact, HandContact, Prop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.model.figure import Figure, Limbs

_HANDS = {
    HandContact.RAIL: (Prop.STEP, Prop.POOL_WALL),
    HandContact.BAND: (Prop.BAND,),
    HandContact.NOODLE: (Prop.NOODLE,),
}
_FEET = {FootContact.STEP_EDGE: (Prop.STEP,), FootContact.ROLLER: (Prop.BALL,)}


def missing(figure: Figure, limbs: Limbs) -> Iterator[tuple[str, str, str]]:
    """For each contact without its thing: the contact's key, what is wrong, what to do."""
    for key, wanted in (("hand", _HANDS), ("foot", _FEET)):
        contact = getattr(limbs, key)
        props = wanted.get(contact, ())
        if props and not set(props) & set(figure.props):
            names = " or ".join(prop.value for prop in props)
            message = f"the {key} needs a {names} ({contact.value}), and the picture has none"
            yield key, message, f"add {names} to props"


def unsound(figure: Figure) -> Iterator[tuple[tuple[str | int, ...], str, str, str]]:
    """Other mistakes in how the things go together: path, rule, message and hint."""
    if figure.base is Base.FLOATING and Prop.WATER not in figure.props:
        message = "a body floats, and the picture has no water"
        yield ("props",), "missing-prop", message, "add water to props"
    for index, frame in enumerate(figure.frames):
        if frame.magnify_foot is BodySide.BOTH:
            path = ("frames", index, "magnify-foot")
            yield path, "bad-magnified-foot", "only one foot can be drawn larger", "write right or left"
