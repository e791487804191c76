"""An option of several commands is the same in each."""

from __future__ import annotations

from collections import defaultdict

import click
import pytest

from handout.cli.main import handout as main

SHARED = ("--brand", "--lang", "--paper", "--side", "--out", "--format", "--json")
# It asks for a clinic's usual sheet, of two, and is not about a handout.
OTHERS = {("init", "--paper")}


@pytest.fixture(scope="module")
def options() -> dict[str, dict[str, click.Option]]:
    """By flag, then by command."""
    found: dict[str, dict[str, click.Option]] = defaultdict(dict)
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command
        for option in command.params:
            for flag in option.opts:
                if isinstance(option, click.Option) and (name, flag) not in OTHERS:
                    found[flag][name] = option
    return found


@pytest.mark.parametrize("flag", SHARED)
def test_its_values_and_its_completion_are_the_same(
    flag: str, options: dict[str, dict[str, click.Option]]
) -> None:
    alike = options[flag]
    assert len(alike) >= 2
    assert len({(option.metavar, option.is_flag, type(option.type)) for option in alike.values()}) == 1
    assert all(option.help and option.help.endswith(".") for option in alike.values())
    choices = [
        {*map(str, option.type.choices)} for option in alike.values() if isinstance(option.type, click.Choice)
    ]
    assert all(one <= max(choices, key=len) for one in choices)


@pytest.mark.parametrize("flag", ["--brand", "--lang"])
def test_each_says_what_is_taken_without_it(flag: str, options: dict[str, dict[str, click.Option]]) -> None:
    assert all(str(option.help).endswith("Default: the project's.") for option in options[flag].values())


def test_these_are_all_that_several_commands_have(options: dict[str, dict[str, click.Option]]) -> None:
    shared = {flag for flag, commands in options.items() if len(commands) > 1} - {"-h", "--help"}
    assert shared == {*SHARED}
