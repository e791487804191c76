"""The command line as its users meet it, and a clinic's project small enough to break in every way."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from handout.cli.boundary import exit_code
from handout.cli.main import handout

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CLINIC = {
    "handout.toml": 'brand = "mill"\nlanguage = "en"\nedition = "standard"\n',
    "content/handouts/walking.yaml": """\
title: Walking again
purpose: How to get back to walking.
version: "1.0"
written: 2026-11-22
review: {}
codes: {}
main-points: [Walk a little every day.]
parts:
  - section: first-steps
  - checklist: before-you-go
""",
    "content/sections/first-steps.md": """\
---
title: First steps
sources: []
---
Walk on flat ground. Rest when your {sore foot} hurts.
""",
    "content/checklists/before-you-go.md": """\
---
title: Before you go
intro: Tick what you have.
sources: []
---
- [ ] Shoes with laces
""",
    "styles/brands/mill/_brand.yml": """\
color: {primary: "#0f766e"}
typography:
  fonts: [{family: Atkinson Hyperlegible, source: system}]
  base: Atkinson Hyperlegible
  headings: Atkinson Hyperlegible
""",
    "styles/brands/mill/clinic.yaml": """\
name: Mill Street Clinic
address: [12 Mill Street]
phone: "555-0134"
web: mill.example
region: us
""",
}


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run `handout` with these arguments, inside the boundary that the console command has."""
    monkeypatch.delenv("HANDOUT_PROJECT", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026

    def run(*arguments: str | os.PathLike[str]) -> Ran:
        words = [os.fspath(argument) for argument in arguments]
        code = exit_code(lambda: handout.main(words, prog_name="handout", standalone_mode=False) or 0)
        said = capfd.readouterr()
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture
def clinic(make_project: Callable[[dict[str, str]], Path]) -> Path:
    """A clinic's own project, sound."""
    return make_project(CLINIC)
