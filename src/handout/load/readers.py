"""Pydantic's validators of the authored file formats, as it made them at installation.

A validator is made from a description of the format ("core schema"). Pydantic takes 150 ms to be imported and
to describe all formats; reading what it said then takes 5. `python -m handout.compiled` writes it beside the
compiled templates; of other code, or another pydantic, it counts as absent, and pydantic is asked.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.machinery
import importlib.util
import pickle
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from handout import resources

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import ModuleType

    from pydantic_core import SchemaValidator

# What the formats are made of, all of it (there is a test).
DEFINED_IN = (
    "load/dialects.py",
    "load/kinds.py",
    "load/schema.py",
    "model/content.py",
    "model/figure.py",
    "model/options.py",
    "model/style.py",
)
_CORE = "pydantic_core._pydantic_core"
_SUFFIX = f".{sys.implementation.cache_tag}.formats"
_FOR_OTHERS = ("metadata", "serialization")  # what JSON Schema and writing need
# What reading a file raises that is absent or cut off; the same programs wrote it.
_ABSENT = (
    OSError,
    EOFError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ImportError,
    pickle.PickleError,
)

_readers: dict[type, SchemaValidator] = {}


@functools.cache
def core() -> ModuleType:
    """Pydantic's compiled core: `SchemaValidator` and `ValidationError`.

    Without the package around it, which has types for those who write core schemas: importing those takes
    several times as long as the core. Whoever imports the package later gets this same core.
    """
    if _CORE in sys.modules:
        return sys.modules[_CORE]
    package = importlib.util.find_spec("pydantic_core")
    places = package.submodule_search_locations if package else None
    spec = importlib.machinery.PathFinder.find_spec(_CORE, places)
    if spec is None or spec.loader is None:
        return importlib.import_module("pydantic_core")
    module = sys.modules[_CORE] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def reader(model: type) -> SchemaValidator:
    """What checks a value against a format."""
    if model not in _readers:
        _readers[model] = made(model, resources.compiled())
    return _readers[model]


def made(model: type, folder: Path) -> SchemaValidator:
    """The same, from what `write` has put in the folder for this code, else from pydantic."""
    with suppress(*_ABSENT):
        described = pickle.loads(_described(folder)[_name(model)])  # noqa: S301 - installed, as we are
        return core().SchemaValidator(described)  # type: ignore[no-any-return]  # a module found by hand
    from pydantic import TypeAdapter  # noqa: PLC0415 - see the module

    return TypeAdapter(model).validator  # type: ignore[return-value]  # or a stand-in with the same methods


def write(folder: Path, models: Iterable[type]) -> None:
    """Describe these formats, for later processes; what was written for other code goes."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - see the module

    described = {_name(model): pickle.dumps(_bare(TypeAdapter(model).core_schema), 5) for model in models}
    for old in folder.glob(f"*{_SUFFIX}"):
        old.unlink()
    _place(folder).write_bytes(pickle.dumps(described, 5))


@functools.cache
def _described(folder: Path) -> dict[str, bytes]:
    return pickle.loads(_place(folder).read_bytes())  # type: ignore[no-any-return]  # noqa: S301 - see `reader`


def _place(folder: Path) -> Path:
    """The file for this code: what defines the formats, and the values in them."""
    digest = hashlib.blake2b(core().__version__.encode(), digest_size=8)
    for name in DEFINED_IN:
        digest.update((resources.package() / name).read_bytes())
    return folder / f"{digest.hexdigest()}{_SUFFIX}"


def _name(model: type) -> str:
    return f"{model.__module__}.{model.__qualname__}"


def _bare(described: Any) -> Any:  # noqa: ANN401 - a core schema or a part of it
    """The description without what only others read: it may hold functions that cannot be written."""
    if isinstance(described, dict):
        left_out = _FOR_OTHERS if "type" in described else ()
        return {key: _bare(value) for key, value in described.items() if key not in left_out}
    if isinstance(described, list):
        return [_bare(value) for value in described]
    return described
