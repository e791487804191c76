"""Findings in their three shapes."""

from __future__ import annotations

from handout.cli.findings import as_annotation, as_json, as_line
from handout.diagnostics import Span, error, warning

AT = Span("content/care/heel,pain.md", 4, 7)


def test_json_has_the_same_keys_for_every_finding() -> None:
    assert as_json(warning("a-rule", "what is wrong", AT, "what to do")) == {
        "file": "content/care/heel,pain.md",
        "line": 4,
        "column": 7,
        "severity": "warning",
        "code": "a-rule",
        "message": "what is wrong",
        "hint": "what to do",
    }
    assert as_json(error("a-rule", "m")).keys() == as_json(error("a-rule", "m", AT)).keys()


def test_an_annotation_escapes_what_github_would_read_as_its_own() -> None:
    # GitHub docs, "Workflow commands": %, line ends; in properties also colon and comma.
    finding = error("a-rule", "50% of\nlines: all, wrong", AT, "mend")
    expected = "::error file=content/care/heel%2Cpain.md,line=4,col=7,title=a-rule::"
    assert as_annotation(finding) == expected + "50%25 of%0Alines: all, wrong (mend)"


def test_an_annotation_without_a_place_has_none() -> None:
    assert as_annotation(warning("a-rule", "m")) == "::warning title=a-rule::m"


def test_authored_text_cannot_break_the_line_or_steer_the_terminal() -> None:
    line = as_line(error("a-rule", "a\nb\x1b[31mc\u2028d é", AT))
    assert line == "content/care/heel,pain.md:4:7: error: a b\\x1b[31mc d é [a-rule]"
