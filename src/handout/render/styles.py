"""What a style computed to is known for the next document that is set by the same style sheets.

WeasyPrint 70 computes each property of each style anew for every document; and yet a handout's styles are
nearly all those of the handout before it in the same brand and edition. Two styles are the same where their
parents are, and where the same values won the cascade, from the same rules. WeasyPrint is pinned, and has no
types: its objects are Any; a test holds every value of a second document against WeasyPrint's own.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import wraps
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Callable

    Way = Callable[[Any, str], Any]

_MOST_SETS = 4  # of style sheets: the editions of one brand
_MOST = 4_000  # styles in each, and values that won in them: several times those of the longest handout
_SPECIFIED = ("position", "float", "display")  # what was asked for is kept beside what it computed to
_OF_ATTRIBUTES = {"anchor", "lang"}  # made anew from the HTML's attributes


class Known(Struct, eq=False):
    """What is known of a style.

    Attributes:
        above: what is known of its parent's.
        values: of its properties.
        specified: what was asked for, of those that hang on each other.
        lengths: its used lengths, by the size of the box around.
    """

    above: Known | None
    values: dict[str, object] = field(default_factory=dict)
    specified: dict[str, object] = field(default_factory=dict)
    lengths: dict[object, dict[str, object]] = field(default_factory=dict)


class _Sheets:
    """The styles that a set of style sheets gave.

    Args:
        held: what the set is known by, which must live as long.
    """

    def __init__(self, held: object) -> None:
        self._held = held
        self._hang_on_page = False
        self._styles: dict[tuple[object, ...], Known] = {}
        self._winners: dict[tuple[object, ...], tuple[int, object]] = {}

    def recall(self, style: Any) -> None:  # noqa: ANN401 - see the module
        """Give a style what is known of it, and a place for what is not known yet."""
        style.known = above = None
        if style.parent_style is not None:
            above = style.parent_style.known
            if above is None:  # forgotten while its document was laid out
                return
        if self._hang_on_page:
            return
        key = (id(above), style.pseudo_type, *(self._number(*won) for won in style.cascaded.items()))
        found = self._styles.get(key)
        if found is None:
            if max(len(self._styles), len(self._winners)) >= _MOST:
                self._forget()
                return
            found = self._styles[key] = Known(above)
        style.known, style.used_lengths = found, found.lengths
        style.update(found.values)
        style.specified.update(found.specified)

    def give_up(self) -> None:
        """Remember no more: values hang on the size of the document's first page, which no rule may tell."""
        self._hang_on_page = True
        self._forget()

    def _forget(self) -> None:
        self._styles.clear()
        self._winners.clear()

    def _number(self, name: str, won: tuple[object, tuple[object, object, tuple[int, ...]]]) -> int:
        """A number for a value that won the cascade: it is kept, or another might come to its address."""
        value, (level, layer, specificity) = won
        key = (name, value if name in _OF_ATTRIBUTES else id(value), level, layer, *specificity)
        found = self._winners.get(key)
        if found is None:
            found = self._winners[key] = len(self._winners), value
        return found[0]


class _PageSizes(dict[str, object]):
    """The sizes of a document's first page, which are asked for by lengths in `vw` and the like alone."""

    def __init__(self, sizes: dict[str, object], sheets: _Sheets) -> None:
        super().__init__(sizes)
        self._sheets = sheets

    def __getitem__(self, name: str) -> object:
        self._sheets.give_up()
        return super().__getitem__(name)


def remembered_styles(set_styles: Callable[..., None]) -> Callable[..., None]:
    """WeasyPrint's `StyleFor.set_computed_styles`, which is given, with a memory."""
    sets: OrderedDict[tuple[object, ...], _Sheets] = OrderedDict()

    @wraps(set_styles)
    def set_computed_styles(self: Any, element: object, **how: Any) -> None:  # noqa: ANN401 - see the module
        targets, pseudo_type = how.pop("target_collector", None), how.get("pseudo_type")
        if pseudo_type == "marker" and not _is_list_item(self._computed_styles[element, None]):
            return  # WeasyPrint makes markers of all elements, and asks for those of list items alone
        set_styles(self, element, **how)
        style = self._computed_styles[element, pseudo_type]
        if style.parent_style is None:
            self.known_sheets = _of_sheets(self, how.get("base_url"), sets)
            self.initial_page_sizes = _PageSizes(self.initial_page_sizes, self.known_sheets)
            style.initial_page_sizes = self.initial_page_sizes
        self.known_sheets.recall(style)
        if targets and style["anchor"]:
            targets.collect_anchor(style["anchor"])

    return set_computed_styles


def _is_list_item(style: Any) -> bool:  # noqa: ANN401 - see the module
    return "list-item" in style["display"]


def _of_sheets(
    styles: Any,  # noqa: ANN401 - see the module
    base_url: str | None,
    sets: OrderedDict[tuple[object, ...], _Sheets],
) -> _Sheets:
    """The styles known of a document's style sheets."""
    sheets = [sheet for sheet, _, _ in styles._sheets]  # noqa: SLF001 - see the module
    key = (base_url, id(styles.font_config), *map(id, sheets))
    found = sets.pop(key, None) or _Sheets((styles.font_config, sheets))
    sets[key] = found
    if len(sets) > _MOST_SETS:
        sets.popitem(last=False)
    return found


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
