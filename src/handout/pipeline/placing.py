"""Where a finding about a page stands in the files that an author writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handout.diagnostics import Span
from handout.model.content import place_of
from handout.proof.sheet import part_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handout.diagnostics import Diagnostic
    from handout.model.project import Project
    from handout.pipeline.variants import Variant

_BRAND_FAULTS = {"font-not-installed"}


def placed(project: Project, variant: Variant, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings, each once and with a place.

    One about a part of the page is put down to the line that asks for the part; one without a place to the
    handout, or to the brand that names a font.
    """
    if variant.handout not in project.handouts:
        return tuple(findings)
    outline = project.handouts[variant.handout]
    own = Span(outline.span.file)
    brand = Span(project.brands[variant.options.brand].span.file)

    def place(finding: Diagnostic) -> Span:
        number = part_number(finding.span)
        if number is not None:
            return place_of(outline.parts[number])
        return finding.span or (brand if finding.code in _BRAND_FAULTS else own)

    return tuple(replace(finding, span=place(finding)) for finding in dict.fromkeys(findings))
