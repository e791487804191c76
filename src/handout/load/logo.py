"""Whether a logo can be seen on the colour that it stands on."""

from __future__ import annotations

import base64
import functools
import io
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from handout.model.color import BLACK, contrast, full_hex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handout.model.style import Logo

_PAINT = re.compile(r"(?:fill|stroke|stop-color)\s*[:=]\s*[\"']?\s*([^;\"'}]+)")
_EMBEDDED = re.compile(r"data:image/(?:png|jpeg);base64,([\w+/=\s]+)", re.IGNORECASE)
_SIDE = 48  # pixels: enough to tell a picture's main colours
_SEEN = 0.05  # of a picture's opaque area: less is an edge or a speck
_OPAQUE = 128


def best_contrast(logo: Logo, ground: str) -> float:
    """The contrast from 1 to 21 (WCAG 2.2) of that of the logo's colours which stands out most from `ground`.

    A logo that brings a ground of its own, such as a white disc, has that ground's contrast.
    """
    return max((contrast(color, ground) for color in _colors(logo.content, logo.media_type)), default=1.0)


@functools.lru_cache(maxsize=8)
def _colors(content: bytes, media_type: str) -> frozenset[str]:
    return frozenset(_painted(content) if media_type == "image/svg+xml" else _shown(content))


def _painted(content: bytes) -> set[str]:
    """The colours that an SVG names and its pictures show; without any it paints black (SVG 2, 13.2)."""
    svg = content.decode("utf-8", "replace")
    pictures = (base64.b64decode(encoded) for encoded in _EMBEDDED.findall(svg))
    return {*_named(svg), *(color for picture in pictures for color in _shown(picture))} or {BLACK}


def _named(svg: str) -> Iterator[str]:
    for words in set(_PAINT.findall(svg)):
        paint = words.strip()
        if color := full_hex(paint):
            yield color
        elif paint != "none":
            yield from _parsed(paint)


def _parsed(paint: str) -> Iterator[str]:
    from tinycss2.color4 import parse_color  # noqa: PLC0415 - 2 ms that most logos do not ask for

    color = parse_color(paint)
    if color == "currentcolor":
        yield BLACK
    elif color is not None and color.alpha:
        with suppress(NotImplementedError):  # tinycss2 cannot tell what `lab()` and the like look like
            yield _hex(channel * 255 for channel in color.to("srgb").coordinates)


def _shown(picture: bytes) -> Iterator[str]:
    """The colours of a raster picture that fill a part of it which can be seen."""
    from PIL import Image  # noqa: PLC0415 - only raster pictures pay for it

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


def _hex(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{min(max(round(channel), 0), 255):02x}" for channel in channels)
