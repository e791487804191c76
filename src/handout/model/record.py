"""What a finished document says of itself: which handout it is, and a hash of what it was made from.

BLAKE2b (RFC 7693) is used as it comes with Python. The hashes find slips and chance; they are no signature.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping

SHORT = 6  # characters of a fingerprint in a footer: enough to compare two sheets of paper
_DIGEST = 16  # bytes of a fingerprint and of a seal
_HALF = 2  # bytes of a mark that tell the file, and as many that tell its content


def digest(content: bytes) -> str:
    """The hash of a file's bytes, or of the words that are used of it, in hexadecimal."""
    return hashlib.blake2b(content, digest_size=_DIGEST).hexdigest()


def digest_of_words(words: object) -> str:
    """The same of plain values that JSON can hold."""
    return digest(json.dumps(words, ensure_ascii=False, sort_keys=True).encode())


def fingerprint(sources: Mapping[str, str]) -> str:
    """A hash of files by name and digest, in hexadecimal; "" of no files."""
    return digest_of_words(sorted(sources.items())) if sources else ""


def marks(sources: Mapping[str, str]) -> str:
    """Four bytes for each file, two of its name's hash and two of its digest, in base64.

    So few that they fit into each document; enough to tell which files have changed since. Whether one has
    at all, the fingerprint tells.
    """
    found = sorted(_mark(name, digest) for name, digest in sources.items())
    return base64.b64encode(b"".join(found)).decode("ascii")


def compared(recorded: str, sources: Mapping[str, str]) -> dict[str, str]:
    """What has become of each of these files since `marks` were taken: `same`, `changed` or `added`.

    Args:
        recorded: what `marks` gave then; anything else counts as no marks.
        sources: the files as they are now.
    """
    known = _split(recorded)
    names = {mark[:_HALF] for mark in known}
    states = {}
    for name, content in sources.items():
        mark = _mark(name, content)
        states[name] = "same" if mark in known else "changed" if mark[:_HALF] in names else "added"
    return states


def gone(recorded: str, sources: Mapping[str, str], known: Iterable[str]) -> tuple[tuple[str, ...], int]:
    """The files that had a mark and are no longer among the sources.

    Returns:
        Those of the `known` names, sorted; and how many more there were.
    """
    now = {_mark(name, "")[:_HALF] for name in sources}
    missing = {mark[:_HALF] for mark in _split(recorded)} - now
    named = {_mark(name, "")[:_HALF]: name for name in known}
    found = sorted(named[part] for part in missing if part in named)
    return tuple(found), len(missing) - len(found)


def seal(
    properties: Mapping[str, str],
    pages: Iterable[tuple[bytes, int]],
    streams: Iterable[bytes],
    links: Iterable[str],
) -> str:
    """A hash of what a PDF shows and says of itself, in hexadecimal; it outlives a new file structure.

    Args:
        properties: what the document says of itself, without the seal.
        pages: in order, the content that draws each and how many annotations it has.
        streams: all other streams: fonts, drawings, pictures; in any order.
        links: where links lead, in any order.
    """
    found = hashlib.blake2b(digest_size=_DIGEST)
    _add(found, json.dumps(sorted(properties.items()), ensure_ascii=False).encode())
    for content, notes in pages:
        _add(found, content)
        _add(found, b"%d" % notes)
    for part in sorted(hashlib.blake2b(stream.strip(), digest_size=_DIGEST).digest() for stream in streams):
        _add(found, part)
    for link in sorted(links):
        _add(found, link.encode())
    return found.hexdigest()


def _add(to: hashlib.blake2b, part: bytes) -> None:
    part = part.strip()  # writers of PDFs end a stream with a line end or without
    to.update(b"%d\0" % len(part) + part)


def _mark(name: str, content: str) -> bytes:
    return bytes.fromhex(digest(name.encode())[: 2 * _HALF] + content[: 2 * _HALF])


def _split(recorded: str) -> set[bytes]:
    try:
        whole = base64.b64decode(recorded, validate=True)
    except ValueError:
        return set()
    return {whole[start : start + 2 * _HALF] for start in range(0, len(whole), 2 * _HALF)}
