"""Short ways to what WeasyPrint 70 goes a long way for: the same pages in five sixths of the work.

Each is a module of its own that says what it spares. WeasyPrint is pinned, and published without types; tests
hold what each short way gives against WeasyPrint's own.
"""

from __future__ import annotations

import re

from handout.render.cascade import short_way, short_way_without_rules
from handout.render.flow import is_in_normal_flow
from handout.render.lengths import plain_lengths
from handout.render.lines import remembered, remembered_strut
from handout.render.variables import remembered_values


def take_shortcuts() -> None:
    """Put the short ways in their places, once in a process, when WeasyPrint has been imported."""
    _shorten_cascade()
    _shorten_layout()
    _find_words_by_known_patterns()


def _shorten_cascade() -> None:
    from weasyprint.css import AnonymousStyle, ComputedStyle  # noqa: PLC0415 - see startup.import_weasyprint
    from weasyprint.css.validation.expanders import PendingExpander  # noqa: PLC0415 - as above

    ComputedStyle.__missing__ = short_way(ComputedStyle.__missing__)
    AnonymousStyle.__missing__ = short_way_without_rules(AnonymousStyle.__missing__)
    PendingExpander.validate = remembered_values(PendingExpander.validate)


def _shorten_layout() -> None:
    import weasyprint.layout as at  # noqa: PLC0415 - as above
    from weasyprint.formatting_structure.boxes import Box  # noqa: PLC0415 - as above

    Box.is_in_normal_flow = is_in_normal_flow
    lengths = plain_lengths(at.percent.resolve_percentages)
    for place in (
        at.absolute, at.block, at.column, at.float, at.grid, at.inline, at.page, at.percent, at.table,
    ):  # fmt: skip
        place.resolve_percentages = lengths
    at.inline.split_first_line = at.preferred.split_first_line = remembered(at.inline.split_first_line)
    at.inline.strut = remembered_strut(at.inline.strut)


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
