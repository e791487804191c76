"""The main handout's page as it is, and as it would be without each recipe for a fast layout."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handout.model.artifact import PrintJob, Stylesheet

if TYPE_CHECKING:
    from collections.abc import Mapping

STYLES = Path(__file__).parent / "styles"
TODAY, FIRST = "today's page", "the first version of the stylesheet"
_HOUSE = "styles/print.css"
_DRAWING = re.compile(r'<img class="figure" src="asset:([^"]+)" alt="([^"]*)">')
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")


def jobs(job: PrintJob, pictures: Mapping[str, bytes]) -> Mapping[str, PrintJob]:
    """A job for each way of saying the same, by its words; the first is today's.

    Each is laid out once, as it stands: where copyfitting tries again, it would compare numbers of tries.

    Args:
        job: the page.
        pictures: all of it by name, the drawings as SVG.
    """
    today = replace(job, copyfit=0)
    first = _with_house(today, _text("first"))
    return {
        TODAY: today,
        FIRST: first,
        _first_comment("floats"): _with(first, "floats"),
        **{_first_comment(name): _with(today, name) for name in ("columns", "grid", "tables", "flex")},
        "drawings as SVG in <img>, not by a painter of our own": replace(today, drawings={}, assets=pictures),
        "drawings as SVG in the page": _inline(today, pictures),
        "colours written out, not as CSS variables": _written_out(today),
    }


def _text(name: str) -> str:
    return (STYLES / f"{name}.css").read_text(encoding="utf-8")


def _first_comment(name: str) -> str:
    return _text(name).partition("/* ")[2].partition(" */")[0]


def _with_house(job: PrintJob, text: str) -> PrintJob:
    sheets = (Stylesheet(_HOUSE, text) if sheet.name == _HOUSE else sheet for sheet in job.stylesheets)
    return replace(job, stylesheets=tuple(sheets))


def _with(job: PrintJob, name: str) -> PrintJob:
    return replace(job, stylesheets=(*job.stylesheets, Stylesheet(f"bench/{name}.css", _text(name))))


def _inline(job: PrintJob, pictures: Mapping[str, bytes]) -> PrintJob:
    """The drawings as elements of the page, with their words for screen readers."""

    def drawn(found: re.Match[str]) -> str:
        svg = pictures[unescape(found[1])].decode()
        return svg[svg.index("<svg") :].replace(
            "<svg", f'<svg class="figure" role="img" aria-label="{found[2]}"', 1
        )

    return replace(job, html=_DRAWING.sub(drawn, job.html), drawings={}, assets=pictures)


def _written_out(job: PrintJob) -> PrintJob:
    every = "".join(sheet.text for sheet in job.stylesheets)
    values = dict(re.findall(r"--([\w-]+):\s*([^;]+);", every))
    sheets = (
        replace(sheet, text=_VARIABLE.sub(lambda found: values.get(found[1], found[0]), sheet.text))
        for sheet in job.stylesheets
    )
    return replace(job, stylesheets=tuple(sheets))
