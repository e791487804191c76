"""A handout that does not name a warning sign of its condition is not built, whatever stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handout.resources import bundled
from tests.cli.conftest import CLINIC, Ran

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BACK = (bundled() / "content/care/lower-back-pain.md").read_text(encoding="utf-8")
NUMB = next(line for line in BACK.splitlines(keepends=True) if "between your legs" in line)
HANDOUT = CLINIC["content/handouts/walking.yaml"].replace("codes: {}", 'codes: {icd-10-cm: ["M54.50"]}')
OWN_SIGN = """\
walking:
  name: walking
  icd-10-cm: [M54.5]
  signs:
    dizzy:
      level: urgent
      name: dizziness
      example: You feel dizzy when you walk
      why: You may fall.
      sources: [NHS-BACK]
      words: {en: [[dizz*, giddy], [walk*]]}
"""


@pytest.fixture
def back(make_project: Callable[[dict[str, str]], Path]) -> Path:
    """A clinic's own project: a handout on low back pain, with its care box."""
    handout = HANDOUT + "  - care: [lower-back-pain]\n"
    return make_project(
        {**CLINIC, "content/handouts/walking.yaml": handout, "content/care/lower-back-pain.md": BACK}
    )


@pytest.fixture
def build(command: Callable[..., Ran], back: Path, tmp_path: Path) -> Callable[..., Ran]:
    def run(*words: str) -> Ran:
        return command("--project", back, "build", "--to", "txt", "--out", tmp_path / "out", *words)

    return run


def test_without_numb_between_the_legs_a_back_handout_is_not_built(
    build: Callable[..., Ran], back: Path, tmp_path: Path
) -> None:
    assert build().code == 0
    made = (tmp_path / "out/mill/en/walking.txt").read_bytes()
    (back / "content/care/lower-back-pain.md").write_text(BACK.replace(NUMB, ""), encoding="utf-8")
    for words in ((), ("--force",), ("walking",)):
        ran = build(*words)
        assert ran.code == 3
        assert "content/handouts/walking.yaml:11:12: error: a handout on lower back pain must name" in ran.err
        assert "numb between the legs" in ran.err
        assert "[RED-01]" in ran.err
        assert "not built: " in ran.err
        assert ran.out == ""
    assert (tmp_path / "out/mill/en/walking.txt").read_bytes() == made
    (back / "content/care/lower-back-pain.md").write_text(BACK, encoding="utf-8")
    assert build().code == 0


def test_a_sign_that_was_lowered_stops_the_build(build: Callable[..., Ran], back: Path) -> None:
    lowered = BACK.replace(NUMB, "").replace("## routine\n\n", f"## routine\n\n{NUMB}", 1)
    dropped = next(line for line in BACK.splitlines(keepends=True) if "worried or low" in line)
    (back / "content/care/lower-back-pain.md").write_text(lowered.replace(dropped, ""), encoding="utf-8")
    ran = build()
    assert ran.code == 3
    assert "must stand at the level 'emergency', not at 'routine'" in ran.err
    assert "content/care/lower-back-pain.md:" in ran.err
    assert "[RED-02]" in ran.err


def test_a_condition_without_any_care_box_is_refused(build: Callable[..., Ran], back: Path) -> None:
    (back / "content/handouts/walking.yaml").write_text(HANDOUT, encoding="utf-8")
    ran = build()
    assert ran.code == 3
    assert "content/handouts/walking.yaml:1:1: error:" in ran.err
    assert "it has no part 'care'" in ran.err


def test_a_clinics_own_sign_is_asked_for_of_what_stands_already(
    build: Callable[..., Ran], back: Path
) -> None:
    assert build().code == 0
    assert "1 up to date" in build().err
    own = back / "content/lint/red-flags.yaml"
    own.parent.mkdir()
    own.write_text(OWN_SIGN, encoding="utf-8")
    ran = build()
    assert ran.code == 3
    assert "write, in a bullet of its own: You feel dizzy when you walk" in ran.err
    own.write_text(OWN_SIGN.replace("dizz*", "numb*").replace("walk*", "between your legs"), encoding="utf-8")
    assert build().code == 0


def test_red_flags_that_cannot_be_read_stop_everything(build: Callable[..., Ran], back: Path) -> None:
    own = back / "content/lint/red-flags.yaml"
    own.parent.mkdir()
    own.write_text(OWN_SIGN.replace("level: urgent", "level: urgnt"), encoding="utf-8")
    ran = build()
    assert ran.code == 3
    assert "content/lint/red-flags.yaml:6:14: error: 'urgnt' is not one of" in ran.err
    assert ran.out == ""


def test_an_address_in_an_emergency_stops_the_build(build: Callable[..., Ran], back: Path) -> None:
    text = BACK.replace(NUMB, NUMB.rstrip("\n") + " (see guide.example)\n")
    (back / "content/care/lower-back-pain.md").write_text(text, encoding="utf-8")
    ran = build()
    assert ran.code == 3
    assert "[CARE-09]" in ran.err


def test_nothing_of_it_goes_into_the_mail_either(
    command: Callable[..., Ran], back: Path, tmp_path: Path
) -> None:
    (back / "content/care/lower-back-pain.md").write_text(BACK.replace(NUMB, ""), encoding="utf-8")
    ran = command("--project", back, "email", "walking", "--out", tmp_path / "kit")
    assert ran.code == 3
    assert "[RED-01]" in ran.err
    assert not list(tmp_path.glob("kit/**/*.pdf"))


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_any_rule_of_level_error_stops_the_build_until_it_is_set_aside(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path, form: str
) -> None:
    section = clinic / "content/sections/first-steps.md"
    sound = section.read_text(encoding="utf-8")
    words = ("--project", clinic, "build", "--to", form, "--out", tmp_path / "out")
    section.write_text(sound + "Call 555-0199 if it hurts.\n", encoding="utf-8")
    for _ in range(2):
        ran = command(*words)
        assert ran.code == 3
        assert "content/sections/first-steps.md:6:" in ran.err
        assert "[LOCAL-01]" in ran.err
    assert not list(tmp_path.glob("out/**/*.pdf"))
    reason = "sources: []\nlint: {LOCAL-01: The number of the pool stands in no file}"
    section.write_text(section.read_text(encoding="utf-8").replace("sources: []", reason), encoding="utf-8")
    assert command(*words).code == 0
