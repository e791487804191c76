"""Which characters the glyphs of a PDF stand for, told in ranges: a third of the bytes of one line for each.

Terms are those of ISO 32000-1, 9.10.3. pydyf is published without types: its objects are Any.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pydyf

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARS = re.compile(rb"\d+ beginbfchar\n(.*)\nendbfchar", re.DOTALL)
_PAIR = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")
_MOST = 100  # entries of a block
_BMP = 4  # hexadecimal digits of a character that can begin a range


def shorten_maps(pdf: Any) -> None:  # noqa: ANN401 - see the module
    """Write every ToUnicode map of the PDF with ranges."""
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Stream) and not entry.extra:
            content = b"\n".join(
                part if isinstance(part, bytes) else str(part).encode() for part in entry.stream
            )
            # Pages are long, and full of digits to begin at.
            if b" beginbfchar\n" in content and (found := _CHARS.search(content)):
                entry.stream = [content[: found.start()] + _ranges(found[1]) + content[found.end() :]]


def _ranges(lines: bytes) -> bytes:
    pairs = sorted((int(code, 16), words.lower()) for code, words in _PAIR.findall(lines))
    runs = list(_runs(pairs))
    alone = [b"<%04x> <%s>" % (first, words) for first, last, words in runs if first == last]
    ranges = [b"<%04x> <%04x> <%s>" % run for run in runs if run[0] != run[1]]
    return b"\n".join((*_blocks(alone, b"bfchar"), *_blocks(ranges, b"bfrange")))


def _blocks(rows: list[bytes], kind: bytes) -> Iterator[bytes]:
    for start in range(0, len(rows), _MOST):
        block = rows[start : start + _MOST]
        yield b"%d begin%s\n%s\nend%s" % (len(block), kind, b"\n".join(block), kind)


def _runs(pairs: list[tuple[int, bytes]]) -> Iterator[tuple[int, int, bytes]]:
    """First code, last code and the first one's characters; in a range nothing but last bytes may differ."""
    start = 0
    for index in range(1, len(pairs) + 1):
        if index == len(pairs) or not _follows(pairs[start], pairs[index], index - start):
            yield pairs[start][0], pairs[index - 1][0], pairs[start][1]
            start = index


def _follows(first: tuple[int, bytes], other: tuple[int, bytes], by: int) -> bool:
    (code, words), (other_code, other_words) = first, other
    if len(words) != _BMP or len(other_words) != _BMP:
        return False
    character, other_character = int(words, 16), int(other_words, 16)
    near = code >> 8 == other_code >> 8 and character >> 8 == other_character >> 8
    return near and other_code - code == by == other_character - character
