"""A kit's folder: whole or not at all, and in the place of the last one only."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from handout.diagnostics import PublishError
from handout.publish import kit as publish
from handout.publish.kit import put_kit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MANIFEST = "manifest.json"


def files(**contents: str) -> dict[str, bytes]:
    listed = [{"name": name} for name in (*contents, MANIFEST)]
    made = {name: content.encode() for name, content in contents.items()}
    return made | {MANIFEST: json.dumps({"files": listed}).encode()}


def there(folder: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_kit_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "kit"
    put_kit(folder, files(one="1", two="2"), MANIFEST)
    assert there(folder) == files(one="1", two="2")
    put_kit(folder, files(one="3"), MANIFEST)
    assert there(folder) == files(one="3")
    assert [path.name for path in folder.parent.iterdir()] == ["kit"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    put_kit(tmp_path / "kit", files(one="1"), MANIFEST)
    (tmp_path / "empty").mkdir()
    put_kit(tmp_path / "empty", files(one="1"), MANIFEST)
    assert there(tmp_path / "empty") == files(one="1")


@pytest.mark.parametrize(
    "manifest", [None, "", "[]", "{}", '{"files": 1}', '{"files": ["a"]}', '{"files": [{"name": []}]}']
)
def test_a_folder_with_other_files_is_left_alone(tmp_path: Path, manifest: str | None) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    if manifest is not None:
        (tmp_path / MANIFEST).write_text(manifest)
    before = there(tmp_path)
    with pytest.raises(PublishError) as refused:
        put_kit(tmp_path, files(one="1"), MANIFEST)
    assert [found.code for found in refused.value.diagnostics] == ["not-a-kit"]
    assert there(tmp_path) == before


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "kit").write_text("mine")
    with pytest.raises(PublishError):
        put_kit(tmp_path / "kit", files(one="1"), MANIFEST)
    with pytest.raises(PublishError, match=r"cannot write .*/kit/deeper: "):
        put_kit(tmp_path / "kit" / "deeper", files(one="1"), MANIFEST)
    assert [path.name for path in tmp_path.iterdir()] == ["kit"]


def test_the_last_kit_stays_when_the_new_one_cannot_move(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kit"
    put_kit(folder, files(one="1"), MANIFEST)

    def full(new: Path, files: Mapping[str, bytes]) -> None:
        new.mkdir()
        (new / next(iter(files))).write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publish, "put_tree", full)  # a full disk cannot be had for the asking
    with pytest.raises(PublishError, match="cannot write"):
        put_kit(folder, files(one="2"), MANIFEST)
    assert there(folder) == files(one="1")
    assert [path.name for path in tmp_path.iterdir()] == ["kit"]
