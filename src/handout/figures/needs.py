"""Things that a contact cannot do without: any one of them will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.model.figure import Base, FootContact, HandContact, Prop

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


def water(figure: Figure) -> Iterator[tuple[str, str]]:
    """What a body that floats lacks: the rule's message and hint."""
    if figure.base is Base.FLOATING and Prop.WATER not in figure.props:
        yield "a body floats, and the picture has no water", "add water to props"
