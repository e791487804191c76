"""Hostile text brings findings or nothing, never a hang; the time grows as the text does."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from handout.diagnostics import Span
from handout.lint.run import lint
from handout.load import load_project
from handout.model.content import Passage, Ref, Section, SectionPart
from tests.lint.examples import make, rulebook

if TYPE_CHECKING:
    from handout.model.project import Project

TODAY = dt.date(2026, 11, 22)
LONG = 100_000  # letters of one word; the longest section of the library has 1,500
MUCH = 20_000  # letters of what is repeated with spaces between


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = make(tmp_path_factory.mktemp("limits"), {})
    return load_project(root, root).project


def with_bodies(project: Project, bodies: list[str]) -> Project:
    """The project with these sections, all of them in its handout."""
    spans = [Span(f"content/sections/s{number}.md", 5, 1) for number in range(len(bodies))]
    sections = {
        f"s{number}": Section(f"s{number}", Passage("What is it?", span), Passage(body, span), (), span)
        for number, (body, span) in enumerate(zip(bodies, spans, strict=True))
    }
    outline = project.handouts["handout"]
    parts = tuple(SectionPart(Ref(name, outline.span)) for name in sections)
    return replace(project, sections=sections, handouts={"handout": replace(outline, parts=parts)})


def seconds(project: Project, bodies: list[str]) -> float:
    made = with_bodies(project, bodies)
    start = time.process_time()
    lint(made, rulebook(), TODAY)
    return time.process_time() - start


HOSTILE = {
    "a word": "a",
    "vowels": "ae",
    "a number": "1",
    "decimals": "1.",
    "numbers": "5% ",
    "doses": "5 mg ",
    "measures": "5 cm 5 inches ",
    "dots": ".",
    "marks and words": "A! ",
    "words without end": "edema ",
    "terms without end": "plantar fascia ",
    "names without end": "Heel pain ",
    "phones": "555-0134 ",
    "capitals": "STOP ",
    "acronyms": "(ABC ",
    "open brackets": "[",
    "links": "[a](",
    "stars": "*",
    "stars and words": "*a ",
    "underscores": "_a",
    "braces": "{",
    "angles": "<a:",
    "citations": "[@",
    "spaces": " \t",
    "lines": "\n",
    "bullets": "- a\n",
    "bullets on a line": "- ",
    "quotations": "> ",
    "frames": "!!! tip\n",
    "bars": "|",
    "hyphens": "a-",
    "apostrophes": "a'",
    "should": "should ",
    "cure": "cure ",
    "a carriage": "\u202ea\u0000\u2066",
    "combining marks": "a\u0301",
    "emoji": "\U0001f9b6",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_long_text_takes_no_longer_than_its_length_says(project: Project, piece: str) -> None:
    length = MUCH if piece.endswith((" ", "\n")) else LONG
    assert seconds(project, ["x " + piece * (length // len(piece))]) < 4


@pytest.mark.parametrize("marks", ["...", "\u2026", "\u2014 , \u2014 !", "?!"])
def test_a_sentence_without_a_word_is_no_sentence(project: Project, marks: str) -> None:
    plain, marked = (
        lint(with_bodies(project, [body]), rulebook(), TODAY).findings
        for body in ("Rest a lot. It helps.", f"{marks} Rest a lot. It helps.")
    )
    assert [finding.code for finding in marked] == [finding.code for finding in plain]


def test_ten_thousand_nested_lists_are_read(project: Project) -> None:
    deep = "\n".join(f"{' ' * (number % 997)}- item" for number in range(10_000))
    assert seconds(project, [deep]) < 4


@settings(deadline=dt.timedelta(seconds=4), max_examples=25)
@given(
    pieces=st.lists(
        st.sampled_from(
            [*HOSTILE.values(), *" .,;:!?()[]\n", "**", "... ", "\u2014 ", "you ", "is ", "1 in 7 ", "Then "]
        ),
        min_size=1,
        max_size=6,
    ),
    times=st.integers(1, 300),
)
def test_any_repeated_text_is_judged_in_time(project: Project, pieces: list[str], times: int) -> None:
    lint(with_bodies(project, ["".join(pieces) * times]), rulebook(), TODAY)


def test_a_thousand_sections_take_ten_times_a_hundred(project: Project) -> None:
    body = (
        "A strong band runs under your foot. It may get sore if you stand for 2-3 hours.\n\n- Do not stop.\n"
        "- Use a soft pad prior to a walk.\n\nAbout 20% of people have an edema."
    )
    few = min(seconds(project, [body] * 100) for _ in range(2))
    many = seconds(project, [body] * 1000)
    assert many < 20 * few  # 10 times, and as much again for a busy machine
