"""WeasyPrint's import, without the parts that few handouts need: a quarter of the time, and the same bytes.

Measured on a two-core machine with gcc: 580 ms for the plain import, 130 ms for this one.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from handout import resources
from handout.render.deferred import deferred
from handout.render.interface import compiled_interface
from handout.render.leaks import free_font_features
from handout.render.rings import cut_rings
from handout.render.sheets import own_sheets
from handout.render.shortcuts import take_shortcuts

if TYPE_CHECKING:
    import types
    from collections.abc import Iterator

_SELDOM_USED = (
    # Pictures in pixels and colour profiles. WeasyPrint forbids Ghostscript in one of them, for all.
    ("PIL", "PIL.EpsImagePlugin", "PIL.Image", "PIL.ImageCms", "PIL.ImageFile", "PIL.ImageOps"),
    # Compressed fonts, variable fonts and those with pictures.
    ("fontTools", "fontTools.ttLib", "fontTools.ttLib.ttFont", "fontTools.ttLib.woff2"),
    # WeasyPrint subsets with HarfBuzz; these two are its fall-back, and needed for variable fonts only.
    ("fontTools.subset", "fontTools.varLib", "fontTools.varLib.instancer"),
    ("ssl",),  # nothing is fetched
)


def import_weasyprint() -> types.ModuleType:
    """The `weasyprint` module; the first call in a process imports it.

    Raises:
        OSError: Pango or another native library is missing.
    """
    if "weasyprint" in sys.modules:
        return sys.modules["weasyprint"]
    with deferred(*_SELDOM_USED):
        with compiled_interface(resources.compiled()), own_sheets(resources.compiled()):
            weasyprint = importlib.import_module("weasyprint")
        free_font_features()
        cut_rings()
        take_shortcuts()
    gc.freeze()  # modules live as long as the process: no collection need look at them again
    return weasyprint


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the cyclic garbage collector from walking half a million objects in the middle of a layout.

    A layout is full of cycles. What it leaves behind is collected before the next one, so that the last one
    of a process pays nothing: 56 MB instead of 90 after 60 documents, and a tenth less time. Where the
    collector has been switched off for good, there is nothing but layouts: what is left then is to stay.
    """
    enabled = gc.isenabled()
    if "weasyprint" in sys.modules:
        gc.collect()
        if not enabled:
            gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def undated_fonts() -> Iterator[None]:
    """Make fontTools date the faces that it cuts from variable fonts at the epoch, not at this second.

    Otherwise the same page would have other bytes each time. fontTools reads the variable of
    https://reproducible-builds.org/specs/source-date-epoch/.
    """
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before
