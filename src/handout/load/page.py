"""One authored file while it is read: its tree, its body, and its words with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from handout.diagnostics import Span, did_you_mean
from handout.load.front_matter import Body, split_front_matter
from handout.load.validate import Model, validate
from handout.load.words import PLACEHOLDER, Known, cited, find_faults
from handout.load.yaml_nodes import Steps, Tree, parse_yaml
from handout.model.content import Passage, Ref, Review
from handout.model.lint import Waiver

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handout.diagnostics import Diagnostic
    from handout.load.findings import Findings
    from handout.load.schema import ReviewFile

_WORD = re.compile(r"\S+")


class Page(Struct, frozen=True):
    """An authored file whose YAML could be read.

    Attributes:
        id: the file's name without its ending.
        name: the file's name for findings.
        text: the whole file.
        body: what stands under the front matter; no lines for a YAML file.
        cited: keys of the sources that its words and its keys have named so far.
    """

    id: str
    name: str
    text: str
    tree: Tree
    body: Body
    known: Known
    findings: Findings
    cited: set[str] = field(default_factory=set)

    @property
    def span(self) -> Span:
        """The beginning of the file."""
        return Span(self.name, 1, 1)

    def validated(self, model: type[Model]) -> Model | None:
        """The file's keys as `model`, or None with findings."""
        value, found = validate(model, self.tree)
        self.findings.extend(found)
        return value

    def passage(self, text: str, path: Steps) -> Passage:
        """The words of a key, checked."""
        span = self.tree.span(path)
        return self.checked(Passage(text, span, joined_lines(self.text, text, span)))

    def maybe_passage(self, text: str | None, path: Steps) -> Passage | None:
        """The words of an optional key, checked."""
        return None if text is None else self.passage(text, path)

    def passages(self, texts: tuple[str, ...], path: Steps) -> tuple[Passage, ...]:
        """The words of a list, checked."""
        return tuple(self.passage(text, (*path, index)) for index, text in enumerate(texts))

    def ref(self, word: str, path: Steps) -> Ref:
        """The use of an id."""
        return Ref(word, self.tree.span(path))

    def refs(self, words: tuple[str, ...], path: Steps) -> tuple[Ref, ...]:
        """The uses of ids in a list."""
        return tuple(self.ref(word, (*path, index)) for index, word in enumerate(words))

    def waivers(self, reasons: Mapping[str, str]) -> tuple[Waiver, ...]:
        """The rules set aside under `lint:`; a key is a rule's id, or that and the words meant."""
        return tuple(
            Waiver(*_rule_and_words(key), reason, self.tree.key(("lint", key)))
            for key, reason in reasons.items()
        )

    def review(self, review: ReviewFile) -> Review:
        """The review, checked: all of it or nothing, and in order."""
        given = [review.reviewed, review.by, review.next]
        span = self.tree.span(("review", "next")) if review.next else None
        if any(given) and not all(given):
            hint = "a review has reviewed, by and next"
            self.findings.error(
                "half-review", "the review is not complete", self.tree.span(("review",)), hint
            )
        elif review.reviewed and review.next and review.next <= review.reviewed and span:
            self.findings.error("review-order", "the next review is not after the last one", span)
        return Review(review.reviewed, review.by, review.next, span)

    def source_refs(self, words: tuple[str, ...]) -> tuple[Ref, ...]:
        """The keys under `sources:`, checked."""
        refs = self.refs(words, ("sources",))
        known = self.known.sources
        for ref in refs:
            self.cited.add(ref.id)
            if known is not None and ref.id not in known:
                hint = did_you_mean(ref.id, known) or "sources stand in content/sources.yaml"
                self.findings.error("unknown-source", f"'{ref.id}' is no source", ref.span, hint)
        return refs

    def checked(self, passage: Passage) -> Passage:
        """The same passage; what is wrong with its words becomes findings."""
        self.cited.update(cited(passage.text))
        if found := PLACEHOLDER.search(passage.text):
            span = self._locate(passage, found.start(), found.group())
            self.findings.warning("placeholder", "these words are still to be replaced", span)
        for fault in find_faults(passage.text, self.known):
            span = self._locate(passage, fault.offset, fault.words)
            self.findings.error(fault.code, fault.message, span, fault.hint)
        return passage

    def _locate(self, passage: Passage, offset: int, words: str) -> Span:
        """Where words of a passage stand in the file; quotes, indents and folded lines shift them."""
        nth = passage.text.count(words, 0, offset)
        start = _offset(self.text, passage.span)
        for _ in range(nth + 1):
            start = self.text.find(words, start) + 1
            if not start:
                return passage.span
        line = self.text.count("\n", 0, start - 1) + 1
        return Span(self.name, line, start - 1 - self.text.rfind("\n", 0, start - 1))


def open_page(file_id: str, name: str, text: str, known: Known, findings: Findings) -> Page | None:
    """Read a Markdown file with front matter, or a YAML file; None with findings when it is broken."""
    found: list[Diagnostic]
    if name.endswith(".md"):
        parts = split_front_matter(name, text)
        if not isinstance(parts, tuple):
            findings.add(parts)
            return None
        tree, found = parse_yaml(name, parts[0], first_line=2)
        body = parts[1]
    else:
        tree, found = parse_yaml(name, text)
        body = Body(name, 1, ())
    findings.extend(found)
    return None if tree is None else Page(file_id, name, text, tree, body, known, findings)


def joined_lines(source: str, text: str, span: Span) -> tuple[tuple[int, Span], ...]:
    """Where the lines begin that YAML folded into one: offset in `text`, and place in the file.

    Args:
        source: the whole file.
        text: the words, as YAML reads them.
        span: the place of their first character.
    """
    at = _offset(source, span)
    if source.startswith(text, at):
        return ()
    line, found = span.line, []
    for word in _WORD.finditer(text):
        start = source.find(word.group(), at)
        if (
            start < 0 or source[at:start].strip()
        ):  # written with an escape: what follows is put down to the last line that is known
            break
        if breaks := source.count("\n", at, start):
            line += breaks
            found.append((word.start(), Span(span.file, line, start - source.rfind("\n", 0, start))))
        at = start + len(word.group())
    return tuple(found)


def _rule_and_words(key: str) -> tuple[str, str]:
    rule, _, words = key.partition(" ")
    return rule, words.strip()


def _offset(text: str, span: Span) -> int:
    start = 0
    for _ in range(span.line - 1):
        start = text.find("\n", start) + 1
    return start + span.column - 1
