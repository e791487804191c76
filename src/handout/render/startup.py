"""WeasyPrint's import, without the parts that no handout needs: two fifths of the time, and the same bytes.

Measured on a two-core machine with gcc, on a slow day: 1,050 ms for the plain import, 420 ms for this one.
"""

from __future__ import annotations

import ctypes.util
import gc
import importlib
import os
import sys
import types
from contextlib import contextmanager
from typing import TYPE_CHECKING

from handout import resources
from handout.render.interface import compiled_interface
from handout.render.leaks import free_font_features
from handout.render.rings import cut_rings
from handout.render.sheets import own_sheets
from handout.render.shortcuts import take_shortcuts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# WeasyPrint subsets with HarfBuzz; these two are its fall-back, and needed for variable fonts only.
_SELDOM_USED = ("fontTools.subset", "fontTools.varLib.instancer")


def import_weasyprint() -> types.ModuleType:
    """The `weasyprint` module; the first call in a process imports it.

    Raises:
        OSError: Pango or another native library is missing.
    """
    if "weasyprint" in sys.modules:
        return sys.modules["weasyprint"]
    with _without_library_search(), _deferred(_SELDOM_USED):
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


@contextmanager
def _without_library_search() -> Iterator[None]:
    """Keep ctypes from running ldconfig, gcc and ld for library names that exist on no Linux.

    WeasyPrint tries three such names for each library before its `lib*.so.0`, which loads without a search
    (Kozea/WeasyPrint issue 1125).
    """
    search = ctypes.util.find_library
    if sys.platform.startswith("linux"):
        ctypes.util.find_library = _find_nothing
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _find_nothing(name: str) -> str | None:  # noqa: ARG001 - the shape of ctypes.util.find_library
    return None


@contextmanager
def _deferred(names: tuple[str, ...]) -> Iterator[None]:
    """Let `import NAME` and `from NAME import f` give stand-ins that load the module when first called."""
    stubs = {name: _Stub(name) for name in names if name not in sys.modules}
    packages = {name.rpartition(".")[0] for name in stubs} - sys.modules.keys() - {"fontTools"}
    stubs |= {name: _Stub(name) for name in packages}
    sys.modules.update(stubs)
    import fontTools  # noqa: PLC0415 - an attribute of the package is what `from fontTools import subset` reads

    if "fontTools.subset" in stubs:
        fontTools.subset = stubs["fontTools.subset"]
    try:
        yield
    finally:
        for name in stubs:
            del sys.modules[name]


class _Stub(types.ModuleType):
    """A module whose functions load the real one when they are called."""

    __path__: list[str] = []  # noqa: RUF012 - makes it a package in the eyes of the import system

    def __getattr__(self, attribute: str) -> Callable[..., object]:
        if attribute.startswith("__"):
            raise AttributeError(attribute)

        def call(*arguments: object, **options: object) -> object:
            return getattr(importlib.import_module(self.__name__), attribute)(*arguments, **options)

        return call
