"""Framed words (`!!!`): few, with a heading of their own, and never in place of the care boxes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from handout.lint.lines import Lines
from handout.model.content import SectionPart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handout.diagnostics import Diagnostic, Span
    from handout.lint.context import Check, Context
    from handout.model.content import Section

_FRAME = re.compile(r'^!!![ \t]*(\S*)[ \t]*(?:"([^"\n]*)")?[^\n]*((?:\n(?:[ \t]+[^\n]*)?)*)', re.MULTILINE)


class _Frame(NamedTuple):
    kind: str
    title: str
    text: str
    at: Span
    between: str  # the words between the frame before and this one


def many(context: Context) -> Iterator[Diagnostic]:
    """FRAME-01: more warnings than people heed."""
    most = int(context.threshold("FRAME-01"))
    for outline in context.handouts:
        seen = 0
        for part in outline.parts:
            if not isinstance(part, SectionPart):
                continue
            section = context.project.sections[part.section.id]
            seen += sum(frame.kind == "important" for frame in _of(section))
            if seen > most:
                message = f"{seen} frames say 'important' up to here; {most} are the most in a handout"
                hint = "make the others tips or plain words"
                yield context.found("FRAME-01", message, part.section.span, hint)
                break


def empty_titles(context: Context) -> Iterator[Diagnostic]:
    """FRAME-02: frames without a heading that says what they are about."""
    known = context.words("empty-headings")
    for frame in _all(context):
        if not frame.title or frame.title.strip(" :.!").lower() in known:
            message = "the heading of this frame does not say what it is about"
            hint = 'write what to know or to do: !!! important "Do not put heat on numb skin"'
            yield context.found("FRAME-02", message, frame.at, hint)


def calls_for_help(context: Context) -> Iterator[Diagnostic]:
    """FRAME-03: frames that say when to get medical help."""
    phrases = "|".join(re.escape(phrase) for phrase in context.words("get-help"))
    pattern = re.compile(rf"(?<!\w)(?:{phrases})(?!\w)", re.IGNORECASE)
    for frame in _all(context):
        if found := pattern.search(f"{frame.title} {frame.text}"):
            message = (
                f"this frame says when to get help ('{found.group()}'): people look for that in the boxes"
            )
            yield context.found("FRAME-03", message, frame.at, "put the sign in content/care/, at its level")


def neighbours(context: Context) -> Iterator[Diagnostic]:
    """FRAME-04: two frames without words between them."""
    for frame in _all(context):
        if not frame.between:
            message = "two frames stand one below the other: the second one is skipped"
            yield context.found(
                "FRAME-04", message, frame.at, "put a short paragraph between them, or join them"
            )


def _all(context: Context) -> Iterator[_Frame]:
    for prose in context.prose:
        if prose.kind == "section":
            yield from _of(context.project.sections[prose.id])


def _of(section: Section) -> Iterator[_Frame]:
    body = section.body.text
    if "!!!" not in body:
        return
    lines, end = Lines(section.body), None
    for found in _FRAME.finditer(body):
        between = "-" if end is None else body[end : found.start()].strip()
        kind, title, text = found.group(1), found.group(2) or "", " ".join(found.group(3).split())
        yield _Frame(kind, title, text, lines.span(found.start()), between)
        end = found.end()


CHECKS: Mapping[str, Check] = {
    "FRAME-01": many,
    "FRAME-02": empty_titles,
    "FRAME-03": calls_for_help,
    "FRAME-04": neighbours,
}
