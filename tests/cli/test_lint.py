"""`handout lint`: shapes of output, exit codes, and which files are meant."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from handout.cli.main import handout
from tests.lint.examples import make, rulebook

if TYPE_CHECKING:
    from pathlib import Path

LONG = "It hurts. " * 4
FINDING = "this paragraph has 4 sentences; 3 are the most"


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(
        handout, ["--project", str(root), "lint", *words], standalone_mode=False, catch_exceptions=False
    )


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make(tmp_path / "clinic", {"section": LONG})
    monkeypatch.chdir(root)
    return root


def test_a_finding_stands_at_its_line_and_says_what_to_do(project: Path) -> None:
    ran = run(project)
    assert ran.return_value == 1
    assert ran.stdout == ""
    line, grade, result = ran.stderr.splitlines()
    assert re.fullmatch(
        r"handout: grade -?\d\.\d by Flesch-Kincaid, \d\.\d by SMOG, of \d sentences of prose .*", grade
    )
    assert line.startswith(f"content/sections/section.md:6:1: warning: {FINDING} (begin a new paragraph")
    assert line.endswith("[SENT-02]")
    assert result == "0 errors, 1 warning, 0 suggestions; 0 set aside with a reason"


def test_a_project_without_findings_is_well(tmp_path: Path) -> None:
    ran = run(make(tmp_path, {}))
    assert ran.return_value == 0
    assert ran.stderr.endswith("\n0 errors, 0 warnings, 0 suggestions; 0 set aside with a reason\n")


def test_what_is_set_aside_is_counted(tmp_path: Path) -> None:
    ran = run(make(tmp_path, {"section": {"lint": {"SENT-02": "it is a poem"}, "body": LONG}}))
    assert ran.return_value == 0
    assert ran.stderr.endswith("\n0 errors, 0 warnings, 0 suggestions; 1 set aside with a reason\n")


def test_findings_as_json_are_objects(project: Path) -> None:
    [found] = json.loads(run(project, "--format", "json").stdout)
    assert [found] == json.loads(run(project, "--json").stdout)
    assert found.pop("hint")
    assert found == {
        "file": "content/sections/section.md",
        "line": 6,
        "column": 1,
        "severity": "warning",
        "code": "SENT-02",
        "message": FINDING,
    }


def test_github_shows_a_finding_on_its_line(project: Path) -> None:
    [line] = run(project, "--format", "github").stdout.splitlines()
    assert line.startswith("::warning file=content/sections/section.md,line=6,col=1,title=SENT-02::")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("content", 1),
        ("content/sections/section.md", 1),
        ("handout", 1),
        ("content/handouts/handout.yaml", 1),
        (".", 1),
        ("content/care", 0),
        ("content/exercises/exercise.md", 0),
    ],
)
def test_paths_choose_what_is_checked(project: Path, path: str, code: int) -> None:
    assert run(project, path).return_value == code


def test_a_path_that_holds_no_words_is_not_understood(project: Path) -> None:
    ran = CliRunner().invoke(handout, ["--project", str(project), "lint", "handuot"])
    assert ran.exit_code == 2
    assert "did you mean 'handout'?" in ran.stderr


def test_a_project_that_cannot_be_read_is_not_judged(tmp_path: Path) -> None:
    ran = run(make(tmp_path, {"section": {"titel": "Heel"}}))
    assert ran.return_value == 3
    assert "the key 'titel' is not known here" in ran.stderr


def test_what_the_load_warns_of_is_a_finding_too(tmp_path: Path) -> None:
    ran = run(make(tmp_path, {"section": "REPLACE these words."}))
    assert ran.return_value == 1
    assert "these words are still to be replaced [placeholder]" in ran.stderr


def test_the_rules_can_be_listed(project: Path) -> None:
    listed: list[dict[str, Any]] = json.loads(run(project, "--rules", "--format", "json").stdout)
    assert [rule["id"] for rule in listed] == sorted(rulebook().rules)
    lines = run(project, "--rules").stdout.splitlines()
    assert len(lines) == len(listed)
    assert "SENT-02   warning     Paragraphs of 3 sentences at most" in lines


# The parts of the schema of SARIF 2.1.0 (OASIS) that a log of ours uses, with what each of them requires.
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {"type": "array", "items": {"$ref": "#/$defs/run"}},
    },
    "additionalProperties": False,
    "$defs": {
        "text": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "run": {
            "type": "object",
            "required": ["tool"],
            "properties": {
                "tool": {
                    "type": "object",
                    "required": ["driver"],
                    "properties": {"driver": {"$ref": "#/$defs/driver"}},
                    "additionalProperties": False,
                },
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
            },
            "additionalProperties": False,
        },
        "driver": {
            "type": "object",
            "required": ["name"],
            "properties": {
                "name": {"type": "string"},
                "semanticVersion": {"type": "string"},
                "rules": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/$defs/rule"}},
            },
            "additionalProperties": False,
        },
        "rule": {
            "type": "object",
            "required": ["id"],
            "properties": {
                "id": {"type": "string"},
                "shortDescription": {"$ref": "#/$defs/text"},
                "fullDescription": {"$ref": "#/$defs/text"},
                "help": {"$ref": "#/$defs/text"},
                "defaultConfiguration": {
                    "type": "object",
                    "properties": {"level": {"$ref": "#/$defs/level"}},
                    "additionalProperties": False,
                },
            },
            "additionalProperties": False,
        },
        "result": {
            "type": "object",
            "required": ["message"],
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": -1},
                "level": {"$ref": "#/$defs/level"},
                "message": {"$ref": "#/$defs/text"},
                "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
            },
            "additionalProperties": False,
        },
        "location": {
            "type": "object",
            "required": ["physicalLocation"],
            "properties": {
                "physicalLocation": {
                    "type": "object",
                    "required": ["artifactLocation"],
                    "properties": {
                        "artifactLocation": {
                            "type": "object",
                            "properties": {"uri": {"type": "string", "format": "uri-reference"}},
                            "additionalProperties": False,
                        },
                        "region": {
                            "type": "object",
                            "properties": {
                                "startLine": {"type": "integer", "minimum": 1},
                                "startColumn": {"type": "integer", "minimum": 1},
                            },
                            "additionalProperties": False,
                        },
                    },
                    "additionalProperties": False,
                }
            },
            "additionalProperties": False,
        },
    },
}


def test_sarif_says_what_its_schema_asks_for(project: Path) -> None:
    log = json.loads(run(project, "--format", "sarif").stdout)
    jsonschema.validate(log, SARIF)
    [ran] = log["runs"]
    [result] = ran["results"]
    assert ran["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "SENT-02"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/sections/section.md"
    assert place["region"] == {"startLine": 6, "startColumn": 1}


def test_sarif_of_a_project_that_cannot_be_read_has_its_faults(tmp_path: Path) -> None:
    ran = run(make(tmp_path, {"section": {"titel": "Heel"}}), "--format", "sarif")
    log = json.loads(ran.stdout)
    jsonschema.validate(log, SARIF)
    assert {result["ruleId"] for result in log["runs"][0]["results"]} >= {"unknown-key"}
