from __future__ import annotations

import io

import pikepdf
import pytest

from handout.diagnostics import HandoutError
from handout.inspect.transcript import transcript
from tests.inspect.pdf_sample import ROWS, SENTENCE, sample_pdf

SPOKEN = f"""\
Picture: Logo: a heel
Riverside Clinic
Heading 1: Heel pain & your lower back
What it is[link: 1], and what you can do. [link: When to see a doctor: page 5]
Heading 2: The main points
List of 2:
  • A band under your foot is sore.
  • Stretch every day. See [link: the foot page (https://care.example/feet)].
Heading 2: What it is
{(SENTENCE * 20).strip()}
List of 2:
  1. First.
  2. Second.
    Its other half.
    List of 1:
      ◦ A part of it.
[es: Estire el pie] [fr: doucement][es: .]
List of 2:
  - Fascia
  - A band.
Heading 2: Your exercises
Picture: A person leans on a wall.
Picture: A person sits and pulls a towel.
Heading 3: Towel stretch
List of 2:
  1. Sit down.
  2. Pull.
List of 2:
  - Hold 30 seconds
  - 3 times
Heading 3: Heel raise
Heading 4: Stop if
it hurts.
Heading 2: Exercise log
Table of {ROWS + 2} rows:
  Caption: Tick a box
  [column header: Exercise] | [column header: Week 1]
  [column header: Day 1] | [column header: Day 2]
{"".join(f"  [row header: Exercise {row}] | (empty) | yes{chr(10)}" for row in range(1, ROWS + 1))}\
Heading 2: Shoes
List of 3:
  - I shop late. Feet are biggest then.
  - The heel is firm.
  - The shoe bends at the toes.
Heading 2: When to see a doctor
Heading 3: Immediate action required: Call 911 if
List of 1:
  • You have chest pain
Do not wait.
Heading 2: Sources
List of 1:
  1. Public health page. [link: care.example (https://care.example/heel)]
"""


def rewritten(change: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sample_pdf())) as pdf:
        del pdf.Root[change]
        pdf.save(out)
    return out.getvalue()


def test_sample_is_read_in_order_with_all_its_roles() -> None:
    assert transcript(sample_pdf()) == SPOKEN


def test_running_footer_and_decoration_are_not_read() -> None:
    said = transcript(sample_pdf())

    assert "Riverside Clinic" in said
    assert "Page 1 of" not in said
    assert "Code to scan" not in said


def test_untagged_pdf_says_nothing() -> None:
    assert transcript(rewritten("/StructTreeRoot")) == ""


def test_file_that_is_no_pdf_is_refused() -> None:
    with pytest.raises(HandoutError) as caught:
        transcript(b"no PDF")

    assert [item.code for item in caught.value.diagnostics] == ["pdf-unreadable"]
