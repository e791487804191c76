"""`handout doctor`: what is missing on this machine, and the one line that mends it."""

from __future__ import annotations

import json
import platform
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import asdict

from handout.cli import native, options
from handout.cli.exits import Exit
from handout.cli.places import project_folders, scratch_folder
from handout.cli.streams import tell
from handout.diagnostics import HandoutError, PublishError, has_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handout.cli.main import Invocation


class Check(Struct, frozen=True):
    """One thing that a build needs.

    Attributes:
        name: what it is.
        ok: whether it is there.
        message: what was found.
        hint: what mends it; "" when nothing is wrong.
    """

    name: str
    ok: bool
    message: str
    hint: str = ""


@click.command(name="doctor")
@options.as_json("An array of objects instead of lines.")
@click.pass_obj
def command(invocation: Invocation, *, json_wanted: bool) -> Exit:
    """Say what is missing on this machine, and what mends it."""
    checks = (
        Check("Python", ok=True, message=platform.python_version()),
        *libraries(),
        *project(invocation.project),
        output_folder(Path("out")),
        temporary_folder(),
    )
    if json_wanted:
        tell(json.dumps([asdict(check) for check in checks], indent=2))
    else:
        for check in checks:
            tell(line(check))
    return Exit.OK if all(check.ok for check in checks) else Exit.FINDINGS


def line(check: Check) -> str:
    """One line for a terminal."""
    state = "ok" if check.ok else "MISSING"
    return f"{state:<7}  {check.name}: {check.message}" + (f": {check.hint}" if check.hint else "")


def libraries(load: Callable[[str], object] | None = None) -> Iterator[Check]:
    """A check for each native library; the hint is the line that installs all that are missing.

    Args:
        load: gets a soname and raises OSError when there is no such library; None asks the dynamic loader.
    """
    absent = native.missing(load)
    for library in native.LIBRARIES:
        if library in absent:
            yield Check(library.name, ok=False, message="not installed", hint=native.remedy(absent))
        else:
            yield Check(library.name, ok=True, message=f"{library.sonames[0]} loads")


def project(named: Path | None) -> Iterator[Check]:
    """Whether the project loads, and a check for each font family that its brands use."""
    from handout.load import load_project

    library, own = project_folders(named)
    where = str(own or library)
    try:
        loaded = load_project(library, own)
    except HandoutError as fault:
        yield Check("Project", ok=False, message=where, hint=str(fault))
        return
    hint = "handout build names the mistakes" if has_errors(loaded.diagnostics) else ""
    yield Check("Project", ok=not hint, message=where, hint=hint)
    typefaces = (brand.typefaces for brand in loaded.project.brands.values())
    for family in sorted({name for faces in typefaces for name in (faces.base, faces.headings)}):
        yield font(family)


def font(family: str) -> Check:
    """Whether a package provides the family."""
    from handout.render.fonts import installed_families

    try:
        installed_families([family])
    except HandoutError as fault:
        return Check(family, ok=False, message="font not installed", hint=fault.diagnostics[0].hint)
    return Check(family, ok=True, message="font installed")


def output_folder(folder: Path) -> Check:
    """Whether finished files can be written there."""
    from handout.publish.folder import Folder

    try:
        Folder(folder).require_writable()
    except PublishError as fault:
        message = fault.diagnostics[0].message
        return Check("Output folder", ok=False, message=message, hint="name another with --out")
    return Check("Output folder", ok=True, message=f"{folder} can be written")


def temporary_folder() -> Check:
    """Whether there is one."""
    try:
        with scratch_folder() as folder:
            return Check("Temporary folder", ok=True, message=f"{folder.parent} can be written")
    except PublishError as fault:
        hint = "set TMPDIR to a folder that can be written"
        return Check("Temporary folder", ok=False, message=fault.diagnostics[0].message, hint=hint)
