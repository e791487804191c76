"""Checks a logo or an icon: a picture that can be printed, with nothing in it that runs or fetches."""

from __future__ import annotations

from handout.diagnostics import Diagnostic, Span, error
from handout.load.raster import raster_fault
from handout.load.svg import svg_fault

MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}


def picture_fault(name: str, suffix: str, content: bytes) -> Diagnostic | None:
    """What makes the bytes no picture that can be used, or None; the suffix is like `.svg`."""
    if suffix not in MEDIA_TYPES:
        message = f"'{suffix or name}' is no kind of picture that can be used"
        return error("not-a-picture", message, Span(name), f"use {', '.join(MEDIA_TYPES)}")
    if suffix == ".svg":
        return svg_fault(name, content)
    return raster_fault(Span(name), MEDIA_TYPES[suffix], content)
