"""Boxes without a background of any kind are passed over, instead of being asked for all that it could be.

What `layout_box_backgrounds` of weasyprint/layout/background.py does. WeasyPrint is pinned, and has no types:
its objects are Any.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_CORNERS = tuple(
    f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
)
_SHARP = dict.fromkeys(_CORNERS, (0, 0))


def plain_boxes(lay_out: Callable[..., None]) -> Callable[..., None]:
    """WeasyPrint's `layout_box_backgrounds`, which is given, for boxes that show something only."""

    @wraps(lay_out)
    def backgrounds(
        page: object,
        box: Any,  # noqa: ANN401 - see the module
        get_image_from_uri: object,
        layout_children: bool = True,  # noqa: FBT001, FBT002 - the shape of what it stands for
        style: Any = None,  # noqa: ANN401 - see the module
    ) -> None:
        if layout_children:
            for child in box.all_children():
                backgrounds(page, child, get_image_from_uri)
        if box is not page and style is None and _plain(box.style):
            attributes = getattr(box, "_box", box).__dict__  # of a placeholder: the box that it stands for
            attributes.update(_SHARP, background=None)
        else:
            lay_out(page, box, get_image_from_uri, False, style)  # noqa: FBT003 - as above

    return backgrounds


def _plain(style: Any) -> bool:  # noqa: ANN401 - see the module
    """Whether a style shows no background, border image or shadow, and has no round corner."""
    known = style.__dict__
    if "is_plain" not in known:
        known["is_plain"] = (
            style["border_image_source"][0] == "none"
            and style["mask_border_source"][0] == "none"
            and _clear(style)
            and all(image is None for _, image in style["background_image"])
            and not style["box_shadow"]
            and all((0, "px") in style[corner] for corner in _CORNERS)
        )
    return known["is_plain"]  # type: ignore[no-any-return]  # see the module


def _clear(style: Any) -> bool:  # noqa: ANN401 - see the module
    color = style["background_color"]
    return (style["color"] if color == "currentcolor" else color).alpha == 0  # type: ignore[no-any-return]
