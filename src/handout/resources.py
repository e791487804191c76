"""The bundled library: the content and styles that come with the package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def bundled() -> Path:
    """The folder that holds the library's `content/`, `styles/` and `handout.toml`.

    In a wheel it lies inside the package; in a checkout or an editable install it is the top of the checkout.
    """
    inside = _PACKAGE / "_bundled"
    return inside if inside.is_dir() else _PACKAGE.parents[1]


def package() -> Path:
    """The package's own folder."""
    return _PACKAGE


def templates() -> Path:
    """The folder with the package's own Jinja templates."""
    return _PACKAGE / "templates"


def compiled() -> Path:
    """The folder of what `python -m handout.compiled` writes at installation; it may not exist."""
    return templates() / "__pycache__"
