"""A one-page form for raters: itself a handout, in the clinic's brand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handout.diagnostics import Span
from handout.model.content import (
    Checklist,
    ChecklistGroup,
    ChecklistItem,
    ChecklistPart,
    Codes,
    Passage,
    Ref,
    Review,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from handout.model.artifact import PrintJob
    from handout.model.content import Outline
    from handout.model.options import Options
    from handout.model.project import Project
    from handout.model.score import Instrument

FORM = "rating-form"
_HERE = Span("rating-form", 1, 1)
# The strip on top of each handout asks for the patient; on a form it asks for the rater.
_WORDS = {
    "name": "Rater",
    "side": "Rating",
    "left": "First",
    "right": "Second",
    "clinician": "Role",
    "next-visit": "Date",
    "main-points": "How to rate",
    "not-reviewed": "For raters",
    "disclaimer": "In our own words after PEMAT-P (AHRQ), the Clear Communication Index (CDC) and the NHS"
    " standard for health content. What a program can decide is not asked here.",
}
# All items on the first page, below the words on how to rate.
_STYLE = """
.checklist { break-before: auto; break-inside: auto }
.checklist li { font-size: 11pt; line-height: 1.2; padding-top: .9mm; padding-bottom: .9mm }
.checklist li::before { top: 1mm }
.main-points { margin-bottom: 3mm }
.closing { font-size: 9.5pt }
.closing p { margin-left: 0; max-width: none }
"""
_HOW = (
    "Read the whole handout first, as a patient would.",
    "Tick a line if you agree. Strike its number out if it does not apply.",
    "Do not talk to the other rater before both of you are done.",
)


def form_job(
    project: Project, outline: Outline, instruments: Iterable[Instrument], options: Options, today: dt.date
) -> PrintJob:
    """The form for one handout: the items that people decide, each with its number and a box to tick.

    Raises:
        ProjectError: as `assemble` does.
    """
    from handout.assemble import assemble
    from handout.render.html import print_job

    labels, brand = project.labels[options.language], project.brands[options.brand]
    own = replace(
        project,
        handouts={FORM: _outline(outline)},
        checklists={FORM: _checklist(outline, instruments)},
        labels={**project.labels, options.language: replace(labels, words={**labels.words, **_WORDS})},
        settings=replace(project.settings, address=""),
        brands={brand.id: replace(brand, stylesheet=brand.stylesheet + _STYLE)},
    )
    return print_job(assemble(own, FORM, options, today).handout)


def _outline(outline: Outline) -> Outline:
    words = Passage(f"For the handout “{outline.title}”, version {outline.version}.", _HERE)
    return replace(
        outline,
        id=f"{outline.id}-{FORM}",
        title=Passage("Form for raters", _HERE),
        purpose=words,
        main_points=tuple(Passage(text, _HERE) for text in _HOW),
        review=Review(),
        codes=Codes(),
        parts=(ChecklistPart(Ref(FORM, _HERE)),),
    )


def _checklist(outline: Outline, instruments: Iterable[Instrument]) -> Checklist:
    groups = tuple(
        ChecklistGroup(
            Passage(one.title, _HERE),
            tuple(
                ChecklistItem(Passage(f"**{item.id}** {item.text}", _HERE), None)
                for item in one.items
                if item.is_for_people
            ),
        )
        for one in instruments
    )
    intro = Passage("Each line has a number: write your answers to these in the answer file.", _HERE)
    return Checklist(FORM, Passage("What to rate", _HERE), intro, groups, (), outline.span)
