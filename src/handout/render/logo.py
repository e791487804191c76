"""Whether a logo can be seen on the colour that it stands on."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from handout.render.color import contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.model.style import Logo

_PAINT = re.compile(r"(?:fill|stroke|stop-color)\s*[:=]\s*[\"']?\s*([^;\"'}]+)")
_BLACK = "#000000"  # what an SVG paints with where it names no colour (SVG 2, 13.2)
_SIDE = 48  # pixels: enough to tell a picture's main colours
_SEEN = 0.05  # of a picture's opaque area: less is an edge or a speck
_OPAQUE = 128


def best_contrast(logo: Logo, ground: str) -> float:
    """The contrast from 1 to 21 (WCAG 2.2) of that of the logo's colours which stands out most from `ground`.

    A logo that brings a ground of its own, such as a white disc, has that ground's contrast.
    """
    colors = _painted(logo.content) if logo.media_type == "image/svg+xml" else _shown(logo.content)
    return max((contrast(color, ground) for color in colors), default=1.0)


def _painted(svg: bytes) -> set[str]:
    """The colours that an SVG names, or black where it names none."""
    return {*_named(svg.decode("utf-8", "replace"))} or {_BLACK}


def _named(svg: str) -> Iterator[str]:
    from tinycss2.color4 import parse_color  # noqa: PLC0415 - only pages with a logo pay for it

    for words in _PAINT.findall(svg):
        color = parse_color(words.strip())
        if color == "currentcolor":
            yield _BLACK
        elif color is not None and color.alpha:
            yield _hex(channel * 255 for channel in color.to("srgb").coordinates)


def _shown(picture: bytes) -> Iterator[str]:
    """The colours of a raster picture that fill a part of it which can be seen."""
    from PIL import Image  # noqa: PLC0415 - as above

    small = Image.open(io.BytesIO(picture)).convert("RGBA").resize((_SIDE, _SIDE))
    content = small.tobytes()
    every = (tuple(content[place : place + 4]) for place in range(0, len(content), 4))
    pixels = [pixel[:3] for pixel in every if pixel[3] >= _OPAQUE]
    counts: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
    for pixel in pixels:
        counts.setdefault(tuple(channel // 32 for channel in pixel), []).append(pixel)
    for alike in counts.values():
        if len(alike) >= _SEEN * len(pixels):
            yield _hex(sum(channel) / len(alike) for channel in zip(*alike, strict=True))


def _hex(channels: Iterator[float]) -> str:
    return "#" + "".join(f"{min(max(round(channel), 0), 255):02x}" for channel in channels)
