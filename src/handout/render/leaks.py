"""What WeasyPrint never gives back, given back: a worker that renders for hours must not grow.

WeasyPrint and cffi's interfaces are published without types: their objects are Any.
"""

from __future__ import annotations

from typing import Any

# The arguments of WeasyPrint's `font_features`, in its order.
_PROPERTIES = (
    "font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps",
    "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian", "font_feature_settings",
)  # fmt: skip


def free_font_features() -> None:
    """Let every text with font features have a Pango attribute of its own, which is freed with the text.

    WeasyPrint 70 shares one among all texts (`Layout.setup` in weasyprint/text/line_break.py), and so the
    lists that hold it can never be freed: half a kilobyte for each of these texts, 50 to 90 KB for each
    handout. List markers are such texts: WeasyPrint's own style sheet gives them figures of one width.
    """
    from weasyprint.text import line_break  # noqa: PLC0415 - see startup.import_weasyprint

    set_up, font_features = line_break.Layout.setup, line_break.font_features

    def setup(layout: Any, style: Any) -> None:  # noqa: ANN401 - see the module
        set_up(layout, style)
        features = font_features(*(style[name] for name in _PROPERTIES))
        if features:
            _apply(layout, features)

    line_break.Layout.setup = setup
    line_break.font_features = _none  # WeasyPrint's own part finds nothing to do


def _none(*_properties: object) -> dict[str, int]:
    return {}


def _apply(layout: Any, features: dict[str, int]) -> None:  # noqa: ANN401 - see the module
    from weasyprint.text.ffi import ffi, pango  # noqa: PLC0415 - as above

    words = ",".join(f"{name} {value}" for name, value in features.items()).encode()
    attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    pango.pango_attr_list_insert(attributes, pango.pango_attr_font_features_new(words))
    pango.pango_layout_set_attributes(layout.layout, attributes)
