"""Lines of text that were broken before are not broken again.

WeasyPrint 70 breaks a paragraph line by line, and asks Pango anew each time: for the narrowest and the widest
that a box may be, for a block that moves to the next page, for a page that is laid out again, and for the
same words in the next document. Half of these questions were asked before in the same document, and up to
nine in ten in a library. An answer holds no objects of Pango's, only numbers, so that keeping it is cheap.

WeasyPrint is pinned, and has no types: its objects are Any.
"""

from __future__ import annotations

from functools import lru_cache, wraps
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Split = Callable[..., tuple[Any, ...]]
    Strut = Callable[[Any], tuple[float, float]]

_FACE = (
    "font_family", "font_style", "font_stretch", "font_weight", "font_variant_ligatures",
    "font_variant_position", "font_variant_caps", "font_variant_numeric", "font_variant_alternates",
    "font_variant_east_asian", "font_feature_settings", "font_variation_settings", "font_language_override",
    "lang", "font_size",
)  # fmt: skip
# All that `split_first_line` and `strut` of weasyprint/text/line_break.py and what they call read of a style.
_OF_LINES = (
    *_FACE, "white_space", "hyphens", "hyphenate_limit_chars", "hyphenate_limit_zone", "hyphenate_character",
    "overflow_wrap", "word_break", "letter_spacing", "word_spacing", "tab_size", "direction",
    "text_decoration_line", "font_kerning",
)  # fmt: skip
_of_lines = itemgetter(*_OF_LINES)
_numbers: dict[tuple[object, ...], int] = {}  # of this process
_OF_STRUTS = (*_FACE, "line_height")
_MOST = 4_096  # lines kept, of about a kilobyte each: those of five or six handouts


def remembered(split: Split, most: int = _MOST) -> Split:
    """WeasyPrint's `split_first_line`, which is given, with a memory of at most so many lines."""
    known: dict[tuple[object, ...], tuple[Any, ...]] = {}

    @wraps(split)
    def first_line(
        text: str,
        style: Any,  # noqa: ANN401 - see the module
        context: object,
        *how: object,
        **more: object,
    ) -> tuple[Any, ...]:
        number = style_number(style)
        if number is None:
            return split(text, style, context, *how, **more)
        key = (text, number, how, *more.items())
        found = known.get(key)
        if found is None:
            if len(known) >= most:
                known.clear()
            found = known[key] = split(text, style, context, *how, **more)
        layout, *measures = found
        return _another(layout), *measures

    return first_line


def style_number(style: Any) -> int | None:  # noqa: ANN401 - see the module
    """The same number for all styles by which the same words look and break alike.

    None for an underlined text: its lines are a set, which is no key.
    """
    known = style.__dict__
    if "number_of_lines" not in known:
        key = (style.font_config, _of_lines(style))
        try:
            known["number_of_lines"] = _numbers.setdefault(key, len(_numbers))
        except TypeError:
            known["number_of_lines"] = None
    return known["number_of_lines"]  # type: ignore[no-any-return]  # see the module


def _another(layout: Any) -> Any:  # noqa: ANN401 - see the module
    """A copy, for each text box wakes its own when it is drawn."""
    kind: Any = type(layout)
    copy = kind.__new__(kind)
    copy.__dict__.update(layout.__dict__)
    return copy


def remembered_width(shrink_to_fit: Callable[..., float]) -> Callable[..., float]:
    """WeasyPrint's `shrink_to_fit`, which is given, with a memory of list markers: nearly all are alike."""
    from weasyprint.layout.preferred import max_content_width, min_content_width  # noqa: PLC0415 - see startup

    known: dict[tuple[object, ...], tuple[float, float]] = {}

    @wraps(shrink_to_fit)
    def width(context: object, box: Any, available: float) -> float:  # noqa: ANN401 - see the module
        key = _marker(box) if box.is_outside_marker else None
        if key is None:
            return shrink_to_fit(context, box, available)
        if key not in known:
            known[key] = (
                min_content_width(context, box, outer=False),
                max_content_width(context, box, outer=False),
            )
        least, most = known[key]
        return min(max(least, available), most)

    return width


def _marker(box: Any) -> tuple[object, ...] | None:  # noqa: ANN401 - see the module
    """What the width of a list marker hangs on; None where it is more than a text."""
    line = box.children[0]
    texts: list[Any] = getattr(line, "children", [])
    if len(box.children) != 1 or len(texts) != 1 or not hasattr(texts[0], "justification_spacing"):
        return None
    return texts[0].text, style_number(texts[0].style), line.style["text_indent"]


def remembered_breaks(can_break_text: Callable[[str, str], bool]) -> Callable[[str, str], bool]:
    """WeasyPrint's `can_break_text`, which is given, with a memory: nearly all texts end in a few letters."""
    return lru_cache(_MOST)(can_break_text)


def remembered_strut(strut: Strut) -> Strut:
    """WeasyPrint's `strut`, which is given, with a memory: the height and the baseline of an empty line."""
    known: dict[tuple[object, ...], tuple[float, float]] = {}
    of_style = itemgetter(*_OF_STRUTS)

    @wraps(strut)
    def height(style: Any) -> tuple[float, float]:  # noqa: ANN401 - see the module
        key = (style.font_config, of_style(style))
        found = known.get(key)
        if found is None:
            found = known[key] = strut(style)
        return found

    return height
