"""The native libraries that a PDF needs, and the one line that installs what is missing.

`python3 -m handout.cli.native` prints the missing packages; the standard library suffices for it.
"""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)  # of Python itself: nothing else is installed yet
class Library:
    """A native library.

    Attributes:
        name: as people call it.
        sonames: what the dynamic loader knows it by, on Linux and on macOS.
        debian: the Debian package that holds it.
        required: without it there is no PDF at all.
    """

    name: str
    sonames: tuple[str, ...]
    debian: str
    required: bool = True


# The names that WeasyPrint loads them by (weasyprint/text/ffi.py). Fonts are cut slowly without the last.
LIBRARIES = (
    Library("Pango", ("libpango-1.0.so.0", "libpango-1.0.dylib"), "libpango-1.0-0"),
    Library("PangoFT2", ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"), "libpangoft2-1.0-0"),
    Library(
        "HarfBuzz subset",
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
        "libharfbuzz-subset0",
        required=False,
    ),
)


def missing(load: Callable[[str], object] | None = None) -> tuple[Library, ...]:
    """The libraries that `load` finds under none of their names.

    Args:
        load: gets a soname; raises OSError when there is no such library. None asks the dynamic loader.
    """
    load = load or ctypes.CDLL
    return tuple(
        library for library in LIBRARIES if not any(_loads(load, soname) for soname in library.sonames)
    )


def packages(libraries: tuple[Library, ...], platform: str = sys.platform) -> tuple[str, ...]:
    """What holds them: packages of Debian and Ubuntu, or Homebrew's formula on macOS."""
    names = ("pango" if platform == "darwin" else library.debian for library in libraries)
    return tuple(dict.fromkeys(names))


def remedy(libraries: tuple[Library, ...], platform: str = sys.platform) -> str:
    """The line for a terminal that installs them."""
    install = "brew install" if platform == "darwin" else "sudo apt-get install -y --no-install-recommends"
    return f"{install} {' '.join(packages(libraries, platform))}"


def require() -> None:
    """Find out before the layout what would end it.

    Raises:
        PublishError: a library without which there is no PDF is missing.
    """
    from handout.diagnostics import PublishError, error

    absent = tuple(library for library in missing() if library.required)
    if absent:
        names = " and ".join(library.name for library in absent)
        message = f"this machine cannot make a PDF without {names}"
        raise PublishError(error("missing-library", message, hint=remedy(absent)))


def _loads(load: Callable[[str], object], soname: str) -> bool:
    try:
        load(soname)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    print(*packages(missing()))  # noqa: T201 - for the Makefile, before there is a command line
