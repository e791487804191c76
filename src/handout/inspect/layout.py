"""Is the finished page fit to hand out? Read from the PDF itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.inspect.drawn import image_resolutions, qr_modules
from handout.inspect.read import page_sizes
from handout.inspect.tags import tag_tree
from handout.proof.rules import page_faults
from handout.proof.sheet import Sheet

if TYPE_CHECKING:
    from handout.diagnostics import Diagnostic


def layout_faults(pdf: bytes) -> tuple[Diagnostic, ...]:
    """A warning for each place where a page is not as it should be; none for an untagged file.

    Raises:
        HandoutError: `pdf-unreadable`.
    """
    sheet = read_sheet(pdf)
    return page_faults(sheet) if sheet else ()


def read_sheet(pdf: bytes) -> Sheet | None:
    """The pages as the rules of proof-reading want them; None for an untagged file.

    Raises:
        HandoutError: `pdf-unreadable`.
    """
    tree = tag_tree(pdf)
    return Sheet(tree, page_sizes(pdf), image_resolutions(pdf), qr_modules(pdf)) if tree else None
