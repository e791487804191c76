"""`styles/` to the model: brands with their clinic, logo and stylesheet, and editions."""

from __future__ import annotations

import os
import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from msgspec.structs import replace

from handout.diagnostics import Span, did_you_mean
from handout.figures import PEOPLE
from handout.load.clinic import clinic_faults
from handout.load.contrast import contrast_faults
from handout.load.css import css_faults
from handout.load.entries import Entries
from handout.load.files import PICTURE_LIMIT, TEXT_LIMIT, Layer, read_bytes, read_text
from handout.load.logo import best_contrast
from handout.load.overlay import ID_FORM, find_entries
from handout.load.pictures import MEDIA_TYPES, picture_fault
from handout.load.schema import BrandFile, ClinicFile, EditionFile
from handout.load.yaml_files import read_file
from handout.model.color import GRAPHIC_CONTRAST, WHITE, full_hex
from handout.model.picture import PictureSpace
from handout.model.style import Brand, Clinic, Colors, Edition, Logo, Typefaces

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from handout.load.findings import Findings
    from handout.load.overlay import Entry, Shelf
    from handout.load.schema import ColorFile, LogoPicture, TypographyFile
    from handout.load.yaml_nodes import Tree
    from handout.model.style import Region

T = TypeVar("T")

_BRANDS = "styles/brands"
_EDITIONS = "styles/editions"


class Folder(NamedTuple):
    """Where a brand's or edition's files stand."""

    layer: Layer
    path: Path
    findings: Findings


def editions(layers: tuple[Layer, ...], findings: Findings) -> Entries[Entry, Edition]:
    """The editions with their stylesheets."""

    def read(entry: Entry) -> Edition | None:
        return _edition(entry.id, Folder(entry.layer, entry.path.parent, findings), entry.path)

    found, doubled = find_entries(layers, _EDITIONS, (".yaml", ".yml"), findings)
    return Entries(found, doubled, lambda entry: _if_sound(findings, partial(read, entry)))


def brands(
    layers: tuple[Layer, ...], regions: Shelf[Region] | None, findings: Findings
) -> Entries[Folder, Brand]:
    """The brands with their clinics, logos and stylesheets."""
    folders = _brand_folders(layers, findings)
    return Entries(folders, frozenset(), lambda folder: _if_sound(findings, partial(_brand, folder, regions)))


def _if_sound(findings: Findings, read: Callable[[], T | None]) -> T | None:
    """What is read, or None where an error was found in it."""
    before = findings.errors
    value = read()
    return value if findings.errors == before else None


def _brand_folders(layers: tuple[Layer, ...], findings: Findings) -> dict[str, Folder]:
    folders: dict[str, Folder] = {}
    for layer in layers:
        top = layer.root / _BRANDS
        for path in sorted(top.iterdir()) if top.is_dir() else ():
            if path.name.startswith("."):
                continue
            if not path.is_dir():
                findings.warning(
                    "ignored-file", "this file is not used", Span(layer.name(path)), "a brand is a folder"
                )
            elif not ID_FORM.fullmatch(path.name):
                hint = "a name is lower-case words joined by hyphens: north-street"
                findings.error("bad-id", f"'{path.name}' is not an id", Span(layer.name(path)), hint)
            else:
                folders[path.name] = Folder(layer, path, findings)
    return dict(sorted(folders.items()))


def _edition(name: str, folder: Folder, path: Path) -> Edition | None:
    read = read_file(folder.layer, path, EditionFile, folder.findings)
    if read is None:
        return None
    file, tree = read
    css, sheet = _named_sheet(folder, file.stylesheet, tree.span(("stylesheet",)))
    small, _ = _named_sheet(folder, file.small_stylesheet, tree.span(("small-stylesheet",)))
    return Edition(
        id=name,
        name=file.name,
        ink=file.ink,
        stylesheet=css,
        span=tree.span(()),
        imposition=file.imposition,
        paper_thickness=file.paper_thickness,
        sheet=sheet,
        small_stylesheet=small,
        copyfit=file.copyfit,
        picture=PictureSpace(file.picture_width, file.picture_height, file.picture_type),
    )


def _named_sheet(folder: Folder, written: str, span: Span) -> tuple[str, str]:
    """The text of a stylesheet beside the file, and its name; both empty where none is written or found."""
    target = _beside(folder, written, span) if written else None
    return (_stylesheet(folder, target), folder.layer.name(target)) if target else ("", "")


def _brand(folder: Folder, regions: Shelf[Region] | None) -> Brand | None:
    look = read_file(folder.layer, folder.path / "_brand.yml", BrandFile, folder.findings)
    clinic = _clinic(folder, regions)
    css = folder.path / "brand.css"
    stylesheet = _stylesheet(folder, css) if css.exists() or css.is_symlink() else ""
    if look is None:
        return None
    file, tree = look
    colors = _colors(file.color, tree, folder.findings)
    logo = _logo(folder, file.logo.medium, tree) if file.logo else None
    _check_families(file.typography, tree, folder.findings)
    _check_person(file.defaults.handout.person, tree, folder.findings)
    if clinic is None or colors is None:
        return None
    brand = Brand(
        id=folder.path.name,
        clinic=clinic,
        colors=colors,
        typefaces=Typefaces(file.typography.base, file.typography.headings),
        header=file.defaults.handout.header,
        corners=file.defaults.handout.corners,
        person=file.defaults.handout.person,
        logo=logo,
        stylesheet=stylesheet,
        span=tree.span(()),
    )
    folder.findings.extend(contrast_faults(brand, tree))
    return brand


