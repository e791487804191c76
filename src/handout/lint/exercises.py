"""Exercises: steps that can be done one at a time, and words that agree with the dose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.lint.prose import Kind
from handout.model.content import Sides

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.lint.context import Check, Context
    from handout.lint.prose import Block, Prose
    from handout.model.content import Dose, Exercise

_COUNT = re.compile(
    r"(?<!\w)(\d+)(?:\s+(?:or|to)\s+\d+)?\s+(seconds?|minutes?|times|repeats|sets|rounds)\b", re.IGNORECASE
)
_MINUTE = 60
_SIDED = re.compile(r"\{(?:sore|other) ")
_TURN = re.compile(
    r"\b(?:change|switch|swap|other|each|both) (?:sides?|legs?|foot|feet|arms?)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[.,;:]\s+(?:and\s+|then\s+|or\s+)*|\s+(?:and then|and|then)\s+", re.IGNORECASE)
_FIRST = re.compile(r"(?:(?:slowly|gently|now|then|next)\s+)?([^\W\d_]+)", re.IGNORECASE)
_BEGINNING = re.compile(r"(?:stop\s+)?if\b|stop\b", re.IGNORECASE)


def crowded_steps(context: Context) -> Iterator[Diagnostic]:
    """EX-01: steps that ask for several things at once."""
    most = int(context.threshold("EX-01"))
    known = context.words("commands")
    for _, block in _blocks(context, Kind.STEP):
        clauses = (_FIRST.match(clause) for clause in _CLAUSE.split(block.text))
        asked = [found.group(1) for found in clauses if found and found.group(1).lower() in known]
        if len(asked) > most:
            message = f"this step asks for {len(asked)} things: {', '.join(word.lower() for word in asked)}"
            yield context.found(
                "EX-01", message, block.span(), f"make it two steps, {most} things at most in each"
            )


def counts(context: Context) -> Iterator[Diagnostic]:
    """EX-02: counts in the words that are not the dose's."""
    for exercise, block in _blocks(context, Kind.STEP):
        for found in _COUNT.finditer(block.text):
            number, unit = int(found.group(1)), found.group(2).lower()
            if number not in _known(exercise.dose, unit):
                message = f"'{found.group()}' is not what the dose says"
                hint = "leave it out: the dose is printed beside the drawing, and the log follows it"
                yield context.found("EX-02", message, block.span(found.start()), hint)


def _known(dose: Dose, unit: str) -> set[int]:
    if unit.startswith("second"):
        return {dose.hold_seconds}
    if unit.startswith("minute"):
        return {dose.hold_seconds // _MINUTE} if dose.hold_seconds >= _MINUTE else set()
    if unit in {"sets", "rounds"}:
        return {dose.sets}
    return {dose.reps, dose.per_day, dose.sets}


def sides(context: Context) -> Iterator[Diagnostic]:
    """EX-03: one side at a time, and no word of which one."""
    for prose in context.prose:
        if prose.kind != "exercise":
            continue
        exercise = context.project.exercises[prose.id]
        words = " ".join(step.text for step in exercise.steps)
        if exercise.sides is Sides.ONE and not _SIDED.search(words) and not _TURN.search(words):
            message = "this exercise works one side at a time, and its steps name no side"
            hint = "write a side phrase such as {sore leg}, or a step that says to change sides"
            yield context.found("EX-03", message, exercise.steps[0].span, hint)


def stop_lines(context: Context) -> Iterator[Diagnostic]:
    """EX-04: stop-if lines that do not complete "Stop if"."""
    for _, block in _blocks(context, Kind.STOP_IF):
        fault = _stop_fault(block.text)
        if fault:
            yield context.found("EX-04", f"{fault}: the line completes 'Stop if'", block.span(), _STOP_HINT)


_STOP_HINT = "write it as 'you feel sharp pain': lower case, no full stop"


def _stop_fault(text: str) -> str:
    if _BEGINNING.match(text):
        return "'if' stands twice on the page"
    if text[:1].isupper():
        return "this line begins with a capital letter"
    return "this line ends in a full stop" if text.endswith(".") else ""


def _blocks(context: Context, kind: Kind) -> Iterator[tuple[Exercise, Block]]:
    for prose in _exercises(context):
        yield from ((context.project.exercises[prose.id], block) for block in prose.of(kind))


def _exercises(context: Context) -> Iterator[Prose]:
    return (prose for prose in context.prose if prose.kind == "exercise")


CHECKS: Mapping[str, Check] = {
    "EX-01": crowded_steps,
    "EX-02": counts,
    "EX-03": sides,
    "EX-04": stop_lines,
}
