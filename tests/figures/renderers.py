"""Cards through three programs that draw SVG, and how far their pictures are apart.

    python -m tests.figures.renderers

prints the worst difference of each of the library's exercises, in levels of 255.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageFilter

from handout import figures
from handout.model.artifact import PrintJob, Stylesheet
from handout.render.fonts import fontconfig_file, installed_families
from handout.render.pdf import PdfRenderer
from tests.figures.reading import EXERCISES, LOOK, as_figure, front_matter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handout.figures import Drawing
    from handout.model.artifact import Strokes

WIDTH, HEIGHT = 400, 195  # pixels: a card's place, five to the millimetre
FINER = 2  # drawn this much larger and then averaged: what is left does not hang on how edges are softened
_ENLARGED = 3  # a PDF's numbers are rounded for paper: on a larger page that does not count
FACE = "Atkinson Hyperlegible"
WEASYPRINT, CHROMIUM, LIBRSVG = "WeasyPrint", "Chromium", "librsvg"

_VIEW_BOX = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')

Pictures = dict[str, Image.Image]


class Difference(NamedTuple):
    """The worst pixel between two renderers, in levels of 255.

    Attributes:
        pixel: as it is.
        spread: of the means of three by three pixels: a shift is seen, softened edges are not.
    """

    pixel: int
    spread: int


def library_cards() -> dict[str, Drawing]:
    """Every exercise's card, by id."""
    return {
        path.stem: figures.card(as_figure(front_matter(path.stem)["figure"]), **LOOK) for path in EXERCISES
    }


