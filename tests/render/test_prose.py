import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.render import prose
from handout.render.prose import Prose
from handout.render.text import spoken

PROSE = Prose({"NHS-PF": 1, "AAOS-PF": 2})


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Common [@NHS-PF].", '<p>Common<sup><a class="cite" href="#source-1">1</a></sup>.</p>'),
        (
            "Both [@AAOS-PF] [@NHS-PF].",
            (
                '<p>Both<sup><a class="cite" href="#source-2">2</a>,'
                '<a class="cite" href="#source-1">1</a></sup>.</p>'
            ),
        ),
        ("Unlisted [@OTHER].", "<p>Unlisted.</p>"),
        ("## Under the title", "<h3>Under the title</h3>"),
        ("### Deeper", "<h4>Deeper</h4>"),
        ("- one\n\n- **two** more", "<ul>\n<li>one</li>\n<li><strong>two</strong> more</li>\n</ul>"),
        ("<script>alert(1)</script>safe", "<p>safe</p>"),
        ("[x](javascript:alert)", "<p><a>x</a></p>"),
        ('<p onclick="x()" style="color:red">a</p>', "<p>a</p>"),
        ("![x](http://example.com/a.png)", "<p></p>"),
    ],
)
def test_markdown_becomes_clean_html(markdown: str, html: str) -> None:
    assert PROSE.block(markdown).strip() == html


def test_a_table_says_that_its_headings_are_columns() -> None:
    html = PROSE.block("| Day | Times |\n|---|---|\n| 1 | 3 |")
    assert html.count('<th scope="col">') == 2


def test_one_line_loses_its_paragraph() -> None:
    assert PROSE.inline("Sit **tall**.") == "Sit <strong>tall</strong>."


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("About **1 in 10** people [@NHS-PF].", "About 1 in 10 people."),
        ("Read [the page](https://clinic.example/a).", "Read the page (https://clinic.example/a)."),
        ("snake_case stays", "snake_case stays"),
    ],
)
def test_spoken_words_have_no_marks(markdown: str, words: str) -> None:
    assert spoken(markdown) == words


@given(st.text("abI12 ,.;:?!()/'\u2019\u201c\u201d\u2013\u2014\u2026\xb0%-*_[]<>&#|\\\n", max_size=30))
def test_plain_words_are_what_markdown_makes_of_them(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prose, "PLAIN", re.compile("(?!)"))
        made = Prose({}).block(text)
    assert Prose({}).block(text) == made


@pytest.mark.parametrize("sign", sorted({*string.punctuation} - {*",.;:?!()/'%-"}))
def test_words_with_a_sign_are_markdowns_business(sign: str) -> None:
    assert not prose.PLAIN.fullmatch(f"Sit{sign}tall")
