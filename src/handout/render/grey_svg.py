"""SVG pictures in greys: their attributes, styles and stylesheets, and the pictures inside them.

ElementTree, which WeasyPrint reads them with too, may name their namespaces anew.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import tinycss2
from tinycss2.color5 import parse_color

from handout.model.color import grey
from handout.render.fetch import EMBEDDED
from handout.render.grey_raster import grey_raster

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handout.model.color import Rgb

_COLORED = {"color", "fill", "stroke", "stop-color", "flood-color", "lighting-color"}


def grey_svg(content: bytes) -> bytes:
    """The picture with each colour as the grey of its relative luminance (WCAG 2.2); else it looks the same.

    Args:
        content: of an SVG that has passed the checks of a logo.
    """
    root = ET.fromstring(content)  # noqa: S314 - checked: it has no entities
    for element in root.iter():
        for key, value in element.attrib.items():
            element.set(key, _attribute(key.rpartition("}")[2], value))
        if element.text and element.tag.endswith("}style"):
            element.text = _css(tinycss2.parse_stylesheet(element.text))
    return ET.tostring(root)


def _attribute(name: str, value: str) -> str:
    if name in _COLORED:
        return _text(_paint(tinycss2.parse_component_value_list(value)))
    if name == "style":
        return _css(tinycss2.parse_blocks_contents(value))
    if name == "href" and (embedded := EMBEDDED.fullmatch(value)):
        picture = grey_raster(base64.b64decode(embedded[2]))
        return f"data:{embedded[1]};base64,{base64.b64encode(picture).decode()}"
    return value


def _css(nodes: Iterable[Any]) -> str:
    """Rules or declarations with the colours of their paints in greys, without what is no CSS."""
    sound = [node for node in nodes if node.type != "error"]
    for node in sound:
        if node.type == "declaration" and node.lower_name in _COLORED:
            node.value = _paint(node.value)
        elif node.type in {"qualified-rule", "at-rule"} and node.content:
            inside = _css(tinycss2.parse_blocks_contents(node.content))
            node.content = tinycss2.parse_component_value_list(inside)
    return _text(sound)


def _text(nodes: Iterable[Any]) -> str:
    css: str = tinycss2.serialize(nodes)
    return css


def _paint(values: Iterable[Any]) -> list[Any]:
    return [_greyed(value) for value in values]


def _greyed(value: Any) -> Any:  # noqa: ANN401 - tinycss2 is published without types
    color = parse_color(value)
    if color is None or color == "currentcolor":
        return value
    level = f"{grey(_srgb(color)):.2%}"
    return tinycss2.parse_one_component_value(f"rgb({level} {level} {level} / {color.alpha})")


def _srgb(color: Any) -> Rgb:  # noqa: ANN401 - as above
    """Its channels; black's where tinycss2 cannot tell, as for `lab()` and `device-cmyk()`."""
    try:
        red, green, blue = (min(max(channel, 0.0), 1.0) for channel in color.to("srgb").coordinates)
    except NotImplementedError:
        return 0.0, 0.0, 0.0
    return red, green, blue