def in_three(cards: Mapping[str, Drawing]) -> dict[str, Pictures]:
    """Every card as each program draws it: by renderer, then by name. Each program is started once.

    WeasyPrint stands for our own PDFs: it paints the operators that a drawing gives, the others its SVG.
    """
    framed = {name: _framed(card.svg) for name, card in cards.items()}
    strokes = {name: _framed_strokes(card.strokes, framed[name]) for name, card in cards.items()}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        fonts = fontconfig_file(installed_families((FACE,)), folder)
        environment = {**os.environ, "FONTCONFIG_FILE": str(fonts), "HOME": scratch}
        for name, svg in framed.items():
            (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
        started = _librsvg(framed, folder, environment), _chromium(list(framed), folder, environment)
        drawn = {WEASYPRINT: _weasyprint(strokes, folder)}
        for name, program in zip((LIBRSVG, CHROMIUM), started, strict=True):
            said, _ = program.communicate(timeout=120)
            assert program.returncode == 0, said
            sheet = Image.open(folder / f"{name}.png")
            drawn[name] = {card: _averaged(_cut(sheet, index)) for index, card in enumerate(framed)}
    return drawn


def librsvg(cards: Mapping[str, str]) -> Pictures:
    """Every card as librsvg alone draws it."""
    framed = {name: _framed(svg) for name, svg in cards.items()}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        fonts = fontconfig_file(installed_families((FACE,)), folder)
        program = _librsvg(framed, folder, {**os.environ, "FONTCONFIG_FILE": str(fonts)})
        said, _ = program.communicate(timeout=120)
        assert program.returncode == 0, said
        sheet = Image.open(folder / f"{LIBRSVG}.png")
        return {name: _averaged(_cut(sheet, index)) for index, name in enumerate(framed)}


def worst(drawn: Mapping[str, Pictures], name: str) -> dict[tuple[str, str], Difference]:
    """How far each two renderers are apart for one card."""
    soft = {one: _softened(pictures[name]) for one, pictures in drawn.items()}
    return {
        (one, other): Difference(_most(drawn[one][name], drawn[other][name]), _most(soft[one], soft[other]))
        for one, other in combinations(drawn, 2)
    }


def spread(one: Image.Image, other: Image.Image) -> int:
    """The worst difference of means of three by three pixels."""
    return _most(_softened(one), _softened(other))


def _softened(picture: Image.Image) -> Image.Image:
    return picture.filter(ImageFilter.BoxBlur(1))


def _most(one: Image.Image, other: Image.Image) -> int:
    bands = ImageChops.difference(one, other).split()
    return max(int(max(level for level, count in enumerate(band.histogram()) if count)) for band in bands)


def _framed(svg: str) -> str:
    """The same drawing in a box of the card's shape, so that no program has to round its sides."""
    found = re.search(r'viewBox="(\S+) (\S+) (\S+) (\S+)" width="\S+" height="\S+"', svg)
    assert found
    left, top, width, height = map(float, found.groups())
    scale = max(width / WIDTH, height / HEIGHT)
    wide, high = scale * WIDTH, scale * HEIGHT
    box = f"{left - (wide - width) / 2:.6f} {top - (high - height) / 2:.6f} {wide:.6f} {high:.6f}"
    size = f'width="{FINER * WIDTH}" height="{FINER * HEIGHT}"'
    return svg.replace(found.group(), f'viewBox="{box}" {size}')


def _framed_strokes(strokes: Strokes, framed: str) -> Strokes:
    found = _VIEW_BOX.search(framed)
    assert found
    left, top, width, height = map(float, found.groups())
    texts = _VIEW_BOX.sub(found.group(), strokes.texts, count=1)
    return replace(strokes, view=(left, top, width, height), texts=texts)


def _averaged(picture: Image.Image) -> Image.Image:
    return picture.convert("RGB").reduce(FINER)


def _cut(sheet: Image.Image, index: int) -> Image.Image:
    width, height = FINER * WIDTH, FINER * HEIGHT
    return sheet.crop((0, index * height, width, (index + 1) * height))


def _librsvg(
    framed: Mapping[str, str], folder: Path, environment: Mapping[str, str]
) -> subprocess.Popen[str]:
    width, height = FINER * WIDTH, FINER * HEIGHT
    inner = "".join(
        svg.replace("<svg ", f'<svg y="{index * height}" ', 1) for index, svg in enumerate(framed.values())
    )
    size = f'width="{width}" height="{height * len(framed)}"'
    (folder / "sheet.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inner}</svg>', encoding="utf-8"
    )
    return _started(["rsvg-convert", "-b", "white", "-o", f"{LIBRSVG}.png", "sheet.svg"], folder, environment)


def _started(command: list[str], folder: Path, environment: Mapping[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603  fixed programs on our own pictures
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def _chromium(names: list[str], folder: Path, environment: Mapping[str, str]) -> subprocess.Popen[str]:
    size = f'width="{FINER * WIDTH}" height="{FINER * HEIGHT}"'
    pictures = "".join(f'<img style="display: block" src="{name}.svg" {size}>' for name in names)
    page = folder / "page.html"
    page.write_text(f'<!DOCTYPE html><body style="margin: 0">{pictures}', encoding="utf-8")
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",  # it refuses to start as root with one, and opens nothing but our own pictures
        "--disable-gpu",
        "--hide-scrollbars",
        "--force-color-profile=srgb",
        "--font-render-hinting=none",
        f"--user-data-dir={folder / 'profile'}",
        f"--window-size={FINER * WIDTH},{FINER * HEIGHT * len(names)}",
        f"--screenshot={folder / CHROMIUM}.png",
        page.as_uri(),
    ]
    return _started(command, folder, environment)


def _weasyprint(framed: Mapping[str, Strokes], folder: Path) -> Pictures:
    """A page for each card in one document, as our own renderer makes it, drawn by PDFium."""
    size = f"{_ENLARGED * WIDTH}px {_ENLARGED * HEIGHT}px"
    css = (
        f"@page {{ size: {size}; margin: 0 }} body {{ margin: 0 }}"
        f"img {{ display: block; width: {_ENLARGED * WIDTH}px; height: {_ENLARGED * HEIGHT}px }}"
    )
    pictures = "".join(f'<img src="asset:{name}.svg" alt="{name}">' for name in framed)
    job = PrintJob(
        html=f'<!DOCTYPE html><html lang="en"><title>Cards</title><body>{pictures}</body></html>',
        stylesheets=(Stylesheet("cards.css", css),),
        assets={},
        drawings={f"{name}.svg": strokes for name, strokes in framed.items()},
        families=(FACE,),
    )
    scale = 96 / 72 * FINER / _ENLARGED
    with pypdfium2.PdfDocument(PdfRenderer(folder).render(job).content) as pages:
        drawn = [_averaged(page.render(scale=scale).to_pil()) for page in pages]
    return dict(zip(framed, drawn, strict=True))


def table(drawn: Mapping[str, Pictures]) -> str:
    """A line for each card: the worst pixel between each two renderers, and of three by three."""
    names = list(next(iter(drawn.values())))
    pairs = list(combinations(drawn, 2))
    lines = ["worst pixel (worst mean of 3 x 3), levels of 255"]
    lines.append(f"{'':28}" + "".join(f"{f'{one} - {other}':>26}" for one, other in pairs))
    for name in names:
        found = worst(drawn, name)
        lines.append(
            f"{name:28}" + "".join(f"{found[pair].pixel:19} ({found[pair].spread:4})" for pair in pairs)
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(table(in_three(library_cards())) + "\n")
