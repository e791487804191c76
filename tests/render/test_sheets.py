"""Stylesheets parsed at installation: they say what they say when they are parsed anew, or are not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from handout import resources
from handout.render import sheets
from handout.render.startup import import_weasyprint

if TYPE_CHECKING:
    from pathlib import Path

weasyprint = import_weasyprint()
OWN = weasyprint.html
PRINT = (resources.bundled() / "styles/print.css").read_text(encoding="utf-8")
LARGE = (resources.bundled() / "styles/editions/large-print.css").read_text(encoding="utf-8")
PAGE = """<html lang="en"><body class="fit-1 has-side"><main><h1 id="a">A</h1><h2>B</h2>
<section class="block exercises"><article class="card"><h3>C</h3><p class="dose"><span>D</span></p>
<ol><li>E</li></ol><ul><li><p>F</p></li></ul></article></section>
<table class="log"><thead><tr><th scope="col">G</th></tr></thead><tbody><tr><td>H</td></tr></tbody></table>
<p lang="es">I <a href="#a">J</a> <input type="checkbox" checked> <q>K</q></p><footer><img src="a"></footer>
</main></body></html>"""


def rules(sheet: Any) -> list[object]:  # noqa: ANN401 - WeasyPrint has no types
    """What the sheet says of each element of a page, and of pages; all of it as text."""
    from cssselect2 import ElementWrapper  # noqa: PLC0415 - as above

    root = ElementWrapper.from_html_root(weasyprint.HTML(string=PAGE).etree_element)
    matched = [repr(sheet.matcher.match(element)) for element in root.iter_subtree()]
    pages = [(repr(found), repr(declared)) for _, found, declared in sheet.page_rules]
    return [re.sub(r" at 0x\w+", "", repr((matched, pages))), sheet.matcher.order, sheet.layers]


def restored(folder: Path, text: str) -> tuple[Any, Any] | None:
    sheet, counters = weasyprint.CSS(string=""), weasyprint.css.counters.CounterStyle()
    return (sheet, counters) if sheets.fill(sheet, counters, text, folder) else None


@pytest.mark.parametrize("text", [PRINT, LARGE, OWN.UA, OWN.UA_FORM, OWN.PH])
def test_a_sheet_says_what_it_says_when_it_is_parsed(tmp_path: Path, text: str) -> None:
    sheets.write(tmp_path, [PRINT, LARGE])
    parsed, styles = (
        weasyprint.CSS(string=text, counter_style=(named := weasyprint.css.counters.CounterStyle())),
        named,
    )
    found = restored(tmp_path, text)
    assert found
    assert rules(found[0]) == rules(parsed) != rules(weasyprint.CSS(string=""))
    assert found[1] == styles


def test_another_text_has_none_and_what_was_written_before_goes(tmp_path: Path) -> None:
    sheets.write(tmp_path, [PRINT])
    assert restored(tmp_path, PRINT)
    assert not restored(tmp_path, f"{PRINT} ")
    sheets.write(tmp_path, [LARGE])
    assert not restored(tmp_path, PRINT)


def test_a_sheet_with_a_fault_is_not_kept_for_its_fault_is_to_be_told(tmp_path: Path) -> None:
    faulty = "p { colour: red }"
    sheets.write(tmp_path, [faulty, "p { color: red }"])
    assert restored(tmp_path, "p { color: red }")
    assert not restored(tmp_path, faulty)


@pytest.mark.parametrize("broken", [b"", b"not pickled", b"N."])
def test_a_broken_file_is_as_good_as_none(tmp_path: Path, broken: bytes) -> None:
    sheets.write(tmp_path, [PRINT])
    for file in tmp_path.iterdir():
        file.write_bytes(broken)
    assert not restored(tmp_path, PRINT)


def test_installation_has_parsed_the_librarys_sheets() -> None:
    folder = resources.compiled()
    assert all(restored(folder, text) for text in (PRINT, LARGE, OWN.UA))
