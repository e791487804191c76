"""A reader of the output folder sees whole files only, whatever happens to the writer."""

from __future__ import annotations

import os
import resource
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path, PurePosixPath

import pytest

from handout.diagnostics import PublishError
from handout.publish.files import write_file
from handout.publish.folder import Folder
from tests.publish.elsewhere import as_nobody, in_child, open_folder

__all__ = ["open_folder"]


def message(caught: pytest.ExceptionInfo[PublishError]) -> str:
    (finding,) = caught.value.diagnostics
    assert finding.code == "cannot-write"
    return finding.message


def test_writes_into_new_folders(tmp_path: Path) -> None:
    write_file(tmp_path / "a" / "b" / "c.pdf", b"new")
    assert (tmp_path / "a" / "b" / "c.pdf").read_bytes() == b"new"
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["c.pdf"]


def test_replaces_the_old_file_and_leaves_its_readers_the_old_bytes(tmp_path: Path) -> None:
    path = tmp_path / "c.pdf"
    path.write_bytes(b"old")
    with path.open("rb") as reader:
        write_file(path, b"new")
        assert reader.read() == b"old"
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_gets_the_modes_of_the_umask(tmp_path: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        write_file(tmp_path / "c.pdf", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "c.pdf").stat().st_mode) == mode


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"not ours")
    (tmp_path / "c.pdf").symlink_to(elsewhere)
    write_file(tmp_path / "c.pdf", b"new")
    assert elsewhere.read_bytes() == b"not ours"
    assert (tmp_path / "c.pdf").read_bytes() == b"new"


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "c.pdf").mkdir()
    with pytest.raises(PublishError) as caught:
        write_file(tmp_path / "c.pdf", b"new")
    assert message(caught) == f"cannot write {tmp_path / 'c.pdf'}: Is a directory"
    assert [path.name for path in tmp_path.iterdir()] == ["c.pdf"]


def test_a_file_where_a_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "en").write_bytes(b"")
    with pytest.raises(PublishError) as caught:
        write_file(tmp_path / "en" / "c.pdf", b"new")
    assert "cannot write" in message(caught)


def test_a_full_disk_leaves_the_last_good_file(tmp_path: Path) -> None:
    path = tmp_path / "c.pdf"
    path.write_bytes(b"old")

    def write_too_much() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        with pytest.raises(PublishError) as caught:
            write_file(path, bytes(2000))
        assert message(caught) == f"cannot write {path}: File too large"

    assert in_child(write_too_much) == 0
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["c.pdf"]


def test_a_folder_without_permission_is_named_and_left_alone(open_folder: Path) -> None:
    path = open_folder / "c.pdf"
    path.write_bytes(b"old")
    open_folder.chmod(0o555)

    def write_here() -> None:
        with pytest.raises(PublishError) as caught:
            write_file(path, b"new")
        assert message(caught) == f"cannot write {path}: Permission denied"
        with pytest.raises(PublishError) as caught:
            Folder(open_folder / "out").require_writable()
        assert message(caught) == f"cannot write {open_folder / 'out'}: Permission denied"

    assert as_nobody(write_here) == 0
    assert path.read_bytes() == b"old"


KILLED = """
import sys
from pathlib import Path
from handout.publish.files import write_file
content = [bytes([number]) * 3_000_000 for number in range(256)]
print("ready", flush=True)
while True:
    for number, one in enumerate(content):
        write_file(Path(sys.argv[1]) / f"{number % 4}.pdf", one)
"""


@pytest.mark.parametrize("seconds", [0.005, 0.02, 0.07])
def test_killed_at_any_moment_it_leaves_whole_files(tmp_path: Path, seconds: float) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE)  # noqa: S603 - our own interpreter and script
    with writer:
        assert writer.stdout
        assert writer.stdout.readline() == b"ready\n"
        while not (tmp_path / "3.pdf").exists():
            time.sleep(0.001)
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
    assert writer.returncode == -signal.SIGKILL
    files = list(tmp_path.glob("*.pdf"))
    assert len(files) == 4
    for file in files:
        content = file.read_bytes()
        assert len(content) == 3_000_000
        assert len(set(content)) == 1


def test_interrupted_it_takes_its_half_file_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(self: Path, target: Path) -> Path:
        assert [path.suffix for path in tmp_path.iterdir()] == [".part"], (self, target)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "c.pdf", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["../c.pdf", "/etc/passwd", "en/../../c.pdf"])
def test_nothing_is_written_outside_the_folder(tmp_path: Path, place: str) -> None:
    with pytest.raises(ValueError, match="leads out of the output folder"):
        Folder(tmp_path / "out").put(PurePosixPath(place), b"new")
    assert list(tmp_path.iterdir()) == []


def test_says_what_it_wrote(tmp_path: Path) -> None:
    published = Folder(tmp_path).put(PurePosixPath("riverside/en/heel-pain.pdf"), b"abc")
    assert published.path == tmp_path / "riverside" / "en" / "heel-pain.pdf"
    assert published.size == 3
    # FIPS 180-4, appendix B.1: the digest of "abc".
    assert published.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_an_output_folder_that_is_a_file_is_found_out_before_work(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_bytes(b"")
    with pytest.raises(PublishError) as caught:
        Folder(out).require_writable()
    assert message(caught) == f"cannot write {out}: Not a directory"
    Folder(tmp_path / "new" / "folder").require_writable()
    assert not (tmp_path / "new").exists()
