import os
import pickle
import shutil
from pathlib import Path

import pytest

from handout.load import Loaded, kept, load_project
from handout.resources import bundled


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for name in ("content", "styles"):
        shutil.copytree(bundled() / name, tmp_path / name)
    shutil.copy(bundled() / "handout.toml", tmp_path)
    return tmp_path


def test_a_load_comes_back_as_it_was(library: Path) -> None:
    loaded = load_project(library, None)
    assert loaded.project.handouts
    assert kept.restored(kept.dumped(loaded), Loaded) == loaded


@pytest.mark.parametrize(
    "name",
    [
        "handout.toml",
        "content/sections/choosing-shoes.md",
        "content/exercises/pelvic-tilt.md",
        "content/handouts/plantar-fasciitis.yaml",
        "content/labels/en.yaml",
        "content/regions.yaml",
        "styles/print.css",
        "styles/icons/stop.svg",
        "styles/brands/riverside/logo.svg",
        "styles/brands/riverside/clinic.yaml",
    ],
)
def test_one_changed_byte_is_another_project(library: Path, name: str) -> None:
    before = kept.fingerprint(library, None)
    path = library / name
    times = path.stat()
    path.write_bytes(path.read_bytes()[:-1] + b" ")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert before is not None
    assert kept.fingerprint(library, None) != before


def test_a_new_a_renamed_and_a_removed_file_are_another_project(library: Path) -> None:
    seen = [kept.fingerprint(library, None)]
    page = library / "content/sections/new.md"
    page.write_text("---\ntitle: New\nsources: []\n---\nWords.\n", encoding="utf-8")
    seen.append(kept.fingerprint(library, None))
    page = page.rename(page.with_name("newer.md"))
    seen.append(kept.fingerprint(library, None))
    assert len(set(seen)) == 3
    page.unlink()
    assert kept.fingerprint(library, None) == seen[0]


def test_the_project_over_the_library_counts_too(
    library: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = tmp_path_factory.mktemp("own")
    (own / "handout.toml").write_text('brand = "riverside"\n', encoding="utf-8")
    assert kept.fingerprint(library, own) != kept.fingerprint(library, None)


def test_a_file_that_cannot_be_read_is_never_kept(library: Path) -> None:
    (library / "content/sections/gone.md").symlink_to(library / "nowhere.md")
    assert kept.fingerprint(library, None) is None


class Hostile:
    """A pickle that would run a program."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("exit 1",)


@pytest.mark.parametrize(
    "content", [b"", b"no pickle", pickle.dumps(("a", 1)), pickle.dumps(Hostile()), pickle.dumps(Path("x"))]
)
def test_anything_else_is_not_restored(content: bytes) -> None:
    assert kept.restored(content, Loaded) is None


def test_a_cut_pickle_is_not_restored(library: Path) -> None:
    content = kept.dumped(load_project(library, None))
    assert kept.restored(content, Loaded) is not None
    assert kept.restored(content[: len(content) // 2], Loaded) is None


def test_another_version_of_a_library_is_another_project(
    library: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path_factory.mktemp("packages")
    monkeypatch.syspath_prepend(packages)
    seen = set()
    for name in ("jinja2-3.1.0.dist-info", "jinja2-3.1.1.dist-info"):
        folder = packages / name
        folder.mkdir()
        kept.engine.cache_clear()
        seen.add(kept.fingerprint(library, None))
        folder.rmdir()
    monkeypatch.undo()
    kept.engine.cache_clear()  # or later tests of this process would go on with the library that was made up
    assert len(seen) == 2
