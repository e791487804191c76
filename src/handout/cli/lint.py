"""`handout lint`: are the words plain, safe and complete."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from handout.cli import options
from handout.cli.exits import Exit
from handout.cli.findings import as_line, tell_findings
from handout.cli.places import project_folders
from handout.cli.streams import say, tell
from handout.diagnostics import Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from handout.cli.main import Invocation
    from handout.diagnostics import Diagnostic
    from handout.lint.grade import Grade
    from handout.model.lint import Rulebook
    from handout.model.project import Project

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "suggestion"}


@click.command(name="lint")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@options.as_json("The findings, rules or scores as an array of objects.")
@options.shape("sarif")
@click.option("--rules", "rules_wanted", is_flag=True, help="List the rules instead.")
@click.option("--score", "score_wanted", is_flag=True, help="Fill in score sheets of handouts instead.")
@click.option(
    "--answers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="With --score: what raters have answered, YAML or CSV.",
)
@click.option("--form", "form_wanted", is_flag=True, help="With --score: write a form for raters, as PDF.")
@options.out("Where forms go.")
@click.pass_obj
def command(  # noqa: PLR0913 - one parameter for each option
    invocation: Invocation,
    /,
    paths: tuple[str, ...],
    shape: str,
    *,
    json_wanted: bool,
    rules_wanted: bool,
    score_wanted: bool,
    answers: Path | None,
    form_wanted: bool,
    out: Path,
) -> Exit:
    """Check the words that patients read: files, folders or handouts that you name, or all of them.

    A handout is checked with all that it shows. Exits with 1 where it finds an error or a warning; a
    suggestion fails nothing.

    With --score it fills in PEMAT-P, the CDC Clear Communication Index and NHS content items of handouts, as
    far as a program can.
    """
    shape = "json" if json_wanted else shape
    if score_wanted or form_wanted or answers:
        return _score(invocation, paths, shape, answers, out if form_wanted else None)
    from handout.lint.run import lint, reading_grades
    from handout.load import load_project
    from handout.load.rulebook import load_rulebook

    library, own = project_folders(invocation.project)
    rulebook = load_rulebook(library, own)
    if rules_wanted:
        _tell_rules(rulebook, shape)
        return Exit.OK
    loaded = load_project(library, own)
    only = _chosen(loaded.project, paths, (own or library).resolve())
    broken = [found for found in loaded.diagnostics if found.severity is Severity.ERROR]
    if broken:
        _print(broken, shape, rulebook)
        return Exit.PROJECT
    linted = lint(loaded.project, rulebook, invocation.today, only)
    findings = (*_within(loaded.diagnostics, only), *linted.findings)
    _print(findings, shape, rulebook)
    if not invocation.quiet:
        for name, grade in reading_grades(loaded.project, rulebook, invocation.today, only):
            _say_grade(name, grade)
        _say_result(findings, len(linted.waived))
    failing = any(found.severity is not Severity.NOTE for found in findings)
    return Exit.FINDINGS if failing else Exit.OK


def _score(
    invocation: Invocation, names: tuple[str, ...], shape: str, answers: Path | None, form: Path | None
) -> Exit:
    from handout.cli.score import score, write_form

    return write_form(invocation, names, form) if form else score(invocation, names, shape, answers)


def _chosen(project: Project, paths: tuple[str, ...], root: Path) -> frozenset[str] | None:
    """Names of the files that are meant; without words, the project's own; None for all."""
    from handout.lint.run import authored

    files = authored(project)
    if paths:
        return frozenset(name for word in paths for name in _named(project, word, files, root))
    own = frozenset(name for name in files if not name.startswith("library:"))
    return own or None


def _named(project: Project, word: str, files: Iterable[str], root: Path) -> Iterable[str]:
    from handout.lint.run import files_of

    handouts = {outline.span.file: outline.id for outline in project.handouts.values()}
    if word in project.handouts and not Path(word).exists():
        return files_of(project, word)
    path = Path(word).resolve()
    if not path.is_relative_to(root):
        _refuse(project, word)
    name = path.relative_to(root).as_posix()
    inside = [file for file in files if _is_in(file.removeprefix("library:"), name)]
    if not inside:
        _refuse(project, word)
    if len(inside) == 1 and inside[0] in handouts:
        return files_of(project, handouts[inside[0]])
    return inside


def _is_in(file: str, name: str) -> bool:
    return name in {".", file} or file.startswith(f"{name}/")


def _refuse(project: Project, word: str) -> NoReturn:
    hint = did_you_mean(word, project.handouts)
    message = f"'{word}' is no handout, and no file or folder of this project that holds words. {hint}"
    raise click.UsageError(message.rstrip())


def _print(findings: Iterable[Diagnostic], shape: str, rulebook: Rulebook) -> None:
    if shape == "sarif":
        from handout.cli.sarif import as_sarif

        tell(json.dumps(as_sarif(findings, rulebook), indent=2))
    elif shape == "text":
        for found in findings:
            say(as_line(found))
    else:
        tell_findings(findings, shape)


def _within(findings: Iterable[Diagnostic], only: frozenset[str] | None) -> Iterable[Diagnostic]:
    """What the load found in the files that are meant: words that are still to be replaced, and the like."""
    return (found for found in findings if only is None or (found.span and found.span.file in only))


def _say_grade(name: str, grade: Grade) -> None:
    say(
        f"{name}: grade {grade.flesch_kincaid:.1f} by Flesch-Kincaid, {grade.smog:.1f} by SMOG, of "
        f"{_counted(grade.sentences, 'sentence')} of prose without names of conditions, medicines and clinics"
    )


def _say_result(findings: Sequence[Diagnostic], waived: int) -> None:
    levels = [found.severity for found in findings]
    counts = [_counted(levels.count(level), word) for level, word in _LEVELS.items()]
    say(f"{', '.join(counts)}; {waived} set aside with a reason")


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _tell_rules(rulebook: Rulebook, shape: str) -> None:
    rules = sorted(rulebook.rules.values(), key=lambda rule: rule.id)
    if shape == "json":
        keys = ("id", "title", "reason", "source", "threshold", "waivable")
        listed = [
            {**{key: getattr(rule, key) for key in keys}, "level": _LEVELS[rule.level]} for rule in rules
        ]
        tell(json.dumps(listed, indent=2))
        return
    for rule in rules:
        tell(f"{rule.id:<8}  {_LEVELS[rule.level]:<10}  {rule.title}")