def _clinic(folder: Folder, regions: Shelf[Region] | None) -> Clinic | None:
    read = read_file(folder.layer, folder.path / "clinic.yaml", ClinicFile, folder.findings)
    if read is None or regions is None:
        return None
    file, tree = read
    if file.region not in regions.names:
        hint = did_you_mean(file.region, regions.names) or f"known: {', '.join(sorted(regions.names))}"
        folder.findings.error(
            "unknown-region", f"there is no region '{file.region}'", tree.span(("region",)), hint
        )
    if file.region not in regions.good:
        return None
    folder.findings.extend(clinic_faults(file, regions.good[file.region], tree))
    return Clinic(
        name=file.name,
        address=file.address,
        phone=file.phone,
        after_hours=file.after_hours,
        web=file.web,
        booking=file.booking,
        region=file.region,
        paper=file.paper,
        legal=file.legal,
        formerly=file.formerly,
    )


def _colors(file: ColorFile, tree: Tree, findings: Findings) -> Colors | None:
    palette = {}
    for name, written in file.palette.items():
        palette[name] = full_hex(written)
        if not palette[name]:
            _bad_color(written, tree.span(("color", "palette", name)), findings)
    primary = _color(file.primary, palette, tree.span(("color", "primary")), findings)
    accent = (
        _color(file.secondary, palette, tree.span(("color", "secondary")), findings) if file.secondary else ""
    )
    return Colors(primary, accent) if primary else None


def _color(written: str, palette: dict[str, str], span: Span, findings: Findings) -> str:
    """`#rrggbb`, or "" with a finding; a palette name that is itself broken has its finding already."""
    if written in palette:
        return palette[written]
    if not full_hex(written):
        _bad_color(written, span, findings, did_you_mean(written, palette))
    return full_hex(written)


def _bad_color(written: str, span: Span, findings: Findings, hint: str = "") -> None:
    findings.error(
        "bad-color", f"'{written}' is not a colour", span, hint or 'write "#0f766e" or a name of the palette'
    )


def _check_families(file: TypographyFile, tree: Tree, findings: Findings) -> None:
    known = [font.family for font in file.fonts]
    for key, family in (("base", file.base), ("headings", file.headings)):
        if family not in known:
            hint = did_you_mean(family, known) or f"known: {', '.join(known)}"
            span = tree.span(("typography", key))
            findings.error("unknown-family", f"'{family}' is not one of the fonts above", span, hint)


def _check_person(person: str, tree: Tree, findings: Findings) -> None:
    if person not in PEOPLE:
        message = f"'{person}' is not one of {', '.join(PEOPLE)}"
        findings.error("choice", message, tree.span(("defaults", "handout", "person")))


def _beside(folder: Folder, written: str, span: Span) -> Path | None:
    """The file that stands in the same folder, or None with a finding for a path that leads elsewhere."""
    target = folder.path / written
    if _leads_out(folder, written):
        hint = "put the file beside this one and write its name"
        folder.findings.error("path-escape", f"'{written}' leads out of this folder", span, hint)
        return None
    if not os.path.lexists(target):
        near = [item.name for item in folder.path.iterdir()]
        hint = did_you_mean(written, near)
        folder.findings.error("missing-file", f"there is no file '{written}' here", span, hint)
        return None
    return target


def _leads_out(folder: Folder, written: str) -> bool:
    if re.match(r"[A-Za-z][\w+.-]*:|[/\\~]", written) or ".." in re.split(r"[/\\]", written):
        return True
    try:
        return not (folder.path / written).resolve().is_relative_to(folder.path.resolve())
    except (OSError, RuntimeError):  # a loop of symbolic links
        return True


def _logo(folder: Folder, file: LogoPicture, tree: Tree) -> Logo | None:
    target = _beside(folder, file.path, tree.span(("logo", "medium", "path")))
    if target is None:
        return None
    content = read_bytes(folder.layer, target, PICTURE_LIMIT, folder.findings)
    if content is None:
        return None
    suffix = target.suffix.lower()
    if fault := picture_fault(folder.layer.name(target), suffix, content):
        folder.findings.add(fault)
        return None
    logo = Logo(content, MEDIA_TYPES[suffix], file.alt)
    return replace(logo, seen_on_white=best_contrast(logo, WHITE) >= GRAPHIC_CONTRAST)


def _stylesheet(folder: Folder, path: Path) -> str:
    """The stylesheet's text; an empty file is no mistake here."""
    content = read_bytes(folder.layer, path, TEXT_LIMIT, folder.findings)
    if not content or not content.strip():
        return ""
    text = read_text(folder.layer, path, folder.findings) or ""
    folder.findings.extend(css_faults(folder.layer.name(path), text))
    return text
