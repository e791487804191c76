"""Modules that others import and seldom use."""

from __future__ import annotations

import importlib.util
import sys


def import_when_used(name: str) -> None:
    """Have a module's import wait for the first use of anything in it."""
    spec = importlib.util.find_spec(name)
    if name in sys.modules or spec is None or spec.loader is None:
        return
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
