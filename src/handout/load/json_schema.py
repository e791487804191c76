"""The authored file formats as JSON Schema, for editors: completion, hints and red lines while one types.

Draft 2020-12 (json-schema.org/draft/2020-12). A schema knows the keys and the forms of the values; that a
source exists, or that a figure can stand, only a build can tell.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from handout.load import schema
from handout.load.dialects import DialectFile
from handout.load.kinds import FileModel
from handout.load.schema import TAG_END

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ATTRIBUTES = "\n\nAttributes:\n"  # Google's docstring style
_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.*(?:\n {8,}.*)*)", re.MULTILINE)
_NEXT_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")  # in the name of a class


class Format(NamedTuple):
    """One kind of authored file: where it stands, and the type of what it holds."""

    place: str
    type: Any


FORMATS = {
    "project": Format("handout.toml", schema.SettingsFile),
    "handout": Format("content/handouts/ID.yaml", schema.HandoutFile),
    "section": Format("content/sections/ID.md", schema.SectionFile),
    "exercise": Format("content/exercises/ID.md", schema.ExerciseFile),
    "checklist": Format("content/checklists/ID.md", schema.ChecklistFile),
    "care": Format("content/care/ID.md", schema.CareFile),
    "sources": Format("content/sources.yaml", dict[str, schema.SourceEntry]),
    "red-flags": Format("content/lint/red-flags.yaml", dict[str, schema.ConditionEntry]),
    "pictures": Format("styles/pictures.yaml", dict[str, schema.PictureEntry]),
    "regions": Format("content/regions.yaml", dict[str, schema.RegionEntry]),
    "currency": Format("content/currency.yaml", schema.TermsFile),
    "labels": Format("content/labels/LANGUAGE.yaml", schema.LabelsFile),
    "brand": Format("styles/brands/ID/_brand.yml", schema.BrandFile),
    "clinic": Format("styles/brands/ID/clinic.yaml", schema.ClinicFile),
    "edition": Format("styles/editions/ID.yaml", schema.EditionFile),
    "dialect": Format("styles/dialects/ID.yaml", DialectFile),
}


class _AsWritten(GenerateJsonSchema):
    """Has keys as in files, and no titles that only repeat them: editors show those first."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - pydantic's signature
        return False

    def encode_default(self, dft: Any) -> Any:  # noqa: ANN401 - as above
        if isinstance(dft, FileModel):  # else its keys would not be as they are written
            return TypeAdapter(type(dft)).dump_python(dft, mode="json", by_alias=True)
        return super().encode_default(dft)

    def tagged_union_schema(self, schema: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
        """What has none of the keys that tell alternatives apart is told which there are.

        Of alternatives that all fail, editors explain the first, whatever was meant.
        """
        made = super().tagged_union_schema(schema)
        keys = [kind.removesuffix(TAG_END) for kind in schema["choices"] if kind.endswith(TAG_END)]
        keyed = {"anyOf": [{"required": [key]} for key in keys]}
        return {
            "if": {"type": "object", "not": keyed},
            "then": {"minProperties": 1, "propertyNames": {"enum": keys}},
            "else": made,
        }


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of file, a key of `FORMATS`; for Markdown, of its front matter."""
    place, form = FORMATS[kind]
    made = TypeAdapter(form).json_schema(schema_generator=_AsWritten)
    for name, node in made.get("$defs", {}).items():
        _spread_attributes(node)
        node["title"] = _in_words(name)
    for node in (made, *made.get("$defs", {}).values()):
        _drop_empty_defaults(node)
    return {"$schema": _DIALECT, **made, "title": place}


def schema_file(kind: str) -> bytes:
    """The same as a file."""
    return (json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n").encode()


def _spread_attributes(node: dict[str, Any]) -> None:
    """Move what a docstring says of each attribute to the key that it is about."""
    said, _, attributes = node.get("description", "").partition(_ATTRIBUTES)
    for name, words in _sentences(attributes):
        node["properties"].get(name, {})["description"] = words
    if said:
        node["description"] = said


def _in_words(name: str) -> str:
    """A class in words that editors can show: `HandContact` is a hand contact, `DoseFile` a dose."""
    return _NEXT_WORD.sub(" ", name.removesuffix("File").removesuffix("Entry")).lower()


def _drop_empty_defaults(node: dict[str, Any]) -> None:
    """Leave out what is no help: editors would write `note: null` into the file."""
    for one in node.get("properties", {}).values():
        if not one.get("default", True):
            del one["default"]


def _sentences(attributes: str) -> Iterator[tuple[str, str]]:
    for name, words in _ATTRIBUTE.findall(attributes):
        yield name.replace("_", "-"), " ".join(words.split())
