"""Colours, their contrast and their greys, by WCAG 2.2 (relative luminance and contrast ratio)."""

from __future__ import annotations

import re

TEXT_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3
GRAPHIC_CONTRAST = 3.0  # WCAG 2.2, success criterion 1.4.11
_STEP = 0.02

Rgb = tuple[float, float, float]
WHITE = "#ffffff"
BLACK = "#000000"
_HEX = re.compile(r"#(?:[0-9A-Fa-f]{3}){1,2}")


def full_hex(written: str) -> str:
    """`#rgb` or `#rrggbb` as `#rrggbb` in lower case; "" for anything else."""
    if not _HEX.fullmatch(written):
        return ""
    digits = written[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))  # noqa: PLR2004 - #rrggbb


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(color: str, other: str, share: float) -> str:
    """`share` (0 to 1) of `other` in `color`, mixed in sRGB, as `#rrggbb`."""
    pairs = zip(_channels(color), _channels(other), strict=True)
    return _hex(tuple(a + (b - a) * share for a, b in pairs))


def readable(color: str, ground: str, ratio: float = TEXT_CONTRAST) -> str:
    """`color`, moved towards black or white only as far as `ratio` against `ground` asks for."""
    target = BLACK if _luminance(ground) > _MIDDLE else WHITE
    share = 0.0
    while contrast(mixed := mix(color, target, share), ground) < ratio and share < 1:
        share = min(1.0, share + _STEP)
    return mixed


def ink_on(ground: str) -> str:
    """White or near-black, whichever reads better on `ground`."""
    return max((WHITE, "#111827"), key=lambda ink: contrast(ink, ground))


def grey(channels: Rgb) -> float:
    """The channel of the grey that has the relative luminance of these sRGB channels, all from 0 to 1."""
    return encoded(_light(channels))


def linear(channel: float) -> float:
    """The light of an sRGB channel, both from 0 to 1 (IEC 61966-2-1)."""
    return channel / 12.92 if channel <= _SRGB_KNEE else ((channel + 0.055) / 1.055) ** 2.4


def encoded(light: float) -> float:
    """The sRGB channel that gives this light: the inverse of `linear`."""
    return light * 12.92 if light <= _SRGB_KNEE / 12.92 else 1.055 * light ** (1 / 2.4) - 0.055


WEIGHTS = (0.2126, 0.7152, 0.0722)  # of the light of red, green and blue in relative luminance
_SRGB_KNEE = 0.04045  # IEC 61966-2-1: below it the curve is a straight line
_MIDDLE = 0.179  # the luminance at which black and white contrast alike: sqrt(1.05 * 0.05) - 0.05


def _channels(color: str) -> Rgb:
    red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _hex(channels: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _luminance(color: str) -> float:
    return _light(_channels(color))


def _light(channels: Rgb) -> float:
    red, green, blue = (weight * linear(channel) for weight, channel in zip(WEIGHTS, channels, strict=True))
    return red + green + blue
