"""The JSON Schemas say what the loader says: sound files fit, files with a mistake of form do not."""

from __future__ import annotations

import re
import shutil
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from handout.load.front_matter import split_front_matter
from handout.load.json_schema import FORMATS, json_schema, schema_file
from handout.load.schema import KEYED_PARTS
from handout.load.yaml_nodes import parse_yaml
from handout.resources import bundled
from tests.load.test_cases import BASE, FILES, Case

if TYPE_CHECKING:
    from pathlib import Path

    from jsonschema import ValidationError

EMPTY: tuple[object, ...] = (None, "", False, [], {})
# What a schema can tell by itself.
FORM = {"unknown-key", "missing-key", "wrong-type", "out-of-range", "choice"}
FORM |= {"bad-date", "bad-form", "bad-phone"}


def files_of(root: Path) -> list[tuple[str, Path]]:
    """Every authored file below a project, with its kind."""
    found = []
    for kind, (place, _) in FORMATS.items():
        pattern = re.sub(r"ID|LANGUAGE", "*", place)
        found += [(kind, path) for path in sorted(root.glob(pattern))]
    return found


def value(path: Path) -> Any:  # noqa: ANN401 - whatever stands in the file
    """What the file holds, as the loader reads it; for Markdown its front matter; None where it is broken."""
    try:
        text = path.read_text(encoding="utf-8")
    except (UnicodeDecodeError, OSError):
        return None
    if path.suffix == ".toml":
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            return None
    if path.suffix == ".md":
        parts = split_front_matter(path.name, text)
        if not isinstance(parts, tuple):
            return None
        text = parts[0]
    tree, found = parse_yaml(path.name, text)
    return None if found or tree is None else tree.value


def faults(kind: str, path: Path) -> list[str]:
    return [fault.message for fault in validator(kind).iter_errors(value(path))]


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(json_schema(kind))


@pytest.mark.parametrize("kind", FORMATS)
def test_each_is_a_schema_of_the_draft_with_words_for_its_keys(kind: str) -> None:
    schema = json_schema(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    objects = [node for node in nodes(schema) if "properties" in node]
    assert objects
    assert all(node["additionalProperties"] is False for node in objects)
    keys = {key for node in objects for key in node["properties"]}
    assert not {key for key in keys if "_" in key}
    assert schema_file(kind).endswith(b"}\n")


def nodes(part: object) -> list[dict[str, Any]]:
    if isinstance(part, dict):
        return [part, *(node for inner in part.values() for node in nodes(inner))]
    return [node for inner in part for node in nodes(inner)] if isinstance(part, list) else []


def test_descriptions_are_kept_at_their_keys() -> None:
    exercise = json_schema("exercise")
    assert exercise["properties"]["stop-if"]["description"] == "lines that complete 'Stop if …'"
    limbs = exercise["$defs"]["Limbs"]
    assert limbs["properties"]["hip-out"]["description"] == "+ away from the other leg (abduction)."
    assert limbs["description"].endswith("what the foot and the hand touch.")
    near = exercise["$defs"]["Figure"]["properties"]["near"]["description"]
    assert near.endswith("movements that are seen better from the inner side, and faces left.")


@pytest.mark.parametrize("kind", FORMATS)
def test_each_key_is_described(kind: str) -> None:
    keys = [
        (key, value) for node in nodes(json_schema(kind)) for key, value in node.get("properties", {}).items()
    ]
    assert keys
    assert [key for key, value in keys if not value.get("description")] == []


@pytest.mark.parametrize("kind", FORMATS)
def test_each_form_is_said_in_words(kind: str) -> None:
    forms = [node for node in nodes(json_schema(kind)) if isinstance(node.get("pattern"), str)]
    assert [form["pattern"] for form in forms if "patternErrorMessage" not in form] == []


@pytest.mark.parametrize("kind", FORMATS)
def test_editors_neither_show_names_of_classes_nor_write_null(kind: str) -> None:
    schema = json_schema(kind)
    titles = [node["title"] for node in schema.get("$defs", {}).values()]
    assert [title for title in titles if title != title.lower() or title.endswith(("file", "entry"))] == []
    values = [value for node in nodes(schema) for value in node.get("properties", {}).values()]
    assert [value for value in values if value.get("default", "none") in EMPTY] == []


@pytest.mark.parametrize("part", [{"secton": "a"}, {"log": "a"}, {"titel": "a", "intro": "b"}])
def test_a_part_without_a_known_key_is_told_the_keys(part: dict[str, str]) -> None:
    found = part_faults(part)
    assert {fault.validator for fault in found} == {"enum"}
    assert [fault.validator_value for fault in found] == [[*KEYED_PARTS]] * len(part)


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("log", False),
        ({"section": "a"}, False),
        ({"exercises": ["a"], "title": "b"}, False),
        ("logs", True),
        ({}, True),
        ({"care": "a"}, True),
        ({"title": "a"}, True),
        ({"section": "a", "checklist": "b"}, True),
        (None, True),
    ],
)
def test_a_part_is_a_word_or_has_one_known_key(part: object, *, wrong: bool) -> None:
    assert bool(part_faults(part)) == wrong


