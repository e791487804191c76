"""WeasyPrint's computed styles, with a short way to the properties that no rule sets.

Most of what a layout asks a style for is set by nothing: it is the parent's value or the initial one.
WeasyPrint 70 finds that out the long way for every property of every element, an eighth of a layout's time.
WeasyPrint is pinned, and has no types; a test holds every value of a document against WeasyPrint's own.
"""

from __future__ import annotations

from functools import wraps
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Way = Callable[[Any, str], Any]

_LOOK_AROUND = {"position", "float", "display", "page"}  # their values hang on each other, or on the parent's
_PROPAGATED = "text_decoration_"
_DIRECTIONS = ("ltr", "rtl")

# What the layout asks nearly every box for: what one of them lacks, it is given in one go.
_USUAL = {
    "appearance", "background_color", "background_image", "bookmark_state", "border_bottom_left_radius",
    "border_bottom_right_radius", "border_bottom_style", "border_collapse", "border_image_source",
    "border_left_style", "border_right_style", "border_top_left_radius", "border_top_right_radius",
    "border_top_style", "box_decoration_break", "box_shadow", "box_sizing", "color", "color_scheme",
    "direction", "font_family", "font_feature_settings", "font_kerning", "font_language_override",
    "font_size", "font_stretch", "font_style", "font_variant_alternates", "font_variant_caps",
    "font_variant_east_asian", "font_variant_ligatures", "font_variant_numeric", "font_variant_position",
    "font_variation_settings", "font_weight", "height", "hyphenate_character", "hyphenate_limit_chars",
    "hyphenate_limit_zone", "hyphens", "image_orientation", "lang", "letter_spacing", "line_height",
    "margin_bottom", "margin_left", "margin_right", "margin_top", "mask_border_source", "max_height",
    "max_width", "min_height", "min_width", "opacity", "outline_offset", "outline_style", "overflow",
    "overflow_wrap", "padding_bottom", "padding_left", "padding_right", "padding_top", "tab_size",
    "text_indent", "text_transform", "transform", "visibility", "white_space", "width", "word_break",
    "word_spacing",
}  # fmt: skip
# The same for lines and texts.
_USUAL_WITHOUT_RULES = {
    "anchor", "bookmark_level", "float", "outline_color", "position", "text_align_all", "text_align_last",
    "vertical_align",
}  # fmt: skip


def short_way(long_way: Way) -> Way:
    """`ComputedStyle.__missing__` with the short way; WeasyPrint's own, which it falls back on, is given."""
    from weasyprint import css  # noqa: PLC0415 - its import is slow

    initial, inherited = _plain(_LOOK_AROUND)
    physical = css.PHYSICAL_FUNCTIONS.keys()
    logical = {
        named(block="ttb", inline=inline)
        for named in css.PHYSICAL_FUNCTIONS.values()
        for inline in _DIRECTIONS
    }
    usual = _Usual(initial, inherited, _USUAL)

    @wraps(long_way)
    def missing(self: Any, name: str) -> Any:  # noqa: ANN401 - see the module
        cascaded = self.cascaded
        if name not in cascaded:
            if name in initial:
                if logical.isdisjoint(cascaded):
                    if name in usual.initial:
                        usual.fill(self, cascaded)
                        return self[name]
                elif name in physical:
                    return long_way(self, name)
                value = self[name] = initial[name]
                return value
            if name in inherited and self.parent_style is not None:
                if name in usual.inherited and logical.isdisjoint(cascaded):
                    usual.fill(self, cascaded)
                    return self[name]
                value = self[name] = self.parent_style[name]
                return value
        return long_way(self, name)

    return missing


def short_way_without_rules(long_way: Way) -> Way:
    """The same for `AnonymousStyle.__missing__`: of a box that no rule can name."""
    usual = _Usual(*_plain({"page"}), _USUAL | _USUAL_WITHOUT_RULES)

    @wraps(long_way)
    def missing(self: Any, name: str) -> Any:  # noqa: ANN401 - see the module
        if name in usual.initial or name in usual.inherited:
            usual.fill(self, ())
            return self[name]
        return long_way(self, name)

    return missing


def _plain(apart: set[str]) -> tuple[dict[str, object], set[str]]:
    """Properties whose value, where no rule sets them, is the initial one, with it; or else the parent's."""
    from weasyprint import css  # noqa: PLC0415 - as above

    plain = {name for name in css.INITIAL_VALUES if not name.startswith(_PROPAGATED)} - apart
    initial = {name: css.INITIAL_VALUES[name] for name in plain - css.INHERITED - css.INITIAL_NOT_COMPUTED}
    return initial, plain & css.INHERITED


class _Usual:
    """The values of the usual properties where no rule sets them."""

    def __init__(self, initial: dict[str, object], inherited: set[str], usual: set[str]) -> None:
        self.initial = {name: value for name, value in initial.items() if name in usual}
        self.inherited = tuple(sorted(inherited & usual))
        self._of_parent = itemgetter(*self.inherited)

    def fill(self, style: Any, ruled: Any) -> None:  # noqa: ANN401 - see the module
        """Give a style what it lacks of them, but for those that a rule sets."""
        values = self.initial.copy()
        if style.parent_style is not None:
            values.update(zip(self.inherited, self._of_parent(style.parent_style), strict=True))
        for name in ruled:
            values.pop(name, None)
        values.update(style)
        style.update(values)
