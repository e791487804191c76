"""What a message says keeps to the rules for what a handout says."""

from __future__ import annotations

from handout.lint.context import Context
from handout.lint.grade import Ruler, grade
from handout.lint.prose import Kind, Prose, line_block
from handout.lint.reading import Library
from handout.lint.run import lint_texts
from handout.load.rulebook import load_rulebook
from handout.model.content import Passage
from handout.pipeline.rules import wordy_labels
from handout.resources import bundled
from tests.kit.messages import TODAY, project, text

RULES = load_rulebook(bundled())
HIGHEST = 6  # the grade that handouts are written for


def test_the_labels_of_the_library_break_no_rule() -> None:
    assert len([key for key in project().labels["en"].words if key.startswith("email-")]) > 15
    assert wordy_labels(project(), RULES, "en", TODAY) == ()


def test_words_that_are_hard_would_be_found() -> None:
    texts = {"email-opening": "Utilize it bilaterally!", "email-general": "Read it."}
    found = lint_texts(project(), RULES, TODAY, texts)
    assert [(one.code, one.span and one.span.file) for one in found] == [
        ("WORD-01", "email-opening"),
        ("WORD-02", "email-opening"),
        ("TONE-08", "email-opening"),
    ]


def test_a_whole_message_is_easy_to_read() -> None:
    paragraphs = [" ".join(part.split()) for part in text().split("\n\n") if part[-1] in ".!?"]
    assert len(paragraphs) >= 3
    span = project().labels["en"].span
    blocks = tuple(line_block(Kind.PARAGRAPH, Passage(part, span)) for part in paragraphs)
    prose = (Prose("message", "", span.file, blocks),)
    context = Context(project(), RULES, TODAY, prose, (), Library(project()))
    found = grade(Ruler(context).measured(prose))
    assert found
    assert found.sentences >= 5
    assert found.flesch_kincaid <= HIGHEST
