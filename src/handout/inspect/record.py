"""What a PDF of ours says of itself, and whether it still is as it was written."""

from __future__ import annotations

import zlib
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from handout.diagnostics import HandoutError, error
from handout.inspect.read import opened, own_properties
from handout.model.record import seal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pikepdf

MOST_UNPACKED = 100_000_000  # bytes of all streams; our longest handout has 2,000,000
_SEAL = "seal"
_STRUCTURE = {"/Metadata", "/XRef", "/ObjStm"}  # streams that show nothing; a new file structure changes them


class Contents(StrEnum):
    """Whether pages, links and record are as they were written."""

    INTACT = "intact"
    ALTERED = "altered"
    UNSEALED = "unsealed"  # a booklet's sheets: they were never sealed


class Record(Struct, frozen=True):
    """What a PDF says of itself.

    Attributes:
        properties: name to text, as `handout.render.record.properties` gave them.
        contents: whether it is as it was written.
    """

    properties: Mapping[str, str]
    contents: Contents


def read_record(pdf: bytes, namespace: str) -> Record:
    """The record in the XMP properties of one namespace.

    Raises:
        HandoutError: `pdf-unreadable`: damaged, locked, or no PDF; `no-record`: it is not one of ours.
    """
    try:
        with opened(pdf) as document:
            found = own_properties(document, namespace)
            if not {"documentId", "version", "fingerprint"} <= found.keys():
                raise HandoutError(
                    error("no-record", "this PDF was not made by handout, or its record is lost")
                )
            written = found.pop(_SEAL, "")
            return Record(found, _contents(document, found, written))
    except (ValueError, TypeError, AttributeError, LookupError, NotImplementedError) as fault:
        raise HandoutError(error("pdf-unreadable", f"its structure is broken: {fault}")) from fault


def _contents(document: pikepdf.Pdf, properties: Mapping[str, str], written: str) -> Contents:
    if not written:
        return Contents.UNSEALED
    return Contents.INTACT if _seal(document, properties) == written else Contents.ALTERED


def _seal(document: pikepdf.Pdf, properties: Mapping[str, str]) -> str:
    unpack = _Unpacker(MOST_UNPACKED)
    pages, drawn = [], set()
    for page in document.pages:
        parts = _streams(page.obj.get("/Contents"))
        drawn |= {part.objgen for part in parts}
        pages.append((b"\n".join(unpack(part) for part in parts), len(page.obj.get("/Annots", ()))))
    reached = [*_reachable(document.Root)]
    others = [unpack(entry) for entry in reached if _is_content(entry) and entry.objgen not in drawn]
    return seal(properties, pages, others, _links(reached))


def _reachable(root: Any) -> Iterator[Any]:  # noqa: ANN401 - any PDF object
    """Every dictionary and stream that the catalog leads to, once; a new file structure adds none."""
    import pikepdf  # noqa: PLC0415 - see handout.inspect.read

    ahead, seen = [root], set()
    while ahead:
        entry = ahead.pop()
        if isinstance(entry, pikepdf.Array):
            ahead.extend(entry)
        elif isinstance(entry, (pikepdf.Dictionary, pikepdf.Stream)):
            if entry.is_indirect and entry.objgen in seen:
                continue
            seen.add(entry.objgen)
            yield entry
            ahead.extend(value for _, value in entry.items())


def _streams(contents: Any) -> list[Any]:  # noqa: ANN401 - any PDF object
    import pikepdf  # noqa: PLC0415 - see handout.inspect.read

    if isinstance(contents, pikepdf.Stream):
        return [contents]
    return [*contents] if isinstance(contents, pikepdf.Array) else []


def _is_content(entry: Any) -> bool:  # noqa: ANN401 - any PDF object
    import pikepdf  # noqa: PLC0415 - see handout.inspect.read

    return isinstance(entry, pikepdf.Stream) and str(entry.get("/Type", "")) not in _STRUCTURE


def _links(reached: Iterable[Any]) -> Iterator[str]:
    import pikepdf  # noqa: PLC0415 - see handout.inspect.read

    for entry in reached:
        action = entry.get("/A") if isinstance(entry, pikepdf.Dictionary) else None
        if isinstance(action, pikepdf.Dictionary) and "/URI" in action:
            yield str(action["/URI"])


class _Unpacker:
    """Unpacks streams, up to so many bytes in all: a small file must not fill the memory."""

    def __init__(self, room: int) -> None:
        self._room = room

    def __call__(self, stream: Any) -> bytes:  # noqa: ANN401 - pikepdf's stream
        """The bytes of a stream; of pictures, and of what is packed otherwise, those in the file."""
        packed: bytes = stream.read_raw_bytes()
        if str(stream.get("/Subtype", "")) == "/Image" or _filters(stream) != ["/FlateDecode"]:
            return packed
        try:
            content = zlib.decompressobj().decompress(packed, self._room + 1)
        except zlib.error as fault:
            raise HandoutError(error("pdf-unreadable", f"a stream cannot be unpacked: {fault}")) from fault
        self._room -= len(content)
        if self._room < 0:
            message = f"it unpacks to more than {MOST_UNPACKED // 1_000_000} MB"
            raise HandoutError(error("pdf-unreadable", message))
        return content


def _filters(stream: Any) -> list[str]:  # noqa: ANN401 - pikepdf's stream
    import pikepdf  # noqa: PLC0415 - see handout.inspect.read

    filters = stream.get("/Filter")
    return [str(one) for one in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
