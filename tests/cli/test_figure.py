"""One exercise as a picture, and all of them on a sheet."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image, ImageChops

from handout.inspect.verdict import verdict

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

EXERCISE = """\
---
title: Standing on both feet
targets: nothing
sides: both
dose: {sets: 1, reps: 1, hold-seconds: 0, per-day: 1, per-week: 7}
stop-if: [you fall]
sources: []
figure:
  base: standing
  frames:
    - {}
    - both: {knee: 20, hip: 20, ankle: 5}
---
1. Stand up.
2. Bend your knees.
"""
PLACE = "content/exercises/stand.md"


@pytest.fixture
def authored(clinic: Path) -> Callable[[str, str], Path]:
    """The clinic with an exercise in which some words are replaced by others."""

    def write(old: str = "", new: str = "") -> Path:
        assert old in EXERCISE
        path = clinic / PLACE
        path.parent.mkdir(parents=True, exist_ok=True)
        text = EXERCISE.replace("sources: []", "sources: [AAOS-FA]").replace(old, new, 1 if old else 0)
        path.write_text(text, encoding="utf-8")
        return clinic

    return write


def image(path: Path) -> Image.Image:
    return Image.open(io.BytesIO(path.read_bytes())).convert("L")


def exercises(command: Callable[..., Ran]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(command("list", "exercises", "--json").out)
    return found


def test_programs_read_svg_and_people_read_nothing(command: Callable[..., Ran]) -> None:
    ran = command("figure", "pelvic-tilt")
    assert (ran.code, ran.err) == (0, "")
    root = ET.fromstring(ran.out)  # noqa: S314  our own output
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")] == ["1", "2"]


def test_the_same_words_give_the_same_bytes(command: Callable[..., Ran], tmp_path: Path) -> None:
    for ending in ("svg", "png", "pdf"):
        for name in ("one", "two"):
            path = tmp_path / f"{name}.{ending}"
            ran = command("figure", "pelvic-tilt", "-o", path)
            assert (ran.code, ran.out, ran.err) == (0, f"{path}\n", "")
        assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()


def test_a_png_has_the_width_that_is_asked_for_and_shows_the_picture(
    command: Callable[..., Ran], tmp_path: Path
) -> None:
    path = tmp_path / "new" / "figure.PNG"
    for width in (320, 701):
        command("figure", "calf-wall-straight", "--width", str(width), "-o", path)
        assert image(path).width == width
        histogram = image(path).histogram()
        assert sum(histogram[:60]) > 500
        assert sum(histogram[250:]) > width * width / 10
    assert [one.name for one in path.parent.iterdir()] == ["figure.PNG"]


def test_left_is_the_mirror_image_with_readable_numbers(command: Callable[..., Ran], tmp_path: Path) -> None:
    shown = {}
    for side in ("left", "right"):  # small, for a grid of 2 mm rounds a mirrored place otherwise
        command(
            "figure",
            "calf-wall-straight",
            "--frame",
            "2",
            "--width",
            "160",
            "--side",
            side,
            "-o",
            tmp_path / f"{side}.png",
        )
        shown[side] = image(tmp_path / f"{side}.png")
    mirrored = shown["right"].transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    far_off = ImageChops.difference(shown["left"], mirrored).point(lambda value: 255 * (value > 100))
    assert ImageChops.difference(shown["left"], shown["right"]).point(lambda v: 255 * (v > 100)).getbbox()
    assert sum(far_off.histogram()[255:]) < 0.004 * far_off.width * far_off.height
    left = command("figure", "calf-wall-straight", "--side", "left").out
    assert "left knee" in left
    assert left.index(">1</text>") < left.index(">2</text>")


def test_inks_people_and_brands_change_the_picture(command: Callable[..., Ran]) -> None:
    usual = command("figure", "pelvic-tilt").out
    for words in (("--ink", "grey"), ("--ink", "OUTLINE"), ("--person", "c"), ("--brand", "northgate")):
        other = command("figure", "pelvic-tilt", *words)
        assert other.code == 0
        assert other.out != usual
    greys = re.findall(
        '(?:fill|stroke)="#(..)(..)(..)"', command("figure", "pelvic-tilt", "--ink", "grey").out
    )
    assert greys
    assert all(red == green == blue for red, green, blue in greys)


def test_one_frame_has_no_number(command: Callable[..., Ran]) -> None:
    ran = command("figure", "sit-to-stand", "--frame", "3")
    assert ran.code == 0
    assert "<text" not in ran.out
    assert "picture 3" in ran.out
    assert command("figure", "sit-to-stand", "--frame", "4").code == 2


def test_the_sheet_has_every_exercise_and_its_name(command: Callable[..., Ran], tmp_path: Path) -> None:
    every = exercises(command)
    assert len(every) >= 8
    sheet = ET.fromstring(command("figure", "--all").out)  # noqa: S314  our own output
    names = " ".join(text.text or "" for text in sheet.iter("{http://www.w3.org/2000/svg}text"))
    assert all(one["title"] in names for one in every)
    command("figure", "--all", "--ink", "grey", "-o", tmp_path / "all.pdf")
    pdf = (tmp_path / "all.pdf").read_bytes()
    assert verdict(pdf).findings == ()
    (page,) = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_bounded().split())
    assert all(one["title"] in text for one in every)


def test_what_cannot_be_written_is_told(command: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = command("figure", "pelvic-tilt", "-o", tmp_path / "file" / "x.svg")
    assert ran.code == 5
    assert "[cannot-write]" in ran.err


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        (("pelvic-tilts",), "did you mean 'pelvic-tilt'?"),
        (("qqqq",), "known: "),
        ((), "--all"),
        (("pelvic-tilt", "--all"), "not both"),
        (("--all", "--frame", "1"), "one exercise"),
        (("pelvic-tilt", "--frame", "0"), "x>=1"),
        (("pelvic-tilt", "--frame", "9"), "from 1 to 2"),
        (("pelvic-tilt", "--ink", "gray"), "'grey'"),
        (("pelvic-tilt", "--brand", "rivrside"), "did you mean 'riverside'?"),
        (("pelvic-tilt", "--person", "z"), "known: a"),
        (("pelvic-tilt", "-o", "x.pgn"), "did you mean 'png'?"),
        (("pelvic-tilt", "-o", "x"), ".svg"),
    ],
)
def test_wrong_words_bring_the_right_ones(
    command: Callable[..., Ran], words: tuple[str, ...], nearest: str
) -> None:
    ran = command("figure", *words)
    assert (ran.code, ran.out) == (2, "")
    assert nearest in ran.err


MISTAKES = {
    "unknown joint": ("{knee: 20,", "{kneee: 20,", "12:14", "did you mean 'knee'?", "unknown-key"),
    "unknown base": ("base: standing", "base: standng", "9:9", "did you mean 'standing'?", "choice"),
    "angle outside its range": ("knee: 20", "knee: 200", "12:20", "from -5 to 1", "angle-out-of-range"),
    "not a number": ("knee: 20", "knee: .nan", "12:20", "a number", "wrong-type"),
    "without end": ("knee: 20", "knee: -.inf", "12:20", "a number", "wrong-type"),
    "contact that cannot be reached": (
        "- {}",
        "- {right: {hip: -15}, left: {hip: 40, knee: 3}}",
        "11:7",
        "bend or straighten the limb",
        "contact-out-of-reach",
    ),
    "missing prop": ("knee: 20", "hand: wall, knee: 20", "12:20", "add wall to props", "missing-prop"),
    "unknown muscle": (
        "- {}",
        "- works: [{muscle: calfs}]",
        "11:24",
        "did you mean 'calf'?",
        "choice",
    ),
    "frame without a pose": ("- {}", "-", "11:6", "{}", "empty-value"),
}


@pytest.mark.parametrize("case", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_the_figure_is_told_at_its_place(
    command: Callable[..., Ran], authored: Callable[..., Path], case: tuple[str, str, str, str, str]
) -> None:
    old, new, place, hint, rule = case
    project = authored(old, new)
    ran = command("--project", project, "figure", "stand")
    assert (ran.code, ran.out) == (3, "")
    lines = ran.err.splitlines()
    (line,) = (one for one in lines if one.startswith(f"{PLACE}:{place}: error: "))
    assert hint in line
    assert line.endswith(f"[{rule}]")
    assert all(re.fullmatch(rf"{PLACE}:\d+:\d+: error: .+ \[[a-z-]+\]", one) for one in lines)


def test_an_own_exercise_is_drawn_and_mistakes_elsewhere_are_not_told(
    command: Callable[..., Ran], authored: Callable[..., Path]
) -> None:
    project = authored()
    (project / "content/sections/first-steps.md").write_text("", encoding="utf-8")
    ran = command("--project", project, "figure", "stand")
    assert (ran.code, ran.err) == (0, "")
    assert "Standing on both feet" in ran.out


def test_the_sheet_leaves_out_what_is_broken_and_says_so(
    command: Callable[..., Ran], authored: Callable[..., Path]
) -> None:
    ran = command("--project", authored("knee: 20", "knee: 200"), "figure", "--all")
    assert ran.code == 3
    assert ran.err.startswith(f"{PLACE}:12:")
    assert "Pelvic tilt" in ran.out
    assert "Standing on both feet" not in ran.out


def test_the_shell_completes_exercises(command: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_HANDOUT_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "handout figure pelv")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert command().out.strip() == "plain,pelvic-tilt"
