import os
from pathlib import Path

from handout.publish.cache import KEPT, Cache


def test_what_is_put_is_got(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "deep" / "cache")
    assert cache.get("a") is None
    cache.put("a", b"content")
    assert cache.get("a") == b"content"
    assert (tmp_path / "deep" / "cache").stat().st_mode & 0o077 == 0


def test_a_spoilt_entry_does_not_exist(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("a", b"content")
    entry = tmp_path / "a"
    whole = entry.read_bytes()
    for spoilt in (b"", whole[:-1], whole[:35], whole.replace(b"content", b"Content")):
        entry.write_bytes(spoilt)
        assert cache.get("a") is None
    cache.put("a", b"content")
    assert cache.get("a") == b"content"


def test_a_cache_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    cache = Cache(file)
    cache.put("a", b"content")
    assert cache.get("a") is None
    assert file.read_bytes() == b""


def test_the_oldest_entries_go_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number in range(KEPT + 3):
        cache.put(f"{number:03}", b"content")
        os.utime(tmp_path / f"{number:03}", (number, number))
    cache.put("last", b"content")
    left = {path.name for path in tmp_path.iterdir()}
    assert len(left) == KEPT
    assert "last" in left
    assert "000" not in left
