"""The seal of a PDF that is about to be written: see `handout.model.record.seal`.

pydyf is published without types: its objects are Any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf

from handout.model.record import seal
from handout.render.xmp import with_properties

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def describe(pdf: Any, properties: Mapping[str, str]) -> None:  # noqa: ANN401 - see the module
    """Put the properties, and the seal over them and all pages, into the metadata; call it last."""
    if not properties:
        return
    metadata = next(entry for entry in pdf.objects if _is_metadata(entry))
    made = {**properties, "seal": _seal(pdf, properties)}
    metadata.stream = [with_properties(_content(metadata), made)]


def _seal(pdf: Any, properties: Mapping[str, str]) -> str:  # noqa: ANN401 - see the module
    pages = [_at(pdf, reference) for reference in pdf.pages["Kids"]]
    contents = [_at(pdf, page["Contents"]) for page in pages]
    drawn = {id(content) for content in contents}
    others = (entry for entry in pdf.objects if isinstance(entry, pydyf.Stream) and id(entry) not in drawn)
    return seal(
        properties,
        [
            (_content(content), len(page.get("Annots", ())))
            for page, content in zip(pages, contents, strict=True)
        ],
        [_content(entry) for entry in others if not _is_metadata(entry)],
        [*_links(pdf)],
    )


def _links(pdf: Any) -> Iterator[str]:  # noqa: ANN401 - see the module
    for entry in pdf.objects:
        if isinstance(entry, dict) and isinstance(entry.get("A"), dict) and "URI" in entry["A"]:
            yield entry["A"]["URI"].string


def _is_metadata(entry: Any) -> bool:  # noqa: ANN401 - see the module
    return isinstance(entry, pydyf.Stream) and entry.extra.get("Type") == "/Metadata"


def _at(pdf: Any, reference: bytes) -> Any:  # noqa: ANN401 - see the module
    return pdf.objects[int(reference.split()[0])]


def _content(stream: Any) -> bytes:  # noqa: ANN401 - see the module
    return b"\n".join([pydyf._to_bytes(item) for item in stream.stream])  # noqa: SLF001 - pydyf's way to write an item
