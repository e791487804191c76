"""Is the page fit to hand out? What a typesetter looks for, whoever read the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handout.diagnostics import error, warning
from handout.proof.sheet import BEYOND, FIGURE, part_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handout.diagnostics import Diagnostic
    from handout.model.tags import Tag, TextRun
    from handout.proof.sheet import Sheet

MM = 72 / 25.4  # points
MOST_EMPTY = 1 / 3  # of a page's height, but for the last
LEAST_ON_LAST = 0.08  # of its height
EDGE = 9 * MM  # points: what desk printers leave white is 4 to 6 mm
LONGEST_LINE = 80  # characters: Bringhurst, The Elements of Typographic Style, 2.1.2, asks for 45 to 75
COARSEST = 200  # pixels to the inch
SMALLEST_MODULE = 0.4  # mm of a QR code: ISO/IEC 18004 leaves it to the scanner; phones read this at 20 cm
_HEADING = re.compile(r"H[1-6]?")
_BLOCKS = {"P", "LBody", "TD", "TH", "H1", "H2", "H3", "H4"}
_OVERLAP = 0.25  # of the smaller text's area
_SAME_LINE = 2.0  # points


def page_faults(sheet: Sheet) -> tuple[Diagnostic, ...]:
    """A warning for each place where a page is not as it should be; an error where words are lost."""
    return (
        *stranded_headings(sheet),
        *split_blocks(sheet),
        *empty_pages(sheet),
        *outside_margins(sheet),
        *overlaps(sheet),
        *long_lines(sheet),
        *too_wide(sheet),
        *poor_pictures(sheet),
    )


def too_wide(sheet: Sheet) -> Iterator[Diagnostic]:
    """Words that no line of their column has room for; only the layout itself knows where a column ends."""
    for tag in sheet.tags:
        if tag.attributes and (beyond := tag.attributes.get(BEYOND)):
            message = f"'{tag.text.strip()}' is {beyond} mm wider than the room for it"
            hint = "write a shorter word, or two: what stands beyond the paper's edge is lost"
            yield _at(tag.page, "too-wide", message, sheet.part(tag), hint)


def poor_pictures(sheet: Sheet) -> Iterator[Diagnostic]:
    """Images that print coarsely, QR codes too small to scan."""
    for page, dpi in sheet.images:
        if dpi < COARSEST:
            message = f"a picture has {dpi:.0f} pixels to the inch, {COARSEST} are needed"
            yield _at(page, "coarse-image", message)
    for page, size in sheet.modules:
        if size < SMALLEST_MODULE:
            message = f"the QR code's squares are {size:.2f} mm, {SMALLEST_MODULE} mm is the least"
            yield _at(page, "small-qr-code", message)


def _at(page: int, code: str, message: str, part: str = "", hint: str = "") -> Diagnostic:
    return warning(code, f"page {page}: {message}", part_span(part), hint)


def _words(tag: Tag) -> str:
    words = tag.words()
    return f"'{words[:40].rstrip()}…'" if len(words) > 40 else f"'{words}'"  # noqa: PLR2004 - enough to find it by


def stranded_headings(sheet: Sheet) -> Iterator[Diagnostic]:
    """Headings at a page's foot with what they head on the next one."""
    for tag in sheet.tags:
        runs = sheet.runs_of(tag) if _HEADING.fullmatch(tag.role) else []
        if runs:
            page, foot = runs[-1].page, min(run.bottom for run in runs)
            below = [mark for mark in sheet.marks[page] if mark.bottom < foot - 1]
            if not below and page < len(sheet.sizes):
                message = f"{_words(tag)} stands alone at the foot"
                yield _at(page, "stranded-heading", message, sheet.part(tag))


def split_blocks(sheet: Sheet) -> Iterator[Diagnostic]:
    """Exercise cards, list items and rows that a page's end cuts."""
    for tag in sheet.tags:
        pages = sheet.pages_of(tag) if _is_whole(sheet, tag) else set()
        if len(pages) > 1:
            what = "an exercise" if tag.role in ("Sect", "Div", "Part") else "an item"
            message = f"{what} goes on over the page: {_words(tag)}"
            yield _at(min(pages), "split-block", message, sheet.part(tag))


