"""Checks an SVG: nothing in it may run, fetch, or grow without bounds."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Never
from xml.parsers import expat

from handout.diagnostics import Diagnostic, Span, error
from handout.load.css import DEEPEST, deepest
from handout.load.raster import raster_fault

if TYPE_CHECKING:
    from collections.abc import Mapping

_SVG = "http://www.w3.org/2000/svg"
# Elements that run code, embed other documents, fetch, or change others (SVG 2, 5 and 12; SVG Animations 2).
_REFUSED = {
    *("script", "handler", "listener", "foreignobject", "iframe", "embed", "object", "audio", "video"),
    *("set", "animate", "animatemotion", "animatetransform"),
}
_DEEPEST = 100  # drawing programs nest a dozen groups
_MOST_USES = 16  # each `use` may double what is drawn
_EMBEDDED = re.compile(r"data:(image/(?:png|jpeg));base64,", re.IGNORECASE)
_ADDRESS = re.compile(r"url\((?!\s*[\"']?\s*#)|@import|image-set\(|\bsrc\(|\\", re.IGNORECASE)


class _UnsafeError(Exception):
    pass


def svg_fault(name: str, content: bytes) -> Diagnostic | None:
    """What makes the bytes no SVG that can be used, or None."""
    reader = _Reader(name)
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003 - expat's own signature
    except _UnsafeError as fault:
        return error("unsafe-picture", f"the picture holds {fault}", reader.here(), "export it as plain SVG")
    except (expat.ExpatError, ValueError, LookupError) as fault:
        line, column = getattr(fault, "lineno", 1), getattr(fault, "offset", 0) + 1
        return error("not-a-picture", f"this is no SVG: {str(fault).split(':')[0]}", Span(name, line, column))
    return reader.embedded_fault


class _Reader:
    """Reads an SVG's elements as they come; the first that must not be there stops it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.depth = self.uses = 0
        self.style: list[str] | None = None
        self.embedded_fault: Diagnostic | None = None
        self.place = (1, 1)
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = lambda *_: self._stop("a DOCTYPE with its entities")
        self.parser.ProcessingInstructionHandler = lambda *_: self._stop("a processing instruction")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def here(self) -> Span:
        """Where the element stands that was read last."""
        return Span(self.name, *self.place)

    def _mark(self) -> None:
        self.place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _stop(self, message: str) -> Never:
        self._mark()
        raise _UnsafeError(message)

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        if not self.depth and (namespace, name) != (_SVG, "svg"):
            self._stop(f"'{name}' where 'svg' must be")
        self.depth += 1
        if self.depth > _DEEPEST or name.lower() in _REFUSED:
            self._stop(f"<{name}>")
        self.uses += name == "use"
        if self.uses > _MOST_USES:
            self._stop(f"more than {_MOST_USES} <use>")
        for key, value in attributes.items():
            self._check_attribute(key.rpartition(" ")[2].lower(), value)
        self.style = [] if name == "style" else self.style

    def _end(self, tag: str) -> None:
        self.depth -= 1
        if tag.endswith(" style") and self.style is not None:
            self._check_css("".join(self.style))
            self.style = None

    def _text(self, text: str) -> None:
        if self.style is not None:
            self.style.append(text)

    def _check_attribute(self, key: str, value: str) -> None:
        if key.startswith("on"):
            self._stop(f"the script attribute '{key}'")
        if embedded := key == "href" and _EMBEDDED.match(value):
            self._check_embedded(embedded.group(1).lower(), value[embedded.end() :])
        elif key == "base" or (key in {"href", "src"} and not value.startswith("#")):
            self._stop(f"a reference to '{value[:60]}'")
        else:
            self._check_css(value)

    def _check_embedded(self, media_type: str, encoded: str) -> None:
        self._mark()
        content = base64.b64decode(encoded)
        self.embedded_fault = self.embedded_fault or raster_fault(self.here(), media_type, content)

    def _check_css(self, css: str) -> None:
        if _ADDRESS.search(css):
            self._stop("a reference to another file in its styles")
        if deepest(css) > DEEPEST:
            self._stop(f"brackets that are nested more than {DEEPEST} levels deep")
