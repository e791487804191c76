"""The package's templates, compiled once when it is installed: 50 ms of every build's start.

`python -m handout.compiled` writes them beside the templates, as Python does with its modules. Jinja takes a
template only where it is still the one that was compiled; without them it compiles anew.
"""

from __future__ import annotations

import pickle
import sys
from typing import TYPE_CHECKING

from handout.render.jinja import jinja2

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.bccache import Bucket


class CompiledTemplates(jinja2.BytecodeCache):
    """Reads what `write` wrote into `folder`, and writes nothing itself."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket where there is something that fits; broken files count as absent."""
        try:
            with self.place(bucket.key).open("rb") as file:
                bucket.load_bytecode(file)
        except (OSError, EOFError, ValueError, TypeError, pickle.UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write nothing: a build writes to its output folder and its cache alone."""

    def place(self, key: str) -> Path:
        """The file of one template for this Python."""
        return self._folder / f"{key}.{sys.implementation.cache_tag}.jinja"


def write(environment: jinja2.Environment, compiled: CompiledTemplates, to: Path) -> int:
    """Compile all templates that the environment finds; their number."""
    to.mkdir(exist_ok=True)
    names = environment.list_templates(extensions=["html"])
    for name in names:
        source, filename, _ = _loader(environment).get_source(environment, name)
        bucket = compiled.get_bucket(environment, name, filename, source)
        bucket.code = environment.compile(source, name, filename)
        compiled.place(bucket.key).write_bytes(bucket.bytecode_to_string())
    return len(names)


def _loader(environment: jinja2.Environment) -> jinja2.BaseLoader:
    if environment.loader is None:
        message = "an environment without templates"
        raise TypeError(message)
    return environment.loader
