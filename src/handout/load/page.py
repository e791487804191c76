"""One authored file while it is read: its tree, its body, and its words with their places."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handout.diagnostics import Span, did_you_mean
from handout.load.front_matter import Body, split_front_matter
from handout.load.validate import Model, validate
from handout.load.words import PLACEHOLDER, Known, cited, find_faults
from handout.load.yaml_nodes import Steps, Tree, parse_yaml
from handout.model.content import Passage, Ref

if TYPE_CHECKING:
    from handout.diagnostics import Diagnostic
    from handout.load.findings import Findings


@dataclass(frozen=True, slots=True)
class Page:
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
        return self.checked(Passage(text, self.tree.span(path)))

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


def _offset(text: str, span: Span) -> int:
    start = 0
    for _ in range(span.line - 1):
        start = text.find("\n", start) + 1
    return start + span.column - 1
