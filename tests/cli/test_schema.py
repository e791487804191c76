"""JSON Schema for editors: printed, or written for all kinds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from handout.load.json_schema import FORMATS, json_schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


def test_one_kind_is_printed(command: Callable[..., Ran]) -> None:
    ran = command("schema", "exercise")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == json_schema("exercise")


def test_all_kinds_are_written(command: Callable[..., Ran], tmp_path: Path) -> None:
    ran = command("schema", "--out", tmp_path / "a" / "b")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [str(tmp_path / "a" / "b" / f"{kind}.json") for kind in FORMATS]
    for kind in FORMATS:
        text = (tmp_path / "a" / "b" / f"{kind}.json").read_text(encoding="utf-8")
        assert json.loads(text) == json_schema(kind)


def test_one_kind_is_written(command: Callable[..., Ran], tmp_path: Path) -> None:
    assert command("schema", "care", "--out", tmp_path).out == f"{tmp_path / 'care.json'}\n"
    assert [path.name for path in tmp_path.iterdir()] == ["care.json"]


def test_the_kinds_are_listed(command: Callable[..., Ran]) -> None:
    assert [line.split() for line in command("schema").out.splitlines()] == [
        [kind, form.place] for kind, form in FORMATS.items()
    ]


def test_an_unknown_kind_brings_the_nearest(command: Callable[..., Ran]) -> None:
    ran = command("schema", "exercises")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean 'exercise'?" in ran.err


def test_a_folder_that_cannot_be_made_is_told(command: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = command("schema", "--out", tmp_path / "file" / "x")
    assert ran.code == 5
    assert "cannot write" in ran.err