def _is_whole(sheet: Sheet, tag: Tag) -> bool:
    """Whether it must stand on one page: a list's item, a table's row, or a card: heading, picture, list."""
    if tag.role in ("LI", "TR"):
        return not any(inner.role == "L" for inner in sheet.below(tag))
    if tag.role not in ("Sect", "Div"):
        return False
    roles = {inner.role for inner in sheet.below(tag)[1:]}
    return {FIGURE, "L"} <= roles and "Sect" not in roles and any(map(_HEADING.fullmatch, roles))


def empty_pages(sheet: Sheet) -> Iterator[Diagnostic]:
    """Pages with too much white below the last line, and a last page with next to nothing on it.

    The room is what the fullest pages use: from the highest line of any page to the lowest.
    """
    every = [mark for marks in sheet.marks.values() for mark in marks]
    foot, head = min((mark.bottom for mark in every), default=0), max((mark.top for mark in every), default=1)
    last = len(sheet.sizes)
    for page, marks in sheet.marks.items():
        white = (min((mark.bottom for mark in marks), default=head) - foot) / (head - foot)
        if page < last and white > MOST_EMPTY:
            after = next((mark.part for mark in sheet.marks[page + 1]), "")  # what did not fit here
            yield _at(page, "empty-page", f"{white:.0%} of the page is empty", after)
        if page == last > 1 and 1 - white < LEAST_ON_LAST:
            part = next((mark.part for mark in marks), "")
            yield _at(page, "scant-last-page", "the last page holds only a few lines", part)


def outside_margins(sheet: Sheet) -> Iterator[Diagnostic]:
    """Words so near to the paper's edge that a desk printer may cut them; an error where they run off it."""
    for run in sheet.runs:
        width, height = sheet.sizes[run.page - 1]
        room = min(run.left, run.bottom, width - run.right, height - run.top)
        if room < 0:
            message = f"page {run.page}: '{run.text.strip()}' runs off the paper: the end of it is lost"
            hint = "write a shorter word, or give it more room in the styles"
            yield error("off-paper", message, part_span(sheet.part(run)), hint)
        elif room < EDGE:
            message = f"'{run.text.strip()}' stands at the paper's edge"
            yield _at(run.page, "outside-margins", message, sheet.part(run))


def overlaps(sheet: Sheet) -> Iterator[Diagnostic]:
    """Words printed over other words."""
    pages: dict[int, list[TextRun]] = {}
    for run in sheet.runs:
        pages.setdefault(run.page, []).append(run)
    for page, runs in pages.items():
        for one, other in _near(sorted(runs, key=lambda run: run.bottom)):
            if _shared(one, other) > _OVERLAP * min(_area(one), _area(other)):
                words = f"'{one.text.strip()}' and '{other.text.strip()}'"
                yield _at(page, "overlap", f"{words} are printed over each other", sheet.part(one))


def _near(runs: list[TextRun]) -> Iterator[tuple[TextRun, TextRun]]:
    """Pairs that share some height; the runs come from the lowest up."""
    for place, one in enumerate(runs):
        for other in runs[place + 1 :]:
            if other.bottom >= one.top:
                break
            yield one, other


def _area(run: TextRun) -> float:
    return max((run.right - run.left) * (run.top - run.bottom), 0.01)


def _shared(one: TextRun, other: TextRun) -> float:
    across = min(one.right, other.right) - max(one.left, other.left)
    up = min(one.top, other.top) - max(one.bottom, other.bottom)
    return across * up if across > 0 and up > 0 else 0.0


def long_lines(sheet: Sheet) -> Iterator[Diagnostic]:
    """Lines that the eye loses its way in."""
    for tag in sheet.tags:
        if tag.role in _BLOCKS and not any(inner.role in _BLOCKS for inner in sheet.below(tag)[1:]):
            for line in _lines(sheet.runs_of(tag)):
                words = "".join(run.text for run in line).strip()
                if len(words) > LONGEST_LINE:
                    message = f"a line has {len(words)} characters, {LONGEST_LINE} at most: '{words[:40]}…'"
                    yield _at(line[0].page, "long-line", message, sheet.part(line[0]))


def _lines(runs: Iterable[TextRun]) -> Iterator[list[TextRun]]:
    line: list[TextRun] = []
    for run in runs:
        if line and (run.page != line[-1].page or run.left < line[-1].right - _SAME_LINE):
            yield line
            line = []
        line.append(run)
    if line:
        yield line
