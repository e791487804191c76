"""Words, sentences and blocks stand where the author wrote them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.diagnostics import Span
from handout.lint.prose import Kind, body_blocks, line_block
from handout.lint.reading import Library
from handout.load import load_project
from handout.model.content import Passage
from handout.resources import bundled
from tests.lint.examples import make

if TYPE_CHECKING:
    from handout.lint.prose import Block

BODY = """\
A strong **band** runs under your
{sore foot} [@GUIDE-2023]. It [hurts](https://x.example/a) *now*.

## Who gets it?

- Runners
- People who stand
  all day

  1. in shops
- Dancers

!!! tip "If it flares up"
    Rest for a day. Cold may help.

| Day | Time |
|---|---|
| One | 5 minutes |

> Said a patient.
"""


def blocks(text: str) -> list[Block]:
    return list(body_blocks(Passage(text, Span("x.md", 6, 1))))


def test_a_body_is_read_as_blocks() -> None:
    read = [(block.kind, block.text, block.group, block.framed) for block in blocks(BODY)]
    assert read == [
        (Kind.PARAGRAPH, "A strong band runs under your sore foot. It hurts now.", 0, False),
        (Kind.HEADING, "Who gets it?", 0, False),
        (Kind.ITEM, "Runners", 1, False),
        (Kind.ITEM, "People who stand all day", 1, False),
        (Kind.ITEM, "in shops", 2, False),
        (Kind.ITEM, "Dancers", 1, False),
        (Kind.FRAME_TITLE, "If it flares up", 0, True),
        (Kind.PARAGRAPH, "Rest for a day. Cold may help.", 0, True),
        (Kind.CELL, "Day", 0, False),
        (Kind.CELL, "Time", 0, False),
        (Kind.CELL, "One", 0, False),
        (Kind.CELL, "5 minutes", 0, False),
        (Kind.PARAGRAPH, "Said a patient.", 0, False),
    ]


def test_links_and_italics_are_known() -> None:
    first = blocks(BODY)[0]
    assert [(link.words, link.target) for link in first.links] == [("hurts", "https://x.example/a")]
    assert [first.text[start:end] for start, end in first.italics] == ["now"]


def test_every_word_of_a_body_has_its_place() -> None:
    lines = BODY.splitlines()
    seen = 0
    for block in blocks(BODY):
        for start, end, _ in block.tokens:
            span = block.span(start)
            word = block.text[start:end]
            assert lines[span.line - 6][span.column - 1 :].startswith(word)
            seen += 1
    assert seen == 42


def test_sentences_end_at_their_marks() -> None:
    [block] = blocks("Ask Dr. Gray, e.g. today. “Does it hurt?” Rest (a day or two.) Then 3.5 km… Stop")
    assert [sentence.text for sentence in block.sentences] == [
        "Ask Dr. Gray, e.g. today.",
        "“Does it hurt?”",
        "Rest (a day or two.)",
        "Then 3.5 km…",
        "Stop",
    ]
    assert [block.text[sentence.start] for sentence in block.sentences] == ["A", "“", "R", "T", "S"]


FOLDED = """\
title: Your sore heel
purpose: What a sore heel is and
  what you can do at home.
version: "1.0"
written: 2026-11-22
review: {}
main-points:
  - >-
    Most people get better over
    months with simple care.
  - "Do your stretch
    each day."
parts:
  - section: section
"""


def test_words_that_yaml_or_a_list_folds_have_their_place(tmp_path: Path) -> None:
    root = make(tmp_path, {"exercise": "1. Face a wall.\n2. Step back\n   and keep the heel down."})
    (root / "content/handouts/handout.yaml").write_text(FOLDED, encoding="utf-8")
    library = Library(load_project(root, root).project)
    seen = []
    for prose in (library.prose("handout", "handout"), library.prose("exercise", "exercise")):
        lines = (root / prose.file).read_text(encoding="utf-8").splitlines()
        for block in prose.blocks:
            for start, end, _ in block.tokens:
                span = block.span(start)
                assert lines[span.line - 1][span.column - 1 :].startswith(block.text[start:end])
                seen.append(span.line)
    assert {3, 9, 10, 12} <= {*seen}
    assert len(seen) > 50


def test_every_word_of_the_library_has_its_place() -> None:
    project = load_project(bundled(), bundled()).project
    library = Library(project)
    seen = wrong = 0
    for key, file in library.files.items():
        lines = Path(bundled(), file).read_text(encoding="utf-8").splitlines()
        for block in library.prose(*key).blocks:
            for start, end, _ in block.tokens:
                span = block.span(start)
                wrong += not lines[span.line - 1][span.column - 1 :].startswith(block.text[start:end])
                seen += 1
    assert seen > 3000
    assert wrong == 0


@given(st.text(alphabet=st.sampled_from("ab .!?\n-*_[](){}@#>|\\`1\u201c\u2019é"), max_size=60))
def test_a_body_of_any_signs_is_read_and_its_words_stand_in_it(text: str) -> None:
    lines = text.split("\n")
    for block in blocks(text):
        for start, end, _ in block.tokens:
            span = block.span(start)
            assert block.text[start] == lines[span.line - 6][span.column - 1]
            assert block.sentence_at(start).start <= start < end


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("a_b_c", "a_b_c"),
        ("**bold** and _slanted_", "bold and slanted"),
        (r"\*not slanted\*", "*not slanted*"),
        ("see <https://x.example> now", "see https://x.example now"),
        ("pain [@A] [@B].", "pain."),
        ("[open", "[open"),
    ],
)
def test_markup_is_taken_off_a_line(source: str, plain: str) -> None:
    assert line_block(Kind.NOTE, Passage(source, Span("x.md", 1, 1))).text == plain
