"""Drawings of ours in WeasyPrint's place for pictures.

WeasyPrint is published without types: its objects are Any.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handout.model.artifact import Strokes


def picture_cache(drawings: Mapping[str, Strokes], fonts: object) -> dict[str, Any]:
    """WeasyPrint's picture cache, filled with drawings: address to picture.

    Args:
        drawings: by the name of the asset that they stand for.
        fonts: WeasyPrint's font configuration, for the numerals.
    """
    return {f"asset:{name}": Drawing(strokes, fonts) for name, strokes in drawings.items()}


class Drawing:
    """A picture as WeasyPrint's `images` module asks for one."""

    def __init__(self, strokes: Strokes, fonts: object) -> None:
        self._strokes = strokes
        self._context = SimpleNamespace(font_config=fonts)  # all that setting a line of an SVG asks for

    def get_intrinsic_size(self, _image_resolution: float, _font_size: float) -> tuple[float, float, float]:
        """Width and height in CSS pixels, and width over height."""
        _left, _top, width, height = self._strokes.view
        return width, height, width / height

    def draw(self, stream: Any, width: float, height: float, _style: object) -> None:  # noqa: ANN401 - see the module
        """Paint it on WeasyPrint's page, its top left corner at the origin."""
        left, top, own_width, own_height = self._strokes.view
        scale = min(width / own_width, height / own_height)
        across, down = (width - scale * own_width) / 2, (height - scale * own_height) / 2
        stream.push_state()
        unit, grid = scale / self._strokes.scale, self._strokes.scale
        stream.transform(unit, 0, 0, unit, across - left * scale, down - top * scale)
        stream.rectangle(*(round(side * grid, 1) for side in self._strokes.view))
        stream.clip()
        stream.end()
        for opacity, operators in self._strokes.pieces:
            self._paint(stream, opacity, operators)
        stream.pop_state()
        if self._strokes.texts:
            self._write(stream, width, height)

    @staticmethod
    def _paint(stream: Any, opacity: float, operators: bytes) -> None:  # noqa: ANN401 - see the module
        stream.push_state()
        if opacity < 1:
            stream.set_alpha(opacity, stroke=True, fill=True)
        stream.stream.append(operators)
        stream.pop_state()

    def _write(self, stream: Any, width: float, height: float) -> None:  # noqa: ANN401 - see the module
        """The numerals, which need a font: WeasyPrint sets them."""
        from weasyprint.images import SVGImage  # noqa: PLC0415 - WeasyPrint's import is slow

        picture = SVGImage(ET.fromstring(self._strokes.texts), "", None, self._context)  # noqa: S314 - our own words
        picture.draw(stream, width, height, None)
