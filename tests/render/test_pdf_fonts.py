from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.diagnostics import RenderError
from handout.render.fonts import fontconfig_file, installed_families, missing_characters

if TYPE_CHECKING:
    from pathlib import Path


def test_families_have_their_own_faces_only() -> None:
    families = installed_families(["Lato", "Atkinson Hyperlegible", "Lato"])

    assert [family.name for family in families] == ["Lato", "Atkinson Hyperlegible"]
    assert all(face.is_file() for family in families for face in family.faces)
    assert {face.name for face in families[1].faces} == {
        f"AtkinsonHyperlegible-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic")
    }


def test_all_families_that_are_not_installed_are_named_at_once() -> None:
    with pytest.raises(RenderError) as caught:
        installed_families(["No Such Font", "Lato", "Nor This"])

    assert [item.code for item in caught.value.diagnostics] == ["font-not-installed"] * 2
    assert "'No Such Font'" in caught.value.diagnostics[0].message


def test_fontconfig_file_lists_the_families_folders_and_no_others(tmp_path: Path) -> None:
    families = installed_families(["Lato"])
    text = fontconfig_file(families, tmp_path).read_text(encoding="utf-8")

    assert text.count("<dir>") == 1
    assert f"<dir>{families[0].faces[0].parent}</dir>" in text
    assert f"<cachedir>{tmp_path / 'fontconfig'}</cachedir>" in text
    assert "include" not in text


def test_missing_characters_are_told_once_in_order() -> None:
    assert missing_characters("☃ and 😀 and ☃", ["Lato"]) == ("☃", "😀")


def test_second_family_helps_out() -> None:
    assert missing_characters("→", ["Atkinson Hyperlegible"]) == ("→",)
    assert missing_characters("→", ["Atkinson Hyperlegible", "Lato"]) == ()


@pytest.mark.parametrize(
    "text", ["", "plain words", "\n\t \u00a0", "sol\u00aduble\u200d\ufe0f", "cafe\u0301"]
)
def test_what_is_not_drawn_or_can_be_composed_is_not_missed(text: str) -> None:
    assert missing_characters(text, ["Lato"]) == ()


@given(st.text(), st.text())
def test_words_miss_what_their_parts_miss(first: str, second: str) -> None:
    together = set(missing_characters(f"{first} {second}", ["Lato"]))

    assert together == {*missing_characters(first, ["Lato"]), *missing_characters(second, ["Lato"])}
