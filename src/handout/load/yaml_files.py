"""A whole YAML file: read, parsed and validated, with everything that is wrong with it among the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.load.files import read_text
from handout.load.validate import Model, validate
from handout.load.yaml_nodes import parse_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from handout.load.files import Layer
    from handout.load.findings import Findings
    from handout.load.yaml_nodes import Tree


def read_tree(layer: Layer, path: Path, findings: Findings) -> Tree | None:
    """The file's tree, or None with findings."""
    text = read_text(layer, path, findings)
    if text is None:
        return None
    tree, found = parse_yaml(layer.name(path), text)
    findings.extend(found)
    return tree


def read_file(layer: Layer, path: Path, model: type[Model], findings: Findings) -> tuple[Model, Tree] | None:
    """What the file holds, and where; or None with findings."""
    tree = read_tree(layer, path, findings)
    if tree is None:
        return None
    file, found = validate(model, tree)
    findings.extend(found)
    return (file, tree) if file else None
