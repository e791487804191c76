"""The hooks that the project offers to pre-commit: commands that exist, for files that they read."""

from __future__ import annotations

import re
from pathlib import Path

import click
import yaml

from handout.cli.main import handout

ROOT = Path(__file__).resolve().parents[1]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_each_hook_runs_a_command_on_what_it_reads() -> None:
    assert [hook["id"] for hook in HOOKS] == ["handout-lint", "handout-audit"]
    for hook in HOOKS:
        program, *words = hook["entry"].split()
        assert program == "handout"
        assert words[0] in handout.list_commands(click.Context(handout))
        assert hook["language"] == "python"
        assert hook["pass_filenames"] is False
        files = re.compile(hook["files"])
        assert files.search("content/sections/choosing-shoes.md")
        assert files.search("styles/brands/elm-street/clinic.yaml")
        assert not files.search("docs/content/notes.md")
