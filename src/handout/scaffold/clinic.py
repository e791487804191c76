"""A clinic's facts and colour as a brand's files, checked as a build would check them."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from handout.load.files import Layer
from handout.load.findings import Findings
from handout.load.styles import brands
from handout.scaffold.templates import filled, id_from, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.diagnostics import Diagnostic
    from handout.load.overlay import Shelf
    from handout.model.style import Region


class Picture(Struct, frozen=True):
    """A file's ending, like `.svg`, and its bytes."""

    suffix: str
    content: bytes


class Clinic(Struct, frozen=True):
    """What a clinic says of itself, as it was said. The defaults are sound, and nobody's.

    Attributes:
        color: `#rrggbb`; the # may be left out, for shells begin a comment with it.
        region: a key of `content/regions.yaml`.
        paper: "" takes the region's.
    """

    name: str = "REPLACE the clinic's name"
    color: str = "#0f766e"
    address: tuple[str, ...] = ("REPLACE the street and the town",)
    phone: str = "555-0100"
    after_hours: str = ""
    web: str = ""
    region: str = "us"
    paper: str = ""
    logo: Picture | None = None


class Fault(NamedTuple):
    """A finding, and the field of `Clinic` that it is about; "" where it is about none."""

    field: str
    finding: Diagnostic


# Key in the files to field of `Clinic`, where they differ.
_FIELDS = {"after-hours": "after_hours", "primary": "color", "path": "logo", "alt": "name"}


def brand_id(clinic: Clinic) -> str:
    """The folder's name, from the clinic's."""
    return id_from(clinic.name) or "clinic"


def brand_files(clinic: Clinic, schemas: str) -> dict[str, bytes]:
    """`_brand.yml`, `clinic.yaml` and the logo.

    Args:
        clinic: what they say.
        schemas: the path of the folder with the schemas, from the brand's folder.
    """
    look = filled("brand.yml", schemas=schemas, color=quoted(_color(clinic.color)), **_logo(clinic))
    words = {
        "name": clinic.name,
        "phone": clinic.phone,
        "after_hours": clinic.after_hours,
        "web": clinic.web,
        "region": clinic.region,
        "paper": clinic.paper,
    }
    facts = {key: quoted(word) for key, word in words.items()}
    address = quoted(list(clinic.address))
    files = {
        "_brand.yml": look,
        "clinic.yaml": _without_empty(filled("clinic.yaml", schemas=schemas, address=address, **facts)),
    }
    return files | ({f"logo{clinic.logo.suffix}": clinic.logo.content} if clinic.logo else {})


def faults(clinic: Clinic, regions: Shelf[Region]) -> tuple[Fault, ...]:
    """What a build would say about the brand, errors and warnings."""
    with tempfile.TemporaryDirectory(prefix="handout-") as name:
        folder = Path(name).resolve() / "styles/brands/clinic"
        folder.mkdir(parents=True)
        for file, content in brand_files(clinic, "").items():
            (folder / file).write_bytes(content)
        findings = Findings()
        brands((Layer(Path(name).resolve(), ""),), regions, findings).all()
        return tuple(Fault(_field(folder, finding), finding) for finding in findings.sorted())


def _field(folder: Path, finding: Diagnostic) -> str:
    """The field that stands on the line of a finding: each key of ours has a line of its own."""
    if finding.span is None:
        return ""
    path = folder / Path(finding.span.file).name
    if path.stem == "logo":
        return "logo"
    lines = path.read_bytes().split(b"\n")
    found = re.match(rb"\s*([a-z-]+):", lines[max(0, finding.span.line - 1)])
    key = found[1].decode() if found else ""
    return _FIELDS.get(key, key)


def _color(written: str) -> str:
    return f"#{written}" if re.fullmatch(r"(?:[0-9A-Fa-f]{3}){1,2}", written) else written


def _logo(clinic: Clinic) -> dict[str, str]:
    """A logo stands on white: on a band of the clinic's own colour it may not be seen."""
    if clinic.logo is None:
        return {"logo": "", "header": "band"}
    path, alt = quoted(f"logo{clinic.logo.suffix}"), quoted(f"Logo of {clinic.name}")
    return {"logo": f"\nlogo:\n  medium:\n    path: {path}\n    alt: {alt}", "header": "rule"}


def _without_empty(content: bytes) -> bytes:
    """Leave out the optional keys for which nothing was said."""
    return b"".join(_said(content))


def _said(content: bytes) -> Iterator[bytes]:
    for line in content.splitlines(keepends=True):
        if line not in (b'after-hours: ""\n', b'paper: ""\n'):
            yield line
