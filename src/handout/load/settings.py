"""`handout.toml`: what a project builds when nothing else is asked for."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from handout.diagnostics import Span
from handout.load import NAME
from handout.load.files import Layer, read_text
from handout.load.schema import SettingsFile
from handout.load.validate import validate
from handout.load.yaml_nodes import Place, Steps, Tree
from handout.model.project import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from handout.load.findings import Findings

_POSITION = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


def load_settings(layer: Layer, findings: Findings) -> tuple[Settings, Mapping[Steps, Place]] | None:
    """The settings and the places of their keys, or None with findings."""
    text = read_text(layer, layer.root / NAME, findings)
    if text is None:
        return None
    name = layer.name(layer.root / NAME)
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as fault:
        findings.error("broken-toml", *_broken(name, text, str(fault)))
        return None
    tree = Tree(_plain(values), _places(name, text, values))
    file, found = validate(SettingsFile, tree)
    findings.extend(found)
    if file is None or not _address_fits(file.address, tree, findings):
        return None
    return Settings(file.brand, file.language, file.edition, file.address.rstrip("/")), tree.places


def _address_fits(address: str, tree: Tree, findings: Findings) -> bool:
    if not address or re.fullmatch(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", address):
        return True
    span = tree.span(("address",))
    findings.error("bad-web", f"'{address}' is no web address", span, "write https://clinic.example/h")
    return False


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """The values with TOML's dates and numbers as text where JSON has no such type."""
    allowed = (str, int, bool)
    return {key: value if isinstance(value, allowed) else repr(value) for key, value in values.items()}


def _places(name: str, text: str, values: dict[str, Any]) -> dict[Steps, Place]:
    """The place of every key, found line by line: tomllib tells none."""
    top = Span(name, 1, 1)
    places: dict[Steps, Place] = {(): Place(top, top)}
    lines = text.split("\n")
    for key, value in values.items():
        form = re.compile(rf"""\s*\[*\s*(["']?){re.escape(key)}\1\s*(?:[=.]\s*["']?|\])""")
        hits = ((number, form.match(line)) for number, line in enumerate(lines, start=1))
        number, hit = next(((number, hit) for number, hit in hits if hit), (1, None))
        at_key = Span(name, number, lines[number - 1].find(key) + 1 if hit else 1)
        at_value = Span(name, number, hit.end() + 1) if hit else top
        places[(key,)] = Place(at_value, at_key, value if isinstance(value, str) else str(value))
    return places


def _broken(name: str, text: str, message: str) -> tuple[str, Span, str]:
    found = _POSITION.search(message)
    said = _POSITION.sub("", message).lower()
    line, column = (int(found[1]), int(found[2])) if found and found[1] else (text.count("\n") + 1, 1)
    return f"this is not TOML: {said}", Span(name, line, column), 'write key = "text"'
