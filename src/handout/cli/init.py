"""`handout init`: a clinic's own project, from a few questions or from options alone."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from msgspec.structs import replace

from handout.cli.exits import Exit
from handout.cli.findings import as_line, usage_error
from handout.cli.streams import say, tell
from handout.diagnostics import RequestError, Severity
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handout.cli.main import Invocation
    from handout.diagnostics import Diagnostic
    from handout.load.overlay import Shelf
    from handout.model.style import Region
    from handout.scaffold.clinic import Clinic, Picture


class _Question(NamedTuple):
    """What is asked for one field of `Clinic`; an answer that is not required may be empty."""

    field: str
    words: str
    required: bool = False

    @property
    def option(self) -> str:
        return "--" + self.field.replace("_", "-")


_QUESTIONS = (
    _Question("name", "Name of the clinic", required=True),
    _Question("color", 'Main color, such as "#0f766e"', required=True),
    _Question("logo", "Logo, a file (SVG, PNG or JPEG); Enter for none"),
    _Question("address", "Address", required=True),
    _Question("phone", "Phone", required=True),
    _Question("after_hours", "Phone outside opening hours; Enter for none"),
    _Question("web", "Web site; Enter for none"),
    _Question("region", "Region: {regions}", required=True),
    _Question("paper", "Paper, letter or a4; Enter for the region's"),
)


@click.command(name="init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="The clinic's name.")
@click.option("--color", metavar="HEX", help='Its main color: "#0f766e", or 0f766e.')
@click.option("--logo", metavar="FILE", help="SVG, PNG or JPEG. It is copied.")
@click.option("--address", multiple=True, help="A line of the postal address. Give it again for more lines.")
@click.option("--phone", help="The number that patients call.")
@click.option("--after-hours", metavar="PHONE", help="The number outside opening hours.")
@click.option("--web", metavar="ADDRESS", help="The site, without https://.")
@click.option("--region", metavar="ID", help="Where it is: us, uk, … It decides the emergency number.")
@click.option("--paper", metavar="letter|a4", help="Default: the usual sheet of the region.")
@click.pass_obj
def command(invocation: Invocation, /, folder: Path, **given: Any) -> Exit:  # noqa: ANN401 - one option a field
    """Make a project of your own in DIR, with a first handout that can be built at once.

    On a terminal it asks for what no option says. Elsewhere it never asks: it names what is missing.
    """
    from handout.scaffold.project import create_project, require_free

    try:
        require_free(folder)
        regions = _regions()
        answers = {key: value for key, value in given.items() if value}
        missing = [one for one in _QUESTIONS if one.required and one.field not in answers]
        if missing:
            _require_terminal(missing)
            answers |= _asked(answers, regions)
        clinic = _checked(answers, regions)
        made = create_project(folder, clinic, invocation.today)
    except RequestError as fault:
        raise usage_error(fault) from fault
    for name in made:
        tell(str(folder / name))
    _say_warnings(clinic, regions)
    if not invocation.quiet:
        say(f"Your project is ready. Build its first handout: cd {folder} && handout build")
    return Exit.OK


def _regions() -> Shelf[Region]:
    from handout.load.files import Layer
    from handout.load.findings import Findings
    from handout.load.overlay import Shelf
    from handout.load.tables import load_regions

    return load_regions((Layer(bundled(), "library:"),), Findings()) or Shelf()


def _require_terminal(missing: list[_Question]) -> None:
    if sys.stdin is None or not sys.stdin.isatty():
        names = ", ".join(one.option for one in missing)
        message = f"missing: {names}. Give them, or run it on a terminal, where it asks"
        raise click.UsageError(message)


def _asked(given: Mapping[str, Any], regions: Shelf[Region]) -> dict[str, Any]:
    """An answer to each question that no option answers; one that is wrong is asked for again."""
    return {one.field: _answer(one, regions) for one in _QUESTIONS if one.field not in given}


def _answer(question: _Question, regions: Shelf[Region]) -> object:
    listed = ", ".join(f"{key} ({region.name})" for key, region in sorted(regions.good.items()))
    words = question.words.format(regions=listed)
    while True:
        default = None if question.required else ""
        said = click.prompt(words, default=default, show_default=False, err=True).strip()
        value: object = (said,) if question.field == "address" else said
        wrong = _wrong_alone(question.field, {question.field: value}, regions)
        if not wrong:
            return value
        for line in wrong:
            say(line)


def _checked(answers: Mapping[str, Any], regions: Shelf[Region]) -> Clinic:
    """The clinic, sound.

    Raises:
        click.UsageError: something is wrong with it; all of it at once.
    """
    wrong = _wrong(answers, regions)
    if wrong:
        options = {one.field: one.option for one in _QUESTIONS}
        raise click.UsageError("\n".join(f"{options.get(name, name)}: {line}" for name, line in wrong))
    return _clinic(answers)


def _wrong(answers: Mapping[str, Any], regions: Shelf[Region]) -> list[tuple[str, str]]:
    """Field and what is wrong with it, for each mistake; each field by itself, so that none hides another."""
    found = [(one.field, line) for one in _QUESTIONS for line in _wrong_alone(one.field, answers, regions)]
    return list(dict.fromkeys(found))


def _wrong_alone(field: str, answers: Mapping[str, Any], regions: Shelf[Region]) -> list[str]:
    from handout.scaffold.clinic import faults

    if field not in answers:
        return []
    try:
        clinic = _clinic({field: answers[field]})
    except OSError as fault:
        return [f"the file cannot be read: {fault.strerror}"]
    found = (fault for fault in faults(clinic, regions) if fault.finding.severity is Severity.ERROR)
    return [_said(fault.finding) for fault in found if fault.field in (field, "")]


def _clinic(answers: Mapping[str, Any]) -> Clinic:
    from handout.scaffold.clinic import Clinic

    words = dict(answers)
    if words.get("logo"):
        words["logo"] = _picture(words["logo"])
    else:
        words.pop("logo", None)
    return Clinic(**words)


def _picture(written: str) -> Picture:
    """The logo's bytes, up to one more than a logo may have; the checks refuse what is no logo."""
    from handout.load.files import PICTURE_LIMIT
    from handout.scaffold.clinic import Picture

    path = Path(os.path.expanduser(written))  # noqa: PTH111 - pathlib's raises where there is no home
    if not path.is_file():
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
    with path.open("rb") as file:
        return Picture(path.suffix.lower(), file.read(PICTURE_LIMIT + 1))


def _said(finding: Diagnostic) -> str:
    """The finding without its place: there is no file yet."""
    return f"{finding.message} ({finding.hint})" if finding.hint else finding.message


def _say_warnings(clinic: Clinic, regions: Shelf[Region]) -> None:
    from handout.scaffold.clinic import faults

    for fault in faults(clinic, regions):
        say(as_line(replace(fault.finding, span=None)))
