"""Short ways to what WeasyPrint 70 goes a long way for: the same pages in three quarters of the work.

Each is a module of its own that says what it spares. WeasyPrint is pinned, and published without types; tests
hold what each short way gives against WeasyPrint's own.
"""

from __future__ import annotations

import re

from handout.render.backgrounds import plain_boxes
from handout.render.cascade import short_way, short_way_without_rules
from handout.render.collisions import free_of_floats, near_floats
from handout.render.flow import by_its_ends, is_in_normal_flow
from handout.render.glyphs import remembered_text
from handout.render.lengths import plain_lengths
from handout.render.lines import remembered, remembered_breaks, remembered_strut, remembered_width
from handout.render.outlines import seldom_outlines
from handout.render.references import kept_references
from handout.render.shaped import kept_shaped
from handout.render.styles import learning, remembered_styles
from handout.render.variables import remembered_values


def take_shortcuts() -> None:
    """Put the short ways in their places, once in a process, when WeasyPrint has been imported."""
    _shorten_cascade()
    _shorten_layout()
    _shorten_drawing()
    _find_words_by_known_patterns()


def _shorten_cascade() -> None:
    from weasyprint.css import AnonymousStyle, ComputedStyle, StyleFor  # noqa: PLC0415 - see startup.import_weasyprint
    from weasyprint.css.validation.expanders import PendingExpander  # noqa: PLC0415 - as above

    ComputedStyle.__missing__ = short_way(learning(ComputedStyle.__missing__))
    StyleFor.set_computed_styles = remembered_styles(StyleFor.set_computed_styles)
    AnonymousStyle.__missing__ = short_way_without_rules(AnonymousStyle.__missing__)
    PendingExpander.validate = remembered_values(PendingExpander.validate)


def _shorten_layout() -> None:
    import weasyprint.layout as at  # noqa: PLC0415 - as above
    from weasyprint.formatting_structure.boxes import Box, ParentBox  # noqa: PLC0415 - as above

    Box.is_in_normal_flow = is_in_normal_flow
    ParentBox.page_values = by_its_ends(ParentBox.page_values)
    lengths = plain_lengths(at.percent.resolve_percentages)
    for place in (
        at.absolute, at.block, at.column, at.float, at.grid, at.inline, at.page, at.percent, at.table,
    ):  # fmt: skip
        place.resolve_percentages = lengths
    at.inline.split_first_line = at.preferred.split_first_line = remembered(at.inline.split_first_line)
    at.inline.strut = remembered_strut(at.inline.strut)
    at.inline.can_break_text = at.preferred.can_break_text = remembered_breaks(at.inline.can_break_text)
    widths = remembered_width(at.preferred.shrink_to_fit)
    at.absolute.shrink_to_fit = at.float.shrink_to_fit = at.inline.shrink_to_fit = widths
    at.inline.get_next_linebox = free_of_floats(at.inline.get_next_linebox)
    at.float.avoid_collisions = near_floats(at.float.avoid_collisions)
    at.block.avoid_collisions = at.inline.avoid_collisions = at.float.avoid_collisions
    at.background.layout_box_backgrounds = plain_boxes(at.background.layout_box_backgrounds)


def _shorten_drawing() -> None:
    import pydyf  # noqa: PLC0415 - comes with WeasyPrint
    from weasyprint import draw  # noqa: PLC0415 - as above
    from weasyprint.text import line_break  # noqa: PLC0415 - as above

    line_break.first_line_metrics = kept_shaped(line_break.first_line_metrics)
    draw.draw_text = remembered_text(draw.draw_text)
    draw.draw_outline = draw.border.draw_outline = seldom_outlines(draw.draw_outline)
    pydyf.PDF.page_references = kept_references(pydyf.PDF.page_references)


def _find_words_by_known_patterns() -> None:
    from tinyhtml5 import inputstream  # noqa: PLC0415 - comes with WeasyPrint

    inputstream.characters_until_regex = Patterns()


class Patterns(dict[tuple[frozenset[str], bool], re.Pattern[str]]):
    """What tinyhtml5 finds runs of characters by. Version 2.1 keeps these too, but where it never looks."""

    def __missing__(self, key: tuple[frozenset[str], bool]) -> re.Pattern[str]:
        characters, only = key
        codes = "".join(f"\\x{ord(character):02x}" for character in characters)
        pattern = self[key] = re.compile(f"[{'' if only else '^'}{codes}]+")
        return pattern
