"""The faces that a PDF may use: those of the named `fontpkg-*` packages, never the machine's own."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
import unicodedata
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from handout.diagnostics import RenderError, did_you_mean, error

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handout.diagnostics import Diagnostic


class Family(Struct, frozen=True):
    """An installed font family.

    Attributes:
        name: as CSS names it: `Atkinson Hyperlegible`.
        faces: the font files.
    """

    name: str
    faces: tuple[Path, ...]


def installed_families(names: Iterable[str]) -> tuple[Family, ...]:
    """The families by name, in the order given.

    Raises:
        RenderError: `font-not-installed`, once for each name that no package provides.
    """
    found = {name: _installed(name) for name in dict.fromkeys(names)}
    absent = [_not_installed(name) for name, family in found.items() if family is None]
    if absent:
        raise RenderError(*absent)
    return tuple(family for family in found.values() if family)


def missing_characters(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """The characters of `text` that no face of the families has, each once, in the order of their first use.

    White space and characters that are never drawn are not asked for. Composed and decomposed letters are the
    same, as they are for the layout.

    Raises:
        RenderError: `font-not-installed`.
    """
    known = frozenset().union(*(_characters(family.faces[0]) for family in installed_families(names)))
    drawn = (character for character in unicodedata.normalize("NFC", text) if _is_drawn(character))
    return tuple(dict.fromkeys(character for character in drawn if ord(character) not in known))


def fontconfig_file(families: Iterable[Family], folder: Path) -> Path:
    """Write the fontconfig file that lets only `families` be found, and say where.

    Args:
        families: the only ones that exist for a program that reads the file.
        folder: gets the file and fontconfig's cache of scanned faces.
    """
    folders = sorted({str(face.parent) for family in families for face in family.faces})
    listed = "".join(f"<dir>{escape(path)}</dir>" for path in folders)
    cache = f"<cachedir>{escape(str(folder / 'fontconfig'))}</cachedir>"
    text = (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        f"<fontconfig>{listed}{cache}</fontconfig>\n"
    )
    path = folder / f"fonts-{hashlib.blake2b(text.encode(), digest_size=8).hexdigest()}.conf"
    path.write_text(text, encoding="utf-8")
    return path


def _is_drawn(character: str) -> bool:
    """Whether a font needs a glyph for it: not for spaces (Z), controls (Cc, Cf) and variation selectors."""
    category = unicodedata.category(character)
    return (
        category[0] != "Z"
        and category not in ("Cc", "Cf")
        and not unicodedata.name(character, "").startswith("VARIATION SELECTOR")
    )


@functools.cache
def _characters(face: Path) -> frozenset[int]:
    """The code points that a font file maps to glyphs."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - 30 ms that only a check of characters has to pay

    with TTFont(face, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _installed(name: str) -> Family | None:
    """Read the package's own metadata: importing fontpkg and listing every family takes 20 ms."""
    package = importlib.util.find_spec(f"fontpkg_{_slug(name).replace('-', '_')}")
    if package is None or package.origin is None:
        return None
    root = Path(package.origin).parent
    metadata = json.loads((root / "metadata.json").read_text(encoding="utf-8"))
    files = metadata["files"]
    static = [file for file in files if not file.get("variable")]
    return Family(metadata["family"], tuple(root / file["path"] for file in static or files))


def _not_installed(name: str) -> Diagnostic:
    import fontpkg  # noqa: PLC0415 - 20 ms that only a mistake has to pay

    near = did_you_mean(name, (family.name for family in fontpkg.families().values()))
    install = f"pip install fontpkg-{_slug(name)}"
    hint = f"{near} or {install}" if near else install
    return error("font-not-installed", f"the font family '{name}' is not installed", hint=hint)


def _slug(name: str) -> str:
    return "-".join(name.lower().replace("_", " ").split())
