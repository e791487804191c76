"""What there is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

KINDS = ("handouts", "sections", "exercises", "checklists", "care", "brands", "editions", "languages")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_sorted_array_with_id_and_a_name(
    command: Callable[..., Ran], clinic: Path, kind: str
) -> None:
    ran = command("--project", clinic, "list", kind, "--json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert found
    assert [one["id"] for one in found] == sorted({one["id"] for one in found})
    assert all(one.get("title") or one.get("name") for one in found)
    table = command("--project", clinic, "list", kind).out.splitlines()
    assert [line.split()[0] for line in table] == [one["id"] for one in found]


def test_lists_the_clinics_own_beside_the_librarys(command: Callable[..., Ran], clinic: Path) -> None:
    found = {one["id"]: one for one in json.loads(command("--project", clinic, "list", "--json").out)}
    assert found["walking"] == {
        "id": "walking",
        "title": "Walking again",
        "version": "1.0",
        "written": "2026-11-22",
    }
    assert len(found) > 1


def test_a_mistake_is_told_and_the_rest_is_listed(command: Callable[..., Ran], clinic: Path) -> None:
    (clinic / "content/handouts/running.yaml").write_text("", encoding="utf-8")
    ran = command("--project", clinic, "list")
    assert ran.code == 3
    assert ran.err == "content/handouts/running.yaml: error: the file is empty [empty-file]\n"
    assert "walking" in ran.out


def test_the_shell_completes_ids(
    clinic: Path, command: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_HANDOUT_COMPLETE", "bash_complete")
    for words, expected in [
        ("handout --project {} build walk", "plain,walking"),
        ("handout --project {} build --brand mi", "plain,mill"),
        ("handout --project {} build --side le", "plain,left"),
        ("handout --project /nowhere build walk", ""),
    ]:
        line = words.format(clinic)
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(line.split()) - 1))
        ran = command()
        assert (ran.code, ran.err, ran.out.strip()) == (0, "", expected)
