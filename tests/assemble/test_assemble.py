import datetime as dt
import re

import pytest
from msgspec.structs import replace

from handout.assemble import Options, assemble
from handout.diagnostics import ProjectError
from handout.load import load_project
from handout.model.content import CarePart, Level, Sides
from handout.model.document import (
    CareBlock,
    ExerciseBlock,
    Handout,
    LogBlock,
    SourcesBlock,
    TextBlock,
)
from handout.model.options import Paper, Side
from handout.model.project import Project
from handout.resources import bundled

TODAY = dt.date(2026, 11, 22)
HANDOUTS = (
    "choosing-footwear",
    "lower-back-pain",
    "plantar-fasciitis",
    "plantar-fasciitis-and-lower-back-pain",
    "preventing-recurrence",
    "water-exercise",
)


@pytest.fixture(scope="module")
def library() -> Project:
    return load_project(bundled(), None).project


def made(library: Project, handout: str, side: Side | None = None, brand: str = "riverside") -> Handout:
    return assemble(library, handout, Options(brand, "standard", "en", None, side), TODAY).handout


def words(handout: Handout) -> str:
    texts = [handout.title, handout.purpose.text, *(point.text for point in handout.main_points)]
    for block in handout.blocks:
        if isinstance(block, TextBlock):
            texts += [block.title, block.body.text]
        if isinstance(block, ExerciseBlock):
            for card in block.cards:
                texts += [card.title, *(step.text for step in card.steps), *(s.text for s in card.stop_if)]
        if isinstance(block, CareBlock):
            texts += [sign.text for box in block.boxes for group in box.groups for sign in group.signs]
    return "\n".join(texts)


@pytest.mark.parametrize("handout", HANDOUTS)
@pytest.mark.parametrize("brand", ["riverside", "northgate"])
def test_the_same_choices_make_the_same_handout(library: Project, handout: str, brand: str) -> None:
    assert made(library, handout, brand=brand) == made(library, handout, brand=brand)


@pytest.mark.parametrize("handout", HANDOUTS)
def test_words_turn_with_the_side(library: Project, handout: str) -> None:
    plain, left = words(made(library, handout)), words(made(library, handout, Side.LEFT))
    right = words(made(library, handout, Side.RIGHT))
    named = re.findall(r"\bleft (foot|leg)\b", left)
    assert named
    assert named == re.findall(r"\bright (foot|leg)\b", right)
    assert not re.search(r"\b(left|right) (foot|leg)\b", plain)
    assert not re.search(r"\bsore (foot|leg)\b", left + right)
    assert not any("{" in text for text in (plain, left, right))


def test_only_one_sided_exercises_turn(library: Project) -> None:
    cards = [
        card
        for handout in HANDOUTS
        for block in made(library, handout, Side.LEFT).blocks
        if isinstance(block, ExerciseBlock)
        for card in block.cards
    ]
    sides = {card.exercise.sides: card.side for card in cards}
    assert sides == {Sides.ONE: Side.LEFT, Sides.BOTH: Side.RIGHT}


@pytest.mark.parametrize("handout", HANDOUTS)
def test_no_warning_sign_is_lost(library: Project, handout: str) -> None:
    part = next(part for part in library.handouts[handout].parts if isinstance(part, CarePart))
    block = next(block for block in made(library, handout).blocks if isinstance(block, CareBlock))
    assert [box.level for box in block.boxes] == list(Level)
    for box in block.boxes:
        expected = [library.care[ref.id].signs(box.level) for ref in part.care]
        assert [group.signs for group in box.groups] == expected
        assert all(1 <= len(group.signs) <= 6 for group in box.groups)
        assert all(bool(group.heading) == (len(part.care) > 1) for group in box.groups)
        assert box.heading.endswith("if")


@pytest.mark.parametrize(
    ("brand", "heading", "urgent"),
    [("riverside", "Call 911 or go to the emergency room", "555-0135"), ("northgate", "Call 999", "111")],
)
def test_numbers_come_from_the_region(library: Project, brand: str, heading: str, urgent: str) -> None:
    handout = made(library, HANDOUTS[0], brand=brand)
    block = next(block for block in handout.blocks if isinstance(block, CareBlock))
    assert block.boxes[0].heading.startswith(heading)
    assert urgent in block.boxes[1].action
    assert handout.brand.clinic.phone in block.boxes[2].action


def test_a_region_without_a_number_leaves_a_blank_line(library: Project) -> None:
    unknown = replace(library.regions["us"], emergency_number="")
    assembled = assemble(
        replace(library, regions={**library.regions, "us": unknown}),
        HANDOUTS[0],
        Options("riverside", "standard", "en"),
        TODAY,
    )
    block = next(block for block in assembled.handout.blocks if isinstance(block, CareBlock))
    assert "____" in block.boxes[0].heading
    assert [finding.code for finding in assembled.diagnostics] == ["no-emergency-number"]


@pytest.mark.parametrize("handout", HANDOUTS)
def test_the_log_has_a_row_for_each_exercise(library: Project, handout: str) -> None:
    blocks = made(library, handout).blocks
    cards = [card for block in blocks if isinstance(block, ExerciseBlock) for card in block.cards]
    log = next(block for block in blocks if isinstance(block, LogBlock))
    assert len(cards) in {2, 4}
    assert [row.title for row in log.rows] == [card.title for card in cards]
    assert [row.times for row in log.rows] == [card.exercise.dose.per_day for card in cards]
    assert [sum(row.days) for row in log.rows] == [card.exercise.dose.per_week * log.weeks for card in cards]


@pytest.mark.parametrize("handout", HANDOUTS)
def test_every_citation_stands_in_the_printed_list(library: Project, handout: str) -> None:
    blocks = made(library, handout).blocks
    sources = next(block for block in blocks if isinstance(block, SourcesBlock))
    listed = {reference.id for reference in sources.references}
    text = "\n".join(block.body.text for block in blocks if isinstance(block, TextBlock))
    assert listed
    assert all(f"[@{key}]" in text for key in listed)
    assert text.count("[@") == sum(text.count(f"[@{key}]") for key in listed)
    assert not listed & {reference.id for reference in sources.further}


def test_paper_comes_from_the_region_unless_it_is_asked_for(library: Project) -> None:
    assert made(library, HANDOUTS[0]).paper is Paper.LETTER
    assert made(library, HANDOUTS[0], brand="northgate").paper is Paper.A4
    asked = Options("riverside", "standard", "en", Paper.A4)
    assert assemble(library, HANDOUTS[0], asked, TODAY).handout.paper is Paper.A4


def test_all_unknown_ids_are_named_at_once(library: Project) -> None:
    with pytest.raises(ProjectError) as refusal:
        assemble(library, "plantar-fascitis", Options("rivreside", "standrad", "xx"), TODAY)
    codes = [finding.code for finding in refusal.value.diagnostics]
    assert codes == ["unknown-handout", "unknown-brand", "unknown-edition", "unknown-language"]
    assert refusal.value.diagnostics[0].hint == "did you mean 'plantar-fasciitis'?"


def test_a_handout_may_choose_who_shows_its_exercises(library: Project) -> None:
    name = HANDOUTS[1]
    assert {made(library, name, brand=brand).person for brand in ("riverside", "northgate")} == {"a", "b"}
    chosen = replace(library.handouts[name], person="e")
    changed = replace(library, handouts={**library.handouts, name: chosen})
    assert made(changed, name).person == made(changed, name, brand="northgate").person == "e"
