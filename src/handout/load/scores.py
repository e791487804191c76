"""`content/lint/scores.yaml`, and the files in which raters answer."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from handout.diagnostics import ProjectError, Span, did_you_mean
from handout.load.files import Layer, read_text
from handout.load.findings import Findings
from handout.load.schema import InstrumentEntry, RatingsFile
from handout.load.validate import validate
from handout.load.yaml_nodes import parse_yaml
from handout.model.score import Answer, Instrument, Item, Rating

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

SCORES = "content/lint/scores.yaml"
_SAID = {answer.value: answer for answer in Answer if answer is not Answer.OPEN}
_CHOICES = ", ".join(_SAID)


class Ratings(NamedTuple):
    """What a file of answers holds; handout and version are "" where it does not say (CSV)."""

    handout: str
    version: str
    ratings: tuple[Rating, ...]


def load_instruments(library: Path) -> tuple[Instrument, ...]:
    """The rating instruments of the library.

    Raises:
        ProjectError: the file is broken; it holds all mistakes.
    """
    layer, findings = Layer(library.resolve(), "library:"), Findings()
    text = read_text(layer, layer.root / SCORES, findings)
    tree, found = parse_yaml(layer.name(layer.root / SCORES), text) if text else (None, [])
    findings.extend(found)
    made = []
    for key in tree.value if tree and isinstance(tree.value, dict) else ():
        entry, found = validate(InstrumentEntry, tree, (key,)) if tree else (None, [])
        findings.extend(found)
        if entry:
            made.append(_instrument(key, entry))
    if findings.errors:
        raise ProjectError(*findings.sorted())
    return tuple(made)


def _instrument(key: str, entry: InstrumentEntry) -> Instrument:
    items = tuple(Item(id_, one.text, one.rules, one.shows, one.needs) for id_, one in entry.items.items())
    return Instrument(key, entry.title, entry.source, entry.passes, items)


def load_ratings(path: Path, instruments: Iterable[Instrument]) -> Ratings:
    """The answers of raters, from YAML, or from CSV with a column `item` and one for each rater.

    Raises:
        ProjectError: the file is broken, or names items that are not asked; it holds all mistakes.
    """
    findings = Findings()
    text = read_text(Layer(path.resolve().parent, ""), path.resolve(), findings)
    asked = [item.id for one in instruments for item in one.items if item.is_for_people]
    made = None
    if text is not None:
        read = _from_csv if path.suffix.lower() == ".csv" else _from_yaml
        made = read(path.name, text, asked, findings)
    if made is None or findings.errors:
        raise ProjectError(*findings.sorted())
    return made


def _from_yaml(name: str, text: str, asked: Sequence[str], findings: Findings) -> Ratings | None:
    tree, found = parse_yaml(name, text)
    findings.extend(found)
    file, found = validate(RatingsFile, tree) if tree else (None, [])
    findings.extend(found)
    if file is None or tree is None:
        return None
    for rater, answers in file.ratings.items():
        for item in answers:
            _check_item(item, asked, tree.key(("ratings", rater, item)), findings)
    ratings = (
        Rating(rater, {item: _SAID[word] for item, word in answers.items()})
        for rater, answers in file.ratings.items()
    )
    return Ratings(file.handout, file.version, tuple(ratings))


def _from_csv(name: str, text: str, asked: Sequence[str], findings: Findings) -> Ratings | None:
    rows = [row for row in csv.reader(io.StringIO(text)) if any(row)]
    head = [cell.strip() for cell in rows[0]] if rows else []
    if len(head) < 2 or head[0] != "item":  # noqa: PLR2004 - the items, and one rater at least
        hint = "the first line is: item,rater-1,rater-2"
        findings.error(
            "missing-key", "the first column must be 'item', then one for each rater", Span(name, 1, 1), hint
        )
        return None
    said: dict[str, dict[str, Answer]] = {rater: {} for rater in head[1:]}
    for line, row in enumerate(rows[1:], start=2):
        _check_item(row[0].strip(), asked, Span(name, line, 1), findings)
        for rater, word, column in _cells(head, row):
            if word.lower() in _SAID:
                said[rater][row[0].strip()] = _SAID[word.lower()]
            elif word:
                hint = did_you_mean(word.lower(), _SAID)
                message = f"'{word}' is not one of {_CHOICES}"
                findings.error("choice", message, Span(name, line, column), hint)
    return Ratings("", "", tuple(Rating(rater, answers) for rater, answers in said.items()))


def _cells(head: Sequence[str], row: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """Rater, answer and column of each cell after the first."""
    column = len(row[0]) + 2
    for rater, cell in zip(head[1:], row[1:], strict=False):
        yield rater, cell.strip(), column
        column += len(cell) + 1


def _check_item(item: str, asked: Sequence[str], span: Span, findings: Findings) -> None:
    if item not in asked:
        hint = did_you_mean(item, asked) or f"people are asked for: {', '.join(asked)}"
        findings.error("unknown-key", f"'{item}' is no item that people answer", span, hint)
