"""What a patient reads, file by file: blocks, sentences and words, each with its exact place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from handout.diagnostics import Span
from handout.lint.blocks import Kind, Stretch, stretches
from handout.lint.inline import strip
from handout.lint.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handout.lint.inline import Link, Plain
    from handout.model.content import Passage

__all__ = ["Block", "Kind", "Prose", "Sentence", "body_blocks", "line_block"]

WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
# Each run of marks is tried from its beginning alone, and given back by no letter: linear in the text.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"\u201d\u2019')\]]*+(?= \(| [\"\u201c\u2018'(\[]*+[^\W_a-z])")
NEAR = 120  # letters: a check of a phrase looks no farther, so that a text without end marks takes no longer
_NO_END = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|St|vs|etc|No|approx|(?<!itamin )(?<!epatitis )[A-Z])|\b[a-z]\.[a-z])\.$"
)


class Sentence(Struct, frozen=True):
    """One sentence of a block; `start` is its offset in the block's text."""

    text: str
    start: int
    block: Block

    def span(self, offset: int = 0) -> Span:
        """The place of one of its characters."""
        return self.block.span(self.start + offset)

    @property
    def words(self) -> list[str]:
        """Its words and numbers; a hyphenated word counts as one."""
        return WORD.findall(self.text)


@dataclass(frozen=True, eq=False)
class Block:
    """A title, paragraph, list item or the like.

    Attributes:
        text: its plain words: no Markdown, no citations, side phrases without their braces.
        group: the list that an item belongs to, counted from 1 in each body; 0 for what is no item.
        framed: whether it stands in a frame (`!!!`).
        italics: start and end in `text` of what is set in italics.
    """

    kind: Kind
    text: str
    group: int
    framed: bool
    italics: tuple[tuple[int, int], ...]
    links: tuple[Link, ...]
    _pieces: tuple[tuple[int, int], ...] = field(repr=False)
    _lines: Lines = field(repr=False)

    def span(self, offset: int = 0) -> Span:
        """The place of one of its characters in the author's file."""
        index = max(bisect_right(self._pieces, (offset, len(self._lines.text) + 1)) - 1, 0)
        if not self._pieces:
            return self._lines.span(0)
        start, origin = self._pieces[index]
        return self._lines.span(origin + offset - start)

    @cached_property
    def tokens(self) -> tuple[tuple[int, int, str], ...]:
        """Start, end and lower case of each word and number."""
        return tuple(
            (found.start(), found.end(), found.group().lower().replace("\u2019", "'"))
            for found in WORD.finditer(self.text)
        )

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence in which a character stands.

        Raises:
            IndexError: the block has no words.
        """
        return self.sentences[max(bisect_right(self._starts, offset) - 1, 0)]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.sentences)

    def before(self, offset: int) -> str:
        """What stands before a character in its sentence, at most so much of it as bears on one phrase."""
        return self.text[max(self.sentence_at(offset).start, offset - NEAR) : offset]

    def after(self, offset: int) -> str:
        """What stands from a character on in its sentence, at most so much of it as bears on one phrase."""
        sentence = self.sentence_at(max(offset - 1, 0))
        return self.text[offset : min(sentence.start + len(sentence.text), offset + NEAR)]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences; a block without an end mark is one."""
        return tuple(self._split())

    def _split(self) -> Iterator[Sentence]:
        start = 0
        for found in _END.finditer(self.text):
            if _NO_END.search(self.text, max(found.end() - 16, start), found.end()):
                continue
            yield Sentence(self.text[start : found.end()], start, self)
            start = found.end() + 1
        if self.text[start:].strip():
            yield Sentence(self.text[start:], start, self)


@dataclass(frozen=True, eq=False)
class Prose:
    """All words of one authored file.

    Attributes:
        kind: `section`, `exercise`, `checklist`, `care` or `handout`.
        id: the file's id.
        file: its name in findings.
        blocks: in the order in which a patient reads them.
    """

    kind: str
    id: str
    file: str
    blocks: tuple[Block, ...]

    @property
    def span(self) -> Span:
        """The beginning of the file."""
        return Span(self.file, 1, 1)

    def of(self, *kinds: Kind) -> Iterator[Block]:
        """Its blocks of some kinds, in order."""
        return (block for block in self.blocks if block.kind in kinds)

    @property
    def sentences(self) -> Iterator[Sentence]:
        """The sentences of all blocks, in order."""
        return (sentence for block in self.blocks for sentence in block.sentences)


def line_block(kind: Kind, passage: Passage) -> Block:
    """A passage that is one block: a title, a step, a sign."""
    plain = strip(passage.text)
    return _block(Stretch(kind, 0, len(passage.text)), plain, Lines(passage))


def body_blocks(passage: Passage) -> Iterator[Block]:
    """The blocks of a Markdown body."""
    lines = Lines(passage)
    for part in stretches(passage.text):
        plain = strip(passage.text, part.start, part.end)
        if plain.text:
            yield _block(part, plain, lines)


def _block(part: Stretch, plain: Plain, lines: Lines) -> Block:
    return Block(
        kind=part.kind,
        text=plain.text,
        group=part.group,
        framed=part.framed,
        italics=plain.italics,
        links=plain.links,
        _pieces=plain.pieces,
        _lines=lines,
    )
