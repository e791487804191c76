"""Is the finished page fit to hand out? What a typesetter looks for, read from the PDF itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handout.diagnostics import warning
from handout.inspect.drawn import coarse_images, qr_modules
from handout.inspect.read import TextRun, page_sizes
from handout.inspect.tags import tag_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handout.diagnostics import Diagnostic
    from handout.inspect.tags import Tag

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


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of content on a page: its box in points from the page's lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


def layout_faults(pdf: bytes) -> tuple[Diagnostic, ...]:
    """A warning for each place where a page is not as it should be; none for an untagged file.

    Raises:
        HandoutError: `pdf-unreadable`.
    """
    tree = tag_tree(pdf)
    if tree is None:
        return ()
    sheet = Sheet(tree, page_sizes(pdf))
    return (
        *stranded_headings(sheet),
        *split_blocks(sheet),
        *empty_pages(sheet),
        *outside_margins(sheet),
        *overlaps(sheet),
        *long_lines(sheet),
        *poor_pictures(pdf),
    )


def poor_pictures(pdf: bytes) -> Iterator[Diagnostic]:
    """Images that print coarsely, QR codes too small to scan."""
    for page, dpi in coarse_images(pdf, COARSEST):
        message = f"a picture has {dpi:.0f} pixels to the inch, {COARSEST} are needed"
        yield _at(page, "coarse-image", message)
    for page, size in qr_modules(pdf):
        if size < SMALLEST_MODULE:
            message = f"the QR code's squares are {size:.2f} mm, {SMALLEST_MODULE} mm is the least"
            yield _at(page, "small-qr-code", message)


def _at(page: int, code: str, message: str) -> Diagnostic:
    return warning(code, f"page {page}: {message}")


class Sheet:
    """The pages' tagged content with its places. Words inside pictures are the pictures' own business."""

    def __init__(self, tree: Tag, sizes: tuple[tuple[float, float], ...]) -> None:
        self.tree, self.sizes = tree, sizes
        self.marks = {number: list(_marks(tree, number)) for number in range(1, len(sizes) + 1)}

    def runs(self) -> Iterator[TextRun]:
        """All words outside pictures, in reading order."""
        yield from _runs(self.tree)


def _runs(tag: Tag) -> Iterator[TextRun]:
    if tag.role != "Figure":
        yield from (run for run in tag.runs if run.text.strip())
        for child in tag.children:
            yield from _runs(child)


def _marks(tag: Tag, page: int) -> Iterator[Mark]:
    if tag.role == "Figure":
        edges = [float(edge) for edge in re.findall(r"-?\d+\.?\d*", tag.attributes.get("BBox", ""))]
        if tag.page == page and len(edges) == 4:  # noqa: PLR2004 - a box has four edges
            yield Mark(page, *edges)
        return
    yield from (
        Mark(page, r.left, r.bottom, r.right, r.top) for r in tag.runs if r.page == page and r.text.strip()
    )
    for child in tag.children:
        yield from _marks(child, page)


def _words(tag: Tag) -> str:
    words = tag.words()
    return f"'{words[:40].rstrip()}…'" if len(words) > 40 else f"'{words}'"  # noqa: PLR2004 - enough to find it by


def stranded_headings(sheet: Sheet) -> Iterator[Diagnostic]:
    """Headings at a page's foot with what they head on the next one."""
    for tag in sheet.tree.walk():
        runs = list(_runs(tag)) if _HEADING.fullmatch(tag.role) else []
        if runs:
            page, foot = runs[-1].page, min(run.bottom for run in runs)
            below = [mark for mark in sheet.marks[page] if mark.bottom < foot - 1]
            if not below and page < len(sheet.sizes):
                yield _at(page, "stranded-heading", f"{_words(tag)} stands alone at the foot")


def split_blocks(sheet: Sheet) -> Iterator[Diagnostic]:
    """Exercise cards, list items and rows that a page's end cuts."""
    for tag in sheet.tree.walk():
        pages = (
            {mark.page for number in sheet.marks for mark in _marks(tag, number)} if _is_whole(tag) else set()
        )
        if len(pages) > 1:
            what = "an exercise" if tag.role in ("Sect", "Div", "Part") else "an item"
            yield _at(min(pages), "split-block", f"{what} goes on over the page: {_words(tag)}")


def _is_whole(tag: Tag) -> bool:
    """Whether it must stand on one page: a list's item, a table's row, or a card: heading, picture, list."""
    roles = [child.role for child in tag.children]
    if tag.role in ("LI", "TR"):
        return not any(inner.role == "L" for inner in tag.walk())
    return tag.role in ("Sect", "Div") and "Figure" in roles and any(map(_HEADING.fullmatch, roles))


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
            yield _at(page, "empty-page", f"{white:.0%} of the page is empty")
        if page == last > 1 and 1 - white < LEAST_ON_LAST:
            yield _at(page, "scant-last-page", "the last page holds only a few lines")


def outside_margins(sheet: Sheet) -> Iterator[Diagnostic]:
    """Words so near to the paper's edge that a desk printer may cut them."""
    for run in sheet.runs():
        width, height = sheet.sizes[run.page - 1]
        if min(run.left, run.bottom, width - run.right, height - run.top) < EDGE:
            yield _at(run.page, "outside-margins", f"'{run.text.strip()}' stands at the paper's edge")


def overlaps(sheet: Sheet) -> Iterator[Diagnostic]:
    """Words printed over other words."""
    pages: dict[int, list[TextRun]] = {}
    for run in sheet.runs():
        pages.setdefault(run.page, []).append(run)
    for page, runs in pages.items():
        for one, other in _near(sorted(runs, key=lambda run: run.bottom)):
            if _shared(one, other) > _OVERLAP * min(_area(one), _area(other)):
                words = f"'{one.text.strip()}' and '{other.text.strip()}'"
                yield _at(page, "overlap", f"{words} are printed over each other")


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
    for tag in sheet.tree.walk():
        if tag.role in _BLOCKS and not any(inner.role in _BLOCKS for inner in tag.walk() if inner is not tag):
            for line in _lines(_runs(tag)):
                words = "".join(run.text for run in line).strip()
                if len(words) > LONGEST_LINE:
                    message = f"a line has {len(words)} characters, {LONGEST_LINE} at most: '{words[:40]}…'"
                    yield _at(line[0].page, "long-line", message)


def _lines(runs: Iterable[TextRun]) -> Iterator[list[TextRun]]:
    line: list[TextRun] = []
    for run in runs:
        if line and (run.page != line[-1].page or run.left < line[-1].right - _SAME_LINE):
            yield line
            line = []
        line.append(run)
    if line:
        yield line
