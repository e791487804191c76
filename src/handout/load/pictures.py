"""Checks a logo: of a kind and size that can be printed, with nothing in it that runs or fetches."""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING, Never
from xml.parsers import expat

from handout.diagnostics import Diagnostic, Span, error

if TYPE_CHECKING:
    from collections.abc import Mapping

MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
LONGEST_SIDE = 4000  # pixels: 13 inches at 300 dpi, wider than any sheet
_SVG = "http://www.w3.org/2000/svg"
# Elements that run code, embed other documents or fetch (SVG 2, chapters 5, 15 and 16).
_REFUSED = {"script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "listener"}
_DEEPEST = 100  # drawing programs nest a dozen groups
_EMBEDDED = re.compile(r"data:image/(?:png|jpe?g);base64,", re.IGNORECASE)
_ADDRESS = re.compile(r"url\(\s*[\"']?\s*(?!#)|@import|image-set\(|\bsrc\(", re.IGNORECASE)


def picture_fault(name: str, suffix: str, content: bytes) -> Diagnostic | None:
    """What makes the bytes no picture that can be used, or None."""
    if suffix not in MEDIA_TYPES:
        hint = f"use {', '.join(MEDIA_TYPES)}"
        return error(
            "not-a-picture", f"'{suffix or name}' is no kind of picture that can be used", Span(name), hint
        )
    return (
        _svg_fault(name, content) if suffix == ".svg" else _raster_fault(name, MEDIA_TYPES[suffix], content)
    )


def _raster_fault(name: str, media_type: str, content: bytes) -> Diagnostic | None:
    from PIL import Image  # noqa: PLC0415 - 40 ms that projects with an SVG logo do not pay

    span = Span(name)
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(io.BytesIO(content), formats=["PNG", "JPEG"]) as picture,
        ):
            width, height, found = *picture.size, Image.MIME[picture.format or ""]
            if max(width, height) > LONGEST_SIDE:
                return _too_many_pixels(span, f"{width} x {height}")
            picture.load()
    except Image.DecompressionBombError:
        return _too_many_pixels(span, "far too many")
    except Exception as fault:  # noqa: BLE001 - Pillow raises many types on broken pictures
        return error("not-a-picture", f"this is no picture: {_reason(fault)}", span)
    if found != media_type:
        return error("not-a-picture", f"this is {found}, not {media_type}", span, "give it the right ending")
    return None


def _too_many_pixels(span: Span, size: str) -> Diagnostic:
    message = f"the picture has {size} pixels; {LONGEST_SIDE} a side are the most"
    return error("too-many-pixels", message, span, "make it smaller, or use SVG")


def _reason(fault: Exception) -> str:
    return "it is broken or of another kind" if "BytesIO" in str(fault) else str(fault).lower()


class _UnsafeError(Exception):
    pass


class _SvgReader:
    """Reads an SVG's elements as they come; the first that must not be there stops it."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.depth = 0
        self.place = (1, 1)
        self.style: list[str] | None = None
        self.parser.StartDoctypeDeclHandler = lambda *_: self._stop("a DOCTYPE with its entities")
        self.parser.ProcessingInstructionHandler = lambda *_: self._stop("a processing instruction")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _stop(self, message: str) -> Never:
        self.place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        raise _UnsafeError(message)

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        if not self.depth and (namespace, name) != (_SVG, "svg"):
            self._stop(f"'{name}' where 'svg' must be")
        self.depth += 1
        if self.depth > _DEEPEST or name.lower() in _REFUSED:
            self._stop(f"<{name}>")
        for key, value in attributes.items():
            self._check_attribute(key.rpartition(" ")[2].lower(), value)
        self.style = [] if name == "style" else self.style

    def _end(self, tag: str) -> None:
        self.depth -= 1
        if tag.endswith(" style") and self.style is not None:
            self._check_addresses("".join(self.style))
            self.style = None

    def _text(self, text: str) -> None:
        if self.style is not None:
            self.style.append(text)

    def _check_attribute(self, key: str, value: str) -> None:
        if key.startswith("on"):
            self._stop(f"the script attribute '{key}'")
        if key in {"href", "src"} and not (value.startswith("#") or _EMBEDDED.match(value)):
            self._stop(f"a reference to '{value[:60]}'")
        self._check_addresses(value)

    def _check_addresses(self, css: str) -> None:
        if _ADDRESS.search(css) or "\\" in css:
            self._stop("a reference to another file in its styles")


def _svg_fault(name: str, content: bytes) -> Diagnostic | None:
    reader = _SvgReader()
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003 - expat's own signature
    except _UnsafeError as fault:
        span = Span(name, *reader.place)
        return error("unsafe-picture", f"the picture holds {fault}", span, "export it as plain SVG")
    except (expat.ExpatError, ValueError, LookupError) as fault:
        line, column = getattr(fault, "lineno", 1), getattr(fault, "offset", 0) + 1
        return error("not-a-picture", f"this is no SVG: {str(fault).split(':')[0]}", Span(name, line, column))
    return None
