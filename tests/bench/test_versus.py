"""The comparison measures what it says, and the others get the same words."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from bench.versus import library, table
from bench.versus.measuring import Call, FailedError, Run, ratios, together, wall
from bench.versus.pages import assembled, pictures
from bench.versus.programs import Program, programs, sources
from bench.versus.recipe_jobs import FIRST, TODAY, jobs
from bench.versus.setting import Setting
from bench.versus.table import Row, write
from bench.versus.typst_source import typst_source
from handout.inspect.read import text_runs
from handout.load import load_project
from handout.render.html import print_job
from handout.render.pdf import PdfRenderer
from handout.resources import bundled

PAGE = """<!DOCTYPE html><html lang="en"><head><title>T</title></head><body>
<div class="page-footer"><p>Foot</p></div><h1>A &amp; "B"</h1>
<p>One <strong>two</strong>#3 <img src="x.svg" alt="x"></p>
<ul><li>Four<ul><li>Five</li></ul></li></ul>
<table><tr><th>Six</th><th colspan="2">Seven</th></tr>
<tr><td>8</td><td>9</td><td>10</td></tr></table></body></html>"""


def python(words: str) -> Call:
    return Call([sys.executable, "-S", "-c", words, "{out}"], {})


def test_a_process_is_measured_with_its_children(tmp_path: Path) -> None:
    child = (
        "import subprocess, sys; subprocess.run([sys.executable, '-S', '-c', 'x = bytearray(150_000_000)'])"
    )
    (tmp_path / "a").mkdir()
    run = python(f"{child}; open(sys.argv[1] + '/a/b.pdf', 'w').write('12345')").into(tmp_path)
    assert run.size == 5
    assert run.peak > 150_000_000
    assert run.cpu > 0
    assert run.wall > 0


def test_a_program_that_fails_says_why() -> None:
    with pytest.raises(FailedError, match="no such word"):
        python("raise SystemExit('no such word')").afresh()


def test_ratios_are_taken_pair_by_pair() -> None:
    ours, theirs = [Run(1, 1, 1), Run(9, 1, 1), Run(2, 1, 1)], [Run(2, 1, 1), Run(9, 1, 1), Run(8, 1, 1)]
    found = ratios(ours, theirs, wall)
    assert (found.middle, found.low, found.high, found.count) == (0.5, 0.25, 1, 3)
    assert together(theirs) == Run(19, 3, 1)


def test_typst_gets_every_word_in_order() -> None:
    source = typst_source(PAGE, "Lato")
    body = source.partition("= ")[2]
    assert re.findall(r"A & \\\"B\\\"|\b(?:One|two|Four|Five|Six|Seven|8|9|10)\b", body) == [
        'A & \\"B\\"', "One", "two", "Four", "Five", "Six", "Seven", "8", "9", "10",
    ]  # fmt: skip
    assert source.count('"Foot"') == 1
    assert 'image("x.svg", alt: "x"' in source


def test_the_documents_have_every_picture(tmp_path: Path) -> None:
    (source,) = sources(["plantar-fasciitis:northgate:large-print"], tmp_path / "documents")
    page = Path(source.html).read_text(encoding="utf-8")
    pictures = re.findall(r'src="([^"]+)"', page)
    assert len(pictures) > 4
    for picture in pictures:
        assert (Path(source.html).parent / picture).is_file()
    assert "asset:" not in page + Path(source.css).read_text(encoding="utf-8")


def test_what_is_not_here_is_named_and_no_number_is_made_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "RESULTS", tmp_path / "RESULTS.md")
    row = Row("Cold", "weasyprint", "2 s", "1 s", "2.00", "≤ 0.80", met=False)
    write([("One handout", [row])], [Program("typst", "", "not installed")], load=3)
    text = (tmp_path / "RESULTS.md").read_text(encoding="utf-8")
    assert "- typst left out: not installed" in text
    assert "not quiet" in text
    assert "| Cold | weasyprint | 2 s | 1 s | 2.00 | ≤ 0.80 | **no** |" in text


def test_weasyprint_is_the_first_program() -> None:
    assert programs()[0].name == "weasyprint"
    assert not programs()[0].missing


def test_every_recipe_that_is_taken_back_leaves_the_words_as_they_are(tmp_path: Path) -> None:
    handout = assembled(load_project(bundled(), None).project, "plantar-fasciitis")
    job = print_job(handout)
    ways = jobs(job, pictures(handout, job))
    assert [*ways][:2] == [TODAY, FIRST]
    assert len({(way.html, way.stylesheets, len(way.drawings)) for way in ways.values()}) == len(ways) > 5
    assert not any("var(--brand)" in sheet.text for sheet in [*ways.values()][-1].stylesheets)
    renderer = PdfRenderer(tmp_path)
    said = [_words(renderer.render(ways[name]).content) for name in (TODAY, FIRST)]
    assert len(said[0]) > 400
    assert said[0] == said[1]


def _words(pdf: bytes) -> set[str]:
    """The words of all pages but for numbers; the foot of the page stands there once a page."""
    return {word for run in text_runs(pdf) for word in re.findall(r"[^\W\d_]+", run.text)}


def test_growth_is_told_with_the_price_of_each_further_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "_GROWTH", (1, 2))
    first, second, further, grown = library.growth(Setting(os.environ, tmp_path, (), 1))
    assert [first.what, second.what] == ["1 documents, each", "2 documents, each"]
    assert further.what == "Each further document, 1 to 2"
    assert re.fullmatch(r"time grows as \(documents\)\^-?\d\.\d\d; processor \^-?\d\.\d\d", grown.ratio)
