"""Modules that load when they are first used: others import them at their start, and few pages need them.

Whatever is imported meanwhile gets stand-ins for them. Using one loads its whole group, and whoever has
taken a stand-in gets the real thing: classes to catch and to ask for too.
"""

from __future__ import annotations

import importlib
import sys
import types
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def deferred(*groups: tuple[str, ...]) -> Iterator[None]:
    """Let imports of these modules give stand-ins.

    Args:
        groups: names of modules that are loaded together, where some set up the others; packages before what
            is in them. A group of which one is there already is left as it is.
    """
    held = [_Group(names) for names in groups if not {*names} & sys.modules.keys()]
    try:
        yield
    finally:
        for group in held:
            group.release()


class _Group:
    """The stand-ins of some modules."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._modules = {name: _Module(name, self) for name in names}
        self._is_loaded = False
        self.is_held = True
        sys.modules.update(self._modules)
        for name, module in self._modules.items():
            package, _, child = name.rpartition(".")
            if package in sys.modules:  # it is what `from PACKAGE import CHILD` reads
                setattr(sys.modules[package], child, module)

    def release(self) -> None:
        """Let imports find the modules themselves again."""
        self.is_held = False
        for name, module in self._modules.items():
            package, _, child = name.rpartition(".")
            if sys.modules.get(name) is module:
                del sys.modules[name]
            if vars(sys.modules.get(package, module)).get(child) is module:
                delattr(sys.modules[package], child)

    def load(self) -> None:
        """Load the modules, set up as their stand-ins were, and put them in the place of those."""
        if self._is_loaded:
            return
        self._is_loaded = True
        self.release()
        for name, stand_in in self._modules.items():
            vars(importlib.import_module(name)).update(stand_in.settings())
        for module in [*sys.modules.values()]:
            if isinstance(module, types.ModuleType):
                self._put_into(vars(module))

    def _put_into(self, names: dict[str, Any]) -> None:
        for name, value in [*names.items()]:
            # Others have stand-ins too, which would answer `isinstance` with what they stand for.
            if type(value) in {_Module, _Name} and value.group is self:
                names[name] = value.real()


class _Module(types.ModuleType):
    __path__: list[str] = []  # noqa: RUF012 - makes it a package in the eyes of the import system

    def __init__(self, name: str, group: _Group) -> None:
        super().__init__(name)
        vars(self)["group"] = group

    def __getattr__(self, attribute: str) -> Any:  # noqa: ANN401 - whatever is in the module
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        name = _Name(self, attribute)
        return name if self.group.is_held else name.real()

    def real(self) -> types.ModuleType:
        self.group.load()
        return importlib.import_module(self.__name__)

    def settings(self) -> dict[str, object]:
        """What has been set on it by who imported it."""
        own = {"group", *vars(types.ModuleType(""))}
        values = vars(self).items()
        return {name: value for name, value in values if name not in own and not isinstance(value, _Module)}


class _Name:
    """What was taken out of a stand-in when it was imported: it can be called."""

    def __init__(self, module: _Module, name: str) -> None:
        self._module, self._name = module, name
        self.group = module.group

    def __call__(self, *arguments: object, **options: object) -> Any:  # noqa: ANN401 - as above
        return self.real()(*arguments, **options)

    def real(self) -> Any:  # noqa: ANN401 - as above
        return getattr(self._module.real(), self._name)
