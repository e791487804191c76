"""What pydantic said of the formats at installation: the same values and mistakes as if it is asked now."""

from __future__ import annotations

import json
import subprocess
import sys
from enum import Enum
from typing import TYPE_CHECKING, Any, Never, Protocol

import pydantic
import pytest

from handout import resources
from handout.load import dialects, kinds, own_rules, readers, rulebook, schema, scores  # noqa: F401 - all formats
from handout.load.readers import DEFINED_IN, core, made, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_LINES = [
    "",
    "  words  ",
    "two\nlines",
    "<b>bold</b>",
    "a\u202eb",
    "x.example",
    "https://x",
    "12",
    "2026-11-22",
    3,
]
_SHAPES: list[Any] = [
    {},
    [],
    None,
    [{}],
    {"a": "b"},
    ["log", {"section": "a"}, {"care": []}, "lgo", {"sectoin": "a"}],
]
_LOADS = """
import sys
from handout.load import load_project
from handout.resources import bundled
loaded = load_project(bundled(), bundled())
assert loaded.project.handouts and not loaded.diagnostics
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


@pytest.fixture
def unasked(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From the call on, pydantic describes nothing."""

    def refuse(model: type) -> Never:
        raise AssertionError(model)

    return lambda: monkeypatch.setattr(pydantic, "TypeAdapter", refuse)


class Validator(Protocol):
    def validate_json(self, text: str) -> Any: ...  # noqa: ANN401 - whatever the format is


def _documents(model: type) -> Iterator[object]:
    """Whatever an author may write, most of it wrong."""
    keys = [name.replace("_", "-") for name in getattr(model, "__dataclass_fields__", {})]
    for value in (*_LINES, *_SHAPES):
        yield value
        yield dict.fromkeys(keys, value)
        yield {key: [value] for key in (*keys, "unknown")}
        yield {key: {"a": value} for key in keys}


def _read(validator: Validator, document: object) -> object:
    try:
        return _plain(validator.validate_json(json.dumps(document)))
    except core().ValidationError as fault:
        return [{**detail, "ctx": str(detail.get("ctx"))} for detail in fault.errors(include_url=False)]


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (kinds.FileModel, kinds.WholeFile)):
        return type(value), _plain(vars(value))
    return value


@pytest.mark.parametrize("model", kinds.formats(), ids=lambda model: str(model.__name__))
def test_what_was_written_reads_as_pydantic_does(
    model: type, tmp_path: Path, unasked: Callable[[], None]
) -> None:
    asked: Validator = pydantic.TypeAdapter(model)
    write(tmp_path, [model])
    unasked()
    taken = made(model, tmp_path)
    for document in _documents(model):
        assert _read(taken, document) == _read(asked, document)


def test_a_sound_file_is_read_whole(tmp_path: Path, unasked: Callable[[], None]) -> None:
    write(tmp_path, [schema.CareFile])
    unasked()
    document = {"title": " Sore heel ", "sources": ["a", "b"], "lint": {"R1": "why"}}
    file = made(schema.CareFile, tmp_path).validate_json(json.dumps(document))
    assert (file.title, file.sources, file.lint) == ("Sore heel", ("a", "b"), {"R1": "why"})
    assert (file.review.reviewed, file.review.by, file.review.next) == (None, None, None)


@pytest.mark.parametrize("spoilt", [b"", b"pickle", b"\x80\x05}\x94."])
def test_pydantic_is_asked_where_the_file_is_spoilt(spoilt: bytes, tmp_path: Path) -> None:
    write(tmp_path, [schema.CareFile])
    (file,) = tmp_path.iterdir()
    file.write_bytes(spoilt)
    read = made(schema.CareFile, tmp_path).validate_json('{"title": "a", "sources": ["b"]}')
    assert read.title == "a"


def test_pydantic_is_asked_where_the_code_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unasked: Callable[[], None]
) -> None:
    package, folder = tmp_path / "package", tmp_path / "compiled"
    folder.mkdir()
    write(folder, [schema.CareFile])
    for name in DEFINED_IN:
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_bytes((resources.package() / name).read_bytes())
    (package / DEFINED_IN[0]).write_text("# changed")
    unasked()
    monkeypatch.setattr(resources, "package", lambda: package)
    with pytest.raises(AssertionError, match="CareFile"):
        made(schema.CareFile, folder)


def test_formats_are_defined_where_changes_are_looked_for() -> None:
    """Else a change would not be seen, and files would be read as they were before it."""
    found = {place for model in kinds.formats() for place in _places(pydantic.TypeAdapter(model).core_schema)}
    assert found >= {"load/schema.py", "model/figure.py"}
    assert found <= {*DEFINED_IN}


def _places(described: object) -> Iterator[str]:
    if isinstance(described, dict):
        yield from (
            place for key, value in described.items() if key != "metadata" for place in _places(value)
        )
    elif isinstance(described, (list, tuple)):
        yield from (place for value in described for place in _places(value))
    elif isinstance(described, Enum):
        yield from _places(type(described))
    elif (module := getattr(described, "__module__", None)) and module.startswith("handout."):
        yield f"{module.removeprefix('handout.').replace('.', '/')}.py"


def test_a_sound_project_is_read_without_pydantic(tmp_path: Path) -> None:
    run = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", _LOADS], capture_output=True, text=True, check=True, cwd=tmp_path, timeout=60
    )
    assert "yaml" in run.stdout.split()
    assert "pydantic" not in run.stdout.split()
