"""What is done to a PDF that WeasyPrint has drawn before it is written.

pydyf, which comes with WeasyPrint, is published without types: its objects are Any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handout.render.boxes import set_bleed_boxes
from handout.render.faces import prune_faces
from handout.render.numbers import shorten_numbers, shorten_places
from handout.render.renumber import drop_unreachable
from handout.render.repairs import faults, repair
from handout.render.seal import describe
from handout.render.structure import StructureTree
from handout.render.unicode_maps import shorten_maps

if TYPE_CHECKING:
    from handout.diagnostics import Diagnostic
    from handout.model.artifact import PrintJob
    from handout.render.origins import Origins


def finish(pdf: Any, origins: Origins, language: str, job: PrintJob) -> tuple[Diagnostic, ...]:  # noqa: ANN401 - see the module
    """Mend the tags, leave out what nobody reads, and seal it; what a screen reader cannot say."""
    tree = StructureTree(pdf)
    repair(tree, origins, language)
    found = faults(tree, origins)
    tree.write()
    set_bleed_boxes(pdf, job.bleed)
    shorten_numbers(pdf)
    shorten_places(pdf)
    prune_faces(pdf)
    shorten_maps(pdf)
    drop_unreachable(pdf)
    describe(pdf, job.xmp)
    return found
