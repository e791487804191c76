"""All files of a tree, or none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handout.diagnostics import PublishError
from handout.publish.tree import put_tree

FILES = {"a/one.txt": b"1", "a/b/two.txt": b"2", "last.txt": b"3"}


def there(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def test_all_files_are_there_with_the_usual_modes(tmp_path: Path) -> None:
    put_tree(tmp_path / "x" / "y", FILES)
    assert there(tmp_path / "x" / "y") == FILES
    mask = os.umask(0)
    os.umask(mask)
    assert (tmp_path / "x/y/a").stat().st_mode & 0o777 == 0o777 & ~mask
    assert (tmp_path / "x/y/last.txt").stat().st_mode & 0o777 == 0o666 & ~mask


@pytest.mark.parametrize("taken", ["a/mine.txt", "last.txt"])
def test_what_is_there_stays_and_nothing_is_added(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).parent.mkdir(exist_ok=True)
    (tmp_path / taken).write_bytes(b"mine")
    with pytest.raises(PublishError, match="cannot write"):
        put_tree(tmp_path, FILES)
    assert there(tmp_path) == {taken: b"mine"}
    assert sorted(path.name for path in tmp_path.iterdir()) == [Path(taken).parts[0]]


@pytest.mark.parametrize("name", ["x" * 300, "nul\0"])
def test_a_name_that_no_disk_takes_leaves_nothing(tmp_path: Path, name: str) -> None:
    with pytest.raises((PublishError, ValueError)):
        put_tree(tmp_path / "x" / "y", {"first.txt": b"", name: b""})
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    renamed: list[Path] = []
    rename = Path.rename

    def interrupted(self: Path, target: Path) -> Path:
        if len(renamed) == 1:
            renamed.append(target)
            raise KeyboardInterrupt
        renamed.append(target)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        put_tree(tmp_path / "x", FILES)
    assert len(renamed) >= 2
    assert list(tmp_path.iterdir()) == []
