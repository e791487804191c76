"""The sample library as a clinic would print it: every handout, brand and paper, read back from the PDF."""

import datetime as dt
import itertools
import re
from pathlib import Path

import pytest

from handout.assemble import Options, assemble
from handout.inspect.drawn import qr_modules
from handout.inspect.layout import layout_faults
from handout.inspect.read import bookmarks, embedded_fonts, page_sizes, text_runs
from handout.inspect.tags import tag_tree
from handout.inspect.verdict import verdict
from handout.load import load_project
from handout.model.content import ExercisePart, Outline
from handout.model.options import Paper, Side
from handout.model.project import Project
from handout.model.tags import Tag, TextRun
from handout.render.html import print_job
from handout.render.pdf import PdfRenderer
from handout.resources import bundled

TODAY = dt.date(2026, 11, 22)
POINTS = {Paper.LETTER: (612.0, 792.0), Paper.A4: (595.28, 841.89)}
EVERYWHERE = ("plantar-fasciitis", "plantar-fasciitis-and-lower-back-pain")
TWICE = ("choosing-footwear", "lower-back-pain", "preventing-recurrence", "water-exercise")
CASES = [
    *itertools.product(EVERYWHERE, ("riverside", "northgate", "stonebridge"), (Paper.LETTER, Paper.A4)),
    *itertools.product(TWICE, ("riverside",), (Paper.LETTER,)),
    *itertools.product(TWICE, ("stonebridge",), (Paper.A4,)),
]


@pytest.fixture(scope="module")
def library() -> Project:
    return load_project(bundled(), None).project


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> PdfRenderer:
    return PdfRenderer(tmp_path_factory.mktemp("scratch"))


@pytest.fixture(scope="module")
def shelf() -> dict[object, bytes]:
    return {}


@pytest.fixture(params=CASES, ids=lambda case: "-".join(map(str, case)))
def case(request: pytest.FixtureRequest) -> tuple[str, str, Paper]:
    chosen: tuple[str, str, Paper] = request.param
    return chosen


@pytest.fixture
def pdf(
    case: tuple[str, str, Paper], library: Project, renderer: PdfRenderer, shelf: dict[object, bytes]
) -> bytes:
    if case not in shelf:
        shelf[case] = rendered(library, renderer, case)
    return shelf[case]


def rendered(
    library: Project, renderer: PdfRenderer, case: tuple[str, str, Paper], side: Side | None = None
) -> bytes:
    handout, brand, paper = case
    options = Options(brand, "standard", "en", paper, side)
    result = renderer.render(print_job(assemble(library, handout, options, TODAY).handout))
    assert result.diagnostics == ()
    return result.content


def walk(tag: Tag) -> list[Tag]:
    return [tag, *(inner for child in tag.children for inner in walk(child))]


def test_the_library_loads_without_a_word(library: Project) -> None:
    loaded = load_project(bundled(), None)
    assert loaded.diagnostics == ()
    assert loaded.failed == frozenset()
    assert set(library.own) == {case[0] for case in CASES}


def exercises(outline: Outline) -> list[str]:
    return [ref.id for part in outline.parts if isinstance(part, ExercisePart) for ref in part.exercises]


def test_each_handout_has_a_few_exercises_of_its_own(library: Project) -> None:
    used = [exercises(outline) for outline in library.handouts.values()]
    assert len(used) == 6
    assert all(2 <= len(ids) <= 4 for ids in used)
    assert len({exercise for ids in used for exercise in ids}) == sum(map(len, used))


def test_it_passes_the_machine_checkable_rules_of_pdf_ua_1(pdf: bytes) -> None:
    found = verdict(pdf)
    assert found.rules_checked > 50
    assert found.findings == ()
    assert found.compliant


def test_it_has_the_size_and_fonts_that_the_brand_asks_for(
    pdf: bytes, case: tuple[str, str, Paper], library: Project
) -> None:
    sizes = page_sizes(pdf)
    assert len(sizes) in {7, 8}
    assert all(size == pytest.approx(POINTS[case[2]], abs=0.5) for size in sizes)
    faces = library.brands[case[1]].typefaces
    allowed = {face.replace(" ", "") for face in (faces.base, faces.headings)}
    fonts = embedded_fonts(pdf)
    assert fonts
    assert all(any(face in font.replace("-", "") for face in allowed) for font in fonts)


def page_words(pdf: bytes) -> list[TextRun]:
    """All words but numerals, degrees and seconds in drawings: their places are in the drawing's units."""
    return [run for run in text_runs(pdf) if not re.fullmatch(r"\d*\s*[s°]?", run.text.strip())]


def test_no_word_is_too_small_to_read(pdf: bytes) -> None:
    runs = page_words(pdf)
    assert len(runs) > 300
    assert min(run.size for run in runs) >= 8.95
    small = {run.page for run in runs if run.size < 9.9}
    assert small == {len(page_sizes(pdf))}  # the sources


def test_words_stay_inside_the_margins(pdf: bytes, case: tuple[str, str, Paper]) -> None:
    width, height = POINTS[case[2]]
    runs = page_words(pdf)
    assert len(runs) > 300
    for run in runs:
        assert run.left >= 40
        assert run.right <= width - 40
        assert run.bottom >= 20
        assert run.top <= height - 15


def test_a_typesetter_finds_no_fault_with_its_pages(pdf: bytes) -> None:
    assert layout_faults(pdf) == ()
    ((_, module),) = qr_modules(pdf)
    assert 0.4 < module < 0.65


def test_the_tags_say_what_things_are(pdf: bytes, case: tuple[str, str, Paper], library: Project) -> None:
    tree = tag_tree(pdf)
    assert tree is not None
    tags = walk(tree)
    roles = [tag.role for tag in tags]
    figures = [tag for tag in tags if tag.role == "Figure"]
    assert len(figures) == len(exercises(library.handouts[case[0]])) + 2  # the logo, the QR code
    assert all(figure.alt for figure in figures)
    assert roles.count("H1") == 1
    assert roles.count("Table") == (2 if case[0] == "preventing-recurrence" else 1)  # a week each
    assert roles.count("L") > 10
    levels = [int(role[1]) for role in roles if role in {"H1", "H2", "H3", "H4"}]
    assert max(after - before for before, after in itertools.pairwise(levels)) <= 1


def test_bookmarks_lead_to_every_section(pdf: bytes, case: tuple[str, str, Paper], library: Project) -> None:
    titles = [mark.title for mark in bookmarks(pdf)]
    assert titles[0] == library.handouts[case[0]].title.text
    assert "When to see a doctor" in titles
    assert "Exercise log" in titles


def test_the_same_inputs_give_the_same_bytes(library: Project, renderer: PdfRenderer, tmp_path: Path) -> None:
    chosen = ("plantar-fasciitis", "northgate", Paper.A4)
    first = rendered(library, renderer, chosen)
    again = rendered(load_project(bundled(), None).project, PdfRenderer(tmp_path), chosen)
    assert first == again


def test_a_side_turns_words_and_drawings(library: Project, renderer: PdfRenderer) -> None:
    chosen = ("plantar-fasciitis-and-lower-back-pain", "riverside", Paper.LETTER)
    left = rendered(library, renderer, chosen, Side.LEFT)
    tree = tag_tree(left)
    assert tree is not None
    alts = [tag.alt for tag in walk(tree) if tag.role == "Figure"]
    text = " ".join(run.text for run in text_runs(left))
    assert "left leg" in text
    assert "sore leg" not in text
    assert any("left foot" in alt for alt in alts)
    assert not any("right foot" in alt for alt in alts)
    assert verdict(left).compliant
