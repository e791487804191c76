"""`handout lint --score` as raters and programs meet it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pypdfium2

from handout.inspect.read import page_sizes
from handout.inspect.verdict import verdict

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

ANSWERS = """\
handout: walking
version: "1.0"
ratings:
  rater-1: {P2: yes, P16: yes, P18: no}
  rater-2: {P2: yes, P16: no, P18: no}
"""


def test_a_sheet_shows_its_evidence_and_what_raters_add(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path
) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(ANSWERS, encoding="utf-8")
    words = ("--project", clinic, "lint", "--score", "walking", "--answers", answers)
    ran = command(*words)
    assert ran.code == 0, ran.err
    assert "    yes   P1   The purpose is plain at once.  content/handouts/walking.yaml:2:10" in ran.out
    assert "    open  P2 " in ran.out
    assert "rater-1 and rater-2: the same answer to 2 of 3 items, kappa 0.40" in ran.out
    told = json.loads(command(*words, "--format", "json").out)[0]
    sheet = told["instruments"][0]
    assert sheet["id"] == "PEMAT-P"
    assert [one["rater"] for one in sheet["completed"]] == ["rater-1", "rater-2"]
    assert sheet["completed"][0]["points"] == sheet["points"] + 2
    assert told["agreement"][0]["same"] == 2


def test_answers_about_another_version_are_refused(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path
) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(ANSWERS.replace('"1.0"', '"0.9"'), encoding="utf-8")
    ran = command("--project", clinic, "lint", "--score", "--answers", answers)
    assert ran.code == 3
    assert "the raters read version 0.9, and the handout is at 1.0" in ran.err
    assert command("--project", clinic, "lint", "--score", "wlaking").code == 2


def test_the_form_for_raters_is_one_accessible_page(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    ran = command("--project", clinic, "lint", "--score", "--form", "--out", out)
    assert ran.code == 0, ran.err
    path = out / "mill/en/walking.rating-form.pdf"
    assert ran.out == f"{path}\n"
    made = path.read_bytes()
    assert len(page_sizes(made)) == 1
    assert verdict(made).compliant
    text = pypdfium2.PdfDocument(made)[0].get_textpage().get_text_bounded()
    assert "Walking again" in text
    assert all(item in text for item in ("P2", "P24", "N8", "C1", "C19"))
