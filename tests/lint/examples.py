"""The examples of the rules as projects: a sound one in which one file differs.

An example maps kinds of file (`section`, `exercise`, `checklist`, `care`, `handout`) to what is different in
the one file of that kind in `tests/lint/base`: words in place of its body, or keys with new values. Of these,
null takes a key away, and `body` is the body. Under `labels` it maps keys of the English labels to
new words, and under `files` paths to whole files: a second section.
"""

from __future__ import annotations

import functools
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from handout.load import load_project
from handout.load.rulebook import load_rulebook
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handout.load import Loaded
    from handout.model.lint import Rulebook

BASE = Path(__file__).parent / "base"
LOOK = Path(__file__).parents[1] / "cases" / "base"
FOLDERS = {"section": "sections", "exercise": "exercises", "checklist": "checklists", "care": "care"}


@functools.cache
def rulebook() -> Rulebook:
    return load_rulebook(bundled())


def make(root: Path, example: Mapping[str, Any]) -> Path:
    """The project of an example, in a folder that is made."""
    for part in ("styles", "handout.toml", "content/regions.yaml"):
        source, target = LOOK / part, root / part
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    shutil.copytree(BASE / "content", root / "content", dirs_exist_ok=True)
    shutil.copytree(bundled() / "content" / "labels", root / "content" / "labels")
    for kind, change in example.items():
        _apply(root, kind, change)
    return root


def loaded(root: Path, example: Mapping[str, Any]) -> Loaded:
    return load_project(make(root, example), root)


def _apply(root: Path, kind: str, change: Any) -> None:  # noqa: ANN401 - what a rule's author wrote
    if kind == "files":
        for name, text in change.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    elif kind == "labels":
        path = root / "content/labels/en.yaml"
        text = path.read_text(encoding="utf-8")
        for key, words in change.items():
            text = re.sub(rf"(?m)^  {key}: .*$", f'  {key}: "{words}"', text)
        path.write_text(text, encoding="utf-8")
    elif kind == "handout":
        path = root / "content/handouts/handout.yaml"
        path.write_text(_dumped(_merged(_keys(path.read_text(encoding="utf-8")), change)), encoding="utf-8")
    else:
        path = root / "content" / FOLDERS[kind] / f"{kind}.md"
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        given = {"body": change} if isinstance(change, str) else dict(change)
        body = given.pop("body", body)
        path.write_text(f"---\n{_dumped(_merged(_keys(front), given))}---\n{body}\n", encoding="utf-8")


def _keys(text: str) -> dict[str, Any]:
    keys: dict[str, Any] = yaml.safe_load(text)
    return keys


def _merged(keys: dict[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in {**keys, **change}.items() if value is not None}


def _dumped(keys: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(keys), allow_unicode=True, sort_keys=False, width=1000)
