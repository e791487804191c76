"""The QR code that leads to the handout on the web."""

from __future__ import annotations

import io

import segno

QUIET_ZONE = 4  # modules, ISO/IEC 18004:2024, 6.3.8


def qr_svg(address: str) -> bytes:
    """An SVG of the code at error level M with its quiet zone, one unit a module."""
    out = io.BytesIO()
    code = segno.make_qr(address, error="m", boost_error=False)
    code.save(out, kind="svg", border=QUIET_ZONE, xmldecl=False, svgclass=None, lineclass=None, omitsize=True)
    return out.getvalue()
