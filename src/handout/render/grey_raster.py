"""PNG and JPEG pictures in greys. Pillow's own greys are lumas, by which pure red comes out far too dark."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from handout.model.color import WEIGHTS, encoded, linear

if TYPE_CHECKING:
    from PIL.Image import Image

_GREYS = {"1", "L", "LA", "I", "I;16"}  # Pillow's modes without colour
_FINEST = 0xFFFF  # steps of light: dark greys lie a twelfth of 1/255 apart
_QUALITY = 95  # of a JPEG; Pillow advises against more


def grey_raster(content: bytes) -> bytes:
    """The picture with each pixel as the grey of its relative luminance (WCAG 2.2), in the same file format.

    Args:
        content: of a PNG or JPEG that has passed the checks of a logo.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415 - most logos are SVG

    picture = Image.open(io.BytesIO(content))
    if picture.mode in _GREYS:
        return content
    upright = ImageOps.exif_transpose(picture)
    grey = _grey(upright.convert("RGB"))
    if upright.has_transparency_data:
        grey = Image.merge("LA", (grey, upright.convert("RGBA").getchannel("A")))
    out = io.BytesIO()
    grey.save(out, picture.format, quality=_QUALITY)
    return out.getvalue()


def _grey(picture: Image) -> Image:
    from PIL import ImageMath  # noqa: PLC0415 - as above

    red, green, blue = (
        channel.point([round(weight * linear(level / 0xFF) * _FINEST) for level in range(0x100)], "I")
        for weight, channel in zip(WEIGHTS, picture.split(), strict=True)
    )
    light: Image = ImageMath.lambda_eval(
        lambda of: of["red"] + of["green"] + of["blue"], red=red, green=green, blue=blue
    )
    return light.point([round(encoded(step / _FINEST) * 0xFF) for step in range(_FINEST + 1)], "L")
