"""What changes with the code alone is made once, when the package is installed.

    python -m handout.compiled

writes into one folder beside the templates: the templates as Python code (`handout.render.compiled`), what
pydantic made of the file formats (`handout.load.readers`), WeasyPrint's C interface
(`handout.render.interface`), and the stylesheets as it has parsed them (`handout.render.sheets`). Each is
taken only where it still fits; without them a build makes them anew, in a third of a second.
"""

from __future__ import annotations

from handout import resources


def write() -> None:
    """Make everything anew."""
    from handout.load import json_schema, kinds, own_rules, readers, rulebook, scores  # noqa: F401, PLC0415
    from handout.render import interface, sheets  # noqa: PLC0415
    from handout.render.compiled import CompiledTemplates  # noqa: PLC0415
    from handout.render.compiled import write as write_templates  # noqa: PLC0415
    from handout.render.html import environment as of_templates  # noqa: PLC0415

    folder = resources.compiled()
    write_templates(of_templates(()), CompiledTemplates(folder), folder)
    readers.write(folder, kinds.formats())
    interface.write(folder)
    files = sorted((resources.bundled() / "styles").rglob("*.css"))
    sheets.write(folder, (file.read_text(encoding="utf-8") for file in files))


if __name__ == "__main__":
    write()
