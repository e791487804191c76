"""WeasyPrint's computed styles, with a short way to the properties that no rule sets.

Most of what a layout asks a style for is set by nothing: it is the parent's value or the initial one.
WeasyPrint 70 finds that out the long way for every property of every element, an eighth of a layout's time.
WeasyPrint is pinned, and has no types; a test holds every value of a document against WeasyPrint's own.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Way = Callable[[Any, str], Any]

_LOOK_AROUND = {"position", "float", "display", "page"}  # their values hang on each other, or on the parent's
_PROPAGATED = "text_decoration_"
_DIRECTIONS = ("ltr", "rtl")


def short_way(long_way: Way) -> Way:
    """`ComputedStyle.__missing__` with the short way; WeasyPrint's own, which it falls back on, is given."""
    from weasyprint import css  # noqa: PLC0415 - its import is slow

    plain = {name for name in css.INITIAL_VALUES if not name.startswith(_PROPAGATED)} - _LOOK_AROUND
    initial = {name: css.INITIAL_VALUES[name] for name in plain - css.INHERITED - css.INITIAL_NOT_COMPUTED}
    inherited = plain & css.INHERITED
    physical = css.PHYSICAL_FUNCTIONS.keys()
    logical = {
        named(block="ttb", inline=inline)
        for named in css.PHYSICAL_FUNCTIONS.values()
        for inline in _DIRECTIONS
    }

    @wraps(long_way)
    def missing(self: Any, name: str) -> Any:  # noqa: ANN401 - see the module
        if name not in self.cascaded:
            if name in initial:
                if name not in physical or logical.isdisjoint(self.cascaded):
                    value = self[name] = initial[name]
                    return value
            elif name in inherited and self.parent_style is not None:
                value = self[name] = self.parent_style[name]
                return value
        return long_way(self, name)

    return missing
