"""`styles/pictures.yaml`: by what right the pictures of the styles are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.diagnostics import Span, did_you_mean
from handout.load.files import read_text, walk
from handout.load.schema import PictureEntry
from handout.load.validate import validate
from handout.load.yaml_nodes import parse_yaml
from handout.model.style import PictureFile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from handout.load.files import Layer
    from handout.load.findings import Findings

PLACE = "styles/pictures.yaml"
_PICTURES = {".svg", ".png", ".jpg", ".jpeg"}


def load_pictures(layers: tuple[Layer, ...], findings: Findings) -> tuple[PictureFile, ...]:
    """Every picture below `styles/` of the layers, with the right to show it where that is recorded."""
    return tuple(picture for layer in layers for picture in _pictures(layer, findings))


def _pictures(layer: Layer, findings: Findings) -> Iterator[PictureFile]:
    top = layer.root / "styles"
    paths = [path for path in walk(layer, "styles", findings) if path.suffix.lower() in _PICTURES]
    names = {path.relative_to(top).as_posix(): path for path in paths}
    said = _said(layer, names, findings)
    for name, path in names.items():
        entry = said.get(name)
        licence, source = (entry.licence, entry.source) if entry else ("", "")
        yield PictureFile(licence, source, Span(layer.name(path), 1, 1))


def _said(layer: Layer, names: Collection[str], findings: Findings) -> dict[str, PictureEntry]:
    path = layer.root / PLACE
    text = read_text(layer, path, findings) if path.exists() else None
    tree, found = parse_yaml(layer.name(path), text) if text else (None, [])
    findings.extend(found)
    said = {}
    for key in tree.value if tree and isinstance(tree.value, dict) else ():
        entry, found = validate(PictureEntry, tree, (key,)) if tree else (None, [])
        findings.extend(found)
        if entry:
            said[key] = entry
        if key not in names and tree:
            hint = did_you_mean(key, names) or "write its path below styles/"
            findings.warning("unknown-picture", f"there is no picture '{key}'", tree.key((key,)), hint)
    return said
