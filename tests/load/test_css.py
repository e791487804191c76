"""Stylesheets: the quick look never passes what the tokens refuse."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handout.load.css import css_faults, is_plain, token_faults
from handout.resources import bundled

PIECES = (
    *(
        "url(",
        "URL(",
        "url(asset:icons/a.svg)",
        "src(",
        "image-set(",
        "@import ",
        "@page ",
        "asset:",
        "https://x.example",
    ),
    *(
        '"',
        "'",
        '"asset:a"',
        '"x"',
        "(",
        ")",
        "{",
        "}",
        "[",
        "]",
        "/*",
        "*/",
        "\\",
        "\\75",
        "\n",
        ";",
        ":",
        " ",
        "a",
        "-",
    ),
)


@settings(max_examples=200, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=14))
def test_plain_stylesheets_have_no_faults(pieces: list[str]) -> None:
    text = "".join(pieces)
    if is_plain(text):
        assert list(token_faults("a.css", text)) == []


def test_the_library_has_plain_and_sound_stylesheets() -> None:
    sheets = sorted((bundled() / "styles").rglob("*.css"))
    assert len(sheets) >= 2
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        assert is_plain(text), sheet.name
        assert list(token_faults(sheet.name, text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "a { background: u\\72l(https://x.example/a.png) }",
        "a { background: url( 'https://x.example/a.png' ) }",
        "a { background: url(//x.example/a.png) }",
        "a { background: URL(data:image/png;base64,AAAA) }",
        "a { background: image-set('a.png' 1x) }",
        "a { background: src('a.png') }",
        "a { --x: url(a.png) }",
        "@media print { @import 'a.css'; }",
        "@IMPORT url(asset:a.css);",
        "/* */ @font-face { src: local(x), url(x.woff2) }",
    ],
)
def test_addresses_are_found_however_they_are_written(text: str) -> None:
    assert [fault.code for fault in css_faults("a.css", text)] == ["path-escape"]
