"""What the last build left in the cache: the project, and pages ready to print."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from handout.diagnostics import Diagnostic
    from handout.load import Loaded
    from handout.load.reading import Loading
    from handout.model.artifact import PrintJob
    from handout.publish.cache import Cache

Page: TypeAlias = "tuple[PrintJob, tuple[Diagnostic, ...]]"  # a page to print, and what was found in it
_Value = TypeVar("_Value")


def _go_on(_loading: Loading) -> None:
    pass


class Shelf:
    """Counts while every byte that it was made from is the same.

    Without a cache, or where a file cannot be read, all is made anew.

    Attributes:
        digests: of each input by its name in findings.
        library: the folder of the bundled library.
        own: the clinic's folder over it, if any.
        project_folder: the folder whose handouts are built.
    """

    def __init__(self, library: Path, own: Path | None, cache: Cache | None) -> None:
        from handout.load import kept

        self._kept = kept
        self._folders = library, own
        self._cache = cache
        self._files = kept.inventory(library, own)
        self.digests = self._files.digests
        self.library, self.own = library, own
        self.project_folder = str(own or library)

    @cached_property
    def key(self) -> str | None:
        """A hash of all inputs, or None where one cannot be read."""
        return self._files.key

    @property
    def engine(self) -> str:
        """A hash of the programs alone."""
        return self._kept.engine()

    def project(self, begun: Callable[[Loading], None] = _go_on) -> Loaded:
        """The project as it was read; where it is not kept, `begun` is called early in its load."""
        from handout.load import Loaded, begin_loading

        def read() -> Loaded:
            loading = begin_loading(*self._folders)
            begun(loading)
            return loading.finish()

        return self._found("", Loaded, read)

    def page(self, name: str, make: Callable[[], Page]) -> Page:
        """The page of this name; `make` makes it where it is not kept."""
        job, findings = self._found(name, tuple, make)
        return job, findings

    def findings(self, name: str, make: Callable[[], tuple[Diagnostic, ...]]) -> tuple[Diagnostic, ...]:
        """What was found under this name; `make` finds it where it is not kept."""
        return self._found(name, tuple, make)

    def _found(self, name: str, kind: type[_Value], make: Callable[[], _Value]) -> _Value:
        if self._cache is None or not self._files.readable:
            return make()
        # The key takes 15 ms: where nothing is kept, a renderer is better given its page first.
        content = None if self._cache.empty else self._cache.get(self._place(name))
        value = self._kept.restored(content, kind) if content else None
        if value is None:
            value = make()
            self._cache.put(self._place(name), self._kept.dumped(value))
        return value

    def _place(self, name: str) -> str:
        return hashlib.blake2b(f"{self.key} {name}".encode(), digest_size=20).hexdigest()
