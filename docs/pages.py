# ruff: noqa: INP001 - a script, not a package
"""Makes docs/pages.png, the picture of the README: pages of the sample library, side by side."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import cast

from PIL import Image, ImageOps

HANDOUT = "plantar-fasciitis-and-lower-back-pain"
PAGES = (("riverside", 1), ("riverside", 4), ("riverside", 6), ("stonebridge", 1))
HEIGHT = 680  # pixels: an inch is 62
GAP = 16  # pixels
GROUND = "#e5e7eb"
FREQUENT, OTHER = 24, 40  # colours; the file stays under 150 kB


def main() -> None:
    """Build the handout in both brands, and join the pages."""
    with tempfile.TemporaryDirectory() as out:
        brands = [word for brand, _ in PAGES for word in ("--brand", brand)]
        tool = str(Path(sys.executable).with_name("handout"))
        subprocess.run([tool, "build", HANDOUT, *brands, "--to", "png", "--out", out], check=True)  # noqa: S603 - our own
        pages = [Image.open(f"{out}/{brand}/en/{HANDOUT}-{number}.png") for brand, number in PAGES]
        picture = joined([ImageOps.contain(page.convert("RGB"), (HEIGHT, HEIGHT)) for page in pages])
    reduced = picture.quantize(palette=palette(picture), dither=Image.Dither.NONE)
    reduced.save(Path(__file__).with_name("pages.png"), optimize=True)


def joined(pages: list[Image.Image]) -> Image.Image:
    """The pages in a row on a grey ground."""
    width = sum(page.width for page in pages) + GAP * (len(pages) + 1)
    row = Image.new("RGB", (width, HEIGHT + 2 * GAP), GROUND)
    left = GAP
    for page in pages:
        row.paste(page, (left, GAP))
        left += page.width + GAP
    return row


def palette(picture: Image.Image) -> Image.Image:
    """The most frequent colours as they are, so that tints stay true, and others that cover the rest."""
    counted = cast("list[tuple[int, tuple[int, ...]]]", picture.getcolors(picture.width * picture.height))
    frequent = [channel for _, color in sorted(counted, reverse=True)[:FREQUENT] for channel in color]
    others = picture.quantize(OTHER, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).getpalette() or []
    found = Image.new("P", (1, 1))
    found.putpalette([*frequent, *others[: OTHER * 3]])
    return found


main()
