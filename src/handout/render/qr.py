"""The QR code that leads to the handout on the web."""

from __future__ import annotations

import functools
import io
from itertools import groupby
from typing import TYPE_CHECKING

from handout.model.artifact import Strokes
from handout.render.deferred import deferred

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import segno

_KEPT = 64  # addresses: every brand and edition of a handout leads to the same one
QUIET_ZONE = 4  # modules, ISO/IEC 18004:2024, 6.3.8


def qr_svg(address: str) -> bytes:
    """An SVG of the code at error level M with its quiet zone, one unit a module."""
    out = io.BytesIO()
    _code(address).save(
        out, kind="svg", border=QUIET_ZONE, xmldecl=False, svgclass=None, lineclass=None, omitsize=True
    )
    return out.getvalue()


def qr_strokes(address: str) -> Strokes:
    """The same code for a PDF's page: a rectangle for each run of dark modules."""
    rows = tuple(_code(address).matrix)
    runs = [f"{x} {y} {width} 1 re" for y, row in enumerate(rows) for x, width in _dark(row)]
    side = len(rows) + 2 * QUIET_ZONE
    painted = "\n".join(("0 g", *runs, "f")).encode()
    return Strokes((-QUIET_ZONE, -QUIET_ZONE, side, side), 1, ((1.0, painted),), "")


@functools.lru_cache(maxsize=_KEPT)
def _code(address: str) -> segno.QRCode:
    with deferred(("urllib.request",)):  # 17 ms of 20: the writer of SVG could fetch XML by it
        import segno  # noqa: PLC0415 - few pages have a code

    return segno.make_qr(address, error="m", boost_error=False)


def _dark(row: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Start and length of each run of dark modules."""
    x = 0
    for dark, run in groupby(row, bool):
        width = len(tuple(run))
        if dark:
            yield x, width
        x += width
