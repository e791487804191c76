"""Laws of loading: whatever bytes stand in a project's files, an author gets findings, never a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handout.diagnostics import Diagnostic, ProjectError
from handout.load import load_project
from handout.model.content import references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.model.project import Project

BASE = Path(__file__).parents[1] / "cases" / "base"
NAMES = sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*") if path.is_file())

# Bytes with a meaning in one of the formats, or none in UTF-8.
TOKENS = (
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b"(",
        b")",
        b"<",
        b">",
        b"*",
        b"&a ",
        b"*a",
        b"!!x ",
        b"!",
        b"|",
        b">-",
        b'"',
        b"'",
        b"`",
    ),
    *(
        b"---",
        b"--- ",
        b": ",
        b":",
        b"- ",
        b"# ",
        b"## ",
        b"\n",
        b"\r",
        b"\r\n",
        b"\t",
        b"  ",
        b",",
        b"\\",
        b"@",
        b"$",
    ),
    *(
        b"[@",
        b"](",
        b"![",
        b"- [ ] ",
        b"1. ",
        b"!!! ",
        b"<svg",
        b"</",
        b"url(",
        b"@import",
        b"=",
        b"[[",
        b'"""',
        b"~",
    ),
    *(
        b"null",
        b"true",
        b"1e999",
        b"-0",
        b"0x1f",
        b"12:30",
        b"9" * 400,
        b"\\u202e",
        b"\\ud800",
        b"\\x00",
        b"#fff",
    ),
    *(
        b"\x00",
        b"\x1b",
        b"\x7f",
        b"\x85",
        b"\xff",
        b"\xfe",
        b"\xc3",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xae",
        b"\xed\xa0\x80",
    ),
    *("é".encode(), "足".encode(), "🦶".encode(), b"\xe2\x80\xa8"),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("laws") / "project"
    shutil.copytree(BASE, root)
    return root


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file's name, and its bytes with one to three pieces replaced."""
    name = draw(st.sampled_from(NAMES))
    content = (BASE / name).read_bytes()
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(content)))
        end = draw(st.integers(start, min(len(content), start + 40)))
        content = content[:start] + draw(st.sampled_from(TOKENS) | st.binary(max_size=8)) + content[end:]
    return name, content


anything = st.tuples(st.sampled_from(NAMES), st.binary(max_size=300)) | changed()
law = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _load(root: Path, name: str, content: bytes) -> tuple[Project | None, tuple[Diagnostic, ...]]:
    path = root / name
    before = path.read_bytes()
    path.write_bytes(content)
    try:
        loaded = load_project(root, root)
    except ProjectError as fault:
        return None, fault.diagnostics
    finally:
        path.write_bytes(before)
    return loaded.project, loaded.diagnostics


@law
@given(change=anything)
def test_any_bytes_give_findings_that_stand_in_their_file(project: Path, change: tuple[str, bytes]) -> None:
    name, content = change
    found, diagnostics = _load(project, name, content)
    assert found is not None or diagnostics
    for item in diagnostics:
        assert item.span is not None
        lines = _lines(content if item.span.file == name else (BASE / item.span.file).read_bytes())
        assert item.span.line <= len(lines) + 1
        if 0 < item.span.line <= len(lines):
            assert 1 <= item.span.column <= len(lines[item.span.line - 1]) + 1


def _lines(content: bytes) -> list[str]:
    text = content.decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@law
@given(change=anything)
def test_what_is_loaded_is_whole(project: Path, change: tuple[str, bytes]) -> None:
    found, _ = _load(project, *change)
    if found is None:
        return
    assert found.settings.brand in found.brands
    assert found.settings.edition in found.editions
    assert found.settings.language in found.labels
    assert all(brand.clinic.region in found.regions for brand in found.brands.values())
    assert all(handout in found.handouts for handout in found.own)
    assert set(_sources(found)) <= found.sources.keys()
    shelves = {
        "section": found.sections,
        "exercise": found.exercises,
        "checklist": found.checklists,
        "care": found.care,
    }
    for outline in found.handouts.values():
        assert all(ref.id in shelves[kind] for kind, ref in references(outline.parts))


def _sources(project: Project) -> Iterator[str]:
    for shelf in (project.sections, project.exercises, project.checklists, project.care):
        for item in shelf.values():
            yield from (ref.id for ref in item.sources)


@law
@given(change=anything)
def test_the_same_bytes_give_the_same_findings(project: Path, change: tuple[str, bytes]) -> None:
    assert _load(project, *change) == _load(project, *change)
