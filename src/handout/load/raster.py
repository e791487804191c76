"""Checks a PNG or JPEG: whole, of the kind that its name says, and not larger than a sheet."""

from __future__ import annotations

import io
import warnings

from handout.diagnostics import Diagnostic, Span, error

LONGEST_SIDE = 4000  # pixels: 13 inches at 300 dpi, wider than any sheet


def raster_fault(span: Span, media_type: str, content: bytes) -> Diagnostic | None:
    """What makes the bytes no picture of that media type that can be used, or None."""
    from PIL import Image  # noqa: PLC0415 - 40 ms that projects with an SVG logo do not pay

    try:
        # Decoding is the only proof that a JPEG is whole. Bombs are refused by size before it.
        with warnings.catch_warnings(action="ignore"):
            picture = Image.open(io.BytesIO(content), formats=["PNG", "JPEG"])
        width, height = picture.size
        if max(width, height) > LONGEST_SIDE:
            return _too_many_pixels(span, f"{width} x {height}")
        picture.load()
    except Image.DecompressionBombError:
        return _too_many_pixels(span, "far too many")
    except Exception as fault:  # noqa: BLE001 - Pillow raises many types on broken pictures
        return error("not-a-picture", f"this is no picture: {_reason(fault)}", span)
    found = Image.MIME[picture.format or ""]
    if found != media_type:
        return error("not-a-picture", f"this is {found}, not {media_type}", span, "give it the right ending")
    return None


def _too_many_pixels(span: Span, size: str) -> Diagnostic:
    message = f"the picture has {size} pixels; {LONGEST_SIDE} a side are the most"
    return error("too-many-pixels", message, span, "make it smaller, or use SVG")


def _reason(fault: Exception) -> str:
    return "it is broken or of another kind" if "BytesIO" in str(fault) else str(fault).lower()
