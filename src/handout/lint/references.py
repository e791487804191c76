"""What a text points to: other places, files, and the sources behind its claims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.lint.patterns import NO_SHARE
from handout.lint.prose import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handout.diagnostics import Diagnostic
    from handout.lint.context import Check, Context
    from handout.lint.prose import Block, Prose
    from handout.model.content import CareAdvice, Checklist, Exercise, Ref, Section

_CITATION = re.compile(r"\[@[A-Za-z0-9-]+\]")
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten"
_CLAIM = re.compile(
    rf"\b(?:\d+|{_SMALL}) (?:in|out of) (?:every )?(?:\d+(?:,\d{{3}})*|{_SMALL})\b"
    rf"|\b\d+(?:\.\d+)? ?(?:%|per cent|percent){NO_SHARE}"
    r"|\b(?:stud(?:y|ies)|trials?|reviews?|research) (?:has |have )?"
    r"(?:found|finds?|shows?|shown|showed|suggests?)\b",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|zip|odt|rtf|epub)(?:[?#].*)?$", re.IGNORECASE)
_SIZE = re.compile(r"\b\d+(?:\.\d+)? ?[KM]B\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def pointing_words(context: Context) -> Iterator[Diagnostic]:
    """REF-01: words that point to another place of the text."""
    phrases = context.words("pointing")
    choices = "|".join(re.escape(phrase) for phrase in phrases)
    pattern = re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE)
    for prose in context.prose:
        for block in prose.blocks if prose.kind in {"section", "exercise", "checklist"} else ():
            for found in pattern.finditer(block.text):
                message = f"'{found.group()}' points to a place that another handout may not have"
                hint = (
                    phrases.get(found.group().lower()) or "name the heading, or say it again in a few words"
                )
                yield context.found("REF-01", message, block.span(found.start()), hint)


def claims(context: Context) -> Iterator[Diagnostic]:
    """REF-02: numbers and findings of studies in a paragraph or list item that cites no source."""
    for prose in context.prose:
        if prose.kind != "section":
            continue
        for block in prose.of(Kind.PARAGRAPH, Kind.ITEM, Kind.CELL):
            found = _CLAIM.search(block.text)
            if (
                found
                and not _names_its_source(block, found)
                and not _cites(context.project.sections[prose.id], prose, block)
            ):
                message = f"'{found.group()}' is a claim without its source"
                hint = "cite it: [@KEY], a key of content/sources.yaml"
                yield context.found("REF-02", message, block.span(found.start()), hint)


def _names_its_source(block: Block, found: re.Match[str]) -> bool:
    return "according to" in block.sentence_at(found.start()).text.lower()


def _cites(section: Section, prose: Prose, block: Block) -> bool:
    """Whether a citation stands between the beginning of the block and that of the next one."""
    first = section.body.span.line
    lines = section.body.text.split("\n")
    after = [one.span() for one in prose.blocks[prose.blocks.index(block) + 1 :]]
    start = block.span().line - first
    end = after[0].line - first if after else len(lines)
    return any(_CITATION.search(line) for line in lines[start : max(end, start + 1)])


def old_sources(context: Context) -> Iterator[Diagnostic]:
    """REF-03: sources that are older than a reader expects."""
    years = int(context.threshold("REF-03"))
    for ref in _named_sources(context):
        dated = [int(year) for year in _YEAR.findall(context.project.sources[ref.id].citation)]
        if dated and context.today.year - max(dated) > years:
            message = f"the source '{ref.id}' is of {max(dated)}"
            hint = "look for a newer one, or say why it still holds"
            yield context.found("REF-03", message, ref.span, hint)


def _named_sources(context: Context) -> Iterator[Ref]:
    """The sources that the files in question name in their front matter."""
    project = context.project
    shelves: tuple[Mapping[str, Section | Exercise | Checklist | CareAdvice], ...] = (
        project.sections,
        project.exercises,
        project.checklists,
        project.care,
    )
    files = {prose.file for prose in context.prose}
    for shelf in shelves:
        for item in shelf.values():
            yield from item.sources if item.span.file in files else ()


def files(context: Context) -> Iterator[Diagnostic]:
    """REF-04: links to a file that do not say its kind and size."""
    for prose in context.prose:
        for block in prose.blocks:
            for link in block.links:
                kind = _FILE.search(link.target)
                said = link.words.lower()
                if kind and not (kind.group(1).lower() in said and _SIZE.search(said)):
                    name = kind.group(1).upper()
                    message = f"this link leads to a file and does not say so: {name}, and its size"
                    hint = f"write it in the link: '{link.words or 'Title'} ({name}, 545KB)'"
                    yield context.found("REF-04", message, block.span(link.start), hint)


CHECKS: Mapping[str, Check] = {
    "REF-01": pointing_words,
    "REF-02": claims,
    "REF-03": old_sources,
    "REF-04": files,
}
