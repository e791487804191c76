"""A finished PDF in the order in which a browser wants it (ISO 32000-1, annex F)."""

from __future__ import annotations

import io


def linearized(pdf: bytes) -> bytes:
    """The same PDF, linearized: its first page shows before the rest has come. Deterministic."""
    import pikepdf  # noqa: PLC0415 - only kits have to pay for it

    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(
            file,
            linearize=True,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return file.getvalue()
