"""The NHS care card's rules that formats and templates see to, proved on assembled handouts."""

from __future__ import annotations

import datetime as dt
import re

from handout.assemble import Options, assemble
from handout.load import load_project
from handout.model.content import Level
from handout.model.document import CareBlock, ChecklistBlock, ExerciseBlock, LogBlock
from handout.resources import bundled

PROJECT = load_project(bundled(), None).project
HANDOUTS = [
    assemble(PROJECT, name, Options(brand, "standard", "en"), dt.date(2026, 11, 22)).handout
    for name in PROJECT.handouts
    for brand in PROJECT.brands
]
CARE = [block for handout in HANDOUTS for block in handout.blocks if isinstance(block, CareBlock)]


def test_three_levels_most_urgent_first() -> None:
    """CARE-01."""
    assert len(CARE) == len(HANDOUTS) >= 6
    assert all([box.level for box in block.boxes] == list(Level) for block in CARE)


def test_a_heading_is_one_call_to_action_and_ends_in_if() -> None:
    """CARE-02, CARE-05, CARE-07."""
    for box in [box for block in CARE for box in block.boxes]:
        assert box.heading.endswith(" if")
        assert re.match(r"(?:Call|Book) ", box.heading)
        assert box.heading.count(" or ") <= 1
    assert all(len({box.prefix for box in block.boxes}) == 3 for block in CARE)


def test_bullets_come_first_and_nothing_stands_between_the_boxes() -> None:
    """CARE-03, CARE-11: a block holds boxes alone, a box begins with its groups of signs."""
    for block in CARE:
        assert all(group.signs for box in block.boxes for group in box.groups)
    template = (bundled() / "src/handout/templates/blocks/care.html").read_text(encoding="utf-8")
    between = template.partition("{% endfor %}</section>\n")[2]
    assert between == "{% endfor %}\n</section>\n"


def test_what_follows_the_boxes_has_its_own_heading() -> None:
    """CARE-08: each kind of block begins with a heading of level 2."""
    templates = sorted((bundled() / "src/handout/templates/blocks").glob("*.html"))
    assert len(templates) >= 6
    assert all("<h2" in path.read_text(encoding="utf-8") for path in templates)


def test_on_paper_the_border_grows_with_the_urgency() -> None:
    """CARE-12: black on white, and a solid border whose width tells the level."""
    css = (bundled() / "styles/print.css").read_text(encoding="utf-8")
    widths = [
        float(found.group(1))
        for level in Level
        if (found := re.search(rf"\.box\.{level} \{{ border: ([\d.]+)pt solid", css))
    ]
    assert len(widths) == 3
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == 3


def test_every_exercise_has_steps_a_dose_a_stop_if_line_and_a_row_in_the_log() -> None:
    for handout in HANDOUTS:
        cards = [card for block in handout.blocks if isinstance(block, ExerciseBlock) for card in block.cards]
        assert cards or any(isinstance(block, ChecklistBlock) for block in handout.blocks)
        assert all(card.steps and card.chips and card.stop_if for card in cards)
        logs = [block for block in handout.blocks if isinstance(block, LogBlock)]
        assert [row.title for log in logs for row in log.rows] == [card.title for card in cards]
