"""msgspec is imported without `typing_extensions`: 5 ms of every start, and 10 of a renderer's.

It looks for them and goes on where they are not there (msgspec/_utils.py): they have the newest names of
`typing` for older Pythons. They import `inspect`, and with it what takes code apart.
"""

from __future__ import annotations

import sys

_SPARED = "typing_extensions"


def begin() -> None:
    """Import msgspec so; whoever asks for `typing_extensions` finds them later."""
    if _SPARED in sys.modules:
        return
    sys.modules[_SPARED] = None  # type: ignore[assignment]  # as if they were not installed
    try:
        import msgspec  # noqa: F401 - see above
    finally:
        del sys.modules[_SPARED]