def part_faults(part: object) -> list[ValidationError]:
    path = next(path for kind, path in files_of(bundled()) if kind == "handout")
    return list(validator("handout").iter_errors({**value(path), "parts": [part]}))


@pytest.mark.parametrize("root", [bundled(), BASE], ids=["library", "base"])
def test_all_content_fits(root: Path) -> None:
    found = files_of(root)
    assert {kind for kind, _ in found} == FORMATS.keys()
    assert {path: faults(kind, path) for kind, path in found if faults(kind, path)} == {}


def told(case: Case) -> set[tuple[str, str]]:
    """File and code of each finding."""
    lines = case.expect.splitlines()
    return {(line.split(":", 1)[0], line.rsplit("[", 1)[1].rstrip("]")) for line in lines}


def mistaken(case: Case) -> set[str]:
    return {file for file, code in told(case) if code in FORM}


IN_BODY = {"callout", "care-levels"}  # words under the front matter: no schema reads them
READ = {path.stem: Case(**yaml.safe_load(path.read_text(encoding="utf-8"))) for path in FILES}
CASES = {
    name: case for name, case in READ.items() if mistaken(case) and case.own is None and name not in IN_BODY
}


def test_there_are_many_mistakes_of_form() -> None:
    assert len(CASES) > 25
    assert READ.keys() >= IN_BODY


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_the_loader_refuses_by_its_form_the_schema_refuses(case: Case, tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    case.make(tmp_path)
    files = {path.relative_to(tmp_path).as_posix(): (kind, path) for kind, path in files_of(tmp_path)}
    checked = mistaken(case) & files.keys()
    assert checked
    assert [file for file in checked if not faults(*files[file])] == []
    sound = files.keys() - {file for file, _ in told(case)}
    assert [file for file in sound if faults(*files[file])] == []


@pytest.mark.parametrize(
    ("kind", "key", "wrong"),
    [
        ("clinic", "phone", "none"),
        ("clinic", "phone", ""),
        ("clinic", "web", "https://mill.example"),
        ("clinic", "paper", "legal"),
        ("brand", "color", {"primary": "#12345"}),
        ("brand", "defaults", {"handout": {"person": "zoe"}}),
        ("handout", "written", "22 November 2026"),
        ("handout", "parts", ["logs"]),
        ("exercise", "dose", {"sets": 1}),
        ("exercise", "stop-if", []),
        ("exercise", "stop_if", ["it hurts"]),
        ("section", "title", ""),
        ("edition", "ink", "blue"),
        ("project", "brands", "x"),
        ("regions", "us", {}),
        ("sources", "NHS-PF", {"link": "nhs.uk"}),
        ("labels", "words", {"left": 3}),
        ("care", "sources", []),
        ("checklist", "intro", None),
    ],
)
def test_a_mutant_does_not_fit(kind: str, key: str, wrong: object) -> None:
    path = next(path for one, path in files_of(bundled()) if one == kind)
    sound = value(path)
    assert validator(kind).is_valid(sound)
    assert not validator(kind).is_valid({**sound, key: wrong})
