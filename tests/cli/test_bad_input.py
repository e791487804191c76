"""Whatever stands in a project: one line says what is wrong, and the last good file stays."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.cli.conftest import CLINIC

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

HANDOUT = "content/handouts/walking.yaml"
SECTION = "content/sections/first-steps.md"
CLINIC_FILE = "styles/brands/mill/clinic.yaml"
BRAND = "styles/brands/mill/_brand.yml"
CSS = "styles/brands/mill/brand.css"
PNG = "styles/brands/mill/logo.png"
SVG = "styles/brands/mill/logo.svg"

# `content/care/x.md:4:7: error: what is wrong (what to do) [the-rule]`
FINDING = re.compile(r"(?:[\w./-]+(?::\d+:\d+)?: )?(?:error|warning): .+ \[[a-z0-9-]+\]")

Files = dict[str, str | bytes | Path]


def edited(place: str, old: str, new: str) -> Files:
    assert old in CLINIC[place]
    return {place: CLINIC[place].replace(old, new)}


def words(text: str) -> Files:
    return {SECTION: f"{CLINIC[SECTION]}\n{text}\n"}


def logo(name: str) -> Files:
    return {BRAND: f"{CLINIC[BRAND]}logo: {{medium: {{path: '{name}', alt: Mill}}}}\n"}


def svg_logo(inner: str, before: str = "") -> Files:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return logo("logo.svg") | {SVG: f'{before}<svg {names} viewBox="0 0 9 9">{inner}</svg>'}


def blank_png(pixels: int) -> bytes:
    picture = io.BytesIO()
    Image.new("1", (pixels, pixels)).save(picture, "PNG")
    return picture.getvalue()


OUTSIDE = "path-escape"

# What is wrong: the files that differ from the sound project (a Path is a link), the place, the rule.
CASES: dict[str, tuple[Files, str, str]] = {
    "unknown key": (edited(HANDOUT, "purpose:", "purpos:"), f"{HANDOUT}:2:1", "unknown-key"),
    "missing key": (edited(HANDOUT, 'version: "1.0"\n', ""), HANDOUT, "missing-key"),
    "wrong type": (edited(HANDOUT, "[Walk a little every day.]", "3"), f"{HANDOUT}:7:14", "wrong-type"),
    "missing section": (edited(HANDOUT, "first-steps", "first-step"), f"{HANDOUT}:9:14", "unknown-section"),
    "duplicate id": (
        {"content/handouts/walking.yml": CLINIC[HANDOUT]},
        "content/handouts/walking.yml",
        "duplicate-id",
    ),
    "broken YAML": ({HANDOUT: CLINIC[HANDOUT] + "x: [\n"}, HANDOUT, "broken-yaml"),
    "broken TOML": ({"handout.toml": "brand ="}, "handout.toml", "broken-toml"),
    "non-UTF-8 bytes": ({SECTION: CLINIC[SECTION].encode() + b"\xff\n"}, f"{SECTION}:6:1", "not-utf-8"),
    "NUL byte": ({SECTION: CLINIC[SECTION] + "\0"}, f"{SECTION}:6:1", "unseen-character"),
    "empty handout": ({HANDOUT: ""}, HANDOUT, "empty-file"),
    "empty section": ({SECTION: ""}, SECTION, "empty-file"),
    "50 MB": ({SECTION: CLINIC[SECTION] + "word " * 10_000_000}, SECTION, "too-large"),
    "circular alias": (edited(HANDOUT, "[Walk a little every day.]", "&a [*a]"), HANDOUT, "yaml-alias"),
    "circular color": (
        edited(BRAND, '{primary: "#0f766e"}', "{palette: {a: b, b: a}, primary: a}"),
        BRAND,
        "bad-color",
    ),
    "deep nesting": ({HANDOUT: f"title: {'[' * 100_000}"}, HANDOUT, "too-deep"),
    "no date": (edited(HANDOUT, "2026-11-22", "2026-02-30"), f"{HANDOUT}:4:10", "bad-date"),
    "glyph in no font": (words("Walk \N{FOOT} now."), HANDOUT, "missing-glyph"),
    "no color": (edited(BRAND, "#0f766e", "#0f76"), f"{BRAND}:1:19", "bad-color"),
    "clinic without a name": (
        edited(CLINIC_FILE, "name: Mill Street Clinic\n", ""),
        CLINIC_FILE,
        "missing-key",
    ),
    "clinic without a region": (edited(CLINIC_FILE, "region: us\n", ""), CLINIC_FILE, "missing-key"),
    "clinic in no region": (edited(CLINIC_FILE, "us", "usa"), f"{CLINIC_FILE}:5:9", "unknown-region"),
    "two phones": (
        {CLINIC_FILE: CLINIC[CLINIC_FILE] + 'phone: "555-0135"\n'},
        f"{CLINIC_FILE}:6:1",
        "duplicate-key",
    ),
    "phone that is none": (edited(CLINIC_FILE, "555-0134", "soon"), f"{CLINIC_FILE}:3:9", "bad-phone"),
    "brand in a font that it does not have": (
        edited(BRAND, "  base: Atkinson Hyperlegible", "  base: Lato"),
        f"{BRAND}:4:9",
        "unknown-family",
    ),
    "font not installed": (
        {BRAND: CLINIC[BRAND].replace("Atkinson Hyperlegible", "Comic Neue")},
        BRAND,
        "font-not-installed",
    ),
    "logo that is no picture": (logo("logo.png") | {PNG: "hello"}, PNG, "not-a-picture"),
    "logo of 30,000 pixels": (logo("logo.png") | {PNG: blank_png(30_000)}, PNG, "too-many-pixels"),
    "logo that is missing": (logo("logo.png"), BRAND, "missing-file"),
    "script in a title": (
        edited(HANDOUT, "Walking again", "<script>alert(1)</script>"),
        f"{HANDOUT}:1:8",
        "raw-html",
    ),
    "script in words": (words("<script>alert(1)</script>"), f"{SECTION}:7:1", "raw-html"),
    "frame in words": (words('<iframe src="http://127.0.0.1:9/"></iframe>'), f"{SECTION}:7:1", "raw-html"),
    "id with a path": (edited(HANDOUT, "first-steps", "../../../etc/passwd"), HANDOUT, "unknown-section"),
    "brand with a path": (edited("handout.toml", "mill", "../../etc"), "handout.toml", "unknown-brand"),
    "logo: relative": (logo("../../../../etc/passwd"), BRAND, OUTSIDE),
    "logo: absolute": (logo("/etc/passwd"), BRAND, OUTSIDE),
    "logo: file:": (logo("file:///etc/passwd"), BRAND, OUTSIDE),
    "logo: http:": (logo("http://127.0.0.1:9/logo.png"), BRAND, OUTSIDE),
    "logo: link": (logo("logo.png") | {PNG: Path("/etc/passwd")}, BRAND, OUTSIDE),
    "section: link": ({SECTION: Path("/etc/passwd")}, SECTION, OUTSIDE),
    "Markdown: relative": (words("![x](../../../../etc/passwd)"), f"{SECTION}:7:6", OUTSIDE),
    "Markdown: absolute": (words("![x](/etc/passwd)"), f"{SECTION}:7:6", OUTSIDE),
    "Markdown: file:": (words("![x](file:///etc/passwd)"), f"{SECTION}:7:6", OUTSIDE),
    "Markdown: http:": (words("![x](http://127.0.0.1:9/x.png)"), f"{SECTION}:7:6", OUTSIDE),
    "Markdown: link to file:": (words("[x](file:///etc/passwd)"), f"{SECTION}:7:5", OUTSIDE),
    "Markdown: javascript:": (words("[x](javascript:alert(1))"), f"{SECTION}:7:5", OUTSIDE),
    "CSS: relative": ({CSS: "p { background: url(../../../../etc/passwd) }"}, f"{CSS}:1:17", OUTSIDE),
    "CSS: file:": ({CSS: "p { background: url(file:///etc/passwd) }"}, f"{CSS}:1:17", OUTSIDE),
    "CSS: http:": ({CSS: "p { background: url(http://127.0.0.1:9/x.png) }"}, f"{CSS}:1:17", OUTSIDE),
    "CSS: @import": ({CSS: "@import url(file:///etc/passwd);"}, CSS, OUTSIDE),
    "CSS: @font-face": ({CSS: "@font-face { font-family: X; src: url(/etc/passwd) }"}, CSS, OUTSIDE),
    "SVG: file:": (svg_logo('<image href="file:///etc/passwd"/>'), SVG, "unsafe-picture"),
    "SVG: http:": (svg_logo('<image xlink:href="http://127.0.0.1:9/x.png"/>'), SVG, "unsafe-picture"),
    "SVG: use": (svg_logo('<use href="file:///etc/passwd#x"/>'), SVG, "unsafe-picture"),
    "SVG: style": (svg_logo("<style>@import url(file:///etc/passwd);</style>"), SVG, "unsafe-picture"),
    "SVG: script": (svg_logo("<script>alert(1)</script>"), SVG, "unsafe-picture"),
    "SVG: entity": (
        svg_logo("<text>&x;</text>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        SVG,
        "unsafe-picture",
    ),
}


def lay_out(clinic: Path, files: Files) -> None:
    for place, content in files.items():
        path = clinic / place
        path.unlink(missing_ok=True)
        if isinstance(content, Path):
            path.symlink_to(content)
        else:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())


def listing(folder: Path) -> dict[str, bytes]:
    """Every file but the manifest, by its place."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".handout.json"
    }


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_bad_input_is_told_on_one_line_and_stops_the_output(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path, case: tuple[Files, str, str]
) -> None:
    files, place, rule = case
    last_good = tmp_path / "out" / "mill" / "en" / "walking.pdf"
    last_good.parent.mkdir(parents=True)
    last_good.write_bytes(b"the last good file")
    lay_out(clinic, files)
    ran = command("--project", clinic, "--quiet", "build", "walking", "--out", tmp_path / "out")
    assert ran.code == 3
    assert ran.out == ""
    lines = ran.err.splitlines()
    assert [line for line in lines if not FINDING.fullmatch(line)] == []
    assert [line for line in lines if line.startswith(place) and line.endswith(f"[{rule}]")]
    assert listing(tmp_path / "out") == {"mill/en/walking.pdf": b"the last good file"}


def test_the_same_project_without_a_mistake_builds(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path
) -> None:
    ran = command("--project", clinic, "--quiet", "build", "walking", "--out", tmp_path / "out")
    assert (ran.code, ran.err) == (0, "")
    assert [*listing(tmp_path / "out")] == ["mill/en/walking.pdf"]


def test_one_handout_that_fails_does_not_stop_the_others(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path
) -> None:
    shutil.copy(clinic / HANDOUT, clinic / "content/handouts/running.yaml")
    lay_out(clinic, edited(HANDOUT, "first-steps", "last-steps"))
    ran = command("--project", clinic, "build", "--out", tmp_path / "out")
    assert ran.code == 3
    assert [*listing(tmp_path / "out")] == ["mill/en/running.pdf"]
    assert ran.out == f"{tmp_path}/out/mill/en/running.pdf\n"
    assert f"not built: {tmp_path}/out/mill/en/walking.pdf" in ran.err.splitlines()
