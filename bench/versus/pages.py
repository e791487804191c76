"""The documents of the comparison, for the other programs: `python -m bench.versus.pages FOLDER ID …`.

Prints where they are as JSON. Every program gets the same words, drawings, styles and fonts.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.versus.typst_source import typst_source
from handout.assemble import Options, assemble
from handout.load import load_project
from handout.render.cards import drawn
from handout.render.fonts import fontconfig_file, installed_families
from handout.render.html import print_job
from handout.render.qr import qr_svg
from handout.resources import bundled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handout.model.artifact import PrintJob
    from handout.model.document import Handout
    from handout.model.project import Project

TODAY = dt.date(2026, 11, 22)


def main(folder: Path, wanted: list[str]) -> None:
    """Write them and say where they are."""
    project = load_project(bundled(), None).project
    sys.stdout.write(json.dumps([written(project, word, folder / word.replace(":", "-")) for word in wanted]))


def written(project: Project, word: str, folder: Path) -> Mapping[str, object]:
    """One document, and the names of its files; see `Source`."""
    handout = assembled(project, word)
    job = print_job(handout)
    folder.mkdir(parents=True)
    for name, content in pictures(handout, job).items():
        place = folder / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(content)
    html = job.html.replace("asset:", "")
    styles = "\n".join(sheet.text for sheet in job.stylesheets).replace("asset:", f"{folder}/")
    families = installed_families(job.families)
    files = {
        "html": html.replace("</head>", f"<style>{styles}</style></head>"),
        "body": job.html.replace("asset:", f"{folder}/"),
        "css": styles,
        "typst": typst_source(html, job.families[0]),
    }
    places = {kind: folder / f"{kind}.{_ENDINGS[kind]}" for kind in files}
    for kind, text in files.items():
        places[kind].write_text(text, encoding="utf-8")
    fonts = sorted({str(face.parent) for family in families for face in family.faces})
    return {
        "id": word,
        "fonts": fonts,
        "fontconfig": str(fontconfig_file(families, folder)),
        **{kind: str(place) for kind, place in places.items()},
    }


_ENDINGS = {"html": "html", "body": "html", "css": "css", "typst": "typ"}


def assembled(project: Project, word: str) -> Handout:
    """`HANDOUT[:BRAND:EDITION]`, assembled."""
    settings = project.settings
    handout, brand, edition = (*word.split(":"), settings.brand, settings.edition)[:3]
    options = Options(brand, edition, settings.language, None, None)
    return assemble(project, handout, options, TODAY).handout


def pictures(handout: Handout, job: PrintJob) -> Mapping[str, bytes]:
    """All pictures of the page as files, the drawings as SVG."""
    figures = {f"figures/{name}.svg": drawing.svg.encode() for name, drawing in drawn(handout).items()}
    code = {"qr.svg": qr_svg(handout.address)} if handout.address else {}
    return {**figures, **code, **job.assets}


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
