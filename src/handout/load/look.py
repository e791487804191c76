"""The look that every brand starts from: page styles, icons, and a project's own templates."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from handout.load.css import css_faults
from handout.load.files import PICTURE_LIMIT, read_bytes, read_text, walk
from handout.load.pictures import picture_fault
from handout.model.style import Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.load.files import Layer
    from handout.load.findings import Findings


def load_look(layers: tuple[Layer, ...], findings: Findings) -> Look | None:
    """Styles, icons and templates by name; a later layer's file replaces an earlier one's.

    Returns:
        The look, or None with findings when any file of it cannot be used: every page would show it.
    """
    before = findings.errors
    look = _look(layers, findings)
    return look if findings.errors == before else None


def _look(layers: tuple[Layer, ...], findings: Findings) -> Look:
    icons: dict[str, bytes] = {}
    templates: dict[str, str] = {}
    for layer in layers:
        icons |= dict(_icons(layer, findings))
        templates |= dict(_templates(layer, findings))
    return Look(
        print_css=_sheet(layers, "print.css", findings),
        web_css=_sheet(layers, "web.css", findings),
        icons=dict(sorted(icons.items())),
        templates=dict(sorted(templates.items())),
    )


def _sheet(layers: tuple[Layer, ...], name: str, findings: Findings) -> str:
    found = [(layer, layer.root / "styles" / name) for layer in layers]
    layer, path = next((pair for pair in reversed(found) if os.path.lexists(pair[1])), found[0])
    text = read_text(layer, path, findings)
    if text is None:
        return ""
    findings.extend(css_faults(layer.name(path), text))
    return text


def _icons(layer: Layer, findings: Findings) -> Iterator[tuple[str, bytes]]:
    for path in walk(layer, "styles/icons", findings):
        content = read_bytes(layer, path, PICTURE_LIMIT, findings)
        if content is None:
            continue
        fault = picture_fault(layer.name(path), path.suffix.lower(), content)
        if fault:
            findings.add(fault)
        else:
            yield path.name, content


def _templates(layer: Layer, findings: Findings) -> Iterator[tuple[str, str]]:
    top = layer.root / "templates"
    for path in walk(layer, "templates", findings):
        text = read_text(layer, path, findings)
        if text is not None:
            yield path.relative_to(top).as_posix(), text
