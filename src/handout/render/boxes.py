"""The boxes that tell a print shop where to cut (ISO 32000-1, 14.11.2).

pydyf is published without types: its objects are Any.
"""

from __future__ import annotations

from typing import Any

import pydyf

_MM = 72 / 25.4  # points


def set_bleed_boxes(pdf: Any, bleed: float) -> None:  # noqa: ANN401 - see the module
    """Say how far colour runs over the edge of each trimmed page: `bleed` mm; 0 leaves all as it is.

    WeasyPrint takes CSS `bleed` for the room that marks need too, and has no other word for what is printed.
    """
    if not bleed:
        return
    for reference in pdf.page_references:
        page = pdf.objects[int(reference.split()[0])]
        left, bottom, right, top = page["TrimBox"]
        more = bleed * _MM
        page["BleedBox"] = pydyf.Array([left - more, bottom - more, right + more, top + more])
