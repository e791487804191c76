"""What a style computed to is known for the next document that is set by the same style sheets.

WeasyPrint 70 computes each property of each style anew for every document; and yet a handout's styles are
nearly all those of the handout before it in the same brand and edition. Two styles are the same where their
parents are, and where the same values won the cascade, from the same rules. WeasyPrint is pinned, and has no
types: its objects are Any; a test holds every value of a second document against WeasyPrint's own.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Way = Callable[[Any, str], Any]

_MOST_SETS = 4  # of style sheets: the editions of one brand
_MOST_STYLES = 2_000  # in each: several times those of the longest handout
_SPECIFIED = ("position", "float", "display")  # what was asked for is kept beside what it computed to
_OF_ATTRIBUTES = {"anchor", "lang"}  # made anew from the HTML's attributes


@dataclass(slots=True, eq=False)
class Known:
    """What is known of a style.

    Attributes:
        values: of its properties.
        specified: what was asked for, of those that hang on each other.
        lengths: its used lengths, by the size of the box around.
        held: what its key names by address, and so must live as long.
    """

    held: object
    values: dict[str, object] = field(default_factory=dict)
    specified: dict[str, object] = field(default_factory=dict)
    lengths: dict[object, dict[str, object]] = field(default_factory=dict)


_Styles = dict[tuple[object, ...], Known]


def remembered_styles(set_styles: Callable[..., None]) -> Callable[..., None]:
    """WeasyPrint's `StyleFor.set_computed_styles`, which is given, with a memory."""
    sets: OrderedDict[tuple[object, ...], tuple[object, _Styles]] = OrderedDict()

    @wraps(set_styles)
    def set_computed_styles(
        self: Any,  # noqa: ANN401 - see the module
        element: object,
        parent: object,
        root: object = None,
        pseudo_type: str | None = None,
        base_url: str | None = None,
        target_collector: Any = None,  # noqa: ANN401 - as above
    ) -> None:
        set_styles(self, element, parent, root, pseudo_type, base_url)
        style = self._computed_styles[element, pseudo_type]
        if style.parent_style is None:
            self.known_styles = _of_sheets(self, base_url, sets)
        _recall(style, self.known_styles)
        if target_collector and style["anchor"]:
            target_collector.collect_anchor(style["anchor"])

    return set_computed_styles


def _of_sheets(
    styles: Any,  # noqa: ANN401 - see the module
    base_url: str | None,
    sets: OrderedDict[tuple[object, ...], tuple[object, _Styles]],
) -> _Styles:
    """The styles known of a document's style sheets."""
    sheets = [sheet for sheet, _, _ in styles._sheets]  # noqa: SLF001 - see the module
    key = (base_url, id(styles.font_config), *map(id, sheets))
    held = (styles.font_config, sheets)
    found = sets.pop(key, (held, {}))
    sets[key] = found
    if len(sets) > _MOST_SETS:
        sets.popitem(last=False)
    return found[1]


def _recall(style: Any, known: _Styles) -> None:  # noqa: ANN401 - see the module
    """Give a style what is known of it, and a place for what is not known yet."""
    above = style.parent_style.known if style.parent_style is not None else None
    won = [
        (name, value if name in _OF_ATTRIBUTES else id(value), level, layer, *specificity)
        for name, (value, (level, layer, specificity)) in style.cascaded.items()
    ]
    key = (id(above), style.pseudo_type, *won)
    found = known.get(key)
    if found is None:
        if len(known) >= _MOST_STYLES:
            known.clear()
        found = known[key] = Known((above, style.cascaded))
    style.known, style.used_lengths = found, found.lengths
    style.update(found.values)
    style.specified.update(found.specified)


def learning(way: Way) -> Way:
    """`ComputedStyle.__missing__`, which is given, that keeps what it finds out."""

    @wraps(way)
    def missing(self: Any, name: str) -> Any:  # noqa: ANN401 - see the module
        value = way(self, name)
        known = getattr(self, "known", None)
        if known is not None and name in self:
            known.values[name] = self[name]
            if name in _SPECIFIED:
                known.specified[name] = self.specified[name]
        return value

    return missing
