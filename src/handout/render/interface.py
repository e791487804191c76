"""Pango's C interface as WeasyPrint declares it, read once at installation: a fifth of a renderer's start.

In each process, WeasyPrint has cffi read 16 KB of C declarations, and a line of C whenever another type is
asked for. What cffi has read can be written down as Python ("out-of-line ABI mode",
https://cffi.readthedocs.io/en/stable/cdef.html): `handout.compiled` does so. Without that file each
process writes one for itself.

WeasyPrint and cffi's interfaces are published without types: their objects are Any.
"""

from __future__ import annotations

import hashlib
import importlib.util
import marshal
import os
import sys
import types
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = "weasyprint_c"


@contextmanager
def compiled_interface(folder: Path) -> Iterator[None]:
    """Let WeasyPrint, imported meanwhile, find its C declarations read.

    Args:
        folder: where `write` may have put them.
    """
    native = _native(folder)
    stand_in = types.ModuleType("cffi")
    stand_in.FFI = lambda: _Interface(native)  # type: ignore[attr-defined]  # a stand-in
    real = sys.modules.get("cffi")
    sys.modules["cffi"] = stand_in
    try:
        yield
    finally:
        del sys.modules["cffi"]
        if real:
            sys.modules["cffi"] = real
    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint.") and isinstance(vars(module).get("ffi"), _Interface):
            module.ffi = native  # type: ignore[attr-defined]  # see the module


class _Interface:
    """A cffi interface that has read the declarations that it is given."""

    def __init__(self, native: Any) -> None:  # noqa: ANN401 - see the module
        self._native = native

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as above
        return getattr(self._native, name)

    def cdef(self, declarations: str) -> None:
        """Nothing: `write` read this very text."""

    def dlopen(self, name: str, flags: int = 0) -> Any:  # noqa: ANN401 - as above
        """A library that stays in memory until the process ends.

        Pango has a thread of its own look for fonts. Where that still runs when Python ends, and closes what
        was opened, the code would be taken from under it: one process in fifty crashed.
        """
        return self._native.dlopen(name, flags | getattr(os, "RTLD_NODELETE", 0))


def write(folder: Path) -> None:
    """Write the declarations of the WeasyPrint that is installed, as cffi has read them."""
    declarations = _declarations()
    code = compile(_written(_texts(declarations)), _NAME, "exec")
    place(folder, declarations).write_bytes(marshal.dumps(code))


def place(folder: Path, declarations: bytes) -> Path:
    """Their file, for this Python: of another WeasyPrint, or of another cffi, it would be another one."""
    import _cffi_backend  # type: ignore[import-untyped]  # noqa: PLC0415 - cffi's own output imports it

    digest = hashlib.sha256(declarations + _cffi_backend.__version__.encode()).hexdigest()[:16]
    return folder / f"{_NAME}-{digest}.{sys.implementation.cache_tag}.c"


def _native(folder: Path) -> Any:  # noqa: ANN401 - see the module
    declarations = _declarations()
    with suppress(OSError, EOFError, ValueError, TypeError):
        return _run(marshal.loads(place(folder, declarations).read_bytes()))  # noqa: S302 - installed, as we are
    return _run(compile(_written(_texts(declarations)), _NAME, "exec"))


def _run(code: types.CodeType) -> Any:  # noqa: ANN401 - see the module
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102 - what cffi wrote
    return names["ffi"]


def _declarations() -> bytes:
    """The text of the module that declares them, read without importing it."""
    package = importlib.util.find_spec("weasyprint")
    assert package  # noqa: S101 - a dependency
    assert package.submodule_search_locations  # noqa: S101 - it is a folder
    return Path(package.submodule_search_locations[0], "text", "ffi.py").read_bytes()


def _texts(module: bytes) -> list[str]:
    """The constant texts that it gives to `cdef`."""
    import ast  # noqa: PLC0415 - needed at installation alone

    calls = [node for node in ast.walk(ast.parse(module)) if isinstance(node, ast.Call)]
    return [
        str(call.args[0].value)
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "cdef"
        and isinstance(call.args[0], ast.Constant)
    ]


def _written(texts: list[str]) -> str:
    """The Python that cffi makes of C declarations."""
    # Needed at installation alone, and slow: cffi brings a parser of C.
    import io  # noqa: PLC0415
    import tempfile  # noqa: PLC0415
    from contextlib import redirect_stdout  # noqa: PLC0415

    import cffi  # type: ignore[import-untyped]  # noqa: PLC0415 - see the module

    interface = cffi.FFI()
    for text in texts:
        interface.cdef(text)
    interface.set_source(_NAME, None)
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):  # it says what it writes
        path = Path(folder, "c.py")
        interface.emit_python_code(str(path))
        return path.read_text()
